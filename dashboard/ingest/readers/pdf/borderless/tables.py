"""Lines of words of several pages → the tables without ruling lines among them: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.readers.pdf.borderless.area import area_at
from dashboard.ingest.readers.pdf.borderless.headed import Continued
from dashboard.ingest.readers.pdf.borderless.placed import PlacedCell
from dashboard.ingest.readers.pdf.borderless.stacks import pitch_of, words_of_cells
from dashboard.ingest.readers.pdf.borderless.table import arrangement_of, names_columns
from dashboard.ingest.readers.pdf.layout import PlacedLine
from dashboard.ingest.readers.pdf.marks import Glyph


@dataclass(frozen=True, slots=True)
class BorderlessTable:
    """The lines that make it, from the first to behind the last, and its cells."""

    start: int
    end: int
    cells: tuple[PlacedCell, ...]


def borderless_tables(placed: Sequence[PlacedLine]) -> list[BorderlessTable]:
    """The tables, in order; none where one of them cannot be told for sure: a form is read as a whole."""
    areas = _areas(placed)
    letters = [words_of_cells(_letters(placed[start:end])) for start, end in areas]
    pitch = pitch_of(letters)
    found: list[BorderlessTable] = []
    before: Continued | None = None
    for (start, end), runs in zip(areas, letters, strict=True):
        goes_on = bool(found) and found[-1].end == start and _begins_page(placed, start)
        if before is not None and not goes_on and _is_torn(placed, found[-1].end, before):
            return []
        is_cut = _begins_page(placed, end)
        arrangement = arrangement_of(runs, pitch, before if goes_on else None, goes_on=goes_on, is_cut=is_cut)
        if arrangement is not None:
            found.append(BorderlessTable(start, end, arrangement.cells))
            before = arrangement.continued
        elif goes_on or names_columns(runs):
            return []
    return [] if before is not None and _is_torn(placed, found[-1].end, before) else found


def _begins_page(placed: Sequence[PlacedLine], at: int) -> bool:
    return 0 < at < len(placed) and placed[at].page is not placed[at - 1].page


def _is_torn(placed: Sequence[PlacedLine], end: int, table: Continued) -> bool:
    """Whether the next page begins with words that fit a column of the table: the rest of a cell that the page cuts."""
    if not _begins_page(placed, end):
        return False
    line = placed[end].line
    return any(left <= line.x0 and line.x1 <= right for left, right in table.columns.at)


def _areas(placed: Sequence[PlacedLine]) -> list[tuple[int, int]]:
    """From where to where lines may be a table, page by page."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(placed):
        page = placed[start].page
        behind = next((at for at in range(start, len(placed)) if placed[at].page is not page), len(placed))
        goes_on = bool(found) and found[-1][1] == start and placed[start - 1].page is not page
        end = start + area_at(
            [one.line for one in placed[start:behind]], goes_on=goes_on, has_next=behind < len(placed)
        )
        if end > start:
            found.append((start, end))
        start = max(end, start + 1)
    return found


def _letters(placed: Sequence[PlacedLine]) -> list[Glyph]:
    """The letters of the lines, and the blanks between them."""
    marks = placed[0].page.marks
    top, bottom = min(found.line.top for found in placed), max(found.line.bottom for found in placed)
    blanks = (glyph for glyph in marks.glyphs if glyph.text.isspace() and top < glyph.y <= bottom)
    letters = (glyph for found in placed for part in found.line.parts for glyph in part.glyphs)
    return [*(glyph for glyph in letters if not glyph.text.isspace()), *(blank for blank in blanks if blank.turn == 0)]
