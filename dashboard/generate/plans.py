"""What each project promises year after year: its indicators, their first targets, and how ambitious they are."""

from dataclasses import dataclass

import numpy as np

from dashboard.generate.columns import Floats, Ints
from dashboard.generate.districts import Districts
from dashboard.generate.filings import DEPARTMENT, PROJECT, Offices, Subjects
from dashboard.generate.pools import COUNT, NOT_APPLICABLE, POOLS, SATISFACTION, Pools
from dashboard.generate.ragged import drawn, ranks, run_starts
from dashboard.generate.words import Style, SyntheticWords

EXACT, MILD, LARGE, EXTREME, SHORT = range(5)  # how actuals tend to lie against targets


@dataclass(frozen=True, slots=True)
class Levels:
    """Second levels of every style: `first` and `second` are places in the lists of names, -1 where a style has fewer.

    `weight` is the first level's part of all the indicators' points, indexed by style and place in the list of firsts.
    """

    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    first: Ints
    second: Ints
    pool: Ints
    weight: Ints


@dataclass(frozen=True, slots=True)
class Plans:
    """Indicator rows, each subject's together: `start` and `count` say where they stand.

    `level` is a place in the style's levels, `entry` in the pools (-1 where the row does not apply), `target` the first
    year's, `growth` a year's factor, `habit` one of EXACT, MILD, …, `word` a place in the pools' vocabulary.
    """

    start: Ints
    count: Ints
    level: Ints
    entry: Ints
    kind: Ints
    target: Floats
    growth: Floats
    habit: Ints
    word: Ints


def levels_of(styles: tuple[Style, ...]) -> Levels:
    """The second levels of every style as arrays of one width."""
    width = max(len(style.levels) for style in styles)
    firsts = tuple(dict.fromkeys(level.level_1 for style in styles for level in style.levels))
    seconds = tuple(dict.fromkeys(level.level_2 for style in styles for level in style.levels))
    first, second, pool = (np.full((len(styles), width), -1, np.int64) for _ in range(3))
    weight = np.zeros((len(styles), len(firsts)), np.int64)
    for row, style in enumerate(styles):
        for column, level in enumerate(style.levels):
            first[row, column] = firsts.index(level.level_1)
            second[row, column] = seconds.index(level.level_2)
            pool[row, column] = POOLS.index(level.pool)
        for name, points in style.profile.items():
            weight[row, firsts.index(name)] = points
    return Levels(firsts, seconds, first, second, pool, weight)


def drawn_plans(
    subjects: Subjects,
    offices: Offices,
    districts: Districts,
    words: SyntheticWords,
    pools: Pools,
    levels: Levels,
    random: np.random.Generator,
) -> Plans:
    """The plans of all projects and of the departments' scored forms; the others have no indicators."""
    style = districts.style[offices.district[subjects.office]]
    department = offices.department[subjects.office]
    planned = (subjects.form == PROJECT) | (subjects.form == DEPARTMENT)
    available = np.where(levels.pool[style] >= 0, pools.length[department[:, None], levels.pool[style]], 0)
    is_quantity = levels.pool[style] == POOLS.index("quantities")
    of_project = pools.own[department, subjects.project] + pools.common
    available = np.where(is_quantity & (subjects.form == PROJECT)[:, None], of_project[:, None], available)
    chosen = np.minimum(_counts(words.styles, style, levels.first.shape[1], random), available)
    chosen[~planned] = 0
    prints_blank = np.array([one.prints_not_applicable for one in words.styles])[style]
    is_blank = (chosen == 0) & (levels.first[style] >= 0) & prints_blank[:, None] & planned[:, None]
    rows = chosen + is_blank
    per_level = rows.ravel()
    count = rows.sum(axis=1)
    cell = np.repeat(np.arange(per_level.size), per_level)
    subject, level = cell // rows.shape[1], cell % rows.shape[1]
    pool = levels.pool[style[subject], level]
    is_own = (pool == POOLS.index("quantities")) & (subjects.form[subject] == PROJECT)
    about = np.where(is_own, subjects.project[subject], -1)
    entry = _entries(cell, ranks(per_level), department[subject], pool, about, pools, random)
    entry[is_blank.ravel()[cell]] = -1
    kind = np.where(entry < 0, NOT_APPLICABLE, pools.kind[entry])
    choice = random.integers(0, 1000, len(entry)) % pools.choices[entry]
    amount = np.exp(random.uniform(np.log(pools.low[entry]), np.log(pools.high[entry])))
    raised = random.random(len(entry)) < 0.45
    return Plans(
        start=run_starts(count),
        count=count,
        level=level,
        entry=entry,
        kind=kind,
        target=np.where(kind == COUNT, amount, pools.targets[entry, choice].astype(np.float64)),
        growth=np.where(raised, random.uniform(1.0, 1.12, len(entry)), 1.0),
        habit=_habits(kind, districts.modesty[offices.district[subjects.office[subject]]], random),
        word=pools.words[entry, choice],
    )


def _counts(styles: tuple[Style, ...], style: Ints, width: int, random: np.random.Generator) -> Ints:
    """Third-level indicators below each second level, subject by subject."""
    counts = np.zeros((len(style), width), np.int64)
    for row, one in enumerate(styles):
        users = np.flatnonzero(style == row)
        for column, level in enumerate(one.levels):
            counts[users, column] = drawn(random, level.chances, len(users))
    return counts


def _entries(
    cell: Ints, rank: Ints, department: Ints, pool: Ints, about: Ints, pools: Pools, random: np.random.Generator
) -> Ints:
    """An entry for each row: each level begins somewhere in its pool and goes on from there, so that none stands twice.

    Where `about` names a project, its own quantities come first, common ones after them.
    """
    offset = random.integers(0, 1000, int(cell.max(initial=0)) + 1)[cell]
    length = np.maximum(pools.length[department, pool], 1)
    own = pools.own[department, about]
    of_project = np.where(rank < own, rank, own + (offset + rank) % pools.common)
    entries: Ints = np.where(
        about >= 0,
        pools.project_start[department, about] + of_project,
        pools.start[department, pool] + (offset + rank) % length,
    )
    return entries


def _habits(kind: Ints, modesty: Floats, random: np.random.Generator) -> Ints:
    """How actuals lie against targets: mostly on them, more often far above where districts aim low."""
    luck = random.random(len(kind)) / modesty
    habits = np.select([luck < 0.015, luck < 0.11, luck < 0.3], [EXTREME, LARGE, MILD], EXACT)
    short = random.random(len(kind)) < 0.1
    habits = np.where(short & (kind != SATISFACTION), SHORT, habits)
    result: Ints = habits.astype(np.int64)
    return result
