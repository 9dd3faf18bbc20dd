"""A workbook as an office program finds it: cells by their names, and what its charts refer to."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
}


@dataclass(frozen=True)
class DrawnSeries:
    """A series of a chart: its name, what its ranges hold in the cells, and what the chart remembers of them."""

    name: str
    values: tuple[float | None, ...]
    remembered: tuple[float | None, ...]
    categories: tuple[Any, ...]


def opened(data: bytes) -> Workbook:
    """The workbook."""
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes, start: str) -> list[Any]:
    """The XML parts whose names begin so, in the order of their numbers."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if name.startswith(start) and name.endswith(".xml")]
        return [etree.fromstring(packed.read(name)) for name in sorted(names, key=lambda name: (len(name), name))]


def charts(data: bytes) -> list[list[DrawnSeries]]:
    """The series of every chart, with the numbers that stand in the cells they refer to."""
    book = opened(data)
    return [
        [_series(book, ser) for ser in chart.iterfind(".//c:ser", NAMES)] for chart in parts(data, "xl/charts/chart")
    ]


def _series(book: Workbook, ser: Any) -> DrawnSeries:
    name = ser.findtext("c:tx/c:v", None, NAMES) or ser.findtext("c:tx/c:strRef/c:strCache/c:pt/c:v", None, NAMES)
    values = ser.find("c:val", NAMES) if ser.find("c:val", NAMES) is not None else ser.find("c:yVal", NAMES)
    along = ser.find("c:cat", NAMES) if ser.find("c:cat", NAMES) is not None else ser.find("c:xVal", NAMES)
    cells = _cells(book, values.findtext(".//c:f", None, NAMES))
    kept = {int(pt.get("idx")): float(pt.findtext("c:v", None, NAMES)) for pt in values.iterfind(".//c:pt", NAMES)}
    return DrawnSeries(
        name=name or "",
        values=cells,
        remembered=tuple(kept.get(number) for number in range(len(cells))),
        categories=_cells(book, along.findtext(".//c:f", None, NAMES)) if along is not None else (),
    )


def _cells(book: Workbook, formula: str) -> tuple[Any, ...]:
    name, area = formula.rsplit("!", 1)
    sheet: Worksheet = book[name.strip("'").replace("''", "'")]
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    return tuple(cell.value for row in sheet.iter_rows(top, bottom, left, right) for cell in row)
