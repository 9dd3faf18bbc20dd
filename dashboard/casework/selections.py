"""Selections that people saved: a name, and the page and query that it stands for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock

from dashboard.errors import RefusedPaper

_FILE = "selections.json"
LONGEST_NAME = 60
MOST = 200


@dataclass(frozen=True, slots=True)
class SavedSelection:
    """A link under a name: the page, and its parameters as they stand in an address."""

    name: str
    page: str
    query: Mapping[str, Sequence[str]]


def saved_selections(store: Path, page: str) -> tuple[SavedSelection, ...]:
    """What was saved for a page, by name."""
    return tuple(one for one in _read(store) if one.page == page)


def save_selection(store: Path, name: str, page: str, query: Mapping[str, Sequence[str]]) -> None:
    """Saves a link under a name; one of the same name and page is replaced.

    Raises RefusedPaper: `selection_name` without a name or with one that is too long, `selections_full`.
    """
    named = name.strip()
    if not named or len(named) > LONGEST_NAME:
        raise RefusedPaper("selection_name")
    with _writing(store):
        others = [one for one in _read(store) if (one.name, one.page) != (named, page)]
        if len(others) >= MOST:
            raise RefusedPaper("selections_full")
        _write(store, [*others, SavedSelection(named, page, query)])


def forget_selection(store: Path, name: str, page: str) -> None:
    """Takes a saved selection away; one that is not there is none."""
    with _writing(store):
        _write(store, [one for one in _read(store) if (one.name, one.page) != (name, page)])


def _writing(store: Path) -> FileLock:
    store.mkdir(parents=True, exist_ok=True)
    return FileLock(store / f"{_FILE}.lock")


def _read(store: Path) -> list[SavedSelection]:
    try:
        rows = json.loads((store / _FILE).read_text("utf-8"))
    except FileNotFoundError:
        return []
    return sorted((SavedSelection(**row) for row in rows), key=lambda one: one.name)


def _write(store: Path, rows: Sequence[SavedSelection]) -> None:
    aside = store / f"{_FILE}.part"
    aside.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1), "utf-8")
    aside.replace(store / _FILE)
