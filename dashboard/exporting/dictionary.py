"""The data dictionary in both languages: each table and column with its type, unit, meaning and rule."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass

from dashboard.export.register import Column, Register, register_csv, register_docx, register_xlsx
from dashboard.export.statement import statement_column, statement_lines
from dashboard.exporting.items import Source
from dashboard.exporting.stating import stated
from dashboard.i18n import Words, words
from dashboard.records import Selection
from dashboard.warehouse import table_sizes

WRITERS: Mapping[str, Callable[[Register], bytes]] = {
    ".csv": register_csv,
    ".docx": register_docx,
    ".xlsx": register_xlsx,
}
_LANGUAGES = (words("zh"), words("en"))
_NUMBERS = ("bigint", "decimal", "double", "float", "hugeint", "integer")
_WIDTHS = {
    "schema_name": 9,
    "table_name": 16,
    "column_name": 24,
    "data_type": 14,
    "unit_zh": 9,
    "unit_en": 11,
    "meaning_zh": 40,
    "meaning_en": 44,
    "rule_zh": 26,
    "rule_en": 28,
    "defined_in": 20,
    "rows": 9,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A table (`column_name` "") with its rows, or a column: what it holds, in which unit, by which rule.

    `rule_…` is the formula of the measure or of the audit rule, `defined_in` the file of queries/ that makes a table.
    """

    schema_name: str
    table_name: str
    column_name: str
    data_type: str
    unit_zh: str
    unit_en: str
    meaning_zh: str
    meaning_en: str
    rule_zh: str
    rule_en: str
    defined_in: str
    rows: int | None


def dictionary(source: Source) -> list[Entry]:
    """Every table, view and mart of the warehouse with its columns, in the order of mart `dictionary`."""
    sizes = table_sizes(source.warehouse)
    described = source.read("dictionary", Selection())
    rows = described.astype(object).where(described.notna(), "").to_dict("records")
    return [_entry({str(name): str(value) for name, value in row.items()}, sizes) for row in rows]


def dictionary_register(source: Source, words: Words, ending: str) -> Register:
    """The dictionary as a register for a kind of file, with what every export says of itself.

    On paper the columns of single audit rules are left out, which are those of `findings.every`.
    """
    every = dictionary(source)
    entries = [entry for entry in every if not _is_repeated(entry)] if ending == ".docx" else every
    query = {"part": ["dictionary"]}
    statement = stated(source, "data", query, Selection(), words, rows=len(entries), rows_selected=len(every))
    notes = (*statement_lines(statement, words), words("dictionary.units"))
    return Register(
        title=words("dictionary.title"),
        sheet=words("dictionary.sheet"),
        notes=notes,
        columns=tuple(
            Column(words(f"dictionary.column.{name}"), width, is_number=name == "rows")
            for name, width in _WIDTHS.items()
        ),
        rows=tuple(tuple("" if value is None else str(value) for value in astuple(entry)) for entry in entries),
        page=words("ledger.page", number="{number}"),
        noted=statement_column(notes, words),
    )


def _is_repeated(entry: Entry) -> bool:
    """Whether it is a column of a single audit rule."""
    return entry.schema_name == "findings" and entry.table_name != "every" and bool(entry.column_name)


def _entry(row: Mapping[str, str], sizes: Mapping[tuple[str, str], int]) -> Entry:
    schema, table, column = row["schema_name"], row["table_name"], row["column_name"]
    is_rule = schema == "findings" and table != "every" and not column
    rule = f"rule.{table.upper()}.formula" if is_rule else f"measure.{column}.formula"
    unit = _unit(column, row["data_type"])
    unit_zh, unit_en = (one(f"dictionary.unit.{unit}") if unit else "" for one in _LANGUAGES)
    rule_zh, rule_en = (one(rule) if rule in one else "" for one in _LANGUAGES)
    return Entry(
        schema_name=schema,
        table_name=table,
        column_name=column,
        data_type=row["data_type"],
        unit_zh=unit_zh,
        unit_en=unit_en,
        meaning_zh=row["description_zh"],
        meaning_en=row["description_en"],
        rule_zh=rule_zh,
        rule_en=rule_en,
        defined_in="" if column else "queries/every.sql" if table == "every" else f"queries/{schema}/{table}.sql",
        rows=None if column else sizes.get((schema, table)),
    )


def _unit(column: str, kind: str) -> str:
    """What the numbers of a column are counted in, by its name; "" where they are no quantities."""
    parts = column.split("_")
    if not kind.startswith(_NUMBERS):
        return ""
    if parts[-1] == "yuan":
        return "yuan"
    if {"rate", "share"} & set(parts):
        return "fraction"
    return "points" if {"score", "weight", "points"} & set(parts) else ""
