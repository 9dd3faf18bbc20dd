"""The selection and its sources as sentences, for the head of a page and for every figure and file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.i18n import Language, Words
from dashboard.i18n.formats import day
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Release, Store, content_of, last_release

MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Options:
    """What can be picked, from the data: each value with its label in either language."""

    years: tuple[str, ...]
    regions: Mapping[str, Mapping[Language, str]]
    departments: tuple[str, ...]
    form_types: tuple[str, ...]

    def known(self, field: str) -> Sequence[str]:
        """The values a field of the selection may take, as they stand in an address."""
        values: Mapping[str, Sequence[str]] = {
            "years": self.years,
            "regions": tuple(self.regions),
            "departments": self.departments,
            "form_types": self.form_types,
        }
        return values[field]


def options_of(rows: pd.DataFrame) -> Options:
    """The options in the rows of mart `filter_options`."""

    def values(dimension: str) -> tuple[str, ...]:
        return tuple(rows.loc[rows["dimension"] == dimension, "value"])

    regions = rows[rows["dimension"] == "region"]
    return Options(
        years=values("year"),
        regions={row["value"]: {"zh": row["label_zh"], "en": row["label_en"]} for row in regions.to_dict("records")},
        departments=values("department"),
        form_types=values("form_type"),
    )


def selection_sentence(selection: Selection, options: Options, words: Words) -> str:
    """What is selected, in one sentence without a full stop: "2022–2023年；天河区；全部部门；项目支出自评表"."""
    regions = [options.regions[code][words.language] for code in selection.regions if code in options.regions]
    forms = [words.value("form_type", code) for code in selection.form_types]
    parts = [
        words("selection.years", years=years_listed(selection.years, words))
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


def bases_sentence(totals: pd.DataFrame, words: Words) -> str:
    """The execution rates on the adjusted and on the initial budget, one clause a type of form; "" where none stands.

    `totals`: mart `results` with grain `all`.
    """
    clauses = [
        words(
            "statement.bases_part",
            form_type=words.value("form_type", row["form_type"]),
            adjusted=words.rate(row["execution_rate"]),
            initial=words.rate(row["execution_rate_initial"]),
        )
        for row in totals.to_dict("records")
    ]
    return words("statement.bases", parts=words.clauses(clauses)) if clauses else ""


def release_sentence(served: Store, shown: Release | None, words: Words) -> str:
    """Which data is shown: a release, or the store as it is; "" where nothing was ever released."""
    if shown is not None:
        line = words("releases.shown", number=shown.number, date=day(shown.released_at), name=shown.released_by)
        return line + words("releases.recomputed") if shown.is_recomputed else line
    last = last_release(served)
    if last is None:
        return ""
    key = "releases.same" if last.content == content_of(served) else "releases.unreleased"
    return words(key, number=last.number, date=day(last.released_at))


def years_listed(years: tuple[int, ...], words: Words) -> str:
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
