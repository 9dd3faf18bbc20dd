"""Headers of two rows: the second splits columns of the first, the target into sign, value and unit above all."""

from collections.abc import Sequence

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

_OF_TARGET = frozenset({"direction", "unit"})


def with_split_columns(columns: tuple[Column, ...], line: Line, words: Vocabulary) -> tuple[Column, ...]:
    """The columns with those split that the header's second row splits; all as they are where it splits no target."""
    target = next((column for column in columns if column.role == "target"), None)
    if target is None:
        return columns
    groups = _groups_below(columns, line)
    of_target = [cell for cell in line.cells if words.indicator_column(cell.text) in _OF_TARGET]
    stands = all(cell in groups.get(target.position, ()) for cell in of_target)
    if not stands:
        groups = _groups_in_order(columns, line, words)
    found: list[Column] = []
    for column in columns:
        shift = (
            0 if stands else sum(_growth(group, at, columns) for at, group in groups.items() if at < column.position)
        )
        parts = groups.get(column.position, ())
        if not parts:
            found.append(Column(column.role, column.position + shift, column.header))
        for order, cell in enumerate(parts):
            role = _role_of_target(parts, order, words) if column is target else _role_of_part(cell, column, words)
            is_taken = role == "no_field" or role in {other.role for other in found}
            position = cell.column if stands else column.position + shift + order
            found.append(Column(f"no_field#{position}" if is_taken else role, position, cell))
    return tuple(found)


def _growth(parts: Sequence[Cell], at: int, columns: Sequence[Column]) -> int:
    """By how much the parts of the column move those behind it; not at all where the header keeps room for them."""
    following = min((column.position for column in columns if column.position > at), default=at)
    return 0 if following >= at + len(parts) else len(parts) - 1


def _groups_below(columns: Sequence[Column], line: Line) -> dict[int, tuple[Cell, ...]]:
    """The cells of the second row by the position of the column they stand under."""
    groups: dict[int, tuple[Cell, ...]] = {}
    for cell in line.cells:
        owner = max((one.position for one in columns if one.position <= cell.column), default=columns[0].position)
        groups[owner] = (*groups.get(owner, ()), cell)
    return groups


def _groups_in_order(columns: Sequence[Column], line: Line, words: Vocabulary) -> dict[int, tuple[Cell, ...]]:
    """The same where the row lost its empty cells: sign, value, unit are the target's, the rest the explanation's."""
    roles = [words.indicator_column(cell.text) for cell in line.cells]
    last = max(order for order, role in enumerate(roles) if role in _OF_TARGET)
    size = last + 2 if last + 1 < len(roles) and roles[last + 1] == "target" else last + 1
    positions = {column.role: column.position for column in columns}
    rest = line.cells[size:] if "remark" in positions else ()
    return {positions["target"]: line.cells[:size]} | ({positions["remark"]: rest} if rest else {})


def _role_of_target(parts: Sequence[Cell], order: int, words: Vocabulary) -> str:
    """What a part of the target holds: sign, unit, or the value, whatever that is called."""
    role = words.indicator_column(parts[order].text)
    return role if role in _OF_TARGET else "target"


def _role_of_part(cell: Cell, column: Column, words: Vocabulary) -> str:
    """What a part of another column holds: the same, or nothing of ours."""
    return column.role if words.indicator_column(cell.text) == column.role else "no_field"
