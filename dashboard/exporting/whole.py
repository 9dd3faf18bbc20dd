"""The whole warehouse as a file to take away: one DuckDB file, or a zip with every table as CSV and Parquet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.errors import UnknownSelection
from dashboard.export.statement import statement_lines
from dashboard.exporting.dictionary import Entry, dictionary
from dashboard.exporting.items import Source
from dashboard.exporting.stating import stated
from dashboard.i18n import Words, words
from dashboard.records import Selection
from dashboard.warehouse import Described, Warehouse, write_tables, write_whole

WRITERS: Mapping[str, Callable[[Warehouse, Path, Sequence[Described]], None]] = {
    ".duckdb": write_whole,
    ".zip": write_tables,
}
# Lines about the file itself, after those that every export has.
_ABOUT = ("unit", "corrections", "left_out", "leads", "opens")


def write_warehouse(source: Source, out: Path, worded: Words) -> int:
    """Writes every table, described, with tables `dictionary` and `statement`; returns the number of rows in all.

    Originals and working papers stay in the store. Raises UnknownSelection for an ending other than WRITERS'.
    """
    ending = out.suffix.lower()
    if ending not in WRITERS:
        raise UnknownSelection(worded("whole.ending", file=out.name, endings=worded.listed(list(WRITERS))))
    entries = dictionary(source)
    rows = sum(entry.rows or 0 for entry in entries)
    WRITERS[ending](source.warehouse, out, [_statement(source, rows), _dictionary(entries)])
    return rows


def whole_bytes(source: Source, ending: str, worded: Words) -> bytes:
    """The same as bytes, for a browser."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"whole{ending}"
        write_warehouse(source, out, worded)
        return out.read_bytes()


def whole_size(source: Source) -> int:
    """About how many bytes the DuckDB file takes."""
    return source.warehouse.store.warehouse_file(source.warehouse.version).stat().st_size


def _statement(source: Source, rows: int) -> Described:
    lines = []
    for worded in (words("zh"), words("en")):
        statement = stated(source, "data", {}, Selection(), worded, rows=rows, columns=["execution_rate"])
        about = [worded(f"whole.{name}") for name in _ABOUT]
        lines.append([worded("whole.title"), *statement_lines(statement, worded), *about])
    return Described(
        "statement",
        _both("whole.statement"),
        (("ordinal", _both("whole.ordinal")), ("zh", _both("whole.zh")), ("en", _both("whole.en"))),
        [(ordinal, *line) for ordinal, line in enumerate(zip(*lines, strict=True), 1)],
    )


def _dictionary(entries: Sequence[Entry]) -> Described:
    columns = [field.name for field in fields(Entry)]
    return Described(
        "dictionary",
        _both("dictionary.title"),
        tuple((name, _both(f"dictionary.column.{name}")) for name in columns),
        [astuple(entry) for entry in entries],
    )


def _both(key: str) -> str:
    return f"{words('en')(key)} · {words('zh')(key)}"
