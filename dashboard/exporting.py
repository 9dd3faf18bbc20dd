"""What the pages export, without a browser: a mart for a selection, as a file."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from dashboard.errors import UnknownSelection
from dashboard.export.tables import csv_bytes, json_bytes, parquet_bytes, xlsx_bytes
from dashboard.i18n import Words
from dashboard.records import Selection
from dashboard.warehouse import Warehouse

# Names of exports that are not the name of their mart, and what those marts take beside the selection.
_MARTS: Mapping[str, tuple[str, Mapping[str, object]]] = {"findings": ("leads", {"row_limit": None})}
_FORMATS: Mapping[str, Callable[[pd.DataFrame, Words, str, list[str]], bytes]] = {
    ".csv": lambda frame, words, _, __: csv_bytes(frame, words),
    ".xlsx": xlsx_bytes,
    ".json": lambda frame, _, __, ___: json_bytes(frame),
    ".parquet": lambda frame, _, __, ___: parquet_bytes(frame),
}


def export_table(warehouse: Warehouse, what: str, out: Path, selection: Selection, words: Words) -> int:
    """Writes what a name stands for to a file whose ending chooses the format; returns the number of rows.

    Raises UnknownSelection for an unknown name or ending, or a mart that takes more than a selection.
    """
    write = _FORMATS.get(out.suffix.lower())
    if write is None:
        raise UnknownSelection(f"{out.name}: expected an ending of {', '.join(_FORMATS)}")
    mart, extra = _MARTS.get(what, (what, {}))
    parameters = warehouse.marts.get(mart)
    if parameters is None or len(parameters) != len(extra) + 5:
        raise UnknownSelection(f"{what}: expected one of {', '.join(exports(warehouse))}")
    frame = warehouse.mart(mart, selection, **extra)
    notes = [words("export.version", version=warehouse.version)]
    if bool(warehouse.rows("select bool_or(is_synthetic) from forms.documents")[0][0]):
        notes.append(words("figure.synthetic"))
        frame = frame.assign(is_synthetic=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(write(frame, words, what, notes))
    return len(frame)


def exports(warehouse: Warehouse) -> list[str]:
    """Everything that can be exported by name: the marts that take a selection alone, and the named ones."""
    plain = [name for name, parameters in warehouse.marts.items() if len(parameters) == 5]
    return sorted({*plain, *_MARTS})
