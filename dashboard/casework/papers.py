"""Working papers as they stand: the history folded into people and one paper a lead."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any, Literal

from dashboard.casework.evidence import Evidence
from dashboard.casework.history import Break, Entry, read_history
from dashboard.errors import BrokenHistory

State = Literal["open", "asked", "explained", "confirmed", "set_aside"]
STATES: tuple[State, ...] = ("open", "asked", "explained", "confirmed", "set_aside")
PERSON_ADDED, PERSON_LEFT, PAPER = "person_added", "person_left", "paper"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is noted of one lead; `lead` is the lead as it was when the paper was last written."""

    lead_key: str
    state: State = "open"
    note: str = ""
    measure: str = ""
    owner: str = ""
    due: date | None = None
    evidence: tuple[Evidence, ...] = ()
    lead: Mapping[str, Any] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    @property
    def seen(self) -> int:
        """The number of the last entry about this lead: who changes the paper says which one they saw; 0 for none."""
        return self.entries[-1].number if self.entries else 0


@dataclass(frozen=True, slots=True)
class Papers:
    """Everybody on the list of people, and every paper by the key of its lead, in the order of their first entry."""

    people: tuple[str, ...] = ()
    by_key: Mapping[str, Paper] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    broken: Break | None = None

    def of(self, lead_key: str) -> Paper:
        """The paper of a lead; an open one without a word where nobody wrote any."""
        return self.by_key.get(lead_key) or Paper(lead_key)


def papers_folder(store: Path) -> Path:
    """The folder of a store's papers: outside the versions of the warehouse, which come and go."""
    return store / "papers"


def read_papers(store: Path) -> Papers:
    """The papers of a store as they stand; where the history is broken, those up to the break.

    The same object again until the history changes.
    """
    folder = papers_folder(store)
    signature = tuple(_signature(folder / name) for name in ("history.jsonl", "head.json"))
    with _reading:
        known = _known.get(folder)
        if known is None or known[0] != signature:
            history = read_history(folder)
            known = _known[folder] = (signature, folded(history.entries, history.broken))
        return known[1]


def folded(entries: tuple[Entry, ...], broken: Break | None = None) -> Papers:
    """People and papers that these entries add up to; raises BrokenHistory for a kind of entry that is unknown."""
    people: dict[str, None] = {}
    found: dict[str, Paper] = {}
    for entry in entries:
        if entry.what == PERSON_ADDED:
            people[entry.content["name"]] = None
        elif entry.what == PERSON_LEFT:
            people.pop(entry.content["name"], None)
        elif entry.what == PAPER:
            key = entry.content["lead_key"]
            found[key] = _written(found.get(key) or Paper(key), entry)
        else:
            raise BrokenHistory(entry.number, "unknown_kind", "history.jsonl")
    return Papers(tuple(people), MappingProxyType(found), entries, broken)


def _written(paper: Paper, entry: Entry) -> Paper:
    """The paper after one more entry; an entry holds all that the paper then says, and the file it attached."""
    content = entry.content
    attached = content["evidence"]
    return replace(
        paper,
        state=content["state"],
        note=content["note"],
        measure=content["measure"],
        owner=content["owner"],
        due=date.fromisoformat(content["due"]) if content["due"] else None,
        evidence=(*paper.evidence, Evidence(**attached)) if attached else paper.evidence,
        lead=content["lead"],
        entries=(*paper.entries, entry),
    )


_reading = Lock()
_known: dict[Path, tuple[object, Papers]] = {}


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
