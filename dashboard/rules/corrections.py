"""Known errors in published figures: data/corrections.toml."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from dashboard.errors import BrokenData
from dashboard.records import CORRECTABLE
from dashboard.rules.reading import Strict, shaped
from dashboard.settings import DATA

_Words = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class KnownError:
    """A published figure that cannot be right: where it stands, what is printed, and what it should be."""

    document_id: str
    table_name: str
    row_key: str
    column_name: str
    text_printed: str
    value: str | None
    corrected_by: str
    corrected_on: date
    reason: str
    reference: str


class _Entry(Strict):
    document: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    table: str
    row: _Words
    column: str
    printed: _Words
    value: str | None = None
    by: _Words
    date: date
    reason: _Words
    reference: _Words


class _File(Strict):
    corrections: tuple[_Entry, ...]


@cache
def known_errors(path: Path = DATA / "corrections.toml") -> tuple[KnownError, ...]:
    """Every entry of data/corrections.toml; BrokenData where one names no field, or two name the same."""
    found: dict[tuple[str, str, str], KnownError] = {}
    for entry in shaped(path, _File).corrections:
        if entry.column not in CORRECTABLE.get(entry.table, ()):
            raise BrokenData(f"{path}: expected a column that may be corrected, found {entry.table}.{entry.column}")
        if not entry.row.startswith(entry.document[:16]):
            raise BrokenData(f"{path}: expected a row of document {entry.document[:16]}…, found {entry.row}")
        field = (entry.table, entry.row, entry.column)
        if field in found:
            raise BrokenData(f"{path}: expected one entry a field, found two for {' '.join(field)}")
        found[field] = KnownError(
            entry.document,
            *field,
            entry.printed,
            entry.value,
            entry.by,
            entry.date,
            entry.reason,
            entry.reference,
        )
    return tuple(found.values())
