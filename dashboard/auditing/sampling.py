"""A spot-check sample: which forms are drawn, and the review table to fill in."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from dashboard.auditing.leads import reader
from dashboard.errors import UnknownSelection
from dashboard.export.review_table import review_table
from dashboard.figures import Read
from dashboard.figures.selected import coverage_notes, options_of, selection_sentence
from dashboard.i18n import Words
from dashboard.records import Selection
from dashboard.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Sample:
    """The drawn forms (mart `sample_drawn`) and the strata they come from (mart `sample_strata`)."""

    drawn: pd.DataFrame
    strata: pd.DataFrame


def sample(read: Read, size: int, seed: int) -> Sample:
    """The forms that a sample of this size takes; the same data, selection and seed give the same ones."""
    asked = {"sample_size": size, "seed": str(seed)}
    return Sample(read("sample_drawn", **asked), read("sample_strata", **asked))


def sample_table(
    warehouse: Warehouse,
    selection: Selection,
    words: Words,
    size: int,
    seed: int,
    moment: datetime,
    *,
    release: str = "",
    link: str = "",
) -> bytes:
    """The review table of a sample as a workbook; `release` says which data it is, `link` reopens the same sample.

    Raises UnknownSelection where nothing can be drawn.
    """
    found = sample(reader(warehouse, selection), size, seed)
    if found.drawn.empty:
        raise UnknownSelection(words("sampling.empty"))
    rows = warehouse.mart("review_rows", Selection(), evaluations=list(found.drawn["evaluation_id"]))
    notes = table_notes(warehouse, selection, words, found, size, seed, moment)
    own = [words("statement.rows", count=len(rows)), *([release] if release else [])]
    last = [words("statement.link", link=link)] if link else []
    return review_table(rows, found.drawn, words, [*notes, *own, *last])


def table_notes(
    warehouse: Warehouse,
    selection: Selection,
    words: Words,
    found: Sample,
    size: int,
    seed: int,
    moment: datetime,
) -> list[str]:
    """What was drawn from what, and how: so that anyone can draw it again."""
    sentence = selection_sentence(selection, options_of(warehouse.mart("filter_options", Selection())), words)
    notes = coverage_notes(warehouse.mart("coverage", selection), sentence, words)
    return [
        words("review.selection", selection=sentence),
        words(
            "review.drawn",
            size=size,
            drawn=words.count(len(found.drawn)),
            evaluations=words.count(found.strata["evaluations"].sum()),
            strata=words.count(len(found.strata)),
            seed=seed,
        ),
        words("review.how"),
        words("review.version", version=warehouse.version, moment=f"{moment:%Y-%m-%d %H:%M}"),
        *([words("figure.packs", packs=notes.packs)] if notes.packs else []),
        words("figure.source", source=notes.source),
        *([words("figure.synthetic")] if notes.is_synthetic else []),
    ]
