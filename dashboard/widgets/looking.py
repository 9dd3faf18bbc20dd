"""Which store a part of a page looks at: the one that is served, or for a while another one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from dashboard import settings


@dataclass(frozen=True, slots=True)
class _Looking:
    folder: Path
    marked: str


_looking: ContextVar[_Looking | None] = ContextVar("looking", default=None)


@contextmanager
def looking_at(folder: Path, marked: str = "") -> Iterator[None]:
    """Has everything inside read from this store; in its tables the figure that `marked` opens stands out."""
    before = _looking.set(_Looking(folder, marked))
    try:
        yield
    finally:
        _looking.reset(before)


def shown_store() -> Path:
    """The folder of the store that is looked at."""
    looking = _looking.get()
    return looking.folder if looking else settings.store_path(None)


def marked_figure() -> str:
    """The key of the figure that stands out in tables, or ""."""
    looking = _looking.get()
    return looking.marked if looking else ""
