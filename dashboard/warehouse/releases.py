"""Releases: versions that were signed off, numbered, kept, and opened again under their number.

releases/releases.json     every release in order: who, when, why, and whether it was withdrawn
releases/<number>/         a store of its own: the warehouse as it was signed off; originals stay where they are
"""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from dashboard.errors import RefusedRelease
from dashboard.warehouse.fingerprint import fingerprint
from dashboard.warehouse.read import open_warehouse
from dashboard.warehouse.store import Store
from dashboard.warehouse.write import bring_up_to_date

_FOLDER = "releases"
_LIST = "releases.json"


@dataclass(frozen=True, slots=True)
class Release:
    """One signed-off version.

    `content` stands for its documents and corrections (`content_of`), `built_with` for the queries and rules.
    """

    number: int
    content: str
    built_with: str
    released_at: str
    released_by: str
    note: str = ""
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back; its number is never used again."""
        return self.withdrawn_at is not None

    @property
    def is_recomputed(self) -> bool:
        """Whether queries or rules have changed since; what follows from the documents is then worked out anew."""
        return self.built_with != fingerprint()


def releases(store: Store) -> tuple[Release, ...]:
    """Every release of a store in order, those withdrawn too."""
    try:
        rows = json.loads((store.folder / _FOLDER / _LIST).read_text("utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(Release(**row) for row in rows)


def last_release(store: Store) -> Release | None:
    """The last release that was not withdrawn: what readers see."""
    return next((one for one in reversed(releases(store)) if not one.is_withdrawn), None)


def content_of(store: Store) -> str:
    """What the documents of a store say, as a sha256: the same again after a rebuild by other queries or rules."""
    return _content(store.folder, store.version)


@lru_cache(maxsize=16)
def _content(folder: Path, version: str | None) -> str:  # the version is part of the key
    digest = hashlib.sha256()
    if version is not None:
        for (key,) in open_warehouse(folder).rows(
            "select document_id from forms.documents union all"
            " select correction_id from forms.corrections where not is_shipped order by all"
        ):
            digest.update(f"{key}\n".encode())
    return digest.hexdigest()


def release_store(store: Store, number: int) -> Store:
    """The store of a release, up to date with the queries and rules that are installed now.

    Raises RefusedRelease where there is no such release, or it was withdrawn.
    """
    found = next((one for one in releases(store) if one.number == number), None)
    if found is None:
        raise RefusedRelease("unknown", number)
    if found.is_withdrawn:
        raise RefusedRelease("withdrawn", number)
    kept = Store(store.folder / _FOLDER / str(number))
    if found.is_recomputed:
        bring_up_to_date(kept)
    return kept


def make_release(store: Store, by: str, note: str = "", moment: datetime | None = None) -> Release:
    """Signs the version in force off under the next number.

    Raises RefusedRelease without a name, with nothing in the store, or where the last release is this very version.
    """
    if not by.strip():
        raise RefusedRelease("no_name")
    with store.writing():
        version = store.version
        if version is None:
            raise RefusedRelease("empty")
        last = last_release(store)
        content = content_of(store)
        if last is not None and last.content == content:
            raise RefusedRelease("unchanged", last.number)
        made = Release(
            number=len(releases(store)) + 1,
            content=content,
            built_with=fingerprint(),
            released_at=_written(moment),
            released_by=by.strip(),
            note=note.strip(),
        )
        kept = Store(store.folder / _FOLDER / str(made.number))
        shutil.rmtree(kept.folder, ignore_errors=True)  # of a release that broke off before it was listed
        kept.folder.mkdir(parents=True)
        _same_file(store.warehouse_file(version), kept.warehouse_file(version))
        kept.keep_originals_of(store)
        kept.put_in_force(version)
        _write(store, (*releases(store), made))
    return made


def withdraw_release(store: Store, number: int, by: str, why: str, moment: datetime | None = None) -> Release:
    """Takes a release back; readers see the one before it, the number is never used again.

    Raises RefusedRelease without a name or a reason, and where there is no such release or it was withdrawn already.
    """
    if not by.strip():
        raise RefusedRelease("no_name")
    if not why.strip():
        raise RefusedRelease("no_reason", number)
    with store.writing():
        every = releases(store)
        found = next((one for one in every if one.number == number), None)
        if found is None or found.is_withdrawn:
            raise RefusedRelease("unknown" if found is None else "withdrawn", number)
        gone = replace(found, withdrawn_at=_written(moment), withdrawn_by=by.strip(), withdrawn_why=why.strip())
        _write(store, [gone if one.number == number else one for one in every])
    return gone


def _written(moment: datetime | None) -> str:
    return (moment or datetime.now(UTC)).isoformat(timespec="seconds")


def _same_file(source: Path, target: Path) -> None:
    """A version is never changed, so that two names may share one file; a copy where the disk cannot do that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _write(store: Store, rows: Sequence[Release]) -> None:
    path = store.folder / _FOLDER / _LIST
    aside = path.with_suffix(".part")
    with aside.open("w", encoding="utf-8") as file:
        json.dump([asdict(row) for row in rows], file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
