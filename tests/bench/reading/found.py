"""How many cells of a form a converter's rows yield.

A value is *in its row* where some cell equals it in a row that holds its label and no other row's: 群众满意度 … 95%. It
is *under its header* where, besides, a row before it has the words of its column in the same place, so that a program
can tell weight from score. Generous otherwise: an amount may stand in yuan or in ten thousands, a rate with or without
its sign; the levels above a row and the unit of an amount are not asked for. Rows of all tables count as one table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tests.bench.reading.scored import AMOUNTS, CELLS, Row, bare, meant

_WAN = 10_000
_MARKS = re.compile(r"^(?:指标\d+:|[★▲])|:$")


@dataclass(slots=True)
class Found:
    """Cells asked for, those in their rows, and those under their headers as well."""

    asked: int = 0
    in_row: int = 0
    under_header: int = 0


def cells_found(truths: Sequence[Row], rows: Sequence[Sequence[str]]) -> Found:
    """What the rows yield of the cells of all forms of a document."""
    found = Found()
    plain = [[bare(cell) for cell in row] for row in rows]
    for truth in truths:
        said = [(table, row, _label(row, table)) for table in CELLS for row in truth[table]]
        labels = {label for _, _, label in said}
        holds = [{_MARKS.sub("", cell) for cell in row} & labels for row in plain]
        for table, row, label in said:
            own = [number for number, held in enumerate(holds) if held == {label}]
            for column in CELLS[table]:
                if None in meant(row[column]):
                    continue
                found.asked += 1
                places = [(number, at) for number in own for at in _places(column, meant(row[column]), plain[number])]
                found.in_row += bool(places)
                header = bare(truth["headers"][table].get(column, ""))
                found.under_header += any(
                    at < len(above) and above[at] == header for number, at in places for above in plain[:number]
                )
    return found


def _label(row: Row, table: str) -> str:
    return _MARKS.sub("", bare(meant(row["label" if table == "funds" else "level_3"])[0]))


def _places(column: str, values: Sequence[str], row: Sequence[str]) -> list[int]:
    if column.endswith("_text") or column == "remark":
        wanted = {bare(value) for value in values}
        return [at for at, cell in enumerate(row) if cell in wanted]
    number = Decimal(values[0])
    numbers = {number, number / _WAN} if column in AMOUNTS else {number}
    if column == "execution_rate_reported":
        numbers.add(number * 100)
    return [at for at, cell in enumerate(row) if _number(cell) in numbers]


def _number(cell: str) -> Decimal | None:
    try:
        return Decimal(cell.replace(",", "").removesuffix("%"))
    except InvalidOperation:
        return None
