"""`make benchmark-reading`: how much of generated forms is read, by carrier and family, beside general converters.

Documents are made anew from the seed; each carrier is read in a process of its own. Prints the tables and what falls
short of the targets; the exit code is 1 only where a document could not be measured at all.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2

from dashboard.generate.documents import CARRIERS
from dashboard.generate.documents.wording import families
from dashboard.generating import generate_documents
from tests.bench.reading.beside import beside, has_markitdown
from tests.bench.reading.published import publish
from tests.bench.reading.table import (
    SPEED_NOTE,
    carrier_table,
    converter_table,
    family_table,
    missed_targets,
    short_table,
)

DOCUMENTS, SEED = 720, 1


def main() -> int:
    """Makes, reads, prints."""
    options = _options()
    carriers = options.carriers or list(CARRIERS)
    results: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "documents"
        generate_documents(folder, options.documents, options.seed, carriers)
        for carrier in carriers:
            results[carrier] = _measured(folder, carrier) | _beside(folder, carrier, Path(options.converters))
    names = {family.number: family.name for family in families()} | {11: "report in prose"}
    made_by = f"python -m tests.bench.reading --documents {options.documents} --seed {options.seed}"
    tables = [carrier_table(results), family_table(results, names), converter_table(results)]
    print("\n\n".join([made_by, *("\n".join(table) for table in tables), SPEED_NOTE]), end="\n\n")
    print("\n".join(missed_targets(results) or ["every target is met"]))
    if options.publish:
        publish(made_by, short_table(results), tables, missed_targets(results))
    if options.misses:
        Path(options.misses).write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _measured(folder: Path, carrier: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.reading.child", str(folder), carrier]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result | {"units": sum(_pages(path) for path in folder.glob(f"*-{carrier}.*") if path.suffix != ".json")}


def _beside(folder: Path, carrier: str, converters: Path) -> dict[str, Any]:
    """What general converters find of the same cells."""
    found: dict[str, Any] = {}
    if has_markitdown(converters):
        found["markitdown"] = beside(folder, carrier, "markitdown", str(converters))
    return found | {"pdfplumber": beside(folder, carrier, "pdfplumber")}


def _pages(path: Path) -> int:
    """Pages of a PDF; anything else is one piece."""
    if path.suffix != ".pdf":
        return 1
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--carriers", nargs="*", choices=list(CARRIERS), help="only these carriers")
    parser.add_argument("--converters", default=".venv/converters/bin/python", help="a Python that has markitdown")
    parser.add_argument("--publish", action="store_true", help="put the tables into README.md and docs/reading.md")
    parser.add_argument("--misses", help="a file for every field that was not right, as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
