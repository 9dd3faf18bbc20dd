"""Tells which lines run along with the pages: page numbers, running heads and feet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from dashboard.ingest.readers.pdf.layout import PageLayout, WordLine

_PAGE_NUMBER = re.compile(
    r"[-—–―·.•|/_\s]*(?:第|[Pp]age)?\s*(\d{1,4})\s*页?(?:\s*(?:[/,，、|共第of]|of)+\s*\d{1,4}\s*页?)?[-—–―·.•|_\s]*"
)
# What browsers print below a page: the address of the page they show, then often its number.
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d+\s*/\s*\d+)?")
_BARE_NUMBER = re.compile(r"\d{1,4}")
# The parts of a page, at either end, in which page numbers and running heads stand.
_MARGIN = 0.12
_NARROW_MARGIN = 0.08
_SAME_HEIGHT = 3.0
_LARGER = 1.05


def without_running_lines(pages: Sequence[PageLayout]) -> list[list[WordLine]]:
    """The lines of each page without those that run along.

    Page numbers count on with the pages, or stand in dashes or words that say so. Heads and feet say the same at the
    same height on half of the pages at least, in letters no larger than the text's, at the very edge and apart from
    what follows: the title of a form that stands on every page does not.
    """
    running = _page_numbers(pages) | _repeated(pages)
    return [[line for line in page.lines if id(line) not in running] for page in pages]


def _page_numbers(pages: Sequence[PageLayout]) -> set[int]:
    found: set[int] = set()
    bare: dict[tuple[int, int], list[WordLine]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            match = _PAGE_NUMBER.fullmatch(line.text)
            is_address = _ADDRESS.fullmatch(line.text.strip()) is not None
            if not (match or is_address) or not _is_at_edge(line, page, _MARGIN):
                continue
            if match is not None and _BARE_NUMBER.fullmatch(line.text):
                bare[int(match[1]) - page.marks.number, round(line.y / _SAME_HEIGHT)].append(line)
            else:
                found.add(id(line))
    return found | {id(line) for lines in bare.values() if len(lines) > 1 for line in lines}


def _repeated(pages: Sequence[PageLayout]) -> set[int]:
    places: dict[tuple[str, int], list[WordLine]] = defaultdict(list)
    for page in pages:
        for line in _outermost(page):
            number = re.sub(rf"(?<!\d){page.marks.number}(?!\d)", "#", line.text)
            places[number, round(line.y / _SAME_HEIGHT)].append(line)
    fewest = max(2, len(pages) / 2)
    return {id(line) for lines in places.values() if len(lines) >= fewest for line in lines}


def _outermost(page: PageLayout) -> list[WordLine]:
    """The lines at the edges that could run along: small, and apart from what follows towards the middle."""
    sizes = [glyph.size for glyph in page.marks.glyphs]
    usual = median(sizes) if sizes else 0.0
    tops = [line.top for line in page.lines] + [table.top for table in page.tables]
    bottoms = [line.bottom for line in page.lines] + [table.lattice.ys[-1] for table in page.tables]
    found: list[WordLine] = []
    for line in page.lines:
        if line.size > _LARGER * usual or not _is_at_edge(line, page, _NARROW_MARGIN):
            continue
        is_above = line.y < page.marks.height / 2
        gap = _gap_below(line, tops) if is_above else _gap_above(line, bottoms)
        if gap >= line.size:
            found.append(line)
    return found


def _gap_below(line: WordLine, tops: Iterable[float]) -> float:
    return min((top - line.bottom for top in tops if top > line.y), default=float("inf"))


def _gap_above(line: WordLine, bottoms: Iterable[float]) -> float:
    return min((line.top - bottom for bottom in bottoms if bottom < line.y), default=float("inf"))


def _is_at_edge(line: WordLine, page: PageLayout, margin: float) -> bool:
    height = page.marks.height
    return line.y <= margin * height or line.y >= (1 - margin) * height
