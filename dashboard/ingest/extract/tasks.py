"""The tasks of a department form, one row per key indicator."""

from collections.abc import Sequence

from dashboard.ingest import anchors
from dashboard.ingest.extract.alignment import Column, alignments
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.money import MoneyUnit, yuan
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder
from dashboard.records import Task

_CARRIED = ("name", "goal", "outcome")
_FIELDS = {
    "name": "task_name",
    "goal": "goal_text",
    "outcome": "outcome_text",
    "indicator_name": "indicator_name",
    "indicator_outcome": "indicator_outcome",
}
_LONG = 40


def tasks(lines: Sequence[Line], unit: MoneyUnit | None, words: Vocabulary, ledger: Ledger) -> tuple[Task, ...]:
    """The rows under the tasks header; rows that continue a task carry its words, its amount stands on the first.

    The row that adds the amounts up is no task.
    """
    columns: tuple[Column, ...] = ()
    carried: dict[str, Cell] = {}
    found: list[Task] = []
    for line in lines:
        if anchors.is_tasks_header(line, words):
            columns = tuple(
                Column(words.task(cell.text) or f"no_field{index}", cell.column, cell)
                for index, cell in enumerate(line.cells)
            )
            ledger.use(*line.cells)
            continue
        if not columns:
            continue
        if found and _heads_funds(line, words):
            # The department's funds in columns of their own begin: what follows are no tasks.
            break
        if not found and all(words.source(cell.text) for cell in line.cells):
            columns = _split_amounts(columns, line, words)
            ledger.use(*line.cells)
            continue
        reading = alignments(line.cells, columns, _fit, lambda role: 0.0)[0]
        cells = reading.cells
        for cell in reading.left_over:
            ledger.unread(cell, "no_column")
        if words.source(line.cells[0].text) == "total":
            ledger.use(*line.cells)
            continue
        if "name" in cells:
            carried = {role: cells[role] for role in _CARRIED if role in cells}
        else:
            carried |= {role: cells[role] for role in _CARRIED if role in cells}
        found.append(_record(len(found) + 1, {**carried, **cells}, unit, ledger))
    return tuple(found)


def _heads_funds(line: Line, words: Vocabulary) -> bool:
    """Whether the line names the total and its sources side by side, with a label before them at most."""
    sources = [words.source(cell.text) for cell in line.cells]
    return "total" in sources[:2] and len(sources) > 2 and None not in sources[1:]


def _split_amounts(columns: tuple[Column, ...], line: Line, words: Vocabulary) -> tuple[Column, ...]:
    """The columns with amounts split by source as the header's second row says; the total stays the amount."""
    parts: list[Column] = []
    for index, cell in enumerate(line.cells):
        above = [column for column in columns if column.position <= cell.column][-1]
        is_amount = above.role == "amount" and words.source(cell.text) == "total"
        parts.append(Column("amount" if is_amount else f"no_field{len(columns) + index}", cell.column, cell))
    split = {column.position for part in parts for column in columns if column.position <= part.position}
    heads = {max(position for position in split if position <= part.position) for part in parts}
    kept = [column for column in columns if column.position not in heads]
    return tuple(sorted([*kept, *parts], key=lambda column: column.position))


def _record(ordinal: int, cells: dict[str, Cell], unit: MoneyUnit | None, ledger: Ledger) -> Task:
    row_key = str(ordinal)
    texts: dict[str, str] = {}
    for role, column in _FIELDS.items():
        if role in cells:
            texts[column] = cells[role].text
            ledger.origin("tasks", row_key, column, cells[role])
    amount_cell = cells.get("amount")
    amount = None
    if amount_cell is not None and is_placeholder(amount_cell.text):
        ledger.use(amount_cell)
    elif amount_cell is not None:
        amount = yuan(amount_cell.text, unit.word if unit else None)
        if amount is None:
            ledger.unread(amount_cell, "not_a_figure")
        else:
            ledger.origin("tasks", row_key, "amount_yuan", amount_cell)
    for role, cell in cells.items():
        if role.startswith("no_field"):
            ledger.use(cell) if is_placeholder(cell.text) else ledger.unread(cell, "no_field")
    return Task(ordinal=ordinal, task_name=texts.pop("task_name", None), amount_yuan=amount, **texts)


def _fit(cell: Cell, column: Column) -> float | None:
    """How well a cell suits a column of the tasks table."""
    is_share = cell.text.rstrip().endswith(("%", "％"))
    is_amount = (is_number(cell.text) and not is_share) or yuan(cell.text, "元") is not None
    role = column.role
    match role:
        case "amount":
            return 2.0 if is_amount or is_placeholder(cell.text) else -3.0
        case "name":
            return -4.0 if is_amount else 1.0 if len(cell.text) <= _LONG else -0.5
        case "indicator_outcome":
            return 0.5
        case _:
            return -1.0 if is_amount and not role.startswith("no_field") else 0.5
