"""A worker: reads what it is given, one file after the other, until nobody asks any more."""

import contextlib
import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.errors import BrokenData, RefusedDocument
from dashboard.ingest.vocabulary import vocabulary
from dashboard.ingest.workers.job import Answer, Broken, Job, Refusal
from dashboard.ingest.workers.messages import request, send
from dashboard.records import Reading
from dashboard.settings import PACKAGE

Reads = Callable[..., Reading]

READY = "ready"
_SPARE_SECONDS = 10
_MEGABYTE = 1024 * 1024


def main() -> None:
    """Answers until the other side closes; the arguments are `module:function`, seconds and megabytes for a file."""
    reads_named, seconds, megabytes = sys.argv[1:]
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints or asks for must not get between the messages.
    with Path(os.devnull).open("r+b") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    module, _, function = reads_named.partition(":")
    reads: Reads = getattr(importlib.import_module(module), function)
    with contextlib.suppress(BrokenData):  # told to whoever asks first
        vocabulary()
    gc.freeze()  # what was loaded stays: looking through it for garbage, again and again, takes a tenth of the time
    _limit_memory(int(megabytes))
    send(answers, READY)
    while (job := request(requests)) is not None:
        with _alarm(float(seconds) + _SPARE_SECONDS):
            found = _answer(reads, job)
        send(answers, found)
        if found == _OUT_OF_MEMORY:
            return  # what is left of memory may be in pieces; another worker takes over


_OUT_OF_MEMORY = Refusal("too_much_memory")


def _answer(reads: Reads, job: Job) -> Answer:
    try:
        return reads(job.data, job.file_name, sidecar=job.sidecar, imported_at=job.imported_at)
    except RefusedDocument as refused:
        return Refusal(refused.reason, refused.detail, refused.place)
    except BrokenData as broken:
        return Broken(str(broken))
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception as error:  # noqa: BLE001 - a fault of ours in a reader costs one file, not the batch
        return Refusal("reader_failed", f"{type(error).__name__}, {_where(error)}")


def _where(error: Exception) -> str:
    """The last line of our own code that the error came through."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(PACKAGE) and Path(frame.filename) != Path(__file__)
    ]
    return f"{Path(ours[-1].filename).relative_to(PACKAGE).as_posix()}:{ours[-1].lineno}" if ours else "?"


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Ends this process when the time is far over, should nobody be left to do it."""
    if sys.platform == "win32":
        yield
    else:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(megabytes: int) -> None:
    """Lets allocations far above the limit fail at once where the system can; the other side watches the rest."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - Windows has none

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + 2 * megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
