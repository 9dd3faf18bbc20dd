"""The folder that holds everything that must last, and which version of it is in force."""

import os
import secrets
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.errors import StoreUnavailable

_POINTER = "CURRENT"
# In a store without originals of its own: the folder of the store that keeps them, as seen from it.
_KEPT_BY = "ORIGINALS"
_VERSIONS_KEPT = 2
SECONDS_TO_WAIT = 60.0
_WRITERS = 8


@dataclass(frozen=True, slots=True)
class Store:
    """One store folder; creating the object touches nothing on disk."""

    folder: Path

    @property
    def version(self) -> str | None:
        """The version in force, or None where nothing was ever written."""
        try:
            return (self.folder / _POINTER).read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None

    def warehouse_file(self, version: str) -> Path:
        """The database file of a version."""
        return self.folder / f"warehouse-{version}.duckdb"

    def original(self, document_id: str) -> bytes:
        """The bytes of a stored document; raises StoreUnavailable where they are gone."""
        path = self._keeper() / "originals" / document_id
        try:
            return path.read_bytes()
        except OSError as error:
            raise StoreUnavailable(
                f"{path}: the stored original cannot be read ({error}); import the document again"
            ) from error

    def keep_originals_of(self, other: "Store") -> None:
        """Has this store, which lies below another one, read its originals there."""
        above = os.path.relpath(other.folder, self.folder)
        (self.folder / _KEPT_BY).write_text(above, encoding="utf-8")

    def _keeper(self) -> Path:
        """The folder of the store that keeps the originals."""
        try:
            return self.folder / (self.folder / _KEPT_BY).read_text(encoding="utf-8")
        except FileNotFoundError:
            return self.folder

    def keep_original(self, document_id: str, data: bytes) -> None:
        """Stores a document's bytes under its sha256; a half-written file never bears that name."""
        folder = self.folder / "originals"
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / document_id).exists():
            _write_in_one_step(folder / document_id, data)

    @contextmanager
    def keeping_originals(self, documents: Mapping[str, bytes]) -> Iterator[None]:
        """Stores documents' bytes under their sha256, and takes them away again where the block fails."""
        folder = self.folder / "originals"
        fresh = {key: data for key, data in documents.items() if not (folder / key).exists()}
        before = self.version
        try:
            with ThreadPoolExecutor(_WRITERS) as writers:  # the disk confirms many at a time as fast as one
                list(writers.map(self.keep_original, fresh, fresh.values()))
            yield
        except BaseException:
            if self.version == before:
                for key in fresh:
                    (folder / key).unlink(missing_ok=True)
            raise

    def new_version(self) -> str:
        """A name for the next version: time (UTC) and four random digits, so that names sort by age."""
        return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(2)}"

    def put_in_force(self, version: str) -> None:
        """Makes a finished version the one that readers open, and forgets all but the last ones."""
        _write_in_one_step(self.folder / _POINTER, version.encode("ascii"))
        finished = sorted(self.folder.glob("warehouse-*.duckdb"))
        for old in finished[:-_VERSIONS_KEPT]:
            try:
                old.unlink()
            except PermissionError:
                continue  # Windows: a reader still has it open; the next write takes it away

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the right to write; raises StoreUnavailable where another process holds it for SECONDS_TO_WAIT."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"{self.folder}: the store cannot be made ({error}); choose another folder"
            ) from error
        try:
            with FileLock(self.folder / "write.lock", timeout=SECONDS_TO_WAIT):
                self._sweep()
                yield
        except Timeout as error:
            raise StoreUnavailable(f"{self.folder}: another import is writing; try again when it has ended") from error

    def _sweep(self) -> None:
        """Takes away what writers left that were killed: only one writes at a time, so nobody needs it."""
        for left in (*self.folder.glob("*.part"), *self.folder.glob("originals/*.part")):
            left.unlink(missing_ok=True)


def _write_in_one_step(path: Path, data: bytes) -> None:
    aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def quoted(path: Path) -> str:
    """A path as it stands in a statement that takes no bound values."""
    return "'" + str(path).replace("'", "''") + "'"
