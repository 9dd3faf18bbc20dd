"""A few workers, started when there is something to read, ended with the block that used them."""

import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from dashboard.ingest.workers.job import Job, Limits
from dashboard.ingest.workers.worker import Worker
from dashboard.records import Reading

_READS = "dashboard.ingest.read_document:read_document"
_WATCHED_EVERY = 0.1 if sys.platform == "linux" else 0.5


class Workers:
    """Reads jobs in at most `limits.workers` processes at a time; none is left when the block ends.

    `reads` names the function they call, `module:function`.
    """

    def __init__(self, limits: Limits | None = None, reads: str = _READS) -> None:
        self._limits = limits or Limits()
        self._reads = reads
        self._threads = ThreadPoolExecutor(self._limits.workers, thread_name_prefix="reading")
        self._lock = threading.Lock()
        self._all: set[Worker] = set()
        self._idle: list[Worker] = []
        self._is_closed = threading.Event()

    def __enter__(self) -> Self:
        threading.Thread(target=self._watch, name="watching readers", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_closed.set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            workers = list(self._all)
        for worker in workers:
            worker.end()
        self._threads.shutdown(wait=True)

    def submit(self, job: Job) -> Future[Reading]:
        """The reading to come; asked for its result it raises RefusedDocument, BrokenData or ReaderFailed."""
        return self._threads.submit(self._read, job)

    def _read(self, job: Job) -> Reading:
        worker = self._taken()
        try:
            return worker.read(job)
        finally:
            with self._lock:
                if worker.is_alive and not self._is_closed.is_set():
                    self._idle.append(worker)
                else:
                    self._all.discard(worker)
            if not worker.is_alive:
                worker.end()

    def _taken(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
                self._all.discard(worker)
                worker.end()
        worker = Worker(self._limits, self._reads)
        with self._lock:
            self._all.add(worker)
        if self._is_closed.is_set():
            worker.end()
        return worker

    def _watch(self) -> None:
        while not self._is_closed.wait(_WATCHED_EVERY):
            with self._lock:
                workers = list(self._all)
            for worker in workers:
                worker.watch()
