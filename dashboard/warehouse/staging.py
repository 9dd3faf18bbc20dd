"""Documents that were read and are not in the store yet: a scratch store a batch, to be looked at and corrected.

staging/<batch>/files.json      what was dropped, in order, with what became of each file
staging/<batch>/…               a store of the documents that could be read
"""

import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from dashboard.errors import FailedCheck
from dashboard.records import Reading
from dashboard.warehouse.build import build_version
from dashboard.warehouse.insert import insert_frame
from dashboard.warehouse.merge import document_frames, merge_documents
from dashboard.warehouse.read import Warehouse, close_warehouse, open_warehouse, stored_documents
from dashboard.warehouse.store import Store
from dashboard.warehouse.write import bring_up_to_date, write_readings

_FOLDER = "staging"
_FILES = "files.json"
_TOKEN = re.compile("[0-9a-f]{32}")
_DAYS_KEPT = 7
# Why a document that was read cannot be stored: one of our own checks does not hold.
FAILED_CHECK = "failed_check"


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file that was dropped: where it came from, and why it cannot be read, or which document it is.

    `is_stored` says that the store has the very same bytes already.
    """

    path: str
    document_id: str | None = None
    is_stored: bool = False
    reason: str | None = None
    detail: str = ""
    place: str = ""


StagedReading = tuple[StagedFile, tuple[Reading, bytes] | None]


@dataclass(frozen=True, slots=True)
class Batch:
    """What one person has dropped and not yet settled; the token is all that is needed to come back to it."""

    store: Store
    token: str

    @property
    def scratch(self) -> Store:
        """The store of the documents of the batch alone; it may be empty."""
        return Store(self.store.folder / _FOLDER / self.token)

    @property
    def files(self) -> tuple[StagedFile, ...]:
        """Every file in the order it came."""
        try:
            listed: list[dict[str, Any]] = json.loads((self.scratch.folder / _FILES).read_text("utf-8"))
        except FileNotFoundError:
            return ()
        return tuple(StagedFile(**file) for file in listed)

    def add(self, files: Sequence[StagedReading]) -> None:
        """Adds files; those that were read with their reading and bytes, those that are stored as the store has them.

        The same bytes twice are one file. A document that fails a check of ours is refused alone.
        """
        present = stored_documents(self.store)
        files = [(replace(file, is_stored=file.document_id in present), found) for file, found in files]
        known = set(stored_documents(self.scratch))
        fresh = {
            file.document_id: found for file, found in files if found is not None and file.document_id not in known
        }
        failed: dict[str | None, str] = {}
        try:
            write_readings(self.scratch, list(fresh.values()))
        except FailedCheck:
            for document_id, found in fresh.items():
                try:
                    write_readings(self.scratch, [found])
                except FailedCheck as error:
                    failed[document_id] = str(error)
        stored = [file.document_id for file, _ in files if file.is_stored and file.document_id not in known]
        _copy_documents(self.store, self.scratch, [document_id for document_id in stored if document_id])
        listed = {self._key(file): file for file in self.files}
        for file, _ in files:
            if file.document_id in failed:
                broken = failed[file.document_id]
                listed[file.path] = replace(file, document_id=None, reason=FAILED_CHECK, detail=broken)
            else:
                listed[self._key(file)] = file
        self._write(listed.values())

    def drop(self, document_ids: Sequence[str]) -> None:
        """Takes documents off the list; nothing of them was in the store."""
        self._write(file for file in self.files if file.document_id not in document_ids)

    def mark_stored(self, document_ids: Sequence[str]) -> None:
        """Notes that the store has these documents now."""
        self._write(replace(file, is_stored=True) if file.document_id in document_ids else file for file in self.files)

    def end(self) -> None:
        """Forgets the whole batch."""
        close_warehouse(self.scratch.folder)
        shutil.rmtree(self.scratch.folder, ignore_errors=True)

    @staticmethod
    def _key(file: StagedFile) -> str:
        return file.document_id or file.path

    def _write(self, files: Iterable[StagedFile]) -> None:
        listed = [asdict(file) for file in files]
        self.scratch.folder.mkdir(parents=True, exist_ok=True)
        aside = self.scratch.folder / f"{_FILES}.part"
        aside.write_text(json.dumps(listed, ensure_ascii=False), "utf-8")
        aside.replace(self.scratch.folder / _FILES)


def new_batch(store: Store) -> Batch:
    """An empty batch; batches that nobody has touched for a week go."""
    for old in (store.folder / _FOLDER).glob("*"):
        if time.time() - old.stat().st_mtime > _DAYS_KEPT * 86_400:
            close_warehouse(old)
            shutil.rmtree(old, ignore_errors=True)
    return Batch(store, secrets.token_hex(16))


def batch_of(store: Store, token: str) -> Batch | None:
    """The batch of a token, or None where there is none; one that another release made is built anew."""
    batch = Batch(store, token)
    if not _TOKEN.fullmatch(token) or not batch.scratch.folder.is_dir():
        return None
    bring_up_to_date(batch.scratch)
    return batch


@contextmanager
def candidate(store: Store, scratch: Store, document_ids: Sequence[str]) -> Iterator[Warehouse]:
    """The warehouse as it would be with documents of another store merged in; the store itself stays as it is."""
    with copied(store) as copy:
        merge_documents(copy, scratch, document_ids)
        yield open_warehouse(copy.folder)


@contextmanager
def copied(store: Store) -> Iterator[Store]:
    """A store that starts from the version in force and goes at the end: what is written to it leaves no trace."""
    folder = _place_for_copies(store) / f"copy-{secrets.token_hex(8)}"
    try:
        _fork(store, folder)
        yield Store(folder)
    finally:
        close_warehouse(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _place_for_copies(store: Store) -> Path:
    """Beside the store's files, which then need no copying; elsewhere where there is no store or it is not ours."""
    is_ours = store.version is not None and os.access(store.folder, os.W_OK)
    return store.folder / _FOLDER if is_ours else Path(tempfile.gettempdir())


def _fork(store: Store, folder: Path) -> None:
    """Makes a folder whose version in force is the store's: the same file under another name where the disk allows."""
    folder.mkdir(parents=True)
    if store.version is None:
        return
    file = store.warehouse_file(store.version)
    try:
        (folder / file.name).hardlink_to(file)
    except OSError:
        shutil.copy(file, folder / file.name)
    Store(folder).put_in_force(store.version)


def _copy_documents(store: Store, scratch: Store, document_ids: Sequence[str]) -> None:
    """Copies what a store holds of documents, corrections included."""
    if not document_ids:
        return
    frames = [document_frames(open_warehouse(store.folder), document_id) for document_id in document_ids]

    def fill(connection: DuckDBPyConnection) -> None:
        for tables in frames:
            for name, frame in tables.items():
                insert_frame(connection, f"forms.{name}", frame)

    originals = {document_id: store.original(document_id) for document_id in document_ids}
    with scratch.writing(), scratch.keeping_originals(originals):
        build_version(scratch, fill)
