"""A run of cells below an indicator header, empty ones lost → the rows, and the column of each cell.

Every way to deal the cells out is weighed by what columns hold; the printed total, and the points printed beside first
levels, choose among the likely ones. What two ways as good disagree on has no column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.grid import Cell
from dashboard.ingest.mending.row_paths import RowPaths, Stretch, Way
from dashboard.ingest.mending.row_suits import RowSuits
from dashboard.ingest.mending.row_totals import DOUBT, Closes, add_up, settled
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

# Ways this much worse than the best are taken only where the totals ask for them.
_UNLIKELY = 4.0
# Columns that forms fill in every row, and how many of the rows must.
_FILLED, _USUAL, _ALWAYS = frozenset({"target", "actual", "weight", "score"}), 0.75, 0.8
# Where there are no points, what rows fill tells alone.
_POINTS, _WITHOUT_POINTS = frozenset({"weight", "score"}), frozenset({"target", "actual", "remark"})
_LEVELS = frozenset({"level_1", "level_2"})
_NAMES = _LEVELS | {"level_3"}
_MISFIT, _MANY_MISFITS = -2.0, 3


@dataclass(frozen=True, slots=True)
class CutRow:
    """One row: its cells, and the column of each; None for a cell that may stand in more than one."""

    cells: tuple[Cell, ...]
    columns: tuple[Column | None, ...]


def row_cuts(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    words: Vocabulary,
    closes: Closes | None,
) -> list[CutRow]:
    """The rows in order, without cells of which it is not certain where they belong.

    `closes` tells whether weights and scores that add up so make the printed total; None where none is printed.
    """
    if not cells:
        return []
    suits = RowSuits(cells, columns, words)
    paths = RowPaths(suits)
    if paths.best == float("-inf") or "level_3" not in suits.roles:
        return []
    stretches = list(paths.stretches(_UNLIKELY))
    if any(not stretch.ways for stretch in stretches):
        stretches = list(paths.stretches(DOUBT))
    left = settled(_below_levels(stretches, suits), suits, closes)
    left = _without_odd_rows(left, suits, _ALWAYS if add_up(left, suits, closes) else _USUAL)
    return list(_under_known_levels(_without_misfits(left, suits), suits))


def _without_odd_rows(stretches: Sequence[Stretch], suits: RowSuits, share: float) -> list[Stretch]:
    """The stretches, no ways through those with a row that leaves a column empty which so many rows fill.

    Such a row lost a cell, or is none, and the others of it may stand one column off; a total proves nothing of words.
    """
    rows = [(order, roles) for order, stretch in enumerate(stretches) for roles in _roles_of_rows(stretch, suits)]
    named = [roles for _, roles in rows if "level_3" in roles]
    filled = _FILLED if _POINTS & set(suits.roles) else _WITHOUT_POINTS
    usual = {role for role in filled if sum(1 for roles in named if role in roles) >= share * len(named)}
    odd = {order for order, roles in rows if "level_3" in roles and not usual <= roles and len(roles) > 1}
    return [Stretch(one.start, one.end, [] if order in odd else one.ways) for order, one in enumerate(stretches)]


def _roles_of_rows(stretch: Stretch, suits: RowSuits) -> Iterator[set[str]]:
    """The columns that each row fills in the best way through the stretch."""
    for way in stretch.ways[:1]:
        for start, end in pairwise([*sorted(way.starts), stretch.end]):
            yield {suits.roles[column] for column in way.columns[start - stretch.start : end - stretch.start]}


def _without_misfits(stretches: Sequence[Stretch], suits: RowSuits) -> list[Stretch]:
    """The stretches, no ways through those with a cell that hardly suits its column, and through those beside them.

    There the cells of a row were lost or ran together, or a column of the header was: then nothing fits.
    """
    misfits = {order for order, stretch in enumerate(stretches) if _has_misfit(stretch, suits)}
    around = {order + step for order in misfits for step in (-1, 0, 1)}
    lost = set(range(len(stretches))) if len(misfits) * _MANY_MISFITS > len(stretches) else around
    return [Stretch(one.start, one.end, [] if order in lost else one.ways) for order, one in enumerate(stretches)]


def _has_misfit(stretch: Stretch, suits: RowSuits) -> bool:
    """Whether a cell hardly suits its column, or a row that says something says not of what."""
    for way in stretch.ways[:1]:
        bounds = [*sorted(way.starts), stretch.end]
        for start, end in pairwise(bounds):
            under = way.columns[start - stretch.start : end - stretch.start]
            named = {suits.roles[column] for column in under}
            if "level_3" not in named and not named <= _LEVELS:
                return True
            if any((suits.suits[start + order][column] or 0.0) <= _MISFIT for order, column in enumerate(under)):
                return True
    return False


def _below_levels(stretches: Sequence[Stretch], suits: RowSuits) -> list[Stretch]:
    """The stretches with what second levels say of the first level they stand below, rows above included."""
    found: list[Stretch] = []
    level: int | None = None
    for stretch in stretches:
        ways: list[Way] = []
        levels: set[int | None] = set()
        for way in stretch.ways:
            above, worth = level, way.worth
            for order, column in enumerate(way.columns):
                at, role = stretch.start + order, suits.roles[column]
                if role == "level_1":
                    above = at
                elif role == "level_2" and above is not None and (above != at - 1 or at in way.starts):
                    worth += suits.of_levels(above, at)
            ways.append(Way(worth, way.columns, way.starts))
            levels.add(above)
        level = next(iter(levels)) if len(levels) == 1 else None
        found.append(Stretch(stretch.start, stretch.end, sorted(ways, key=lambda way: -way.worth)))
    return found


def _under_known_levels(stretches: Sequence[Stretch], suits: RowSuits) -> Iterator[CutRow]:
    """The rows that all ways left cut out alike, but for those whose level may stand among cells that are in none."""
    lost: set[str] = set()
    # The cells right before a row that no row holds: they may begin it.
    loose: Sequence[Cell] = ()
    for stretch in stretches:
        at = stretch.start
        for start, row in _rows(stretch, suits):
            loose = (*loose, *suits.cells[at:start])
            levels = {column.role for column in row.columns if column is not None} & _LEVELS
            lost |= _levels_lost(loose, suits, "level_1" if "level_2" in levels else "level_2")
            has_next = start + len(row.cells) < len(suits.cells)
            whole = _without_doubtful_remark(row, suits) if has_next else row
            *others, last = [
                cell if column is None else None for cell, column in zip(whole.cells, whole.columns, strict=True)
            ]
            doubtful = _levels_lost([cell for cell in others if cell is not None], suits, "level_2")
            hidden = {level for cell in row.cells for level in suits.levels_inside(cell)}
            lost = set() if "level_1" in levels else lost - levels
            if not lost | doubtful | hidden:
                yield whole
            lost |= doubtful | hidden
            # A name without values may be that of a level, or the beginning of the next one.
            is_name = all(column is None or column.role in _NAMES for column in whole.columns)
            loose = whole.cells[-1:] if is_name else [last] if last is not None else ()
            at = start + len(row.cells)
        loose = (*loose, *suits.cells[at : stretch.end])


def _without_doubtful_remark(row: CutRow, suits: RowSuits) -> CutRow:
    """The row without words that explain nothing, as it lost no points: the next row may begin with them."""
    by_role = {column.role: cell for cell, column in zip(row.cells, row.columns, strict=True) if column is not None}
    remark, weight, score = (by_role.get(role) for role in ("remark", "weight", "score"))
    has_all = weight is not None and score is not None and key(weight.text) == key(score.text)
    if remark is None or remark is not row.cells[-1] or not has_all or not suits.may_name_level(remark):
        return row
    return CutRow(row.cells, (*row.columns[:-1], None))


def _levels_lost(cells: Sequence[Cell], suits: RowSuits, unknown: str) -> set[str]:
    """The levels that cells without a place may name, `unknown` where the last has a name nobody knows."""
    named = {level for cell in cells for level in suits.levels_of(cell)}
    return named | ({unknown} if cells and suits.may_name_level(cells[-1]) else set())


def _rows(stretch: Stretch, suits: RowSuits) -> Iterator[tuple[int, CutRow]]:
    """The rows that all ways left cut out alike, each with the number of its first cell."""
    if not stretch.ways:
        return
    starts = [way.starts | {stretch.end} for way in stretch.ways]
    sure = sorted(frozenset.intersection(*starts))
    for start, end in pairwise(sure):
        if any(start < at < end for one in starts for at in one):
            continue
        under = zip(*(way.columns[start - stretch.start : end - stretch.start] for way in stretch.ways), strict=True)
        columns = tuple(suits.columns[one[0]] if len(set(one)) == 1 else None for one in under)
        yield start, CutRow(tuple(suits.cells[start:end]), columns)
