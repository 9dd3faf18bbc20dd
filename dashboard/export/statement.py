"""What every export says of itself, in lines."""

import json
from collections.abc import Sequence
from dataclasses import replace

from dashboard.export.content import Statement
from dashboard.i18n import Words
from dashboard.i18n.notes import note_lines
from dashboard.records import FigureNotes


def statement_lines(statement: Statement, words: Words) -> list[str]:
    """Unit, selection, rule packs, release, both bases, rows, version, time, link and source, a line each."""
    return note_lines(words, notes_in_full(statement, words), statement.unit or None)


def notes_in_full(statement: Statement, words: Words) -> FigureNotes:
    """All that an export says as the notes of a figure, for pictures that leave without a file around them."""
    lines = [
        *statement.notes.further,
        *([statement.bases] if statement.bases else []),
        rows_line(statement, words),
        *([words("export.version", version=statement.version)] if statement.version else []),
        *([words("statement.made_at", time=statement.made_at)] if statement.made_at else []),
        *([words("statement.link", link=statement.link)] if statement.link else []),
    ]
    return replace(statement.notes, further=tuple(lines))


def statement_record(statement: Statement, words: Words) -> dict[str, str]:
    """The statement by names, for programs: every value a text, those that say nothing left out."""
    notes = statement.notes
    selected = statement.rows if statement.rows_selected is None else statement.rows_selected
    record = {
        "unit": statement.unit,
        "selection": notes.selection,
        "rules": notes.packs,
        "source": notes.source,
        "is_synthetic": "true" if notes.is_synthetic else "false",
        "execution_rates": statement.bases,
        "rows": str(statement.rows),
        "rows_selected": str(selected),
        "version": statement.version,
        "made_at": statement.made_at,
        "link": statement.link,
        "statement": "\n".join(statement_lines(statement, words)),
    }
    return {name: value for name, value in record.items() if value}


def statement_json(statement: Statement, words: Words) -> bytes:
    """The record as a JSON object, to lie beside rows that are a plain array."""
    return json.dumps(statement_record(statement, words), ensure_ascii=False, indent=1).encode()


def statement_column(lines: Sequence[str], words: Words) -> str:
    """The lines as the head of a column of its own, for tables as text: no row is added, no filter hides it."""
    return words("statement.column", lines=words("figure.separator").join(lines))


def rows_line(statement: Statement, words: Words) -> str:
    """How many rows there are, and of how many where the selection has more."""
    if statement.rows_selected is None or statement.rows_selected <= statement.rows:
        return words("statement.rows", count=statement.rows)
    return words("statement.rows_of", count=statement.rows_selected, rows=words.count(statement.rows))
