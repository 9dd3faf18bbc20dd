"""The row of the indicator table that is no indicator: what the execution of the budget weighs and earned."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.extract.indicator_columns import indicator_columns
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, level_points
from dashboard.records import Funds

_LEVELS = ("level_1", "level_2", "level_3")


def parted_execution(lines: Sequence[Line], words: Vocabulary) -> tuple[list[Line], list[tuple[Line, Line]]]:
    """The lines of the indicators, and apart from them each row of the execution with the header above it."""
    kept: list[Line] = []
    found: list[tuple[Line, Line]] = []
    header: Line | None = None
    for at, line in enumerate(lines):
        if anchors.is_indicator_header(line, words):
            header = line
        if header is not None and line is not header and _is_execution(line, lines[at + 1 : at + 2], header, words):
            found.append((line, header))
        else:
            kept.append(line)
    return kept, found


def spans_levels(cell: Cell | None, columns: Sequence[Column]) -> bool:
    """Whether one cell stands in the place of the first level, of the indicator and of all between."""
    levels = [column.position for column in columns if column.role in _LEVELS]
    return (
        cell is not None
        and len(levels) > 1
        and cell.column <= min(levels)
        and max(levels) < cell.column + cell.column_span
    )


def with_execution(
    funds: Sequence[Funds], rows: Sequence[tuple[Line, Line]], words: Vocabulary, ledger: Ledger
) -> tuple[Funds, ...]:
    """The funds; the total has the weight and the score of the row, unless it states others."""
    found = {row.source: row for row in funds}
    for line, header in rows:
        label, figures = _parts(line, words)
        told = _by_column(label, figures, line, header, words)
        ledger.use(*line.cells)
        known = {} if told is None or "total" not in found else {one: getattr(found["total"], one) for one in told}
        if not told or not known or any(known[one] not in (None, value) for one, (_, value) in told.items()):
            reason = "second_value" if known else "no_field" if told else "ambiguous_column"
            for cell in (label, *figures):
                ledger.unread(cell, reason)
            continue
        values = {column: value for column, (_, value) in told.items()}
        total = found["total"]
        found["total"] = replace(
            total,
            weight=values.get("weight", total.weight),
            score_reported=values.get("score_reported", total.score_reported),
        )
        for column, (cell, _) in told.items():
            if known[column] is None:
                ledger.origin("funds", "total", column, cell)
    return tuple(found.values())


def _is_execution(line: Line, following: Sequence[Line], header: Line, words: Vocabulary) -> bool:
    """Whether the row's only words are the execution of the budget, and they stand where first levels do.

    Where a row without a first level follows, the words may be its first level.
    """
    label, figures = _parts(line, words)
    if not words.is_execution(label.text) or label.row_span > 1 or not any(is_number(cell.text) for cell in figures):
        return False
    levels = [column.position for column in indicator_columns(header, words) if column.role in _LEVELS]
    is_at_first = len(levels) > 1 and label.column <= min(levels)
    is_level = any(_parts(row, words)[0].column > min(levels, default=0) for row in following)
    is_plain = all(is_number(cell.text) or is_placeholder(cell.text) for cell in figures)
    return is_at_first and is_plain and not is_level


def _parts(line: Line, words: Vocabulary) -> tuple[Cell, tuple[Cell, ...]]:
    """The row's label and what follows it; what stands beside the whole table is neither."""
    cells = line.cells[1:] if len(line.cells) > 1 and words.is_indicator_group(line.cells[0].text) else line.cells
    return cells[0], cells[1:]


def _by_column(
    label: Cell, figures: Sequence[Cell], line: Line, header: Line, words: Vocabulary
) -> dict[str, tuple[Cell, Decimal]] | None:
    """Weight and score by the columns they stand in, or the weight beside the label; None where these do not tell."""
    columns = indicator_columns(header, words)
    roles = {column.position: column.role for column in columns}
    found: dict[str, tuple[Cell, Decimal]] = {}
    for cell in figures:
        role, value = roles.get(cell.column), points_or_share(cell.text)
        if is_placeholder(cell.text):
            continue
        if role not in ("weight", "score") or value is None:
            return None
        found["weight" if role == "weight" else "score_reported"] = (cell, value)
    stated = level_points(label.text)
    if stated is not None:
        found.setdefault("weight", (label, Decimal(stated)))
    weight, score = found.get("weight"), found.get("score_reported")
    is_sound = weight is not None and (stated is None or weight[1] == Decimal(stated))
    is_above = weight is not None and score is not None and score[1] > weight[1]
    return found if is_sound and not is_above and line.width == header.width else None
