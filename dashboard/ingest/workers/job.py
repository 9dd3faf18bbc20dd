"""What a worker is asked, what it may answer, and how much time and memory it has for that."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.ingest.sidecars import Sidecar
from dashboard.records import Reading
from dashboard.settings import FILE_MEGABYTES, FILE_SECONDS, FILES_AT_A_TIME


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read: the arguments of `read_document`."""

    data: bytes
    file_name: str
    sidecar: Sidecar | None
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no reading: a RefusedDocument as plain words."""

    reason: str
    detail: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """Something under data/ does not hold together: no file can be read."""

    sentence: str


Answer = Reading | Refusal | Broken


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost (far beyond any form, a report of 500 pages included), and how many are read at a time."""

    seconds: float = FILE_SECONDS
    megabytes: int = FILE_MEGABYTES
    workers: int = FILES_AT_A_TIME
