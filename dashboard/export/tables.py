"""Tables as people read them, and as CSV, JSON and Parquet files.

Columns are worded, codes become words, amounts stand in the unit of the words. A column's kind follows from its name:
`…_yuan` an amount, `…_rate…` and `…_share` a fraction of 1, scores and weights points.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
from pyarrow import parquet as pq

from dashboard.export.cell_text import legal
from dashboard.i18n import Words

Kind = Literal["amount", "rate", "points", "count", "year", "text"]
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")
NUMBER_FORMATS: dict[Kind, str] = {
    "amount": "#,##0.00",
    "rate": "0.00%",
    "points": "0.00",
    "count": "#,##0",
    "year": "0",
    "text": "@",
}


def kind_of(column: str, values: pd.Series) -> Kind:
    """What a column of a mart holds, by its name and its type."""
    if not pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values):
        return "text"
    parts = column.split("_")
    if column.endswith("_yuan"):
        return "amount"
    if "rate" in parts or "share" in parts:
        return "rate"
    if "year" in parts:
        return "year"
    if {"score", "weight", "points"} & set(parts):
        return "points"
    return "count" if pd.api.types.is_integer_dtype(values) else "points"


def is_key(column: str) -> bool:
    """Whether a column only identifies a row: kept in files, left out on screen."""
    return column.endswith(("_id", "_key", "_code")) and column not in {"rule_code", "project_code"}


def in_language(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The frame with names of one language: of `x_zh` and `x_en` one column `x` is left.

    Where a place has no English name its Chinese one stands.
    """
    stems = [column[:-3] for column in frame.columns if column.endswith("_zh") and f"{column[:-3]}_en" in frame.columns]
    named = frame.copy(deep=False)
    for stem in stems:
        wanted = frame[f"{stem}_{words.language}"].fillna(frame[f"{stem}_zh"])
        named.insert(named.columns.get_loc(f"{stem}_zh"), stem, wanted)  # type: ignore[arg-type]  # a unique label has one place
        named = named.drop(columns=[f"{stem}_zh", f"{stem}_en"])
    return named


def presented(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The frame in words: one language, coded values worded, amounts in the unit; columns keep their identifiers.

    Columns without a single value are left out: a grain that has no projects needs no column for them.
    """
    shown = in_language(frame, words)
    shown = shown[[column for column in shown.columns if frame.empty or shown[column].notna().any()]].copy(deep=False)
    for column in shown.columns:
        values = shown[column]
        if column.endswith("_yuan"):
            shown[column] = [words.scaled(value) for value in values]
            shown[column] = shown[column].astype(float)
        elif words.has_values(column):
            shown[column] = [None if pd.isna(value) else words.value(column, value) for value in values]
    return shown


def csv_bytes(frame: pd.DataFrame, words: Words, noted: str = "") -> bytes:
    """A CSV that Excel and WPS open as it is: UTF-8 with a mark, labelled columns, text never taken for a formula.

    `noted` (`statement_column`) is the head of a last column with nothing below.
    """
    shown = presented(frame, words)
    cells = zip(*[_csv_column(column, shown[column]) for column in shown.columns], strict=True)
    return _csv([words.label(column) for column in shown.columns], cells, noted)


def csv_of(labels: Sequence[str], rows: Iterable[Sequence[str]], noted: str = "") -> bytes:
    """The same for rows of text under labels."""
    return _csv(labels, ([_csv_cell(value, "text") for value in row] for row in rows), noted)


def _csv(labels: Sequence[str], rows: Iterable[Sequence[str]], noted: str) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([*labels, *([noted] if noted else [])])
    writer.writerows([*row, *([""] if noted else [])] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def json_bytes(frame: pd.DataFrame) -> bytes:
    """The rows as they are in the warehouse, one JSON object each: identifiers as names, amounts in yuan."""
    return frame.to_json(orient="records", force_ascii=False, date_format="iso", indent=1, double_precision=15).encode()


def parquet_bytes(frame: pd.DataFrame, noted: Mapping[str, str] | None = None) -> bytes:
    """The rows as they are in the warehouse, as Parquet: identifiers as names, amounts in yuan.

    `noted` goes into the metadata of the file, under the same names with `jixiao.` before them.
    """
    table = pa.Table.from_pandas(frame, preserve_index=False)
    about = {f"jixiao.{name}": value for name, value in (noted or {}).items()}
    target = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), **about}), target)
    return target.getvalue()


def _csv_column(column: str, values: pd.Series) -> list[str]:
    kind = kind_of(column, values)
    return [_csv_cell(value, kind) for value in values]


def _csv_cell(value: Any, kind: Kind) -> str:
    """One cell as text: numbers plain, rates as percentages, text guarded, unknown empty."""
    if pd.isna(value):
        return ""
    if kind == "text":
        text = legal(str(value))
        return f"'{text}" if text.startswith(FORMULA_STARTS) else text
    if kind == "rate":
        return f"{value * 100:.4f}".rstrip("0").rstrip(".") + "%"
    if kind in {"count", "year"}:
        return f"{value:.0f}"
    exact = Decimal(repr(round(float(value), 4) if kind == "points" else float(value)))
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
