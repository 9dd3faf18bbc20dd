"""Lines and words that no series can draw: shapes inside the chart, which move and grow with it."""

from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml.ns import qn

from dashboard.export.native.chart import Chart, Threshold
from dashboard.export.slides.lettering import FONT, LANGUAGES, QUIET, clean, columns
from dashboard.export.slides.look import Look, value_ends

_POINT = 12700
_DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot"}
_ROOT = (
    '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{shapes}</c:userShapes>'
)


def draw_over(chart_part: Any, chart: Chart, look: Look, language: str) -> None:
    """Draws the lines of a chart that its series cannot, and the words above it, into its part."""
    shapes = _Shapes(look, language)
    left, top, width, height = look.inside(chart)
    for line in look.over(chart):
        x = left + width * _share(line, chart)
        shapes.line(x, top, height, line)
        if not chart.bands:
            shapes.text(x, top, line.text)
    for place, said in chart.bands:
        shapes.text(left + width * (place + 0.5) / len(chart.categories), top, said)
    if not shapes.written:
        return
    package = chart_part.package
    blob = _ROOT.format(shapes="".join(shapes.written)).encode()
    drawing = Part(package.next_partname("/ppt/drawings/drawing%d.xml"), CONTENT_TYPE.DML_CHARTSHAPES, package, blob)
    relation = chart_part.relate_to(drawing, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    root = chart_part._element  # noqa: SLF001  # the library knows no shapes inside charts
    etree.SubElement(root, qn("c:userShapes")).set(qn("r:id"), relation)


def _share(line: Threshold, chart: Chart) -> float:
    """Where a line stands across the plot, from 0 to 1."""
    if line.axis == "category":
        return (line.value + 0.5) / len(chart.categories)
    low, high = value_ends(chart)
    return (line.value - low) / (high - low)


class _Shapes:
    """The shapes of one chart as XML; places are shares of the chart."""

    def __init__(self, look: Look, language: str) -> None:
        self._look, self._language = look, language
        self.written: list[str] = []

    def line(self, x: float, top: float, height: float, line: Threshold) -> None:
        """An upright line through the plot."""
        body = (
            f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr>{self._named(line.text)}<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr><cdr:spPr>'
            f"{self._frame(x, top, 0, height)}"
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{round(1.25 * _POINT)}"><a:solidFill><a:srgbClr val="{QUIET[1:].upper()}"/></a:solidFill>'
            f'<a:prstDash val="{_DASHES[line.dash]}"/></a:ln></cdr:spPr></cdr:cxnSp>'
        )
        self._anchor(x, top, 0, height, body)

    def text(self, x: float, bottom: float, said: str) -> None:
        """Words above the plot, their middle at x."""
        size = self._look.size
        width = (columns(said) * size * 0.6 + 4) / self._look.width
        height = size * 1.5 / self._look.height
        left, top = min(max(x - width / 2, 0), 1 - width), bottom - height
        own, other = LANGUAGES[self._language]
        fonts = "".join(f'<a:{script} typeface="{FONT}"/>' for script in ("latin", "ea", "cs"))
        body = (
            f'<cdr:sp macro="" textlink=""><cdr:nvSpPr>{self._named(said)}<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>'
            f"<cdr:spPr>{self._frame(left, top, width, height)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></cdr:spPr>'
            '<cdr:txBody><a:bodyPr vertOverflow="clip" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
            f'<a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="{own}" altLang="{other}" '
            f'sz="{round(size * 100)}"><a:solidFill><a:srgbClr val="{QUIET[1:].upper()}"/></a:solidFill>{fonts}'
            f"</a:rPr><a:t>{escape(clean(said))}</a:t></a:r></a:p></cdr:txBody></cdr:sp>"
        )
        self._anchor(left, top, width, height, body)

    def _anchor(self, left: float, top: float, width: float, height: float, body: str) -> None:
        self.written.append(
            f"<cdr:relSizeAnchor><cdr:from><cdr:x>{left:.5f}</cdr:x><cdr:y>{top:.5f}</cdr:y></cdr:from>"
            f"<cdr:to><cdr:x>{left + width:.5f}</cdr:x><cdr:y>{top + height:.5f}</cdr:y></cdr:to>{body}"
            "</cdr:relSizeAnchor>"
        )

    def _named(self, said: str) -> str:
        number = len(self.written) + 2
        return f'<cdr:cNvPr id="{number}" name="{number}" descr="{escape(clean(said), {chr(34): "&quot;"})}"/>'

    def _frame(self, left: float, top: float, width: float, height: float) -> str:
        x, cx = (round(share * self._look.width * _POINT) for share in (left, width))
        y, cy = (round(share * self._look.height * _POINT) for share in (top, height))
        return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
