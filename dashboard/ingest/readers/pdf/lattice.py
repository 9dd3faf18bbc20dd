"""Ruling lines → the lattices of the tables they make: rows, columns, and which walls between fields are drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.readers.pdf.marks import Box, Rule

# Lines this close are one line drawn twice, or the two borders of neighbouring cells; together no wider than this.
_SNAP = 4.5
_WIDEST = 6.0
_DOUBLE = 1.5
_SAME = 0.6
# Strokes of one line are joined over gaps as wide as this; lines that miss each other by no more touch.
_GAP = 3.0
_SHORTEST = 5.0
# Lines that reach this far beyond the outermost crossing line show a side of the table that is not drawn.
_BEYOND = 8.0
_FAR = 12.0
# Upright lines of one table begin and end together; where no line crosses them so many make a table.
_ENDS = 4.0
_FEWEST_UPRIGHTS = 4
_DRAWN_SHARE = 0.5
MOST_RULES = 4000
_MOST_FIELDS = 20_000


_Band = tuple[float, float]


class TooManyRulesError(ValueError):
    """States that a page holds more lines than any table has."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Where the lines of a table lie, and where they are drawn.

    `walls[row][i]` tells whether the line left of column i is drawn in the row, `floors[j][column]` whether the line
    above row j is drawn in the column; the last of each close the table.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    walls: tuple[tuple[bool, ...], ...]
    floors: tuple[tuple[bool, ...], ...]

    @property
    def box(self) -> Box:
        """The outline: left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


@dataclass(frozen=True, slots=True)
class Field:
    """A cell as a rectangle of fields of the lattice."""

    row: int
    column: int
    rows: int
    columns: int


def lattices(rules: Sequence[Rule]) -> list[Lattice]:
    """The tables that the lines make, each of two columns at least; frames around text are none.

    Raises TooManyRulesError.
    """
    across = _joined(rule for rule in rules if rule.direction == "horizontal")
    down = _joined(rule for rule in rules if rule.direction == "vertical")
    if len(across) * len(down) > MOST_RULES**2:
        raise TooManyRulesError(f"> {MOST_RULES:,}")
    found = [_lattice(*group) for group in _with_lone_uprights(_groups(across, down))]
    return [lattice for lattice in found if lattice is not None]


def fields(walls: Sequence[Sequence[bool]], floors: Sequence[Sequence[bool]]) -> list[Field]:
    """The cells, row by row: fields between which no line is drawn are one cell, as far as they make a rectangle."""
    rows, columns = len(walls), len(walls[0]) - 1 if walls else 0
    taken = [[False] * columns for _ in range(rows)]
    found: list[Field] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide = 1
            while column + wide < columns and not walls[row][column + wide] and not taken[row][column + wide]:
                wide += 1
            span = range(column, column + wide)
            high = 1
            while row + high < rows and _goes_on(row + high, span, walls, floors, taken):
                high += 1
            for below in range(row, row + high):
                taken[below][column : column + wide] = [True] * wide
            found.append(Field(row, column, high, wide))
    return found


def _goes_on(
    row: int,
    span: range,
    walls: Sequence[Sequence[bool]],
    floors: Sequence[Sequence[bool]],
    taken: Sequence[Sequence[bool]],
) -> bool:
    """Whether the cell above covers the span in this row as well."""
    if any(floors[row][column] or taken[row][column] for column in span):
        return False
    is_closed_off = walls[row][span.start] and walls[row][span.stop]
    return is_closed_off and not any(walls[row][column] for column in span[1:])


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """The lines without doubles and without the cuts between strokes of one line.

    Dots are joined to lines before lines that lie side by side are: the dots of upright lines lie side by side too.
    """
    strokes = [rule for cluster in _side_by_side(rules, _SAME) for rule in _joined_along(cluster)]
    return [rule for cluster in _side_by_side(strokes, _DOUBLE) for rule in _joined_along(cluster)]


def _side_by_side(rules: Iterable[Rule], distance: float) -> list[list[Rule]]:
    clusters: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if clusters and rule.at - clusters[-1][-1].at <= distance:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    return clusters


def _joined_along(cluster: list[Rule]) -> list[Rule]:
    at = sum(rule.at for rule in cluster) / len(cluster)
    runs: list[list[float]] = []
    for rule in sorted(cluster, key=lambda rule: rule.start):
        if runs and rule.start - runs[-1][1] <= _GAP:
            runs[-1][1] = max(runs[-1][1], rule.end)
        else:
            runs.append([rule.start, rule.end])
    return [Rule(cluster[0].direction, at, start, end) for start, end in runs if end - start > _SHORTEST]


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines in groups that hang together by crossings."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for i, level in enumerate(across):
        for j, upright in enumerate(down, start=len(across)):
            if (
                level.start - _GAP <= upright.at <= level.end + _GAP
                and upright.start - _GAP <= level.at <= upright.end + _GAP
            ):
                parents[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        groups.setdefault(root(i), ([], []))[0 if i < len(across) else 1].append(rule)
    return list(groups.values())


def _with_lone_uprights(groups: list[tuple[list[Rule], list[Rule]]]) -> list[tuple[list[Rule], list[Rule]]]:
    """The groups, with upright lines that cross none but run from end to end of a table: cells merged over a page."""
    lone = [rule for across, down in groups if not across for rule in down]
    crossed = [group for group in groups if group[0]]
    for rule in lone:
        for _, down in crossed:
            if down and _runs_along(rule, min(line.start for line in down), max(line.end for line in down)):
                down.append(rule)
                break
        else:
            crossed.append(([], [rule]))
    return crossed


def _runs_along(rule: Rule, start: float, end: float) -> bool:
    return abs(rule.start - start) <= _ENDS and abs(rule.end - end) <= _ENDS


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    if not down or (not across and len(down) < _FEWEST_UPRIGHTS):
        return None
    uprights, levels = _bands(down), _bands(across)
    xs = _with_open_sides(uprights, across, _BEYOND)
    ys = _with_open_sides(levels, down, _GAP, _FAR) if levels else [(down[0].start,) * 2, (down[0].end,) * 2]
    if len(xs) < 3 or len(ys) < 2:
        return None
    if len(xs) * len(ys) > _MOST_FIELDS:
        raise TooManyRulesError(f"> {_MOST_FIELDS:,}")
    columns, rows = tuple(sum(band) / 2 for band in xs), tuple(sum(band) / 2 for band in ys)
    walls = _drawn(xs, rows, down)
    floors = _drawn(ys, columns, across)
    closed = [(True, *row[1:-1], True) for row in zip(*walls, strict=True)]
    return Lattice(columns, rows, tuple(closed), tuple(floors))


def _bands(rules: list[Rule]) -> list[_Band]:
    """Where lines lie, from the first to the last of those as near as the borders of two neighbouring cells."""
    bands: list[_Band] = []
    for at in sorted(rule.at for rule in rules):
        if bands and at - bands[-1][1] <= _SNAP and at - bands[-1][0] <= _WIDEST:
            bands[-1] = (bands[-1][0], at)
        else:
            bands.append((at, at))
    return bands


def _with_open_sides(
    bands: list[_Band], crossing: list[Rule], beyond: float, alone: float = float("inf")
) -> list[_Band]:
    """The bands, and the ends of crossing lines that reach beyond the outermost: two of them, or one by far."""
    if not crossing:
        return bands
    starts = sorted(rule.start for rule in crossing)
    ends = sorted((rule.end for rule in crossing), reverse=True)
    second = min(1, len(crossing) - 1)
    low, high = bands[0][0], bands[-1][1]
    has_first = starts[second] < low - beyond or starts[0] < low - alone
    has_last = ends[second] > high + beyond or ends[0] > high + alone
    return [*[(starts[0],) * 2] * has_first, *bands, *[(ends[0],) * 2] * has_last]


def _drawn(bands: list[_Band], between: tuple[float, ...], rules: list[Rule]) -> list[tuple[bool, ...]]:
    """For each band, between each two crossing positions, whether a line is drawn."""
    found: list[tuple[bool, ...]] = []
    for low, high in bands:
        near = [rule for rule in rules if low <= rule.at <= high]
        found.append(
            tuple(
                sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in near)
                >= _DRAWN_SHARE * (end - start)
                for start, end in pairwise(between)
            )
        )
    return found
