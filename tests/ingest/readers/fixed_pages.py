"""Draws forms on the pages of an OFD document, as writers of the format do: letters by distances, lines by paths."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from dashboard.ingest.readers.pdf.letters import is_wide
from tests.ingest.readers.carriers import Placed, Rows, placed
from tests.ingest.readers.packages import zipped

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEIGHT, MARGIN = 297.0, 15.0
_SIZE, _LINE, _INSET = 3.175, 4.4, 1.0


@dataclass(frozen=True)
class Style:
    """How a form is drawn."""

    is_ruled: bool = True
    # The letters' lengths are written so many times smaller, and a CTM makes up for it.
    scale: float = 1.0
    has_runs: bool = True
    # Each letter as an object of its own.
    is_scattered: bool = False
    lines_on_template: bool = False
    # Lines as filled rectangles.
    has_thin_shapes: bool = False
    width: float = 210.0


@dataclass
class Page:
    """The objects of a page, and of the template under it."""

    objects: list[str] = field(default_factory=list)
    template: list[str] = field(default_factory=list)


def as_ofd(title: Sequence[str], rows: Rows, style: Style | None = None) -> bytes:
    """The form as an OFD document of as many pages as it takes."""
    return drawn([*title, rows], style or Style())


def drawn(items: Sequence[str | Rows], style: Style) -> bytes:
    """Lines of text, large and in the middle, and tables, one below the other."""
    pen = _Pen(style)
    for item in items:
        if isinstance(item, str):
            pen.write(item)
        else:
            pen.rule(item)
    return ofd_package(pen.pages, width=style.width)


def text_object(text: str, x: float, y: float, style: Style | None = None, size: float = _SIZE) -> str:
    """Letters from x on, on the base line y."""
    style = style or Style()
    if style.is_scattered and len(text) > 1:
        found = []
        for character, advance in zip(text, _advances(text, size), strict=True):
            found.append(text_object(character, x, y, style, size))
            x += advance
        return "".join(found)
    advances = [advance / style.scale for advance in _advances(text, size)[:-1]]
    ctm = f' CTM="{style.scale:g} 0 0 {style.scale:g} 0 0"' if style.scale != 1.0 else ""
    delta = f' DeltaX="{_runs(advances) if style.has_runs else _listed(advances)}"' if advances else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x:.4f} {y - size:.4f} {size * len(text):.4f} {size * 1.3:.4f}" Font="2" '
        f'Size="{size / style.scale:.4f}"{ctm}>'
        f'<ofd:TextCode X="0" Y="{size / style.scale:.4f}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def line_object(x0: float, y0: float, x1: float, y1: float, style: Style | None = None) -> str:
    """A ruling line."""
    wide, high = x1 - x0, y1 - y0
    if style and style.has_thin_shapes:
        wide, high = max(wide, 0.2), max(high, 0.2)
        data, how = f"M 0 0 L {wide:g} 0 L {wide:g} {high:g} L 0 {high:g} C", 'Fill="true" Stroke="false"'
    else:
        data, how = f"M 0 0 L {wide:g} {high:g}", 'LineWidth="0.18"'
    boundary = f"{x0:.4f} {y0:.4f} {wide:.4f} {high:.4f}"
    return (
        f'<ofd:PathObject ID="1" Boundary="{boundary}" {how}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
    )


def layer(objects: str) -> str:
    """A page's content around its objects."""
    return f'<ofd:Content><ofd:Layer ID="9">{objects}</ofd:Layer></ofd:Content>'


