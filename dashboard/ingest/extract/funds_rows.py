"""Figures of one row of the funds table under the columns they belong to, told apart by arithmetic."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from dashboard.ingest.anchors import funds_roles
from dashboard.ingest.extract.funds_arithmetic import checks, figure_of, is_rate, money_of
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points, points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key

_DOUBT = 0.6
_RATE = re.compile(r"-?[\d.,]+%?")
_SHARE = re.compile("权重|占比|比重|[%％]")
# More than what columns seldom hold, less than a rate that is that of the amounts.
_DOUBT_IF_TORN = 2.5
_MOST_POINTS = Decimal(110)
_MOST_PER_CENT = Decimal(1000)
_LIKELY_RATE = Decimal(300)
_LIKELY_POINTS = Decimal(50)
_LEFT_OUT = 1.5
# What it is worth that every figure stands where the layout of the table has its column.
_AS_LAID_OUT = 6.0
_AS_MENDED = 1.5
_MONEY = frozenset({"initial", "adjusted", "executed", "adjustment", "no_field"})


@dataclass(frozen=True, slots=True)
class FundsColumn:
    """A column of the funds table with its header cell; `is_of_points` also where we have no room for its points."""

    role: str
    header: Cell
    is_of_points: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns in which the figures of a table stand, as a row that proves itself shows them.

    Headers of merged cells may stand beside their columns; the rows of one table are shifted alike. `width` counts
    the cells of such a row, empty ones too: a shorter row lost some, and its figures may stand anywhere.
    """

    width: int
    label_column: int
    positions: Mapping[str, int]

    def holds(self, by_role: Mapping[str, Cell], label_column: int, lost: int = 0) -> bool:
        """Whether each figure stands where its column is, or as far from the label as its column.

        With `lost` cells taken off (or added, below 0) between the figures, those behind stand so much nearer at most.
        """
        if not by_role.keys() <= self.positions.keys():
            return False
        standing = sorted((cell.column, cell.column - self.positions[role]) for role, cell in by_role.items())
        shifts = [shift for _, shift in standing]
        if not lost:
            return set(shifts) in ({0}, {label_column - self.label_column})
        return shifts == sorted(shifts, reverse=lost > 0) and all(
            min(0, -lost) <= one <= max(0, -lost) for one in shifts
        )


def layout_shown(
    by_role: Mapping[str, Cell], label_column: int, width: int, columns: Sequence[FundsColumn], header_width: int
) -> Layout:
    """The layout that a row shows; a column that the row leaves empty stands as far beside its header as the others.

    A row whose figures stand below their headers lost no more than empty cells behind them.
    """
    named = {own_role(column): column.header.column for column in columns}
    shifts = {cell.column - named[role] for role, cell in by_role.items()}
    width = max(width, header_width) if shifts == {0} else width
    empty = {role: position + min(shifts) for role, position in named.items() if len(shifts) == 1}
    return Layout(width, label_column, empty | {role: cell.column for role, cell in by_role.items()})


def layout_of_header(label_column: int, width: int, columns: Sequence[FundsColumn]) -> Layout:
    """The layout of figures that stand right below their headers."""
    return Layout(width, label_column, {own_role(column): column.header.column for column in columns})


def proves_itself(
    by_role: Mapping[str, Cell], columns: Sequence[FundsColumn], money: Callable[[Cell], Decimal | None]
) -> bool:
    """Whether nothing else can be meant: the rate is that of the amounts, or each column has its figure.

    Amounts in all columns of money are enough where they are too large for points and rates; zeros fit anywhere, and
    prove themselves only right below their headers.
    """
    adjusted, executed = money_of(by_role, "adjusted", money), money_of(by_role, "executed", money)
    rate = figure_of(by_role, "rate")
    if adjusted and executed and rate:
        return is_rate(by_role, executed / adjusted)
    amounts = [figure_of(by_role, own_role(column)) for column in columns if column.role in _MONEY]
    if amounts and all(amount is not None and amount > _MOST_PER_CENT for amount in amounts):
        return True
    if proves_nothing([*by_role.values()]):
        headers = {own_role(column): column.header.column for column in columns}
        return headers == {role: cell.column for role, cell in by_role.items()}
    return len(by_role) == len(columns) and not any(is_placeholder(cell.text) for cell in by_role.values())


