"""The history of the working papers: an append-only file of JSON lines, chained by hash.

    papers/history.jsonl    one entry a line; each holds the sha256 of the line before
    papers/head.json        how many entries there are and the sha256 of the last: lines cut off at the end are noticed
    papers/torn/            ends of lines that were never finished, as they were found after a crash
    papers/write.lock       held while an entry is added

An entry is on the disk before `append` returns. A last line that a crash cut short was never confirmed to anybody: it
is left out when reading, and put aside in `torn/` before the next entry is added.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dashboard.errors import BrokenHistory, StoreUnavailable

FIRST = "0" * 64
SECONDS_TO_WAIT = 20.0
_HISTORY = "history.jsonl"
_HEAD = "head.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody did: its number from 1, when (UTC), who, what kind, and the rest by name."""

    number: int
    at: datetime
    by: str
    what: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    """What a reading of the file found: entries in order, and where the chain is broken, if anywhere.

    `sha256` is that of the last line; `torn` is an unfinished last line, b"" where there is none.
    """

    entries: tuple[Entry, ...] = ()
    sha256: str = FIRST
    torn: bytes = b""
    broken: "Break | None" = None


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry that does not hold: its number, and why, a code worded under `history.broken`."""

    number: int
    reason: str


def read_history(folder: Path) -> History:
    """The history of a store's papers, up to the first entry that does not hold; empty where there is none."""
    confirmed = _confirmed(folder)  # before the lines: somebody may be adding one
    try:
        data = (folder / _HISTORY).read_bytes()
    except FileNotFoundError:
        data = b""
    except OSError as error:
        raise StoreUnavailable(f"{folder / _HISTORY}: cannot be read ({error}); try again") from error
    *lines, torn = data.split(b"\n")
    entries: list[Entry] = []
    sha256 = FIRST
    shas = [FIRST]
    for number, line in enumerate(lines, 1):
        found = _entry(line, number, sha256)
        if isinstance(found, Break):
            return History(tuple(entries), sha256, torn, found)
        entries.append(found)
        sha256 = hashlib.sha256(line).hexdigest()
        shas.append(sha256)
    return History(tuple(entries), sha256, torn, _against(confirmed, shas))


@contextmanager
def adding(folder: Path) -> Iterator["Writer"]:
    """Holds the right to add entries, with the history as it now is.

    Raises StoreUnavailable where somebody else holds it too long or the folder cannot be written, and BrokenHistory
    where the chain is broken: nothing is added behind a break.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "write.lock", timeout=SECONDS_TO_WAIT):
            history = read_history(folder)
            if history.broken is not None:
                raise BrokenHistory(history.broken.number, history.broken.reason, str(folder / _HISTORY))
            if history.torn:
                _put_aside(folder, history.torn)
            yield Writer(folder, history)
    except Timeout as error:
        raise StoreUnavailable(f"{folder}: somebody else is writing; try again in a moment") from error
    except OSError as error:
        raise StoreUnavailable(f"{folder}: cannot be written ({error}); is the disk full or read-only?") from error


class Writer:
    """Adds entries, one after the other, while the lock is held."""

    def __init__(self, folder: Path, history: History) -> None:
        self.folder = folder
        self.history = history

    def append(self, by: str, what: str, content: Mapping[str, Any]) -> Entry:
        """Adds one entry behind all others; it is on the disk when this returns."""
        number = len(self.history.entries) + 1
        at = datetime.now(UTC)
        entry = {
            "number": number,
            "at": at.isoformat(),
            "by": by,
            "what": what,
            "content": content,
            "previous": self.history.sha256,
        }
        line = canonical(entry)
        with (self.folder / _HISTORY).open("ab") as file:
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        sha256 = hashlib.sha256(line).hexdigest()
        write_in_one_step(self.folder / _HEAD, canonical({"entries": number, "sha256": sha256}))
        added = Entry(number, at, by, what, content)
        self.history = History((*self.history.entries, added), sha256)
        return added


def canonical(value: Mapping[str, Any]) -> bytes:
    """JSON in the one way the same value is always written: sorted keys, no blanks, UTF-8, no line ends."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def write_in_one_step(path: Path, data: bytes) -> None:
    """Writes a file so that under its name there is the old one or the new one, never half."""
    aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _entry(line: bytes, number: int, previous: str) -> Entry | Break:
    try:
        read = json.loads(line)
        if read["previous"] != previous:
            return Break(number, "previous")
        if read["number"] != number:
            return Break(number, "number")
        return Entry(number, datetime.fromisoformat(read["at"]), read["by"], read["what"], read["content"])
    except (ValueError, KeyError, TypeError):
        return Break(number, "unreadable")


def _confirmed(folder: Path) -> tuple[int, str] | None:
    """How many entries were confirmed, and the sha256 of the last; None where that is not known."""
    try:
        head = json.loads((folder / _HEAD).read_bytes())
        return int(head["entries"]), str(head["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _against(confirmed: tuple[int, str] | None, shas: list[str]) -> Break | None:
    """Where the entries are fewer than were confirmed, or the last confirmed one is another.

    Entries behind it hold by the chain: a crash took their confirmation away, or somebody is adding them now.
    """
    count = len(shas) - 1
    if confirmed is None:
        return Break(count, "head_missing") if count > 1 else None
    number, sha256 = confirmed
    if number > count:
        return Break(count + 1, "missing")
    return None if shas[number] == sha256 else Break(number, "changed")


def _put_aside(folder: Path, torn: bytes) -> None:
    """Keeps an unfinished last line in a file of its own and takes it out of the history."""
    kept = folder / "torn"
    kept.mkdir(exist_ok=True)
    write_in_one_step(kept / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}", torn)
    with (folder / _HISTORY).open("r+b") as file:
        file.truncate(file.seek(0, os.SEEK_END) - len(torn))
        os.fsync(file.fileno())
