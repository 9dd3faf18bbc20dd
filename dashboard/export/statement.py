"""What every export says of itself, in lines."""

from dashboard.export.content import Statement
from dashboard.i18n import Words
from dashboard.i18n.notes import note_lines


def statement_lines(statement: Statement, words: Words) -> list[str]:
    """Unit, selection, rule packs, release, source, both bases, rows, version, time and link, a line each."""
    return [
        *note_lines(words, statement.notes, statement.unit or None),
        *([statement.bases] if statement.bases else []),
        rows_line(statement, words),
        *([words("export.version", version=statement.version)] if statement.version else []),
        *([words("statement.made_at", time=statement.made_at)] if statement.made_at else []),
        *([words("statement.link", link=statement.link)] if statement.link else []),
    ]


def rows_line(statement: Statement, words: Words) -> str:
    """How many rows there are, and of how many where the selection has more."""
    if statement.rows_selected is None or statement.rows_selected <= statement.rows:
        return words("statement.rows", count=statement.rows)
    return words("statement.rows_of", count=statement.rows_selected, rows=words.count(statement.rows))
