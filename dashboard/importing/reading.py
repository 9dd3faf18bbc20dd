"""Found files are read in other processes, in order, while the caller looks at what is there already."""

import dataclasses
from collections import deque
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.errors import BrokenData, RefusedDocument
from dashboard.importing.found import FoundFile
from dashboard.importing.refusals import remembered_refusals
from dashboard.importing.results import ImportedFile, ReadFile
from dashboard.ingest import digest_of, is_published, read_document
from dashboard.ingest.workers import Job, Limits, Workers
from dashboard.records import Reading
from dashboard.warehouse import Counts, Store, stored_documents

# Enough for the others to go on while one file takes its time; each may hold 50 MB, so their bytes count, too.
_MOST_WAITING = 64
_MOST_WAITING_BYTES = 128 * 1024 * 1024


def read_files(found: Iterable[FoundFile], store_folder: Path, limits: Limits | None = None) -> Generator[ReadFile]:
    """Reads files one after the other as they are asked for, a few ahead; stores nothing.

    Bytes that the store has already, or that this reader refused before, are not read again. A file that cannot be read
    is refused and harms no other. Raises BrokenData where our own rules do not hold together, ReaderFailed where no
    reader starts.
    """
    with Workers(limits) as workers:
        stored, refused = stored_documents(Store(store_folder)), remembered_refusals(store_folder)
        yield from _Readings(workers, stored, refused).of(found)


@dataclass(slots=True)
class _Waiting:
    """A file whose turn has not come yet: settled already, or being read."""

    file: ReadFile
    job: Job | None = None
    reading: Future[Reading] | None = None


class _Readings:
    def __init__(
        self, workers: Workers, stored: Mapping[str, Counts], refused: Mapping[tuple[str, str], ImportedFile]
    ) -> None:
        self._workers = workers
        self._stored = stored
        self._refused = refused
        self._read: dict[str, ImportedFile] = {}
        self._asked: set[str] = set()
        self._last_time = datetime.min.replace(tzinfo=UTC)

    def of(self, found: Iterable[FoundFile]) -> Generator[ReadFile]:
        waiting: deque[_Waiting] = deque()
        size = 0
        for file in found:
            waiting.append(self._begun(file))
            size += len(waiting[-1].file.data)
            while waiting and (len(waiting) > _MOST_WAITING or size > _MOST_WAITING_BYTES or _is_settled(waiting[0])):
                size -= len(waiting[0].file.data)
                yield self._settled(waiting.popleft())
        while waiting:
            yield self._settled(waiting.popleft())

    def _begun(self, file: FoundFile) -> _Waiting:
        """The file with its bytes; being read, unless there is nothing to read or it was read before."""
        try:
            data = file.load()
        except RefusedDocument as refused:
            return _Waiting(_refused(file.path, None, refused))
        digest = digest_of(data)
        if counts := self._stored.get(digest):
            return _Waiting(ReadFile(ImportedFile(file.path, "unchanged", digest, *counts)))
        if refusal := self._refused.get((digest, file.name)):
            return _Waiting(ReadFile(dataclasses.replace(refusal, path=file.path)))
        try:
            job = Job(data, file.name, file.sidecar(digest), self._next_time())
        except (BrokenData, RefusedDocument) as broken:
            return _Waiting(_refused(file.path, digest, RefusedDocument("broken_sidecar", file.name, str(broken))))
        waiting = _Waiting(ReadFile(ImportedFile(file.path, "read", digest), data=data), job)
        if is_published(digest):
            return waiting  # what travels with the project was read before it was released: here and now, see _settled
        if digest not in self._asked:
            waiting.reading = self._workers.submit(job)
        self._asked.add(digest)
        return waiting

    def _settled(self, waiting: _Waiting) -> ReadFile:
        file = waiting.file.file
        if waiting.job is None or file.document_id is None:
            return waiting.file
        if earlier := self._read.get(file.document_id):
            return ReadFile(dataclasses.replace(earlier, path=file.path, outcome="unchanged"))
        try:
            reading = self._reading(waiting.job, waiting.reading, file.document_id)
        except RefusedDocument as refused:
            return _refused(file.path, file.document_id, refused)
        self._read[file.document_id] = _counted(file, reading)
        return ReadFile(self._read[file.document_id], reading, waiting.file.data)

    def _reading(self, job: Job, reading: Future[Reading] | None, digest: str) -> Reading:
        if reading is not None:
            return reading.result()
        if is_published(digest):
            return read_document(job.data, job.file_name, sidecar=job.sidecar, imported_at=job.imported_at)
        # The same bytes were refused under another name, which may have been why.
        return self._workers.submit(job).result()

    def _next_time(self) -> datetime:
        """Now, later than before: of two documents of one form the later one is in force."""
        self._last_time = max(datetime.now(UTC), self._last_time + timedelta(microseconds=1))
        return self._last_time


def _is_settled(waiting: _Waiting) -> bool:
    return waiting.reading is None or waiting.reading.done()


def _counted(file: ImportedFile, reading: Reading) -> ImportedFile:
    return dataclasses.replace(
        file,
        evaluations=len(reading.evaluations),
        indicators=sum(len(evaluation.indicators) for evaluation in reading.evaluations),
        unread=len(reading.unread),
    )


def _refused(path: str, digest: str | None, refused: RefusedDocument) -> ReadFile:
    return ReadFile(
        ImportedFile(path, "refused", digest, reason=refused.reason, detail=refused.detail, place=refused.place)
    )
