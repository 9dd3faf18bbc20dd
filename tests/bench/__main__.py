"""`make bench`: how fast reading, querying and showing are, against plain DuckDB and empty pages of the same run.

One table: what was measured, what it was compared with, the ratio, and the target. The exit code is 1 where answers
differ from those of the queries written by hand, or a page fails; slow is reported, never failed.
"""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dashboard.warehouse import Warehouse, open_warehouse
from dashboard.widgets.navigation import PAGES, path_of
from tests.bench.packs import ENDINGS, FIGURES, pack_made
from tests.bench.pages import Call, PageFails, PageRun, page_run
from tests.bench.readings import Compared, compared
from tests.bench.starts import empty_start_seconds, generate_store, import_seconds, rebuild, rule_seconds, start_seconds

QUERIES_AT_MOST, SCRIPT_AT_MOST, IMPORT_AT_MOST, START_AT_MOST, RULES_AT_MOST = 1.5, 2.0, 1.0, 3.0, 20.0
PACK_AT_MOST = 10.0
SLOWEST = 5


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    what: str
    measured: str
    against: str = ""
    ratio: str = ""
    target: str = ""
    verdict: str = ""


def main() -> int:
    """Measures and prints; returns the exit code."""
    options = _options()
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(options.store or Path(folder) / "generated")
        lines = [
            *_building(store, options.evaluations),
            *_judging(store),
            *_starting(Path(folder), store),
            *_packing(store),
        ]
        os.environ["JIXIAO_STORE"] = str(store)
        warehouse = open_warehouse(store)
        differing, failing = 0, []
        for page in options.pages or [page for page in PAGES if path_of(page).is_file()]:
            try:
                run = page_run(page, _link(page, warehouse))
            except PageFails as failure:
                failing.append(page)
                lines.append(Line(page, "shows an error", verdict=str(failure)))
                continue
            readings = [compared(warehouse, call) for call in run.calls]
            differing += sum(bool(reading.difference) and reading.plain_seconds is not None for reading in readings)
            lines += [*_querying(page, readings, options.each), *_showing(page, run)]
    _print(lines)
    return 1 if differing or failing else 0


def _building(store: Path, evaluations: int) -> Iterator[Line]:
    if not (store / "CURRENT").exists():
        made = generate_store(store, evaluations)
        rows = f"{made['evaluations']:,.0f} evaluations, {made['indicators']:,.0f} indicators"
        yield Line(f"generate {rows}", _seconds(made["generating"]))
        yield Line("write them, facts and findings built", _seconds(made["writing"]))
    again = rebuild(store)
    yield Line(
        "build facts and findings anew", _seconds(again["seconds"]), against=f"peak {again['megabytes']:,.0f} MB"
    )


def _judging(store: Path) -> Iterator[Line]:
    """All audit rules over the store, on two cores and 2 GB, against copying its indicators; then the slowest."""
    found = rule_seconds(store)
    copying, processor, megabytes = (found.pop(name) for name in ("copying", "processor", "megabytes"))
    yield _held(
        "all audit rules on two cores, against copying the indicators", sum(found.values()), RULES_AT_MOST, copying
    )
    yield Line("    of both cores together", _seconds(processor), against=f"peak {megabytes:,.0f} MB")
    for name, seconds in sorted(found.items(), key=lambda one: -one[1])[:SLOWEST]:
        yield Line(f"    {name}", _seconds(seconds), _seconds(copying), f"{seconds / copying:.2f}")


def _starting(folder: Path, store: Path) -> Iterator[Line]:
    published = folder / "published"
    taken = import_seconds(published)
    yield _held(
        "import the five documents, against loading the program", taken["importing"], IMPORT_AT_MOST, taken["starting"]
    )
    empty = empty_start_seconds()
    for what, folder_served in (("the five documents", published), ("the generated store", store)):
        yield _held(
            f"start serving {what} to the first page, against an empty page of Streamlit's",
            start_seconds(folder_served),
            START_AT_MOST,
            empty,
        )


