"""Files and folders into a store: read each, say what became of it, write all that could be read at once."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from dashboard.errors import RefusedDocument, StoreUnavailable
from dashboard.ingest import read_document, sidecar_for
from dashboard.records import Reading
from dashboard.settings import DATA
from dashboard.warehouse import Store, holds_synthetic, write_readings

Outcome = Literal["read", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of one file; the counts are of what it says, `reason` a code worded in the catalogue."""

    path: str
    outcome: Outcome
    document_id: str | None = None
    evaluations: int = 0
    indicators: int = 0
    unread: int = 0
    reason: str | None = None
    detail: str = ""
    place: str = ""


def import_paths(
    paths: Iterable[Path], store_folder: Path, on_file: Callable[[ImportedFile], None] = lambda _: None
) -> tuple[ImportedFile, ...]:
    """Imports files and folders (recursively) into a store and returns what became of each file, in order.

    All documents that can be read are written in one step; refused ones leave no trace. Raises StoreUnavailable where
    the store cannot be written or holds generated data.
    """
    store = Store(store_folder)
    if holds_synthetic(store):
        raise StoreUnavailable(
            f"{store_folder}: holds generated data, and published documents never mix with it; choose another store"
        )
    files: list[ImportedFile] = []
    readings: list[tuple[Reading, bytes]] = []
    for path in document_paths(paths):
        file, reading = _read(path)
        files.append(file)
        if reading is not None:
            readings.append(reading)
        on_file(file)
    if not readings:
        return tuple(files)
    added = set(write_readings(store, readings).added)
    return tuple(_settled(files, added))


def import_sources(store_folder: Path) -> tuple[ImportedFile, ...]:
    """Imports the published documents that travel with the project."""
    return import_paths([DATA / "sources"], store_folder)


def document_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: those named, and those inside folders but for hidden ones and sidecars."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and not _is_sidecar(name, names):
                    yield Path(folder) / name


def _is_sidecar(name: str, names: list[str]) -> bool:
    return name.endswith(".toml") and name.removesuffix(".toml") in names


def _read(path: Path) -> tuple[ImportedFile, tuple[Reading, bytes] | None]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ImportedFile(str(path), "refused", reason="not_found"), None
    except OSError as error:
        return ImportedFile(str(path), "refused", reason="not_readable", detail=str(error.strerror)), None
    digest = hashlib.sha256(data).hexdigest()
    try:
        reading = read_document(data, path.name, sidecar=sidecar_for(path, digest), imported_at=datetime.now(UTC))
    except RefusedDocument as refused:
        return ImportedFile(
            str(path), "refused", digest, reason=refused.reason, detail=refused.detail, place=refused.place
        ), None
    file = ImportedFile(
        str(path),
        "read",
        digest,
        evaluations=len(reading.evaluations),
        indicators=sum(len(evaluation.indicators) for evaluation in reading.evaluations),
        unread=len(reading.unread),
    )
    return file, (reading, data)


def _settled(files: list[ImportedFile], added: set[str]) -> Iterator[ImportedFile]:
    """The files again, those whose bytes the store already had marked as unchanged."""
    for file in files:
        if file.outcome == "read" and file.document_id not in added:
            yield ImportedFile(file.path, "unchanged", file.document_id, file.evaluations, file.indicators, file.unread)
        else:
            added.discard(file.document_id or "")
            yield file
