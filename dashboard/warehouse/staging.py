"""Documents that were read and are not in the store yet: a scratch store each, to be looked at, corrected and merged.

staging/<batch>/files.json      what was dropped, in order, with what became of each file
staging/<batch>/<document>/     a store of that document alone
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from dashboard.records import Reading
from dashboard.warehouse.build import build_version
from dashboard.warehouse.insert import insert_frame
from dashboard.warehouse.merge import document_frames, merge_stores
from dashboard.warehouse.read import Warehouse, close_warehouse, open_warehouse
from dashboard.warehouse.store import Store
from dashboard.warehouse.write import write_readings

_FOLDER = "staging"
_FILES = "files.json"
_TOKEN = re.compile("[0-9a-f]{32}")
_DAYS_KEPT = 7


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


@dataclass(frozen=True, slots=True)
class Batch:
    """What one person has dropped and not yet settled; the token is all that is needed to come back to it."""

    store: Store
    token: str

    @property
    def folder(self) -> Path:
        """Where the batch is kept."""
        return self.store.folder / _FOLDER / self.token

    @property
    def files(self) -> tuple[StagedFile, ...]:
        """Every file in the order it came."""
        try:
            listed: list[dict[str, Any]] = json.loads((self.folder / _FILES).read_text("utf-8"))
        except FileNotFoundError:
            return ()
        return tuple(StagedFile(**file) for file in listed)

    def document(self, document_id: str) -> Store:
        """The scratch store of one of its documents."""
        return Store(self.folder / document_id)

    def add(self, file: StagedFile, reading: Reading | None = None, data: bytes = b"") -> None:
        """Adds a file; with its reading and bytes where it was read, or from the store where that has the document."""
        known = {other.document_id for other in self.files}
        if file.document_id is not None and file.document_id not in known:
            scratch = self.document(file.document_id)
            if reading is not None:
                write_readings(scratch, [(reading, data)])
            else:
                _copy_document(self.store, scratch, file.document_id)
        kept = [other for other in self.files if file.document_id is None or other.document_id != file.document_id]
        self._write([*kept, file])

    def drop(self, document_ids: Sequence[str] | None = None) -> None:
        """Forgets documents, or the whole batch; nothing of it was in the store."""
        gone = {file.document_id for file in self.files if file.document_id} if document_ids is None else document_ids
        for document_id in gone:
            close_warehouse(self.folder / document_id)
            shutil.rmtree(self.folder / document_id, ignore_errors=True)
        if document_ids is None:
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            self._write([file for file in self.files if file.document_id not in gone])

    def _write(self, files: Sequence[StagedFile]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        aside = self.folder / f"{_FILES}.part"
        aside.write_text(json.dumps([asdict(file) for file in files], ensure_ascii=False), "utf-8")
        aside.replace(self.folder / _FILES)


def new_batch(store: Store) -> Batch:
    """An empty batch; batches that nobody has touched for a week go."""
    for old in (store.folder / _FOLDER).glob("*"):
        if time.time() - old.stat().st_mtime > _DAYS_KEPT * 86_400:
            shutil.rmtree(old, ignore_errors=True)
    return Batch(store, secrets.token_hex(16))


def batch_of(store: Store, token: str) -> Batch | None:
    """The batch of a token, or None where there is none."""
    batch = Batch(store, token)
    return batch if _TOKEN.fullmatch(token) and batch.folder.is_dir() else None


@contextmanager
def candidate(store: Store, staged: Sequence[Store]) -> Iterator[Warehouse]:
    """The warehouse as it would be with the scratch stores merged in; the store itself stays as it is."""
    folder = store.folder / _FOLDER / f"candidate-{secrets.token_hex(8)}"
    try:
        _fork(store, folder)
        merge_stores(Store(folder), staged)
        yield open_warehouse(folder)
    finally:
        close_warehouse(folder)
        shutil.rmtree(folder, ignore_errors=True)


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


def _copy_document(store: Store, scratch: Store, document_id: str) -> None:
    """Copies what a store holds of one document, corrections included."""
    frames = document_frames(open_warehouse(store.folder), document_id)
    scratch.keep_original(document_id, store.original(document_id))

    def fill(connection: DuckDBPyConnection) -> None:
        for name, frame in frames.items():
            insert_frame(connection, f"forms.{name}", frame)

    with scratch.writing():
        build_version(scratch, fill)
