"""What a general converter makes of documents: `python converted.py CONVERTER FILE…`, run by a Python that has it.

Prints JSON: for each file the rows it yields, each a list of cells, and the seconds of processor time it took. Rows of
markitdown are those of its Markdown tables and, outside tables, its lines cut at tabs, else at white space; rows of
pdfplumber are those of `extract_tables` with its own settings. Knows nothing of this project.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Rows = list[list[str]]


def by_markitdown() -> Callable[[str], Rows]:
    """A function from a file to rows."""
    from markitdown import MarkItDown

    converter = MarkItDown()

    def rows(path: str) -> Rows:
        return [_cells(line) for line in converter.convert(path).text_content.splitlines()]

    return rows


def _cells(line: str) -> list[str]:
    if "|" in line:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return line.split("\t") if "\t" in line else line.split()


def by_pdfplumber() -> Callable[[str], Rows]:
    """A function from a file to rows."""
    import pdfplumber

    def rows(path: str) -> Rows:
        with pdfplumber.open(path) as document:
            tables = [table for page in document.pages for table in page.extract_tables()]
        return [[cell or "" for cell in row] for table in tables for row in table]

    return rows


def main(converter: str, paths: list[str]) -> dict[str, dict[str, Any]]:
    """Rows and seconds of every file; a file that the converter fails on yields none."""
    convert = {"markitdown": by_markitdown, "pdfplumber": by_pdfplumber}[converter]()
    converted = {}
    for path in paths:
        began = time.process_time()
        try:
            rows = convert(path)
        except Exception as error:  # noqa: BLE001 # whatever a converter raises, it yields nothing
            print(f"{path}: {error!r}"[:200], file=sys.stderr)
            rows = []
        converted[path] = {"rows": rows, "seconds": time.process_time() - began}
    return converted


if __name__ == "__main__":
    json.dump(main(sys.argv[1], sys.argv[2:]), sys.stdout)
