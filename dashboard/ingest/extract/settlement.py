"""Rows with more than one reading, settled by the totals the form prints."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod

from dashboard.ingest.extract.alignment import Alignment
from dashboard.ingest.extract.indicator_fit import IndicatorFit
from dashboard.ingest.extract.indicator_rows import Row, Table, with_levels_of_torn_row
from dashboard.ingest.extract.torn_rows import mendings, suits
from dashboard.ingest.values.cells import points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_number, is_placeholder

TOLERANCE = Decimal("0.05")
_POINTS = frozenset({"weight", "score"})
_MOST_COMBINATIONS = 512
# How much worse another reading of a row that lacks a figure may be and still cast doubt on it.
_LACKING_DOUBT = 2.5
# How much worse another reading of a torn row may suit its columns and still cast doubt on it: more where no other row
# of its table was torn, for then its cells were not lost with those that are merged.
_TORN_DOUBT = 3.0
_ODD_DOUBT = 8.0
# Rows of a table that are odd are at most one in so many.
_MOST_ODD = 4


@dataclass(frozen=True, slots=True)
class Totals:
    """What the form prints as totals, weight and score a row, and what the execution rate contributes to them."""

    printed: tuple[tuple[Decimal | None, Decimal | None], ...] = ()
    execution_weight: Decimal | None = None
    execution_score: Decimal | None = None


def settle_by_totals(tables: Sequence[Table], totals: Totals, fit: IndicatorFit, words: Vocabulary) -> None:
    """Where rows have more than one reading, keeps the readings with which the form makes its printed totals.

    Where the totals still do not come out, one row read otherwise may make them; else rows that lack a figure their
    table has a column for stay in doubt.
    """
    rows = [row for table in tables for row in table.rows if not row.is_frame]
    for table in tables:
        _doubt_moved_rows(table)
        _doubt_stray_points(table)
    if _settled_among_likely(rows, totals):
        for table in tables:
            _doubt_torn_rows(table, fit, words)
        return
    mended = [
        (row, reading)
        for row in rows
        for reading in (*row.others, *row.unlikely)
        if _closes([reading if other is row else other.reading for other in rows], totals)
    ]
    if len(mended) == 1:
        only, reading = mended[0]
        only.reading, only.others = reading, []
        return
    for table in tables:
        _leave_in_doubt(table, fit)
    _leave_out_what_is_too_much(rows, totals)
    _leave_out_points_of_torn_figures(rows)


def _doubt_moved_rows(table: Table) -> None:
    """Adds to rows read as moved the reading right below the headers, where nearly all rows of their table stand."""
    rows = [row for row in table.rows if not row.is_frame]
    moved = [row for row in rows if not row.reading.is_in_place]
    for row in moved if len(moved) * _MOST_ODD <= len(rows) else ():
        row.others = [*row.others, *row.standing]


def _doubt_stray_points(table: Table) -> None:
    """Keeps readings with weight or score alone, where the row may well have neither, for totals that ask for them."""
    for row in table.rows:
        stray = [way for way in row.others if _has_stray_points(way, row.reading, table)]
        row.others = [way for way in row.others if way not in stray]
        row.unlikely = [*row.unlikely, *stray]


def _doubt_torn_rows(table: Table, fit: IndicatorFit, words: Vocabulary) -> None:
    """Adds to rows that lost cells, or have some twice, the readings nearly as good as theirs.

    Weight and score are settled; the words may still belong elsewhere.
    """
    rows = [row for row in table.rows if not row.is_frame]
    torn = [row for row in rows if row.line.width not in table.widths]
    are_odd = len(torn) * _MOST_ODD <= len(rows)
    for row in torn:
        least = suits(row.reading, table.columns, fit) - (_ODD_DOUBT if are_odd else _TORN_DOUBT)
        ways = mendings(row, table, table.widths, fit, is_odd=are_odd)
        row.others = [
            *row.others,
            *(
                way
                for way in (with_levels_of_torn_row(way, table.columns, words) for way in ways)
                if all(_text(row.reading, role) in (None, _text(way, role)) for role in ("weight", "score"))
                and not _is_unlike_any_row(way, row.reading, table)
                and suits(way, table.columns, fit) >= least
            ),
        ]


def _is_unlike_any_row(way: Alignment, reading: Alignment, table: Table) -> bool:
    """Whether the way holds what the reading does not.

    A first level without a second, weight or score where it has neither, a figure reached for words, a value that
    stands as remark or unit as well.
    """
    is_half = "level_1" in way.cells and "level_2" not in way.cells and "level_2" in reading.cells
    return (
        is_half
        or _has_stray_points(way, reading, table)
        or (_answers_words(way) and not _answers_words(reading))
        or (_repeats_value(way) and not _repeats_value(reading))
    )


def _has_stray_points(way: Alignment, reading: Alignment, table: Table) -> bool:
    """Whether the way has weight or score where the table has both, and the reading neither."""
    is_half = len(_POINTS & way.cells.keys()) == 1 and not _POINTS & reading.cells.keys()
    return is_half and {column.role for column in table.columns} >= _POINTS


def _repeats_value(reading: Alignment) -> bool:
    """Whether remark or unit say word for word what stands as target or actual."""
    values = {text for role in ("target", "actual") if (text := _text(reading, role)) and len(text) > 1}
    return any(_text(reading, role) in values for role in ("remark", "unit"))


def _answers_words(reading: Alignment) -> bool:
    target, actual = _text(reading, "target"), _text(reading, "actual")
    return target is not None and actual is not None and not has_digit(target) and is_number(actual)


def _text(reading: Alignment, role: str) -> str | None:
    cell = reading.cells.get(role)
    return cell.text if cell else None


def _leave_in_doubt(table: Table, fit: IndicatorFit) -> None:
    """Adds the other readings of rows that were torn, or that lack a figure, where no total settles them."""
    rows = [row for row in table.rows if not row.is_frame]
    columns = {column.role for column in table.columns}
    shares = _weights_are_shares(rows)
    usual, times = Counter(row.line.width for row in rows).most_common(1)[0] if rows else (0, 0)
    whole = {usual} if times > 1 else table.widths
    torn = [row for row in rows if row.line.width not in whole]
    are_odd = len(torn) * _MOST_ODD <= len(rows)
    for row in torn:
        ways = mendings(row, table, whole | table.widths, fit, is_odd=are_odd)
        # A row narrower than others has no cell too many.
        is_narrow = not row.reading.left_over and row.line.width < max(whole)
        likely = [
            way
            for way in (*row.unlikely, *ways)
            if not _is_unlike_any_row(way, row.reading, table) and not (is_narrow and way.left_over)
        ]
        row.others = [*row.others, *likely]
        _leave_out_what_moved(row, shares=shares)
    for row in rows:
        is_lacking = any(role in columns and role not in row.reading.cells for role in ("level_3", "weight", "score"))
        if is_lacking and row.line.width in whole:
            row.others = [*row.others, *(way for way in row.unlikely if row.reading.worth - way.worth < _LACKING_DOUBT)]


def _leave_out_what_is_too_much(rows: Sequence[Row], totals: Totals) -> None:
    """Takes a weight of more than half of all points off its row, where without it the others would not be too many."""
    weights = [_points(row.reading, "weight") or Decimal(0) for row in rows]
    most = max((weight for weight, _ in totals.printed if weight is not None), default=None)
    if most is None or len(rows) <= 2:
        return
    excess = sum(weights, totals.execution_weight or Decimal(0)) - most
    for row, weight in zip(rows, weights, strict=True):
        if excess > TOLERANCE and weight > most / 2 and weight >= excess:
            _leave_out(row, ("weight", "score"))


def _leave_out_points_of_torn_figures(rows: Sequence[Row]) -> None:
    """Takes weight and score off rows that have a figure too many: a 10 torn into 1 and 0 stands in two columns."""
    for row in rows:
        if any(is_number(cell.text) for cell in row.reading.left_over):
            _leave_out(row, ("weight", "score"))


def _leave_out(row: Row, roles: tuple[str, ...]) -> None:
    moved = tuple(cell for role in roles if (cell := row.reading.cells.get(role)))
    kept = {role: cell for role, cell in row.reading.cells.items() if role not in roles}
    row.reading = replace(row.reading, cells=kept, left_over=(*row.reading.left_over, *moved))


def _weights_are_shares(rows: Sequence[Row]) -> bool:
    """Whether most weights of the table are printed as shares: "15%"."""
    weights = [cell.text for row in rows if (cell := row.reading.cells.get("weight")) is not None]
    return 2 * sum(1 for text in weights if _is_share(text)) > len(weights)


def _is_share(text: str) -> bool:
    return text.rstrip().endswith(("%", "％"))


def _leave_out_what_moved(row: Row, *, shares: bool) -> None:
    """Takes weight and score off a torn row where they stand somewhere else for certain.

    So they do where the score is above the weight, or the weight is printed unlike the others.
    """
    weight, score = (_points(row.reading, role) for role in ("weight", "score"))
    is_above = weight is not None and score is not None and score > weight
    cell = row.reading.cells.get("weight")
    if is_above or (cell is not None and not is_placeholder(cell.text) and _is_share(cell.text) != shares):
        _leave_out(row, ("weight", "score"))


def _settled_among_likely(rows: Sequence[Row], totals: Totals) -> bool:
    """Whether likely readings make the totals; keeps those that do."""
    doubtful = [row for row in rows if row.others]
    choices = [[row.reading, *row.others] for row in doubtful]
    if prod(len(choice) for choice in choices) > _MOST_COMBINATIONS:
        return False
    fixed = [row.reading for row in rows if not row.others]
    closing = [choice for choice in product(*choices) if _closes([*fixed, *choice], totals)]
    for index, row in enumerate(doubtful if closing else ()):
        kept = [way for way in choices[index] if any(way is choice[index] for choice in closing)]
        row.reading, row.others = kept[0], kept[1:]
    return bool(closing)


def _closes(readings: Iterable[Alignment], totals: Totals) -> bool:
    """Whether weights and scores add up to a total the form prints; one of the two must be printed."""
    rows = list(readings)
    execution = totals.execution_weight or Decimal(0), totals.execution_score or Decimal(0)
    # Totals that hold the points of the execution hold both its weight and its score.
    return any(
        _makes(rows, printed, extra)
        for printed in totals.printed
        for extra in dict.fromkeys((execution, (Decimal(0), Decimal(0))))
    )


def _makes(
    readings: Sequence[Alignment], printed: tuple[Decimal | None, Decimal | None], extra: tuple[Decimal, Decimal]
) -> bool:
    checks = 0
    for role, total, execution in zip(("weight", "score"), printed, extra, strict=True):
        if total is None or not any(role in reading.cells for reading in readings):
            continue
        values = [_points(reading, role) for reading in readings]
        if any(value is None for value in values):
            return False
        added = sum((value for value in values if value is not None), Decimal(0))
        if abs(added + execution - total) > TOLERANCE:
            return False
        # One figure that makes the total by itself may be a rate.
        checks += sum(1 for value in values if value) > 1
    return checks > 0


def _points(reading: Alignment, role: str) -> Decimal | None:
    cell = reading.cells.get(role)
    if cell is None or is_placeholder(cell.text):
        return Decimal(0)
    return points_or_share(cell.text)
