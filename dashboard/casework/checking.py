"""Whether the working papers are as they were written: the chain of their history, and the files attached to them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.casework.evidence import evidence_path
from dashboard.casework.history import read_history
from dashboard.casework.papers import PAPER, papers_folder


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about the papers that does not hold.

    `reason` is a code worded under `history.broken`; `detail` names the file attached, if it is about one.
    """

    number: int
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """What an examination found: how many entries were looked at, all faults, and whether a line is unfinished."""

    entries: int
    faults: tuple[Fault, ...]
    is_torn: bool


def examine(store: Path) -> Examined:
    """Reads the whole history and every attached file of a store; a store without papers has no fault."""
    folder = papers_folder(store)
    history = read_history(folder)
    chain = (Fault(history.broken.number, history.broken.reason),) if history.broken else ()
    attached = {
        entry.content["evidence"]["sha256"]: (entry.number, entry.content["evidence"]["name"])
        for entry in reversed(history.entries)
        if entry.what == PAPER and entry.content["evidence"]
    }
    files = sorted(_unlike(folder, attached), key=lambda fault: fault.number)
    return Examined(len(history.entries), (*chain, *files), bool(history.torn))


def _unlike(folder: Path, attached: dict[str, tuple[int, str]]) -> Iterator[Fault]:
    for sha256, (number, name) in attached.items():
        try:
            with evidence_path(folder, sha256).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            yield Fault(number, "evidence_missing", name)
            continue
        if found != sha256:
            yield Fault(number, "evidence_changed", name)
