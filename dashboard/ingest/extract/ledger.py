"""Keeps account of every cell of one form: used, ignored by name, or unread, and of where each value stood."""

from collections.abc import Iterable

from dashboard.ingest.grid import Cell, Line
from dashboard.records import Origin, Unread


class Ledger:
    """The account of one form. Extractors write to it; `settled` closes it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._cells = [cell for line in lines for cell in line.cells]
        self._settled: set[str] = set()
        self._origins: dict[tuple[str, str, str], Origin] = {}
        self._unread: dict[str, Unread] = {}
        self._doubts: list[Unread] = []

    def use(self, *cells: Cell) -> None:
        """Notes that the cells were understood: labels, headers, or words the vocabulary ignores."""
        self._settled.update(cell.place for cell in cells)

    def is_open(self, cell: Cell) -> bool:
        """Whether nothing has been made of the cell so far."""
        return cell.place not in self._settled and cell.place not in self._unread

    def origin(self, table: str, row_key: str, column: str, cell: Cell, text: str | None = None) -> None:
        """Notes that a field was read from the cell."""
        self._settled.add(cell.place)
        stated = cell.text if text is None else text
        self._origins[table, row_key, column] = Origin(table, row_key, column, cell.place, stated)

    def forget(self, table: str, row_key: str, column: str, reason: str) -> None:
        """Takes a field back: its cell is unread after all, for the reason given."""
        origin = self._origins.pop((table, row_key, column), None)
        for cell in self._cells:
            if origin is not None and cell.place == origin.place:
                self.unread(cell, reason)

    def copy_origins(self, table: str, row_key: str, columns: dict[str, str]) -> None:
        """Gives derived columns the origin of the column they come from: {derived: source}."""
        for derived, source in columns.items():
            found = self._origins.get((table, row_key, source))
            if found is not None:
                self._origins[table, row_key, derived] = Origin(table, row_key, derived, found.place, found.text)

    def note(self, origin: Origin) -> None:
        """Notes an origin that is no cell of the form, such as the sidecar."""
        self._origins[origin.table_name, origin.row_key, origin.column_name] = origin

    def unread(self, cell: Cell, reason: str) -> None:
        """Notes that the cell could not be used, and why."""
        self._settled.discard(cell.place)
        self._unread.setdefault(cell.place, Unread(cell.place, cell.text, reason))

    def doubt(self, cell: Cell, reason: str) -> None:
        """Notes that the cell was used, but that one thing it should tell could not be told."""
        self._doubts.append(Unread(cell.place, cell.text, reason))

    def origins(self) -> tuple[Origin, ...]:
        """Every field's origin, in the order in which the fields were read."""
        return tuple(self._origins.values())

    def settled(self) -> tuple[Unread, ...]:
        """Everything unread, in the order of the document; cells nobody mentioned are `not_understood`."""
        found: list[Unread] = []
        for cell in self._cells:
            if cell.place in self._unread:
                found.append(self._unread[cell.place])
            elif cell.place not in self._settled:
                found.append(Unread(cell.place, cell.text, "not_understood"))
        return (*found, *self._doubts)
