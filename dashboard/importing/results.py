"""What became of a file."""

from dataclasses import dataclass
from typing import Literal

from dashboard.records import Reading

Outcome = Literal["read", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of one file; the counts are of what it says, `reason` a code worded in the catalogue.

    `superseded` counts the evaluations of earlier documents that it takes the place of.
    """

    path: str
    outcome: Outcome
    document_id: str | None = None
    evaluations: int = 0
    indicators: int = 0
    unread: int = 0
    superseded: int = 0
    reason: str | None = None
    detail: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and not stored yet; without a reading where it was refused or is stored already."""

    file: ImportedFile
    reading: Reading | None = None
    data: bytes = b""
