"""The sources of funds under way: each figure is read for its column, kept with its origin, or left unread."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.money import MoneyUnit, unit_in, yuan
from dashboard.ingest.grid import Cell
from dashboard.ingest.values import percent, points, points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key, label

_COLUMNS = {
    "initial": "budget_initial_yuan",
    "adjusted": "budget_adjusted_yuan",
    "executed": "executed_yuan",
    "adjustment": "adjustment_reported_yuan",
    "adjustment_rate": "adjustment_rate_reported",
    "rate": "execution_rate_reported",
    "weight": "weight",
    "score": "score_reported",
}
MONEY = frozenset({"initial", "adjusted", "executed", "adjustment"})
# How far a printed rate may be from executed ÷ adjusted and still be the same rate.
_SAME_RATE = Decimal("0.0006")
# Brackets between words that hold no unit of money.
_INNER_BRACKETS = re.compile(r"(?<=[一-龥])\(([^()元]*)\)(?=[一-龥])")
# A bare rate between these can only be per cent; below it may be a fraction, above it is something else.
_CLEARLY_PER_CENT, _MOST_PER_CENT = Decimal(2), Decimal(300)


@dataclass(slots=True)
class Sources:
    """Source → column → value, in the order of the form."""

    unit: MoneyUnit | None
    ledger: Ledger
    rows: dict[str, dict[str, Decimal]] = field(default_factory=dict)

    def row(self, source: str) -> dict[str, Decimal]:
        """The source's values so far."""
        return self.rows.setdefault(source, {})

    def yuan(self, cell: Cell, header: Cell | None = None) -> Decimal | None:
        """The cell's amount in yuan by the unit of its column, else by that of the form."""
        word = unit_in(header.text) if header is not None else None
        return yuan(cell.text, word or (self.unit.word if self.unit else None))

    def take(self, source: str, role: str, cell: Cell, header: Cell | None = None) -> None:
        """Reads the cell as the role's figure. What cannot be read, or contradicts what stands there, is unread."""
        if is_placeholder(cell.text):
            self.ledger.use(cell)
        elif role not in _COLUMNS:
            self.ledger.unread(cell, "no_field")
        elif role in MONEY:
            self.put(source, role, cell, self.yuan(cell, header))
        elif role in ("weight", "score"):
            self.put(source, role, cell, points_or_share(cell.text))
        else:
            self.put(source, role, cell, self._rate(source, role, cell, header))

    def lacks(self, source: str, role: str) -> bool:
        """Whether the source has no such figure so far."""
        return _COLUMNS[role] not in self.rows.get(source, {})

    def put(self, source: str, role: str, cell: Cell, value: Decimal | None) -> None:
        """Keeps the value read from the cell."""
        column = _COLUMNS[role]
        row = self.row(source)
        if value is None:
            self.ledger.unread(cell, "unknown_unit" if role in MONEY and self.unit is None else "not_a_figure")
        elif row.setdefault(column, value) != value:
            self.ledger.unread(cell, "second_value")
        else:
            self.ledger.origin("funds", source, column, cell)

    def _rate(self, source: str, role: str, cell: Cell, header: Cell | None) -> Decimal | None:
        """The rate as a fraction of 1; a bare figure is what the amounts make it, else what the header says."""
        bare = points(cell.text) if is_number(cell.text) else None
        if bare is None:
            return percent(cell.text)
        row = self.row(source)
        budget, spent = row.get("budget_adjusted_yuan"), row.get("executed_yuan")
        is_per_cent = header is not None and "%" in key(header.text)
        if role == "rate" and budget and spent is not None:
            for rate in (bare / 100, bare):
                if abs(rate - spent / budget) <= _SAME_RATE:
                    return rate
            # A figure that is no rate of these amounts, and no per cent by its words, may be another column's.
            return bare / 100 if is_per_cent else None
        # Where amounts could be read and are not there, the figure may have been one of them.
        has_amounts = role == "rate" and self.unit is not None
        is_clear = bare == 0 or (not has_amounts and _CLEARLY_PER_CENT < bare <= _MOST_PER_CENT)
        return bare / 100 if is_per_cent or is_clear else None


def is_figure(cell: Cell) -> bool:
    """Whether the cell holds a figure of a funds table, or a dash in its place."""
    return is_number(cell.text) or is_placeholder(cell.text) or yuan(cell.text, "元") is not None


def source_name(cell: Cell, words: Vocabulary) -> str:
    """Our name of the source, or the label as printed."""
    name = words.source(cell.text)
    return printed_name(cell) if name is None or name == "as_printed" else name


def printed_name(cell: Cell) -> str:
    """The label of a source as printed, without 其中 before it and without brackets at its ends.

    Brackets inside it are part of the name: "地（市）资金".
    """
    kept = label(_INNER_BRACKETS.sub(r"〈\1〉", key(cell.text)))
    return kept.replace("〈", "（").replace("〉", "）").removeprefix("其中").lstrip(":：-—、.")
