"""A chart with its workbook, as the library takes them: drawn from cells, so that it can be edited."""

import io
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

import xlsxwriter
from lxml import etree

from dashboard.export.native.chart import Chart, Values
from dashboard.export.slides.chart_drawing import drawn_series, mark_size, place_axes
from dashboard.export.slides.lettering import FONT, INK, LANGUAGES, SCRIPTS, clean
from dashboard.export.slides.look import Look

SHEET = "Sheet1"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_SPACES = {"a": _DRAWING, "c": _CHART}


@dataclass(frozen=True, slots=True)
class ChartData:
    """What `add_chart` asks for: the chart's XML and its workbook."""

    chart: Chart
    look: Look
    language: str

    def xml_bytes(self, _chart_type: object) -> bytes:
        """The chart, drawn by XlsxWriter, with a font for every script."""
        with ZipFile(io.BytesIO(self._book(has_chart=True))) as book:
            root = etree.fromstring(book.read("xl/charts/chart1.xml"))
        for settings in root.findall("c:printSettings", _SPACES):
            root.remove(settings)
        _say_all(root)
        _say_sizes(root, self.chart)
        _set_fonts(root, self.look.size, self.language)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook behind the chart, with its numbers alone."""
        return self._book(has_chart=False)

    def _book(self, *, has_chart: bool) -> bytes:
        target = io.BytesIO()
        with xlsxwriter.Workbook(target, _OPTIONS) as book:
            sheet = book.add_worksheet(SHEET)
            ranges = _written(book, sheet, self.chart, self.look)
            if has_chart:
                drawn = drawn_series(book, self.chart, self.look, ranges)
                place_axes(drawn, self.chart, self.look)
                sheet.insert_chart(0, 0, drawn)
        return target.getvalue()


def _written(book: Any, sheet: Any, chart: Chart, look: Look) -> list[tuple[list[Any], list[Any]]]:
    """Writes every series of a chart, and lines and names that are drawn as series; returns their xs and values.

    Bars and lines share a first column of categories; a scatter's series have two columns each.
    """
    number = book.add_format({"num_format": chart.value_axis.number_format})
    # All columns are as long as the longest: LibreOffice loses series that stand before a longer one.
    columns = _Columns(sheet, number, max([len(chart.categories), *(len(series.values) for series in chart.series)]))
    if chart.kind != "scatter":
        categories = columns.texts(clean(chart.category_axis.title), chart.categories)
        pairs = [(categories, columns.numbers(clean(series.name), series.values)) for series in chart.series]
        return pairs + [(categories, columns.numbers(line.text, values)) for line, (_, values) in look.lines(chart)]
    across = clean(chart.category_axis.title)
    pairs = [
        (columns.numbers(across, series.xs), columns.numbers(clean(series.name), series.values))
        for series in chart.series
    ]
    pairs += [
        (columns.numbers(across, xs), columns.numbers(line.text, values)) for line, (xs, values) in look.lines(chart)
    ]
    if chart.categories:
        columns.texts("", chart.categories)
        xs, places = look.name_places(chart)
        pairs.append((columns.numbers("", xs), columns.numbers("", places)))
    return pairs


class _Columns:
    """The next free columns of a sheet."""

    def __init__(self, sheet: Any, number: Any, rows: int) -> None:
        self._sheet, self._number, self._rows, self._next = sheet, number, rows, 0

    def texts(self, head: str, texts: tuple[str, ...]) -> list[Any]:
        """Writes a column of texts and returns where it stands."""
        self._sheet.set_column(self._next, self._next, 28)
        for row, text in enumerate(texts, start=1):
            self._sheet.write_string(row, self._next, clean(text))
        return self._ended(head)

    def numbers(self, head: str, values: Values) -> list[Any]:
        """Writes a column of numbers, gaps left empty, and returns where it stands."""
        for row, value in enumerate(values, start=1):
            if value is not None:
                self._sheet.write_number(row, self._next, value, self._number)
        return self._ended(head)

    def _ended(self, head: str) -> list[Any]:
        self._sheet.write_string(0, self._next, head)
        self._next += 1
        return [SHEET, 1, self._next - 1, max(self._rows, 1), self._next - 1]


def _say_all(root: Any) -> None:
    """Writes out what a chart leaves to the program: what a label shows, gaps as gaps, lines that are not bent."""
    for labels in root.iter(_name("dLbls"), _name("dLbl")):
        if labels.find("c:delete", _SPACES) is None:
            _say_what_is_shown(labels)
        for body in labels.iter(f"{{{_DRAWING}}}bodyPr"):
            body.set("wrap", "none")
    for numbers in root.xpath(".//c:cat/c:numRef", namespaces=_SPACES):
        _say_names(numbers)
    for visible in root.iter(_name("plotVisOnly")):
        visible.addnext(etree.Element(_name("dispBlanksAs"), val="gap"))
    for series in root.xpath(".//c:lineChart/c:ser | .//c:scatterChart/c:ser", namespaces=_SPACES):
        if series.find("c:smooth", _SPACES) is None:
            etree.SubElement(series, _name("smooth"), val="0")


def _say_sizes(root: Any, chart: Chart) -> None:
    """Gives marks that stand for many their own size, for which XlsxWriter has no word."""
    for drawn, series in zip(root.iter(_name("ser")), chart.series, strict=False):
        marker, smallest = drawn.find("c:marker", _SPACES), min(series.sizes, default=0)
        last = marker
        for place, size in enumerate(series.sizes):
            if size > smallest:
                point = etree.Element(_name("dPt"))
                etree.SubElement(point, _name("idx"), val=str(place))
                own = etree.SubElement(point, _name("marker"))
                own.extend(deepcopy(part) for part in marker)
                next(own.iterfind("c:size", _SPACES)).set("val", str(mark_size(size)))
                last.addnext(point)
                last = point


def _say_names(numbers: Any) -> None:
    """Makes names that look like numbers (years) names, as which they stand in the cells."""
    numbers.tag = _name("strRef")
    for cache in numbers.findall("c:numCache", _SPACES):
        cache.tag = _name("strCache")
        for written in cache.findall("c:formatCode", _SPACES):
            cache.remove(written)


def _say_what_is_shown(labels: Any) -> None:
    """Says of each part of a label whether it is shown; what is not said some programs show."""
    later: Any = None
    for name in reversed(_SHOWN):
        found = labels.find(f"c:{name}", _SPACES)
        if found is None:
            found = etree.Element(_name(name), val="0")
            if later is None:
                labels.append(found)
            else:
                later.addprevious(found)
        later = found


def _name(tag: str) -> str:
    return f"{{{_CHART}}}{tag}"


def _set_fonts(root: Any, size: float, language: str) -> None:
    """Names the font of every script wherever the chart names one, and for all text that names none."""
    own, other = LANGUAGES[language]
    whole = etree.fromstring(
        f'<c:txPr xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}">'
        f'<a:solidFill><a:srgbClr val="{INK[1:].upper()}"/></a:solidFill></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{own}"/></a:p></c:txPr>'
    )
    following = [child for child in root if etree.QName(child).localname in {"externalData", "userShapes"}]
    root.insert(root.index(following[0]) if following else len(root), whole)
    for properties in root.iter(f"{{{_DRAWING}}}rPr", f"{{{_DRAWING}}}defRPr", f"{{{_DRAWING}}}endParaRPr"):
        for script in SCRIPTS:
            for old in properties.findall(script, _SPACES):
                properties.remove(old)
            if etree.QName(properties).localname != "endParaRPr":
                etree.SubElement(properties, f"{{{_DRAWING}}}{script[2:]}", typeface=FONT)
        properties.set("lang", own)
        properties.set("altLang", other)
