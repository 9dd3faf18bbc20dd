"""The selection and its sources as sentences, for the head of a page and for every figure and file."""

import pandas as pd

from dashboard.i18n import Words
from dashboard.records import FigureNotes, Selection
from dashboard.widgets.address import Options

MOST_NAMED = 6


def selection_sentence(selection: Selection, options: Options, words: Words) -> str:
    """What is selected, in one sentence without a full stop: "2022–2023年；天河区；全部部门；项目支出自评表"."""
    regions = [options.regions[code][words.language] for code in selection.regions if code in options.regions]
    forms = [words.value("form_type", code) for code in selection.form_types]
    parts = [
        words("selection.years", years=_years(selection.years, words))
        if selection.years
        else words("selection.all_years"),
        _named(regions, words, "selection.all_regions"),
        _named(list(selection.departments), words, "selection.all_departments"),
        _named(forms, words, "selection.all_form_types"),
    ]
    if selection.words:
        parts.append(words("selection.words", text=selection.words))
    return words("selection.separator").join(parts)


def coverage_notes(coverage: pd.DataFrame, selection: str, words: Words) -> FigureNotes:
    """The notes of a selection's figures from its one row of mart `coverage`."""
    row = coverage.iloc[0]
    packs = row[f"packs_{words.language}"] if row["evaluations"] else []
    return FigureNotes(
        selection=selection,
        source=words(
            "screen.source_synthetic" if row["is_synthetic"] else "screen.source",
            evaluations=words("count.evaluations", count=int(row["evaluations"])),
            documents=words("count.documents", count=int(row["documents"])),
        ),
        is_synthetic=bool(row["is_synthetic"]),
        packs=words.clauses(list(packs)),
    )


def _years(years: tuple[int, ...], words: Words) -> str:
    """Years with runs drawn together: 2019, 2021–2023."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return words.listed([str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs])


def _named(names: list[str], words: Words, all_of_them: str) -> str:
    """The names, or the sentence for all of them; a long list ends with how many more there are."""
    if not names:
        return words(all_of_them)
    if len(names) <= MOST_NAMED:
        return words.listed(names)
    return words("selection.and_more", names=words.listed(names[:MOST_NAMED]), count=len(names) - MOST_NAMED)
