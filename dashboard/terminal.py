"""What commands print, and in which language: rows, JSON, and errors as one sentence."""

import csv
import json
import locale
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from dashboard.errors import FontMissing, JixiaoError, RefusedPaper
from dashboard.i18n import Words, words
from dashboard.i18n.papers import refusal_sentence


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], *, whole: int | None = None) -> None:
    """Rows in a frame, unknown values empty; the column numbered `whole` is never cut, for it is to be copied."""
    table = Table(*columns)
    if whole is not None:
        table.columns[whole].min_width = max((len(str(row[whole])) for row in rows), default=0)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    Console(soft_wrap=True).print(table, markup=False)


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Rows as CSV with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def terminal_words() -> Words:
    """Chinese where the terminal's language is Chinese or unknown, else English."""
    language = (
        os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG")
        or locale.getlocale()[0]
        or ""
    )
    return words("en" if language.lower().startswith("en") else "zh")


@contextmanager
def sentences() -> Iterator[None]:
    """Errors of ours as one sentence on stderr and exit code 1, never a stack trace."""
    try:
        yield
    except RefusedPaper as refused:
        fail(refusal_sentence(terminal_words(), refused))
    except FontMissing:
        fail(terminal_words()("error.FontMissing"))
    except JixiaoError as error:
        fail(str(error))


def fail(sentence: str) -> NoReturn:
    """Ends the command with one sentence on stderr and exit code 1."""
    print(f"jixiao: {sentence}", file=sys.stderr)
    raise typer.Exit(1)


def print_json(value: Any) -> None:
    """One value as JSON; exact decimals as numbers."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    print()


def _plain(value: Any) -> Any:
    """Exact decimals as numbers where a float holds them exactly, else as text; dates as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
