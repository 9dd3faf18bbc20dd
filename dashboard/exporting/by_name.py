"""What the pages export, without a browser: a mart, a figure, the dictionary or the whole warehouse, as a file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from dashboard.charts import style
from dashboard.errors import UnknownSelection
from dashboard.export import pictures
from dashboard.export.content import Item, Statement
from dashboard.export.print import paper_pdf
from dashboard.export.statement import (
    notes_in_full,
    statement_column,
    statement_json,
    statement_lines,
    statement_record,
)
from dashboard.export.tables import csv_bytes, json_bytes, parquet_bytes
from dashboard.export.workbook.download import table_xlsx
from dashboard.exporting.dictionary import WRITERS as DICTIONARIES
from dashboard.exporting.dictionary import dictionary_register
from dashboard.exporting.items import Reading, Source
from dashboard.exporting.papers import table_paper
from dashboard.exporting.stating import stated
from dashboard.exporting.summary import summary_workbook
from dashboard.exporting.whole import write_warehouse
from dashboard.figures import FIGURES, form_types, page_of
from dashboard.i18n import Unit, Words
from dashboard.records import Selection
from dashboard.warehouse import Warehouse

WHOLE = "warehouse"
DICTIONARY = "dictionary"
SUMMARY = "summary"
# Names of exports that are not the name of their mart, and what those marts take beside the selection.
_MARTS: Mapping[str, tuple[str, Mapping[str, object]]] = {"findings": ("leads", {"row_limit": None})}
# The page that shows what a mart holds, where it is not the overview.
_PAGES = {
    "documents": "data",
    "evaluations": "project",
    "findings": "leads",
    "funds": "execution",
    "indicators": "over_target",
    "rule_packs": "data",
    "score_bands": "scores",
    "score_bins": "scores",
    "score_summary": "scores",
    "summary": "data",
    "unjudged_reasons": "data",
}
_TABLES: Mapping[str, Callable[[pd.DataFrame, Words, str, Statement], bytes]] = {
    ".csv": lambda frame, words, _, statement: csv_bytes(
        frame, words, statement_column(statement_lines(statement, words), words)
    ),
    ".xlsx": lambda frame, words, title, statement: table_xlsx(frame, words, title, statement_lines(statement, words)),
    ".json": lambda frame, _, __, ___: json_bytes(frame),
    ".parquet": lambda frame, words, _, statement: parquet_bytes(frame, statement_record(statement, words)),
}
_PICTURES: Mapping[str, pictures.PictureFormat] = {".png": "png", ".svg": "svg", ".pdf": "pdf"}
# Endings of files that keep amounts in yuan and columns by their identifiers, whatever the unit of the words.
_AS_STORED = frozenset({".json", ".parquet"})


def export(source: Source, what: str, out: Path, selection: Selection, words: Words) -> int:
    """Writes what a name stands for to a file whose ending chooses the format; returns the number of rows.

    A mart or a figure's rows become a table (a mart pages of PDF too), a figure becomes a picture; `summary` as a
    workbook has subtotals; `warehouse` is everything, `dictionary` says what each column means. Every file states what
    it was made from (`write_table`). Raises UnknownSelection for an unknown name or ending, a mart that takes more than
    a selection, a figure that the selection leaves nothing of, a selection of the whole warehouse, or a picture that
    takes a browser where there is none; FontMissing for a picture where no font writes Chinese.
    """
    ending = out.suffix.lower()
    if what == WHOLE:
        if selection != Selection():
            raise UnknownSelection(words("whole.no_selection"))
        return write_warehouse(source, out, words)
    if what == DICTIONARY and ending in DICTIONARIES:
        register = dictionary_register(source, words, ending)
        _write(out, DICTIONARIES[ending](register))
        return len(register.rows)
    if what == SUMMARY and ending == ".xlsx":
        rows, data = summary_workbook(source, selection, words)
        _write(out, data)
        return rows
    if ending == ".pdf" and what not in FIGURES:
        rows, data = _printed(source, what, selection, words)
        _write(out, data)
        return rows
    if ending in _PICTURES:
        rows, data = _picture(source, what, _PICTURES[ending], selection, words)
        _write(out, data)
        return rows
    if ending not in _TABLES:
        raise UnknownSelection(f"{out.name}: expected an ending of {', '.join((*_TABLES, *_PICTURES))}")
    frame, statement = _table(source, what, selection, words)
    write_table(frame, statement, what, out, words)
    return len(frame)


def write_table(frame: pd.DataFrame, statement: Statement, title: str, out: Path, words: Words) -> None:
    """Writes rows with their statement to a file whose ending chooses the format.

    The statement is the head of a last, empty column of a CSV, a sheet of a workbook, metadata of a Parquet file; rows
    as JSON stay a plain array, and FILE.statement.json lies beside them. Raises UnknownSelection for any other ending.
    """
    ending = out.suffix.lower()
    if ending not in _TABLES:
        raise UnknownSelection(f"{out.name}: expected an ending of {', '.join(_TABLES)}")
    if any(column.endswith("_yuan") for column in frame.columns):
        worded = words.in_unit("yuan") if ending in _AS_STORED else words
        statement = replace(statement, unit=statement.unit or worded.unit_name)
    if statement.notes.is_synthetic:
        frame = frame.assign(is_synthetic=True)
    _write(out, _TABLES[ending](frame, words, title, statement))
    if ending == ".json":
        _write(out.with_suffix(".statement.json"), statement_json(statement, words))


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


def _table(source: Source, what: str, selection: Selection, words: Words) -> tuple[pd.DataFrame, Statement]:
    """The rows that a name stands for, with their statement."""
    mart, extra = _MARTS.get(what, (what, {}))
    parameters = source.warehouse.marts.get(mart)
    if parameters is not None and len(parameters) == len(extra) + len(_selection(source.warehouse)):
        frame = source.read(mart, selection, **extra)
        page = _PAGES.get(what, "overview")
        return frame, stated(source, page, {}, selection, words, rows=len(frame), columns=frame.columns)
    if what not in FIGURES:
        raise UnknownSelection(f"{what}: expected one of {', '.join((WHOLE, *tables(source.warehouse)))}")
    narrowed = _one_form_type(source, what, selection)
    reading = Reading(source, narrowed)
    frame = FIGURES[what](reading)[1]
    return frame, _stated(source, what, narrowed, frame, reading, words)


def _printed(source: Source, what: str, selection: Selection, words: Words) -> tuple[int, bytes]:
    """The number of rows and the pages of a table."""
    frame, statement = _table(source, what, selection, words)
    missing = words("export.nothing_to_draw", figure=what) if frame.empty else ""
    if any(column.endswith("_yuan") for column in frame.columns):
        statement = replace(statement, unit=statement.unit or words.unit_name)
    paper = table_paper(Item(what, what, "", statement, frame, missing=missing), words)
    return len(frame), paper_pdf(paper, words, source.made_at)


def _picture(
    source: Source, what: str, picture_format: pictures.PictureFormat, selection: Selection, words: Words
) -> tuple[int, bytes]:
    if what not in FIGURES:
        raise UnknownSelection(f"{what}: no figure of this name; expected one of {', '.join(sorted(FIGURES))}")
    narrowed = _one_form_type(source, what, selection)
    reading = Reading(source, narrowed)
    draw, frame, *others = FIGURES[what](reading)
    statement = _stated(source, what, narrowed, frame, reading, words)
    figure = None if frame.empty else draw(frame, *others, words, notes_in_full(statement, words))
    if figure is None:
        raise UnknownSelection(words("export.nothing_to_draw", figure=what))
    if not pictures.can_draw(figure):
        raise UnknownSelection(words("export.no_browser"))
    return len(frame), pictures.picture_bytes(style.on_paper(figure), picture_format)


def _stated(
    source: Source, what: str, selection: Selection, frame: pd.DataFrame, reading: Reading, words: Words
) -> Statement:
    return stated(
        source,
        page_of(what),
        {},
        selection,
        words,
        rows=len(frame),
        rows_selected=reading.rows_selected(frame),
        columns=frame.columns,
    )


def _one_form_type(source: Source, what: str, selection: Selection) -> Selection:
    """The selection of a figure that shows one type of form at a time: the first type there is, as on its page."""
    found = form_types(what, Reading(source, selection))
    return replace(selection, form_types=(found[0],)) if found else selection


def _selection(warehouse: Warehouse) -> tuple[str, ...]:
    """The parameters that every mart takes."""
    return warehouse.marts["coverage"]
