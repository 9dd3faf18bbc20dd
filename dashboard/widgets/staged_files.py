"""What was dropped on the import page, file by file, and the switch between the documents that could be read."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words
from dashboard.warehouse import StagedFile
from dashboard.widgets.form import records
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet

DOCUMENT = "document"
OF_A_DOCUMENT = (DOCUMENT, "evaluation", "cell", "at")


def show_staged_files(words: Words, files: Sequence[StagedFile], read: pd.DataFrame) -> None:
    """Every file with what was read of it (mart `document_readings`) or why it was refused; the name opens it."""
    columns = (
        Column(words("imports.file"), "name", "link"),
        Column(words("imports.outcome"), "long"),
        number(words.label("evaluations")),
        number(words.label("fields_read")),
        number(words.label("unread_cells")),
        number(words.label("arithmetic_leads")),
        number(words.label("corrections")),
    )
    found = {row["document_id"]: row for row in records(read)}
    rows = [_row(words, file, found.get(file.document_id)) for file in files]
    show_sheet(words, "imports", words("imports.files"), columns, rows, open_document)


def open_document(document_id: str) -> None:
    """Opens one of the documents; what was open before is closed."""
    for name in OF_A_DOCUMENT:
        st.query_params.pop(name, None)
    if document_id:
        st.query_params[DOCUMENT] = document_id


def outcome(words: Words, file: StagedFile) -> str:
    """What became of a file, in words."""
    if file.reason is not None:
        return words(f"refused.{file.reason}")
    return words("imports.state.stored" if file.is_stored else "imports.state.read")


def file_name(file: StagedFile) -> str:
    """The name of a file without the folders it came in."""
    return PurePath(file.path).name


def _row(words: Words, file: StagedFile, read: dict[str, Any] | None) -> Row:
    folder = PurePath(file.path).parent.as_posix()
    name = Cell(file_name(file), file.document_id or "", note="" if folder == "." else folder)
    if file.reason is not None:
        where = [place_in_words(file.place, words)] if file.place else []
        refused = Cell(outcome(words, file), tone="lead", note=words.clauses([*where, *filter(None, [file.detail])]))
        return Row((name, refused, Cell("", span=5)))
    superseded = int(read["evaluations_superseded"]) if read else 0
    counts = [words.count(read[column]) if read else "" for column in _COUNTS]
    if read and superseded == read["evaluations"]:
        counts[_COUNTS.index("arithmetic_leads")] = words("missing")
    tones = [bool(read and read[column]) for column in _COUNTS]
    return Row(
        (
            name,
            Cell(outcome(words, file), note=words("imports.superseded", count=superseded) if superseded else ""),
            *(
                Cell(count, tone="lead" if is_some and column in _OPEN else "")
                for column, count, is_some in zip(_COUNTS, counts, tones, strict=True)
            ),
        )
    )


_COUNTS = ("evaluations", "fields_read", "unread_cells", "arithmetic_leads", "corrections")
_OPEN = ("unread_cells", "arithmetic_leads")
