"""Tables of documents: heads repeated on every page, rows that stay whole, numbers to the right.

Written as XML: python-docx walks the whole table for every row that is asked for.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dashboard.export.content import Grid
from dashboard.export.document.lettering import HEAD_FONT, LATIN_FONT, Lettering, letters_wide, plain
from dashboard.export.document.looks import CELL

CELL_MARGIN, LINE_MARGIN = 4, 2  # points at either side, above and below
DIGIT, BOLD_DIGIT = 0.62, 0.68  # of the letters' size: the widest of the Latin fonts that may stand in
# Text columns are asked for no more room than this, in half-width letters: what is longer takes several lines.
WIDEST, NARROWEST = 44, 6
SMALLEST = 8.0
WIDE = 8  # columns that an upright sheet has room for


def is_wide(grid: Grid) -> bool:
    """Whether a table has more columns than an upright sheet has room for."""
    return len(grid.columns) > WIDE


def grid_element(grid: Grid, lettering: Lettering, width: float, style: str) -> Any:
    """The table as an element of the document's body, `width` points wide."""
    lettering, widths = _fitted(grid, lettering, width)
    font = _font(Lettering(HEAD_FONT, lettering.points), is_bold=True)
    head = _row(grid.columns, ["center"] * len(widths), widths, font, marks="<w:cantSplit/><w:tblHeader/>")
    rows = [
        _row(row, grid.aligned, widths, _font(lettering, is_bold=number in grid.strong), marks="<w:cantSplit/>")
        for number, row in enumerate(grid.rows)
    ]
    columns = "".join(f'<w:gridCol w:w="{round(one * 20)}"/>' for one in widths)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:w="{round(sum(widths) * 20)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_margins()}</w:tblCellMar>"
        f"<w:tblCaption w:val={quoteattr(plain(grid.caption))}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    )


def _margins() -> str:
    sides = (("top", LINE_MARGIN), ("left", CELL_MARGIN), ("bottom", LINE_MARGIN), ("right", CELL_MARGIN))
    return "".join(f'<w:{side} w:w="{points * 20}" w:type="dxa"/>' for side, points in sides)


def _row(cells: Sequence[str], aligned: Sequence[str], widths: Sequence[float], font: str, *, marks: str) -> str:
    """One row; the head is kept with the row after it."""
    is_head = "tblHeader" in marks
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 20)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/>{"<w:keepNext/>" if is_head else ""}<w:jc w:val="{side}"/></w:pPr>'
        f"<w:r>{font}{_lines(cell)}</w:r></w:p></w:tc>"
        for cell, side, width in zip(cells, aligned, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{written}</w:tr>"


def _lines(cell: str) -> str:
    texts = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(cell).splitlines() or [""]]
    return "<w:br/>".join(texts)


def _font(lettering: Lettering, *, is_bold: bool) -> str:
    return (
        f'<w:rPr><w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="{lettering.font}"/>'
        f'{"<w:b/>" if is_bold else ""}<w:sz w:val="{round(lettering.points * 2)}"/></w:rPr>'
    )


def _fitted(grid: Grid, lettering: Lettering, width: float) -> tuple[Lettering, list[float]]:
    """The columns' widths in points, with the letters made smaller where numbers would not stand on one line."""
    while True:
        widths = _widths(grid, lettering.points, width)
        if widths is not None or lettering.points <= SMALLEST:
            break
        lettering = Lettering(lettering.font, lettering.points - 0.5)
    return lettering, widths or [width / len(grid.columns)] * len(grid.columns)


def _widths(grid: Grid, points: float, width: float) -> list[float] | None:
    """Widths that give every number its line and share out the rest; None where the numbers alone take too much."""
    letter, digit = points / 2, points * (BOLD_DIGIT if grid.strong else DIGIT)
    needs = [
        max((letters_wide(line) for row in grid.rows for line in row[place].split("\n")), default=NARROWEST)
        for place in range(len(grid.columns))
    ]
    heads = [max(NARROWEST, min(letters_wide(head), 2 * -(-letters_wide(head) // 4))) for head in grid.columns]
    is_number = [side == "right" for side in grid.aligned]
    wanted = [
        max(need * digit, head * letter) + 2 * CELL_MARGIN + 2
        if number
        else max(min(need, WIDEST), head, NARROWEST) * letter + 2 * CELL_MARGIN + 2
        for need, head, number in zip(needs, heads, is_number, strict=True)
    ]
    room = width - sum(one for one, number in zip(wanted, is_number, strict=True) if number)
    text = sum(one for one, number in zip(wanted, is_number, strict=True) if not number)
    texts = is_number.count(False)
    if not texts:
        return [one * width / sum(wanted) for one in wanted] if room >= 0 else None
    if room < min(text, texts * (10 * letter + 2 * CELL_MARGIN)):
        return None
    return [one if number else one * room / text for one, number in zip(wanted, is_number, strict=True)]
