"""`jixiao sample`: a spot-check sample as a review table, and the filled one read back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.options import (
    AddressOption,
    DepartmentOption,
    FormOption,
    RegionOption,
    StoreOption,
    TextOption,
    YearOption,
    selection_of,
    source_of,
    warehouse_of,
)
from dashboard.errors import UnknownSelection
from dashboard.figures.links import query_of
from dashboard.figures.selected import release_sentence
from dashboard.settings import store_path
from dashboard.terminal import print_table, sentences, terminal_words
from dashboard.warehouse import Store

REFUSED = 3
SHOWN = ("form_name", "unit_name", "budget_size", "has_leads", "has_full_marks", "leads", "score_reported")


def sample(
    store: StoreOption = None,
    size: Annotated[int, typer.Option("--size", min=1, max=500, help="How many forms to draw.")] = 20,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Another seed draws others; the same one the same.")] = 1,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE.xlsx", help="Write the review table (复核表) to this file.")
    ] = None,
    read: Annotated[
        Path | None, typer.Option("--read", metavar="FILE.xlsx", help="Read a filled review table back.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who reviewed; needed with --read.")] = "",
    year: YearOption = None,
    region: RegionOption = None,
    department: DepartmentOption = None,
    form: FormOption = None,
    text: TextOption = None,
    address: AddressOption = None,
) -> None:
    """Draw a spot-check sample (by budget, leads and full marks), or read its filled review table back."""
    from dashboard.auditing import reader
    from dashboard.auditing.sampling import sample as drawn_sample
    from dashboard.auditing.sampling import sample_table
    from dashboard.export.tables import presented

    w = terminal_words()
    if read is not None:
        _take_back(store, read, by.strip())
        return
    selection = selection_of(year, region, department, form, text)
    with sentences():
        source = source_of(store, address)
        warehouse = source.warehouse
        if out is None:
            found = drawn_sample(reader(warehouse, selection), size, seed).drawn
            shown = presented(found, w)
            rows = shown.astype(object).where(shown.notna(), None)[list(SHOWN)]
            print_table([w.label(column) for column in SHOWN], rows.to_numpy().tolist(), whole=0)
            print(w("sampling.count", count=len(rows)))
            return
        if out.suffix.lower() != ".xlsx":
            raise UnknownSelection(w("template.ending", out=out.name))
        data = sample_table(
            warehouse,
            selection,
            w,
            size,
            seed,
            datetime.now(UTC),
            release=release_sentence(source.served, source.release, w),
            link=source.link("sampling", {"size": [str(size)], "seed": [str(seed)], **query_of(selection)}),
        )
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
        print(w("sampling.written", out=out))


def _take_back(store: str | None, file: Path, name: str) -> None:
    """Stores the reviewed scores of a filled table; exit 3 where some cells could not be taken, nothing stored then."""
    from dashboard.auditing.reviewing import problem_lines, read_review, review_corrections
    from dashboard.warehouse import write_corrections

    w = terminal_words()
    with sentences():
        if not name:
            raise UnknownSelection(w("review.no_name"))
        if not file.is_file():
            raise UnknownSelection(w("review.no_file", file=file))
        warehouse = warehouse_of(store)
        review = read_review(warehouse, file.read_bytes(), file.name, w)
        for line in problem_lines(review, w):
            print(line)
        if review.problems:
            print(w("review.nothing_stored", count=len(review.problems)))
            raise typer.Exit(REFUSED)
        if review.scores:
            corrections = review_corrections(warehouse, review, w, name, datetime.now(UTC))
            write_corrections(Store(store_path(store)), corrections)
        print(w("review.stored", count=len(review.scores), rows=w.count(review.rows)))
