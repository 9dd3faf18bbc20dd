"""Tables of documents: heads repeated on every page, rows that stay whole, numbers to the right.

Written as XML: python-docx walks the whole table for every row that is asked for.
"""

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dashboard.export.cell_text import legal
from dashboard.export.content import Grid
from dashboard.export.document.lettering import HEAD_FONT, LATIN_FONT, Lettering, is_chinese, letters_wide
from dashboard.export.document.looks import CELL

HINT = ' w:hint="eastAsia"'
CELL_MARGIN, LINE_MARGIN = 4, 2  # points at either side, above and below
DIGIT, BOLD_DIGIT, LETTER = 0.64, 0.71, 0.68  # of the letters' size: the widest of the Latin fonts that may stand in
# In half-width letters: what a text column wants at most, up to where it wants its longest text on one line, what it
# must have if it wants so much, what any column has.
WIDEST, FULL, NARROW, NARROWEST = 120, 28, 14, 6
SMALL, SMALLEST = 9.0, 7.5  # points: down to which long texts, and numbers, make the letters smaller
WIDE = 8  # columns that an upright sheet has room for


def is_wide(grid: Grid) -> bool:
    """Whether a table has more columns than an upright sheet has room for."""
    return len(grid.columns) > WIDE


def grid_element(grid: Grid, lettering: Lettering, width: float, style: str) -> Any:
    """The table as an element of the document's body, `width` points wide."""
    lettering, widths = _fitted(grid, lettering, width)
    font = _font(Lettering(HEAD_FONT, lettering.points), is_bold=True)
    head = _row(
        grid.columns, ["center"] * len(widths), widths, font, marks="<w:cantSplit/><w:tblHeader/>", is_kept=True
    )
    last = len(grid.rows) - 1
    rows = [
        _row(
            row,
            grid.aligned,
            widths,
            _font(lettering, is_bold=number in grid.strong),
            marks="<w:cantSplit/>",
            is_kept=number == last,
        )
        for number, row in enumerate(grid.rows)
    ]
    columns = "".join(f'<w:gridCol w:w="{round(one * 20)}"/>' for one in widths)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:w="{round(sum(widths) * 20)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_margins()}</w:tblCellMar>"
        f"<w:tblCaption w:val={quoteattr(legal(grid.caption))}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    )


def _margins() -> str:
    sides = (("top", LINE_MARGIN), ("left", CELL_MARGIN), ("bottom", LINE_MARGIN), ("right", CELL_MARGIN))
    return "".join(f'<w:{side} w:w="{points * 20}" w:type="dxa"/>' for side, points in sides)


def _row(
    cells: Sequence[str], aligned: Sequence[str], widths: Sequence[float], font: str, *, marks: str, is_kept: bool
) -> str:
    """One row; `is_kept` keeps it on the page of what follows: the head with rows, the last row with its note."""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 20)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/>{"<w:keepNext/>" if is_kept else ""}<w:jc w:val="{side}"/></w:pPr>'
        f"<w:r>{font if is_chinese(cell) else font.replace(HINT, '')}{_lines(cell)}</w:r></w:p></w:tc>"
        for cell, side, width in zip(cells, aligned, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{written}</w:tr>"


def _lines(cell: str) -> str:
    texts = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in legal(cell).splitlines() or [""]]
    return "<w:br/>".join(texts)


def _font(lettering: Lettering, *, is_bold: bool) -> str:
    return (
        f'<w:rPr><w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="{lettering.font}"{HINT}/>'
        f'{"<w:b/>" if is_bold else ""}<w:sz w:val="{round(lettering.points * 2)}"/></w:rPr>'
    )


def _fitted(grid: Grid, lettering: Lettering, width: float) -> tuple[Lettering, list[float]]:
    """The columns' widths in points, with the letters made smaller where numbers would not stand on one line."""
    while (widths := _widths(grid, lettering.points, width)) is None:
        lettering = Lettering(lettering.font, lettering.points - 0.5)
    return lettering, widths


def _widths(grid: Grid, points: float, width: float) -> list[float] | None:
    """Widths that give every number its line and share out the rest; None where smaller letters would do better."""
    letter, digit = points / 2, points * (BOLD_DIGIT if grid.strong else DIGIT)
    aside = 2 * CELL_MARGIN + 2
    numbers: dict[int, float] = {}
    texts: dict[int, float] = {}
    least: dict[int, float] = {}
    for place, (head, side) in enumerate(zip(grid.columns, grid.aligned, strict=True)):
        cells = [max(map(letters_wide, row[place].split("\n"))) for row in grid.rows] or [NARROWEST]
        head_wide = _head_wide(head) * points
        if side == "right":
            numbers[place] = max(max(cells) * digit, head_wide) + aside
        else:
            usual = min(WIDEST, max(1.3 * sum(cells) / len(cells), min(max(cells), FULL)))
            texts[place] = max(usual * letter, head_wide) + aside
            least[place] = min(texts[place], max(NARROW * letter, head_wide) + aside)
    room = width - sum(numbers.values()) - sum(least.values())
    more = {place: texts[place] - least[place] for place in texts}
    wanted = sum(more.values()) or 1
    if (room < 0 and points > SMALLEST) or (room < wanted / 2 and points > SMALL):
        return None
    if room < 0 or not texts:
        narrow = {**numbers, **least}
        return [narrow[place] * width / sum(narrow.values()) for place in sorted(narrow)]
    shares = {place: least[place] + more[place] * min(1, room / wanted) for place in texts}
    scale = (width - sum(numbers.values())) / sum(shares.values())
    shares = {place: share * scale for place, share in shares.items()}
    return [numbers.get(place) or shares[place] for place in range(len(grid.columns))]


def _head_wide(head: str) -> float:
    """The width that a head needs, of the letters' size: its longest word; Chinese takes two lines or more."""
    word = max((letters_wide(word) for word in re.split("[^\x21-\x7e]+", head)), default=0)
    chinese = 0 if head.isascii() else -(-letters_wide(head) // 4)
    return max(NARROWEST / 2, word * LETTER, chinese)