def proves_nothing(cells: Sequence[Cell]) -> bool:
    """Whether the cells hold nothing but zeros and dashes, which fit under any columns."""
    return all(is_placeholder(cell.text) or points(cell.text.strip().rstrip("%％")) == 0 for cell in cells)


def funds_columns(line: Line, words: Vocabulary) -> tuple[FundsColumn, ...]:
    """The columns that hold figures, in order; a role printed twice keeps its first column."""
    columns: list[FundsColumn] = []
    roles = funds_roles(line.texts, words)
    for index, cell in enumerate(line.cells):
        role = roles[index]
        heads_rows = words.is_funds_group(cell.text) or words.source(cell.text) == "total"
        if not columns and heads_rows and role in roles[index + 1 :]:
            continue
        if role is None and words.source(cell.text) is None and not words.is_funds_group(cell.text):
            role = "no_field"
        if role in (None, "source"):
            continue
        is_of_points = role in ("weight", "score", "weighted_score")
        if role == "weighted_score":
            role = "score"
        elif role == "score" and "weighted_score" in roles:
            role = "no_field"
        if role != "no_field" and any(column.role == role for column in columns):
            role = "no_field"
        columns.append(FundsColumn(role, cell, is_of_points))
    return tuple(columns)


def placed(
    cells: Sequence[Cell],
    choices: Sequence["Choice"],
    label_column: int,
    layout: Layout | None = None,
    lost: int = 0,
    *,
    is_torn: bool = False,
) -> tuple[dict[str, Cell], tuple[Cell, ...]]:
    """The cells by role, and the cells that could stand in more than one column; `choices` are those of likely_choices.

    The choice wins whose arithmetic closes and whose cells stand below their headers, or where the layout of the
    table has them, `lost` cells taken off somewhere; where two are as good, what they disagree on is left out. In a
    torn row only arithmetic makes one better.
    """
    held = [choice for choice in choices if layout is not None and layout.holds(choice.by_role, label_column, lost)]
    standing = _AS_LAID_OUT if not is_torn else _AS_MENDED
    rated = [
        (choice.worth + (0.0 if is_torn else choice.standing) + (standing if choice in held else 0.0), choice.by_role)
        for choice in choices
    ]
    if not rated:
        return {}, tuple(cells)
    rated.sort(key=lambda pair: -pair[0])
    worth, best = rated[0]
    doubt = _DOUBT_IF_TORN if is_torn else _DOUBT
    rivals = [other for other_worth, other in rated[1:] if worth - other_worth < doubt]
    sure = {role: cell for role, cell in best.items() if all(_says(rival.get(role), cell) for rival in rivals)}
    doubtful = tuple(cell for cell in cells if not any(cell is kept for kept in sure.values()))
    return _by_role(sure), doubtful


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One way to put cells under columns: what its figures make of it, and how well they stand below the headers."""

    worth: float
    is_contradicted: bool
    standing: float
    by_role: dict[str, Cell]


def likely_choices(
    cells: Sequence[Cell],
    columns: Sequence[FundsColumn],
    label_column: int,
    money: Callable[[Cell], Decimal | None],
    too_many: int = 0,
) -> list[Choice]:
    """The ways that use as many cells as can be used, and less where the row has too many or figures contradict."""
    most = min(len(cells), len(columns))
    suits = [[may_hold(cell, column) for column in columns] for cell in cells]
    choices: list[Choice] = []
    for size in range(most, 0, -1):
        choices += _choices(size, cells, columns, suits, label_column, money)
        if choices and size <= most - too_many and (size < most or not all(one.is_contradicted for one in choices)):
            break
    return choices


def _choices(
    size: int,
    cells: Sequence[Cell],
    columns: Sequence[FundsColumn],
    suits: Sequence[Sequence[bool]],
    label_column: int,
    money: Callable[[Cell], Decimal | None],
) -> list[Choice]:
    """The ways to put `size` of the cells under columns in their order."""
    found: list[Choice] = []
    roles = [own_role(column) for column in columns]
    for numbers in combinations(range(len(cells)), size):
        kept = [cells[number] for number in numbers]
        for chosen in combinations(range(len(columns)), size):
            if all(suits[number][index] for number, index in zip(numbers, chosen, strict=True)):
                by_role = {roles[index]: cell for index, cell in zip(chosen, kept, strict=True)}
                proofs = checks(by_role, money)
                worth = sum(proofs) + _likelihood(by_role) - _LEFT_OUT * _left_out(cells, numbers)
                standing = _stands_below(chosen, kept, columns, label_column)
                found.append(Choice(worth, any(proof < 0 for proof in proofs), standing, by_role))
    return found


def _left_out(cells: Sequence[Cell], kept: Sequence[int]) -> int:
    """How many cells are left out that do not just repeat their neighbour."""
    return sum(
        1
        for index, cell in enumerate(cells)
        if index not in kept and (index == 0 or cells[index - 1].text != cell.text)
    )


def _likelihood(by_role: dict[str, Cell]) -> float:
    """What columns seldom hold: dashes for money, a weight of 0 or of most points, a score without weight, 300 %."""
    worth = -2.0 * sum(1 for role, cell in by_role.items() if role.startswith("remark") and is_number(cell.text))
    worth -= 0.5 * sum(1 for role in (*_MONEY, "rate") if role in by_role and is_placeholder(by_role[role].text))
    weight, score = figure_of(by_role, "weight"), figure_of(by_role, "score")
    if weight is not None and not 0 < weight <= _LIKELY_POINTS:
        worth -= 1.5
    if (weight is None) != (score is None):
        worth -= 1.5
    rate = figure_of(by_role, "rate")
    if rate is not None and rate > _LIKELY_RATE:
        worth -= 3.0
    return worth


def _says(other: Cell | None, cell: Cell) -> bool:
    return other is not None and other.text == cell.text


def own_role(column: FundsColumn) -> str:
    """The role, told apart where columns share it."""
    return f"{column.role}#{column.header.column}" if column.role in ("no_field", "remark") else column.role


def _by_role(taken: dict[str, Cell]) -> dict[str, Cell]:
    """The cells in the order of amounts first, so that rates can be checked against them."""
    order = ("initial", "adjusted", "executed", "adjustment", "weight", "score", "rate", "adjustment_rate")
    return dict(sorted(taken.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))


def may_hold(cell: Cell, column: FundsColumn) -> bool:
    """Whether the cell may stand in the column, by its words alone."""
    role, word = column.role, key(cell.text)
    if is_placeholder(cell.text) or "\n" in word:
        # Nobody can read figures that a line break tore, but they keep their place.
        return True
    if column.is_of_points:
        is_share = role == "weight" and _SHARE.search(column.header.text) is not None
        value = points_or_share(cell.text) if is_share else points(cell.text)
        return value is not None and abs(value) <= _MOST_POINTS and "元" not in word
    if role in _MONEY:
        return not word.endswith(("%", "分"))
    if role in ("rate", "adjustment_rate"):
        return _RATE.fullmatch(word) is not None
    return True


def _stands_below(
    chosen: Sequence[int], cells: Sequence[Cell], columns: Sequence[FundsColumn], label_column: int
) -> float:
    """How well the cells stand below their headers, a shift of the whole row allowed."""
    shifts = [cell.column - columns[index].header.column for index, cell in zip(chosen, cells, strict=True)]
    turns = sum(1 for before, after in pairwise(shifts) if before != after)
    usual_shift = label_column - (columns[0].header.column - 1)
    first = 0.0 if shifts and shifts[0] in (0, usual_shift) else -0.5
    return first - turns
