"""The indicators a department can choose from, laid out as arrays."""

from dataclasses import dataclass

import numpy as np

from dashboard.generate.columns import Floats, Ints
from dashboard.generate.words import Department, Pool, Quantity, SyntheticWords

COUNT, PERCENT, SATISFACTION, COST, WORDS, DATE, NOT_APPLICABLE = range(7)
_KINDS = {"percent": PERCENT, "words": WORDS, "date": DATE, "cost": COST, "satisfaction": SATISFACTION}
POOLS: tuple[Pool, ...] = (
    "quantities", "quality", "timeliness", "cost", "economic", "social", "ecological", "sustainable", "satisfaction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator that can be chosen."""

    name: str
    kind: int
    unit: str | None = None
    low: int = 1
    high: int = 1
    targets: tuple[int, ...] = (0,)
    words: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Pools:
    """Entries department by department and pool by pool.

    `start` and `length` are indexed by department and pool. A project's quantities are indexed by department and
    project: `own` of them are what it is about, `common` more may join. `targets` and `words` hold as many choices as
    `choices` says, words as places in `vocabulary`.
    """

    entries: tuple[Entry, ...]
    start: Ints
    length: Ints
    project_start: Ints
    own: Ints
    common: int
    kind: Ints
    low: Floats
    high: Floats
    choices: Ints
    targets: Ints
    words: Ints
    vocabulary: tuple[str, ...]


def pools_of(words: SyntheticWords) -> Pools:
    """The pools of every department."""
    entries: list[Entry] = []
    start = np.zeros((len(words.departments), len(POOLS)), np.int64)
    length = np.zeros_like(start)
    for row, department in enumerate(words.departments):
        for column, pool in enumerate(POOLS):
            found = _entries(department, pool, words)
            start[row, column], length[row, column] = len(entries), len(found)
            entries += found
    project_start = np.zeros((len(words.departments), max(len(one.projects) for one in words.departments)), np.int64)
    own = np.zeros_like(project_start)
    for row, department in enumerate(words.departments):
        by_name = {entry.name: entry for entry in _entries(department, "quantities", words)}
        for column, project in enumerate(department.projects):
            project_start[row, column], own[row, column] = len(entries), len(project.quantities)
            entries += [by_name[name] for name in project.quantities] + _quantities(words.common_quantities)
    choices = np.array([max(len(entry.targets), len(entry.words)) for entry in entries], np.int64)
    vocabulary = tuple(dict.fromkeys(word for entry in entries for word in entry.words))
    targets = np.zeros((len(entries), choices.max()), np.int64)
    worded = np.zeros_like(targets)
    for row, entry in enumerate(entries):
        for column in range(choices[row]):
            targets[row, column] = entry.targets[column % len(entry.targets)]
            worded[row, column] = vocabulary.index(entry.words[column % len(entry.words)])
    return Pools(
        entries=tuple(entries),
        start=start,
        length=length,
        project_start=project_start,
        own=own,
        common=len(words.common_quantities),
        kind=np.array([entry.kind for entry in entries], np.int64),
        low=np.array([entry.low for entry in entries], np.float64),
        high=np.array([entry.high for entry in entries], np.float64),
        choices=choices,
        targets=targets,
        words=worded,
        vocabulary=vocabulary,
    )


def _entries(department: Department, pool: Pool, words: SyntheticWords) -> list[Entry]:
    if pool == "quantities":
        return _quantities(department.quantities)
    found = [
        Entry(
            name.replace("{served}", served),
            _KINDS[common.kind],
            "万元" if common.kind == "cost" else "%" if common.targets else None,
            targets=common.targets or (0,),
            words=_word_choices(common.words, place),
        )
        for common in words.indicators
        if common.pool == pool
        for place, name in enumerate(common.names)
        for served in (department.served if "{served}" in name else ("",))
    ]
    if pool == "social":
        found += [Entry(benefit, WORDS, words=words.benefit_words) for benefit in department.benefits]
    return found


def _quantities(rows: tuple[Quantity, ...]) -> list[Entry]:
    return [Entry(name, COUNT, unit, low, high) for name, unit, low, high in rows]


def _word_choices(words: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The word that belongs to the name at this place, or all of them where names and words do not pair off."""
    return (words[place % len(words)],) if words else ("",)
