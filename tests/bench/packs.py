"""How long a pack takes in all formats, and what memory it leaves behind, as a page's line makes it."""

import os
import time
from pathlib import Path

from dashboard.casework.packs import PackItem, PackPlan, forget_pack, save_pack
from dashboard.exporting.queue import OVER, Line, Wish

NAME = "bench"
FIGURES = (
    "trend",
    "districts",
    "ranking_department",
    "execution_bands",
    "execution_flow",
    "slope_district",
    "score_histogram",
    "score_groups_department",
    "score_levels_department_level_1",
    "points_lost_causes_district",
    "low_execution_unspent",
    "funnel_department_execution",
)
ENDINGS = (".pptx", ".docx", ".xlsx", ".pdf")
PATIENCE = 600


def pack_made(store: Path) -> dict[str, float]:
    """Seconds of a pack of twelve figures in four formats, of its process from start to end, and of the line alone.

    `before` and `after` are megabytes of this process, which waits for the other as a server does, `peak` those of the
    other one.
    """
    save_pack(store, PackPlan(NAME, items=tuple(PackItem(name, name, {}) for name in FIGURES)))
    try:
        before = megabytes()
        line = Line()
        began = time.perf_counter()
        key = line.ask(Wish(store, NAME, tuple((ending, "wide") for ending in ENDINGS), "zh"))
        peak = 0.0
        while (job := line.look(key)) is not None and job.state not in OVER:
            assert time.perf_counter() - began < PATIENCE
            peak = max(peak, _children())
            time.sleep(0.1)
        seconds = time.perf_counter() - began
        assert job is not None
        assert job.state == "made", job.sentence
        size = sum(path.stat().st_size for path in job.files) / 2**20
        return {"seconds": seconds, "before": before, "after": megabytes(), "peak": peak, "size": size}
    finally:
        forget_pack(store, NAME)


def megabytes(process: int | None = None) -> float:
    """What a process holds of memory, this one without a number; 0 where it is gone or the system does not say."""
    try:
        pages = int(Path(f"/proc/{process or os.getpid()}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _children(process: int | None = None) -> float:
    """What all processes below one hold together."""
    try:
        below = Path(f"/proc/{process or os.getpid()}/task").glob("*/children")
        found = [int(number) for path in below for number in path.read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(megabytes(child) + _children(child) for child in found)