def _packing(store: Path) -> Iterator[Line]:
    """A pack in every format that a meeting asks for, and what it leaves in memory."""
    made = pack_made(store)
    formats = ", ".join(ending[1:] for ending in ENDINGS)
    yield _held(f"a pack of {len(FIGURES)} figures as {formats}, {made['size']:.1f} MB", made["seconds"], PACK_AT_MOST)
    yield Line(
        "    memory of the server's process after it, against before",
        f"{made['after']:,.0f} MB",
        f"{made['before']:,.0f} MB",
        f"{made['after'] / made['before']:.2f}",
        verdict=f"peak of the pack's own {made['peak']:,.0f} MB",
    )


def _querying(page: str, readings: list[Compared], each: bool) -> Iterator[Line]:
    """The whole page, then each mart that is slower than its target, unanswered or different (or all of them)."""
    asked = [reading for reading in readings if reading.plain_seconds is not None]
    yield _against(
        f"{page}: {len(asked)} of {len(readings)} readings",
        sum(reading.mart_seconds for reading in asked),
        sum(reading.plain_seconds or 0 for reading in asked),
        QUERIES_AT_MOST,
    )
    for reading in readings:
        line = _against(
            f"    {_named(reading.call)}", reading.mart_seconds, reading.plain_seconds or 0, QUERIES_AT_MOST
        )
        if reading.difference:
            yield Line(line.what, line.measured, line.against, line.ratio, line.target, reading.difference)
        elif each or line.verdict != "ok":
            yield line


def _showing(page: str, run: PageRun) -> Iterator[Line]:
    """The page's script with its answers at hand, against empty pages of as many figures; and how long opening took."""
    yield _against(f"{page}: script, {run.figures} figures", run.reruns, run.bare, SCRIPT_AT_MOST)
    line = _against("    against figures with words, tables and downloads", run.reruns, run.dressed, SCRIPT_AT_MOST)
    yield Line(line.what, line.measured, line.against, line.ratio)
    yield Line("    opened for the first time, answers asked for", _seconds(run.opening))


def _link(page: str, warehouse: Warehouse) -> dict[str, str]:
    """What a link to the page names: a project, or the department it belongs to."""
    if page not in ("project", "department"):
        return {}
    evaluation, region, department = warehouse.rows(
        "select evaluation_id, region_code, department_name from facts.filings"
        " where is_current and form_type = 'project' order by all limit 1"
    )[0]
    return {"evaluation": evaluation} if page == "project" else {"body": f"{region}|{department}"}


def _named(call: Call) -> str:
    chosen = [f"{name}={value}" for name, value in call.extra.items() if not isinstance(value, tuple | list)]
    return f"{call.mart}({', '.join(chosen)})"


def _against(what: str, measured: float, against: float, at_most: float) -> Line:
    if not against:
        return Line(what, _seconds(measured))
    ratio = measured / against
    return Line(
        what,
        _seconds(measured),
        _seconds(against),
        f"{ratio:.2f}",
        f"≤ {at_most}",
        "ok" if ratio <= at_most else "slow",
    )


def _held(what: str, seconds: float, at_most: float, against: float = 0) -> Line:
    """What must take less than some seconds; `against` tells how busy the machine was meanwhile."""
    compared = (_seconds(against), f"{seconds / against:.2f}") if against else ("", "")
    verdict = "ok" if seconds < at_most else "slow"
    return Line(what, _seconds(seconds), *compared, target=f"< {at_most:.0f} s", verdict=verdict)


def _seconds(value: float) -> str:
    return f"{value:.1f} s" if value >= 10 else f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def _print(lines: list[Line]) -> None:
    table = Table("what", "measured", "against", "ratio", "target", "")
    for line in lines:
        table.add_row(line.what, line.measured, line.against, line.ratio, line.target, line.verdict)
    Console(width=160 if not sys.stdout.isatty() else None).print(table, markup=False)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--evaluations", type=int, default=100_000)
    parser.add_argument("--store", help="a generated store to use, or to make and keep")
    parser.add_argument("--pages", nargs="*", choices=list(PAGES), help="only these pages")
    parser.add_argument("--each", action="store_true", help="name every mart, not only those worth a look")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
