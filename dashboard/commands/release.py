"""`jixiao release`: versions that are signed off: listed, made, withdrawn, compared."""

from typing import Annotated

import typer

from dashboard.commands.options import StoreOption
from dashboard.errors import RefusedRelease, UnknownSelection
from dashboard.i18n import Words
from dashboard.i18n.formats import moment
from dashboard.i18n.moves import moved_figure
from dashboard.settings import store_path
from dashboard.terminal import print_table, sentences, terminal_words
from dashboard.warehouse import (
    Store,
    bring_up_to_date,
    changes,
    make_release,
    open_warehouse,
    release_store,
    releases,
    withdraw_release,
)


def release(
    store: StoreOption = None,
    make: Annotated[bool, typer.Option("--make", help="Sign the data as it is off under the next number.")] = False,
    withdraw: Annotated[int | None, typer.Option("--withdraw", metavar="N", help="Take a release back.")] = None,
    compare: Annotated[
        tuple[int, int] | None,
        typer.Option("--compare", metavar="N M", help="What release M changes against N; 0 is the data as it is."),
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who signs off or takes back.")] = "",
    note: Annotated[str, typer.Option("--note", help="What is in it, or why it is taken back.")] = "",
) -> None:
    """List releases, make one, take one back, or compare two."""
    w = terminal_words()
    served = Store(store_path(store))
    with sentences():
        try:
            if make:
                bring_up_to_date(served)
                print(w("releases.made", number=make_release(served, by, note).number))
            elif withdraw is not None:
                print(w("releases.withdrawn", number=withdraw_release(served, withdraw, by, note).number))
            elif compare is not None:
                _compare(w, served, *compare)
            else:
                _list(w, served)
        except RefusedRelease as error:
            raise UnknownSelection(w(f"releases.refused.{error.reason}", number=error.number)) from error


def _list(w: Words, served: Store) -> None:
    every = releases(served)
    if not every:
        print(w("releases.none"))
        return
    rows = [
        [
            one.number,
            moment(one.released_at),
            one.released_by,
            w.value("release_state", "withdrawn" if one.is_withdrawn else "in_force"),
            one.withdrawn_why or one.note,
        ]
        for one in every
    ]
    columns = ("release_number", "released_at", "released_by", "release_state", "release_note")
    print_table([w.label(column) for column in columns], rows, whole=0)


def _compare(w: Words, served: Store, before: int, after: int) -> None:
    folders = [release_store(served, number).folder if number else served.folder for number in (before, after)]
    found = changes(*(open_warehouse(folder) for folder in folders))
    counts = found.evaluations["change"].value_counts()
    parts = [w(f"imports.changes.count.{change}", count=int(count)) for change, count in counts.items()]
    print(w.clauses([*parts, w("imports.changes.count.unchanged", count=found.unchanged)]))
    rows = [
        [
            w.label(row["figure"]),
            w.value("form_type", row["form_type"]),
            moved_figure(w, row["figure"], row["before"]),
            moved_figure(w, row["figure"], row["after"]),
            moved_figure(w, row["figure"], row["difference"], is_signed=True),
        ]
        for row in found.figures.to_dict("records")
    ]
    if rows:
        heads = [
            "imports.changes.figure",
            "column.form_type",
            *(f"imports.changes.{x}" for x in ("before", "after", "difference")),
        ]
        print_table([w(head) for head in heads], rows, whole=0)
