"""General converters over the same documents, each in a process of its own."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from tests.bench.reading.found import cells_found

SCRIPT = Path(__file__).with_name("converted.py")
CONVERTED = {
    "markitdown": {".txt", ".docx", ".xlsx", ".xls", ".html", ".pdf"},
    "pdfplumber": {".pdf"},
}


def beside(folder: Path, carrier: str, converter: str, python: str = sys.executable) -> dict[str, int] | None:
    """What the converter's rows yield of all documents of a carrier; None for a carrier that is not its own."""
    truths = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob(f"*-{carrier}.*.json"))]
    filled = {str(folder / truth["file"]): truth["evaluations"] for truth in truths if "refused" not in truth}
    if not {Path(path).suffix for path in filled} <= CONVERTED[converter]:
        return None
    command = [python, str(SCRIPT), converter, *filled]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    converted = json.loads(done.stdout)
    counts = [asdict(cells_found(forms, converted[path]["rows"])) for path, forms in filled.items()]
    return {name: sum(count[name] for count in counts) for name in ("asked", "in_row", "under_header")}


def has_markitdown(python: Path) -> bool:
    """Whether this Python can be asked."""
    if not python.is_file():
        return False
    return subprocess.run([str(python), "-c", "import markitdown"], check=False, capture_output=True).returncode == 0