def ofd_package(
    pages: Sequence[Page], *, resources: str = "", width: float = 210.0, more: dict[str, str | bytes] | None = None
) -> bytes:
    """An OFD document with the pages, one template for each that needs one."""
    body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    resources = f'<ofd:Fonts><ofd:Font ID="2" FontName="宋体"/></ofd:Fonts>{resources}'
    parts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {NAMES}>{body}</ofd:OFD>",
        "Doc_0/PublicRes.xml": f"<ofd:Res {NAMES}>{resources}</ofd:Res>",
    }
    listed, templates = "", ""
    for number, page in enumerate(pages):
        used = ""
        if page.template:
            templates += f'<ofd:TemplatePage ID="t{number}" BaseLoc="Tpls/Tpl_{number}/Content.xml"/>'
            parts[f"Doc_0/Tpls/Tpl_{number}/Content.xml"] = (
                f"<ofd:Page {NAMES}>{layer(''.join(page.template))}</ofd:Page>"
            )
            used = f'<ofd:Template TemplateID="t{number}" ZOrder="Background"/>'
        listed += f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        content = f"<ofd:Page {NAMES}>{used}{layer(''.join(page.objects))}</ofd:Page>"
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = content
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {width:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>"
    common = f"<ofd:CommonData>{area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{templates}</ofd:CommonData>"
    parts["Doc_0/Document.xml"] = f"<ofd:Document {NAMES}>{common}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    return zipped(parts | (more or {}))


class _Pen:
    """Goes down the pages."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self.pages = [Page()]
        self._y = MARGIN

    def write(self, text: str) -> None:
        """A line of words in the middle, or as many as they need from the left."""
        size = 1.5 * _SIZE
        room = self._style.width - 2 * MARGIN
        lines = _wrapped(text, room, size)
        for line in lines:
            self._make_room(2 * size)
            left = (room - sum(_advances(line, size))) / 2 if len(lines) == 1 else 0.0
            self.pages[-1].objects.append(text_object(line, MARGIN + left, self._y + 1.5 * size, self._style, size))
            self._y += 2 * size

    def rule(self, rows: Rows) -> None:
        """A table, on a page of its own where it fits on one; else rows that find no room stand on the next."""
        columns = max(len(row) for row in rows)
        xs = [MARGIN + (self._style.width - 2 * MARGIN) * number / columns for number in range(columns + 1)]
        cells = list(placed(rows))
        heights = _heights(cells, xs, len(rows))
        tops: dict[int, float] = {}
        left_over: dict[Placed, list[str]] = {}
        if sum(heights) < HEIGHT - 2 * MARGIN:
            self._make_room(sum(heights))
        for row in range(len(rows)):
            if self._y + heights[row] > HEIGHT - MARGIN:
                if tops:
                    _draw(self.pages[-1], cells, xs, tops, heights, left_over, self._style)
                    tops = {}
                self._turn_over()
            tops[row] = self._y
            self._y += heights[row]
        _draw(self.pages[-1], cells, xs, tops, heights, left_over, self._style)

    def _make_room(self, height: float) -> None:
        if self._y + height > HEIGHT - MARGIN:
            self._turn_over()

    def _turn_over(self) -> None:
        self.pages.append(Page())
        self._y = MARGIN


def _draw(
    page: Page,
    cells: Sequence[Placed],
    xs: Sequence[float],
    tops: dict[int, float],
    heights: list[float],
    left_over: dict[Placed, list[str]],
    style: Style,
) -> None:
    """Draws the part of the table whose rows have a place on the page; words without room wait for the next page."""
    first, last = min(tops), max(tops)
    for cell in cells:
        if cell.row > last or cell.row + cell.row_span - 1 < first:
            continue
        left, right, top = xs[cell.column], xs[cell.column + cell.column_span], tops[max(cell.row, first)]
        below = min(cell.row + cell.row_span - 1, last)
        bottom = tops[below] + heights[below]
        lines = left_over.pop(cell, None) or (
            _wrapped(cell.text, right - left - 2 * _INSET) if cell.row >= first else []
        )
        room = len(lines) if below == cell.row + cell.row_span - 1 else int((bottom - top) / _LINE)
        left_over[cell] = lines[room:]
        for number, line in enumerate(lines[:room]):
            page.objects.append(text_object(line, left + _INSET, top + _LINE * (number + 1), style))
        if style.is_ruled:
            across = ((left, top, right, top), (left, bottom, right, bottom))
            down = ((left, top, left, bottom), (right, top, right, bottom))
            onto = page.template if style.lines_on_template else page.objects
            onto.extend(line_object(*side, style) for side in (*across, *down))


def _heights(cells: Sequence[Placed], xs: Sequence[float], count: int) -> list[float]:
    heights = [_LINE + 2 * _INSET] * count
    for cell in sorted(cells, key=lambda cell: cell.row_span):
        wide = xs[cell.column + cell.column_span] - xs[cell.column] - 2 * _INSET
        needed = len(_wrapped(cell.text, wide)) * _LINE + 2 * _INSET
        span = range(cell.row, cell.row + cell.row_span)
        heights[span[-1]] += max(0.0, needed - sum(heights[row] for row in span))
    return heights


def _wrapped(text: str, wide: float, size: float = _SIZE) -> list[str]:
    lines = [""]
    for character in text:
        if character == "\n":
            lines.append("")
            continue
        if lines[-1] and sum(_advances(lines[-1] + character, size)) > wide:
            lines.append("")
        lines[-1] += character
    return lines if text else []


def _advances(text: str, size: float) -> list[float]:
    return [size if is_wide(character) else size / 2 for character in text]


def _listed(advances: Sequence[float]) -> str:
    return " ".join(f"{advance:.4f}" for advance in advances)


def _runs(advances: Sequence[float]) -> str:
    """The distances with equal ones, three at least, written as "g 3 4.2"."""
    found: list[str] = []
    at = 0
    while at < len(advances):
        end = at
        while end < len(advances) and advances[end] == advances[at]:
            end += 1
        found.append(f"g {end - at} {advances[at]:.4f}" if end - at > 2 else _listed(advances[at:end]))
        at = end
    return " ".join(found)
