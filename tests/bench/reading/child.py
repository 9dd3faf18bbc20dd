"""Reads the documents of one folder in a process of its own: `python -m tests.bench.reading.child FOLDER CARRIER`.

Prints one JSON object: counts by family, misses, seconds of processor time spent on reading alone, and the most memory
the process held. The first document is read once before, as a process loads its words once. Imports nothing but the
reader, so that the memory is the reader's.
"""

import gc
import json
import resource
import sys
import time
from collections import defaultdict
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.errors import RefusedDocument
from dashboard.ingest import read_document
from dashboard.records import Reading
from tests.bench.reading.scored import Score, scored

_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def measured(folder: Path, carrier: str) -> dict[str, Any]:
    """Everything that the documents of one carrier show of the reader."""
    families: dict[int, Score] = defaultdict(Score)
    lookalikes = {"refused": 0, "accepted": 0}
    seconds, files, not_read = 0.0, 0, []
    truths = sorted(folder.glob(f"*-{carrier}.*.json"))
    first = truths[0].with_suffix("")
    _read(first.read_bytes(), first.name)
    gc.freeze()  # as a worker does (dashboard/ingest/workers/child.py)
    for path in truths:
        truth = json.loads(path.read_text(encoding="utf-8"))
        data = (folder / truth["file"]).read_bytes()
        began = time.process_time()
        reading, reason = _read(data, truth["file"])
        seconds += time.process_time() - began
        files += 1
        if "refused" in truth:
            lookalikes["refused" if reading is None else "accepted"] += 1
            continue
        if reading is None:
            not_read.append(f"{truth['file']}: {reason}")
        score = scored(truth["evaluations"], reading.evaluations if reading else ())
        score.misses = [(f"{truth['file']}: {where}", *rest) for where, *rest in score.misses]  # type: ignore[misc]
        families[truth["family"]].add(score)
    return {
        "families": {family: asdict(score) for family, score in families.items()},
        "lookalikes": lookalikes,
        "not_read": not_read,
        "seconds": seconds,
        "files": files,
        "megabytes": most_memory() / 1e6,
    }


def _read(data: bytes, name: str) -> tuple[Reading | None, str]:
    try:
        return read_document(data, name, sidecar=None, imported_at=_NOW), ""
    except RefusedDocument as refused:
        return None, refused.reason


def most_memory() -> int:
    """Bytes this process held at most; Linux counts the process that started it into ru_maxrss, not into VmHWM."""
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(held.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    json.dump(measured(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
