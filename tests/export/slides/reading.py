"""A presentation as an office program finds it: texts, tables, charts, and the cells that charts refer to."""

import io
from dataclasses import dataclass
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries
from pptx import Presentation

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


@dataclass(frozen=True)
class DrawnSeries:
    """A series: its name, what the chart remembers, and what stands in the cells it refers to."""

    name: str
    xs: tuple[Any, ...]
    values: tuple[float | None, ...]
    cell_name: str
    cell_xs: tuple[Any, ...]
    cell_values: tuple[float | None, ...]


def opened(data: bytes) -> Any:
    """The presentation."""
    return Presentation(io.BytesIO(data))


def texts(slide: Any) -> list[str]:
    """All lines of a slide's text boxes, the headline first."""
    return [
        paragraph.text
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text
    ]


def notes(slide: Any) -> list[str]:
    """The lines of a slide's notes."""
    return [paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs]


def tables(slide: Any) -> list[list[list[str]]]:
    """The cells of a slide's tables."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows] for shape in slide.shapes if shape.has_table
    ]


def charts(slide: Any) -> list[list[DrawnSeries]]:
    """The series of each chart of a slide."""
    found = []
    for shape in slide.shapes:
        if shape.has_chart:
            part = shape.chart.part
            book = openpyxl.load_workbook(io.BytesIO(part.chart_workbook.xlsx_part.blob))
            found.append([_series(book.active, ser) for ser in part._element.iterfind(".//c:ser", NAMES)])
    return found


def roots(deck: Any) -> list[Any]:
    """The XML of every slide, its notes, its charts and what is drawn inside them."""
    found = []
    for slide in deck.slides:
        found += [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        for shape in slide.shapes:
            if shape.has_chart:
                part = shape.chart.part
                found.append(part._element)
                found += [
                    etree.fromstring(relation.target_part.blob)
                    for relation in part.rels.values()
                    if relation.reltype.endswith("/chartUserShapes")
                ]
    return found


def _series(sheet: Any, ser: Any) -> DrawnSeries:
    along = next(ser.iterfind(f"c:{tag}", NAMES)) if (tag := _first(ser, "xVal", "cat")) else None
    across = next(ser.iterfind(f"c:{_first(ser, 'yVal', 'val')}", NAMES))
    name = ser.find("c:tx", NAMES)
    return DrawnSeries(
        name=_kept(name)[0] or "",
        xs=_kept(along),
        values=_kept(across),
        cell_name=_cells(sheet, name)[0] or "",
        cell_xs=_cells(sheet, along),
        cell_values=_cells(sheet, across),
    )


def _first(ser: Any, *tags: str) -> str:
    return next(tag for tag in tags if ser.find(f"c:{tag}", NAMES) is not None)


def _kept(reference: Any) -> tuple[Any, ...]:
    count = int(reference.find(".//c:ptCount", NAMES).get("val"))
    kind = str if reference.find(".//c:numCache", NAMES) is None else float
    points = {int(pt.get("idx")): kind(pt.findtext("c:v", "", NAMES)) for pt in reference.iterfind(".//c:pt", NAMES)}
    return tuple(points.get(place) for place in range(count))


def _cells(sheet: Any, reference: Any) -> tuple[Any, ...]:
    _, area = reference.findtext(".//c:f", None, NAMES).rsplit("!", 1)
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    return tuple(cell.value for row in sheet.iter_rows(top, bottom, left, right) for cell in row)
