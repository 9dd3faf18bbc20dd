"""What the pages export, without a browser: a mart or a figure for a selection, as a file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from dashboard.charts import style
from dashboard.errors import UnknownSelection
from dashboard.export import pictures
from dashboard.export.tables import csv_bytes, json_bytes, parquet_bytes, xlsx_bytes
from dashboard.figures import FIGURES, Read, form_types
from dashboard.figures.selected import coverage_notes, options_of, selection_sentence
from dashboard.i18n import Unit, Words
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Warehouse

# Names of exports that are not the name of their mart, and what those marts take beside the selection.
_MARTS: Mapping[str, tuple[str, Mapping[str, object]]] = {"findings": ("leads", {"row_limit": None})}
_TABLES: Mapping[str, Callable[[pd.DataFrame, Words, str, list[str]], bytes]] = {
    ".csv": lambda frame, words, _, __: csv_bytes(frame, words),
    ".xlsx": xlsx_bytes,
    ".json": lambda frame, _, __, ___: json_bytes(frame),
    ".parquet": lambda frame, _, __, ___: parquet_bytes(frame),
}
_PICTURES: Mapping[str, pictures.PictureFormat] = {".png": "png", ".svg": "svg", ".pdf": "pdf"}


def export(warehouse: Warehouse, what: str, out: Path, selection: Selection, words: Words) -> int:
    """Writes what a name stands for to a file whose ending chooses the format; returns the number of rows.

    A mart or a figure's rows become a table, a figure becomes a picture. Raises UnknownSelection for an unknown name or
    ending, a mart that takes more than a selection, a figure that the selection leaves nothing of, or a picture that
    takes a browser where there is none; FontMissing for a picture where no font writes Chinese.
    """
    ending = out.suffix.lower()
    if ending in _PICTURES:
        rows, data = _picture(warehouse, what, _PICTURES[ending], selection, words)
        _write(out, data)
        return rows
    if ending not in _TABLES:
        raise UnknownSelection(f"{out.name}: expected an ending of {', '.join((*_TABLES, *_PICTURES))}")
    frame = _rows(warehouse, what, selection)
    write_table(warehouse, frame, what, out, words)
    return len(frame)


def write_table(warehouse: Warehouse, frame: pd.DataFrame, title: str, out: Path, words: Words) -> None:
    """Writes rows to a file whose ending chooses the format; raises UnknownSelection for any other ending."""
    if out.suffix.lower() not in _TABLES:
        raise UnknownSelection(f"{out.name}: expected an ending of {', '.join(_TABLES)}")
    notes = [words("export.version", version=warehouse.version)]
    if bool(warehouse.rows("select bool_or(is_synthetic) from forms.documents")[0][0]):
        notes.append(words("figure.synthetic"))
        frame = frame.assign(is_synthetic=True)
    _write(out, _TABLES[out.suffix.lower()](frame, words, title, notes))


def usual_unit(out: Path) -> Unit:
    """The unit of amounts where nobody chose one: figures are read from afar, tables are reckoned with."""
    return "wan_yuan" if out.suffix.lower() in _PICTURES else "yuan"


def tables(warehouse: Warehouse) -> list[str]:
    """Everything that can be exported as a table by name: marts that take a selection alone, named ones, figures."""
    plain = [name for name, parameters in warehouse.marts.items() if len(parameters) == len(_selection(warehouse))]
    return sorted({*plain, *_MARTS, *FIGURES})


def _write(out: Path, data: bytes) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)


def _rows(warehouse: Warehouse, what: str, selection: Selection) -> pd.DataFrame:
    mart, extra = _MARTS.get(what, (what, {}))
    parameters = warehouse.marts.get(mart)
    if parameters is not None and len(parameters) == len(extra) + len(_selection(warehouse)):
        return warehouse.mart(mart, selection, **extra)
    if what in FIGURES:
        narrowed = _one_form_type(warehouse, what, selection)
        return FIGURES[what](_reader(warehouse, narrowed))[1]
    raise UnknownSelection(f"{what}: expected one of {', '.join(tables(warehouse))}")


def _picture(
    warehouse: Warehouse, what: str, picture_format: pictures.PictureFormat, selection: Selection, words: Words
) -> tuple[int, bytes]:
    if what not in FIGURES:
        raise UnknownSelection(f"{what}: no figure of this name; expected one of {', '.join(sorted(FIGURES))}")
    narrowed = _one_form_type(warehouse, what, selection)
    read = _reader(warehouse, narrowed)
    draw, frame, *others = FIGURES[what](read)
    figure = None if frame.empty else draw(frame, *others, words, _notes(warehouse, read, narrowed, words))
    if figure is None:
        raise UnknownSelection(words("export.nothing_to_draw", figure=what))
    if not pictures.can_draw(figure):
        raise UnknownSelection(words("export.no_browser"))
    return len(frame), pictures.picture_bytes(style.on_paper(figure), picture_format)


def _one_form_type(warehouse: Warehouse, what: str, selection: Selection) -> Selection:
    """The selection of a figure that shows one type of form at a time: the first type there is, as on its page."""
    found = form_types(what, _reader(warehouse, selection))
    return replace(selection, form_types=(found[0],)) if found else selection


def _notes(warehouse: Warehouse, read: Read, selection: Selection, words: Words) -> FigureNotes:
    options = options_of(warehouse.mart("filter_options", Selection()))
    notes = coverage_notes(read("coverage"), selection_sentence(selection, options, words), words)
    return replace(notes, further=(*notes.further, words("export.version", version=warehouse.version)))


def _reader(warehouse: Warehouse, selection: Selection) -> Read:
    def read(mart: str, /, **parameters: object) -> pd.DataFrame:
        return warehouse.mart(mart, selection, **parameters)

    return read


def _selection(warehouse: Warehouse) -> tuple[str, ...]:
    """The parameters that every mart takes."""
    return warehouse.marts["coverage"]
