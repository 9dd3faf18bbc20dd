"""The tables of a generated store while errors are planted: columns to choose by, cells to change, what was planted."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.generate.columns import Column, Flags, Floats, Ints

Cell = str | Decimal | int | bool | None
_ENOUGH = 20


class Draft:
    """Tables of schema forms, their changes kept aside until `finished`.

    Columns are read as they were generated; `cell` sees the changes. A filing is named by its row in `evaluations`.
    """

    def __init__(self, frames: dict[str, pa.Table], used: Column, each: int, seed: int) -> None:
        self.each = each
        self.random = np.random.default_rng([seed, *b"planting"])
        self._frames = {name: table.combine_chunks() for name, table in frames.items()}
        self._columns: dict[tuple[str, str], Any] = {}
        self._orders: dict[str, tuple[Ints, Ints]] = {}
        self._changes: dict[tuple[str, str], dict[int, Cell]] = defaultdict(dict)
        self._added: dict[str, list[dict[str, Cell]]] = defaultdict(list)
        self._planted: list[tuple[str, int, int | None]] = []
        self._rule_code, self._begun_at = "", 0
        ids = self._frames["evaluations"]["evaluation_id"]
        is_used = pc.is_in(ids, value_set=used).to_numpy(zero_copy_only=False)
        self.free: Flags = ~self._is_of_a_corrected_document() & ~is_used

    def begin(self, rule_code: str) -> None:
        """From here on errors are planted for that rule."""
        self._rule_code = rule_code
        self._begun_at = len(self._planted)

    def texts(self, table: str, column: str) -> Column:
        """A column as it was generated."""
        return self._frames[table][column].combine_chunks()

    def numbers(self, table: str, column: str) -> Floats:
        """A column of figures as floats, not a number where empty: to choose by, never to calculate what is filed."""
        key = (table, column)
        if key not in self._columns:
            self._columns[key] = pc.cast(self.texts(*key), pa.float64()).to_numpy(zero_copy_only=False)
        found: Floats = self._columns[key]
        return found

    def matches(self, table: str, column: str, pattern: str) -> Flags:
        """Whether the text of each row holds the pattern; false where empty."""
        key = (table, f"{column} {pattern}")
        if key not in self._columns:
            found = pc.fill_null(pc.match_substring_regex(self.texts(table, column), pattern), fill_value=False)
            self._columns[key] = found.to_numpy(zero_copy_only=False)
            self._columns[key].flags.writeable = False
        flags: Flags = self._columns[key]
        return flags

    def records(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Several columns, row by row, as they were generated."""
        return list(zip(*(self.texts(table, column).to_pylist() for column in columns), strict=True))

    def filing(self, table: str) -> Ints:
        """The filing of each row of a table."""
        key = (table, "")
        if key not in self._columns:
            ids = self.texts("evaluations", "evaluation_id")
            places = pc.index_in(self.texts(table, "evaluation_id"), value_set=ids)
            self._columns[key] = places.to_numpy(zero_copy_only=False).astype(np.int64)
        found: Ints = self._columns[key]
        return found

    def rows(self, table: str, filing: int) -> list[int]:
        """The rows of one filing in a table."""
        if table not in self._orders:
            order = np.argsort(self.filing(table), kind="stable")
            starts = np.searchsorted(self.filing(table)[order], np.arange(len(self.free) + 1))
            self._orders[table] = (order, starts)
        order, starts = self._orders[table]
        found: list[int] = order[starts[filing] : starts[filing + 1]].tolist()
        return found

    def total(self, filing: int) -> int:
        """The row of a filing's total in funds."""
        return next(row for row in self.rows("funds", filing) if self.cell("funds", row, "source") == "total")

    def every(self, table: str, suits: Flags) -> Flags:
        """For each filing whether it has rows in the table and all of them suit."""
        found: Flags = self.some(table, suits) & ~self.some(table, ~suits)
        return found

    def every_of(self, table: str, these: Flags, suit: Flags) -> Flags:
        """For each filing whether it has such rows in the table and all of them suit."""
        found: Flags = self.some(table, these) & ~self.some(table, these & ~suit)
        return found

    def some(self, table: str, suits: Flags) -> Flags:
        """For each filing whether a row of the table suits."""
        found: Flags = np.zeros(len(self.free), np.bool_)
        found[self.filing(table)[suits]] = True
        return found

    def sums(self, table: str, column: str, of: Flags) -> Floats:
        """For each filing the sum of a column over some rows of a table, empty cells as nothing."""
        found: Floats = np.zeros(len(self.free))
        np.add.at(found, self.filing(table)[of], np.nan_to_num(self.numbers(table, column)[of]))
        return found

    def pick(self, table: str, suits: Flags) -> list[int]:
        """Up to `each` suitable rows of filings that hold no error yet, no two of one filing; used from now on."""
        filing = self.filing(table)
        rows = np.flatnonzero(suits & self.free[filing])
        # Of a million candidates a few hundred are looked at: two of one filing are rare among them.
        if len(rows) > _ENOUGH * self.each:
            rows = rows[np.unique(self.random.integers(0, len(rows), _ENOUGH * self.each))]
        rows = self.random.permutation(rows)
        _, first = np.unique(filing[rows], return_index=True)
        picked: list[int] = np.sort(rows[np.sort(first)[: self.each]]).tolist()
        self.free[filing[picked]] = False
        return picked

    def cell(self, table: str, row: int, column: str) -> Any:
        """What a cell holds now."""
        changes = self._changes.get((table, column), {})
        return changes[row] if row in changes else self._frames[table][column][row].as_py()

    def change(self, table: str, row: int, **cells: Cell) -> None:
        """Writes cells of a row."""
        for column, value in cells.items():
            self._changes[table, column][row] = value

    def add(self, table: str, **cells: Cell) -> None:
        """Puts in a row, of a table that generated stores leave empty too."""
        self._added[table].append(cells)

    def plant(self, filing: int, ordinal: int | None = None) -> None:
        """Notes that the rule must find this filing, or this indicator of it."""
        self._planted.append((self._rule_code, filing, ordinal))

    def planted_now(self) -> int:
        """How many errors were planted for the rule at hand."""
        return len(self._planted) - self._begun_at

    def planted(self) -> pa.Table:
        """What was planted: rule_code, evaluation_id, ordinal (or null)."""
        ids = self.texts("evaluations", "evaluation_id")
        return pa.table(
            {
                "rule_code": pa.array([code for code, _, _ in self._planted], pa.string()),
                "evaluation_id": ids.take(pa.array([filing for _, filing, _ in self._planted], pa.int64())),
                "ordinal": pa.array([ordinal for _, _, ordinal in self._planted], pa.int32()),
            }
        )

    def finished(self) -> dict[str, pa.Table]:
        """The tables with every change in them."""
        found = dict(self._frames)
        for (name, column), changes in self._changes.items():
            table, rows = found[name], sorted(changes)
            mask = np.zeros(table.num_rows, np.bool_)
            mask[rows] = True
            column_type = table.schema.field(column).type
            values = pa.array([changes[row] for row in rows], column_type)
            changed = pc.replace_with_mask(table[column].combine_chunks(), pa.array(mask), values)
            found[name] = table.set_column(table.schema.get_field_index(column), column, changed)
        for name, added in self._added.items():
            if name in found:
                found[name] = pa.concat_tables([found[name], pa.Table.from_pylist(added, schema=found[name].schema)])
            else:
                found[name] = pa.Table.from_pylist(added)
        return found

    def _is_of_a_corrected_document(self) -> Flags:
        """Filings of a department and year that has a superseded version: a change might make it the one in force."""
        table = self._frames["evaluations"]
        names = [table[name].cast(pa.string()) for name in ("region_code", "department_name", "year")]
        keys = pc.binary_join_element_wise(*names, "/")
        found: Flags = pc.is_in(keys, value_set=keys.filter(pc.invert(table["is_current"]))).to_numpy(
            zero_copy_only=False
        )
        return found
