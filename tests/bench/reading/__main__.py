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

from dashboard.generate.documents import CARRIERS
from dashboard.generate.documents.wording import families
from dashboard.generating import generate_documents
from tests.bench.reading.table import carrier_table, family_table, missed_targets

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
            results[carrier] = _measured(folder, carrier)
    names = {family.number: family.name for family in families()} | {11: "report in prose"}
    print(f"{options.documents} documents, seed {options.seed}\n")
    print("\n".join([*carrier_table(results), "", *family_table(results, names), ""]))
    print("\n".join(missed_targets(results) or ["every target is met"]))
    if options.misses:
        Path(options.misses).write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _measured(folder: Path, carrier: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.reading.child", str(folder), carrier]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result | {"units": result["files"]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--carriers", nargs="*", choices=list(CARRIERS), help="only these carriers")
    parser.add_argument("--misses", help="a file for every field that was not right, as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
