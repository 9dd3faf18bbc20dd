"""Read files into a store: chosen ones at once, or a whole folder in versions, one after the other."""

import dataclasses
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import FailedCheck, StoreUnavailable
from dashboard.importing.found import found_files
from dashboard.importing.reading import read_files
from dashboard.importing.refusals import remember_refusals
from dashboard.importing.results import ImportedFile, ReadFile
from dashboard.ingest.workers import Limits
from dashboard.records import Reading
from dashboard.settings import DATA
from dashboard.warehouse import Store, holds_synthetic, rebuild, superseded_by, write_readings

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Pace:
    """When what was read is stored: building a version is to take no more than a sixth of the time, reading the rest.

    A kill loses what was read since the last version, nothing else; the bytes wait in memory until then.
    """

    files: int = 2000
    megabytes: int = 64
    seconds: float = 10
    builds: float = 5

    def is_due(self, files: int, size: int, since: float, building: float) -> bool:
        """Whether to store now, `since` seconds after the last version, which took `building` seconds."""
        return (
            files >= self.files
            or size >= self.megabytes * _MEGABYTE
            or since >= max(self.seconds, self.builds * building)
        )


def import_paths(
    paths: Iterable[Path],
    store_folder: Path,
    on_file: Callable[[ImportedFile], None] = lambda _: None,
    *,
    on_found: Callable[[int], None] = lambda _: None,
    on_read: Callable[[ImportedFile], None] = lambda _: None,
    pace: Pace | None = None,
    limits: Limits | None = None,
) -> tuple[ImportedFile, ...]:
    """Imports files, folders (recursively) and zip archives of folders; returns what became of each file, in order.

    What was read is stored as it goes; of refused files the reason is kept, so that the same reader does not read them
    again. `on_found` is told how many files there are, `on_read` of each that was read, `on_file` what became of it in
    the end. Raises StoreUnavailable where the store cannot be written or holds generated data.
    """
    must_hold_published(store_folder)
    pace = pace or Pace()
    found = list(found_files(paths))
    on_found(len(found))
    waiting: list[ReadFile] = []
    settled: list[ImportedFile] = []

    def settle() -> None:
        ended = store_files(waiting, store_folder)
        waiting.clear()
        settled.extend(ended)
        remember_refusals(settled, store_folder)
        for file in ended:
            on_file(file)

    building, began, size = 0.0, time.monotonic(), 0
    with closing(read_files(found, store_folder, limits)) as files:
        for read in files:
            waiting.append(read)
            on_read(read.file)
            size += len(read.data)
            now = time.monotonic()
            if pace.is_due(len(waiting), size, now - began, building):
                settle()
                building, began, size = time.monotonic() - now, time.monotonic(), 0
    settle()
    return tuple(settled)


def import_sources(store_folder: Path) -> tuple[ImportedFile, ...]:
    """Imports the published documents that travel with the project."""
    return import_paths([DATA / "sources"], store_folder)


def store_files(files: Sequence[ReadFile], store_folder: Path) -> tuple[ImportedFile, ...]:
    """Stores what was read in one version, each file whole or not at all, and returns what became of each.

    A file whose reading would break a check of ours is refused (`failed_check`) and harms no other. Raises
    StoreUnavailable, and FailedCheck where the store does not hold together as it is.
    """
    readings = {read.reading.document.document_id: (read.reading, read.data) for read in files if read.reading}
    if not readings:
        return tuple(read.file for read in files)
    must_hold_published(store_folder)
    store = Store(store_folder)
    superseded = _superseded(files, store)
    failed: dict[str, str] = {}
    try:
        added = set(write_readings(store, list(readings.values())).added)
    except FailedCheck:
        rebuild(store)  # raises, where the fault is not in what was read
        added = _stored_apart(store, list(readings.values()), failed)
    return tuple(_ended(read, superseded, added, failed) for read in files)


def must_hold_published(store_folder: Path) -> None:
    """Raises StoreUnavailable where a store holds generated data."""
    if holds_synthetic(Store(store_folder)):
        raise StoreUnavailable(
            f"{store_folder}: holds generated data, and published documents never mix with it; choose another store"
        )


def _superseded(files: Sequence[ReadFile], store: Store) -> dict[str, int]:
    readings = [read.reading for read in files if read.reading]
    if store.version is None or not readings:
        return {}
    found = superseded_by(store, [(reading.document, reading.evaluations) for reading in readings])
    return {document_id: len(evaluations) for document_id, evaluations in found.items()}


def _stored_apart(store: Store, readings: Sequence[tuple[Reading, bytes]], failed: dict[str, str]) -> set[str]:
    """Stores all of the readings but those that break a check, which halving finds; returns what was new."""
    if len(readings) > 1:
        half = len(readings) // 2
        return _stored_half(store, readings[:half], failed) | _stored_half(store, readings[half:], failed)
    return _stored_half(store, readings, failed)


def _stored_half(store: Store, readings: Sequence[tuple[Reading, bytes]], failed: dict[str, str]) -> set[str]:
    try:
        return set(write_readings(store, readings).added)
    except FailedCheck as problem:
        if len(readings) > 1:
            return _stored_apart(store, readings, failed)
        failed[readings[0][0].document.document_id] = str(problem)
        return set()


def _ended(read: ReadFile, superseded: dict[str, int], added: set[str], failed: dict[str, str]) -> ImportedFile:
    document_id = read.file.document_id
    if read.file.outcome == "refused" or document_id is None:
        return read.file
    if document_id in failed:
        return ImportedFile(read.file.path, "refused", document_id, reason="failed_check", detail=failed[document_id])
    if read.reading is None or document_id not in added:
        return dataclasses.replace(read.file, outcome="unchanged")
    return dataclasses.replace(read.file, superseded=superseded.get(document_id, 0))
