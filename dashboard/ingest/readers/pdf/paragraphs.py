"""Lines of words outside ruled tables → paragraphs, rows of parts, and tables without ruling lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.ingest.readers.pdf.layout import PageLayout, WordLine
from dashboard.ingest.readers.pdf.lines import joint, room_of, text_of
from dashboard.ingest.readers.pdf.unruled import UnruledTable, table_at, unruled_table
from dashboard.ingest.readers.trimmed import trimmed

# Lines of one paragraph are as large, and follow each other within so many sizes of their letters.
_SAME_SIZE = 0.12
_FOLLOWING = 2.4
_INDENT = 1.2
# The last line of a page, and the first of the next, stand in these parts of it.
_LOW, _HIGH = 0.7, 0.3
# So many lines that end at the same place show where the margin is.
_MARGIN_LINES = 3


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line and the page it stands on."""

    page: PageLayout
    line: WordLine


class Numbering:
    """Counts the tables and paragraphs of each page, in the order in which they are read."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, int]] = Counter()

    def place(self, kind: str, page: int) -> str:
        """The place of the next table or paragraph of the page: "page 3, table 1"."""
        return f"page {page}, {kind} {self.number(kind, page)}"

    def number(self, kind: str, page: int) -> int:
        """The number of the next table or paragraph of the page."""
        self._counts[kind, page] += 1
        return self._counts[kind, page]


def text_blocks(placed: Sequence[PlacedLine], numbering: Numbering) -> list[Block]:
    """The lines, which no ruled table parts, as blocks in order; a paragraph may run over the end of a page."""
    blocks: list[Block] = []
    open_lines: list[PlacedLine] = []

    def close() -> None:
        if open_lines:
            place = numbering.place("paragraph", open_lines[0].page.marks.number)
            blocks.append(Paragraph(_paragraph_text(open_lines), place))
            open_lines.clear()

    for _, group in groupby(placed, key=lambda found: found.page.marks.number):
        here = list(group)
        lines = [found.line for found in here]
        index = 0
        while index < len(here):
            end = table_at(lines, index)
            if end > index or len(lines[index].parts) > 1:
                close()
                blocks.extend(_tables(here[index : max(end, index + 1)], numbering))
                index = max(end, index + 1)
                continue
            if open_lines and not _goes_on(open_lines[-1], here[index]):
                close()
            open_lines.append(here[index])
            index += 1
    close()
    return blocks


def _tables(placed: Sequence[PlacedLine], numbering: Numbering) -> list[Block]:
    """The lines as one table if they surely are one, else each as a row of its parts, or as a paragraph."""
    page, lines = placed[0].page, [found.line for found in placed]
    table = unruled_table(lines, page.marks.rules) if len(lines) > 1 else None
    if table is not None:
        return [_grid(table, page, numbering.place("table", page.marks.number))]
    blocks: list[Block] = []
    for line in lines:
        place = numbering.place("paragraph", page.marks.number)
        if len(line.parts) == 1:
            blocks.append(Paragraph(trimmed(line.text), place))
            continue
        cells = (
            Cell(
                trimmed(part.text),
                0,
                column,
                f"{place}, part {column + 1}",
                box=page.marks.box_on_page(part.x0, part.top, part.x1, part.bottom),
            )
            for column, part in enumerate(line.parts)
        )
        blocks.append(Grid((tuple(cells),)))
    return blocks


def _grid(table: UnruledTable, page: PageLayout, place: str) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(table.rows):
        cells: list[Cell] = []
        for cell in row:
            left, right = table.columns[cell.column][0], table.columns[cell.column + cell.columns - 1][1]
            box = (
                min(line.x0 for line in cell.lines),
                min(line.top for line in cell.lines),
                max(line.x1 for line in cell.lines),
                max(line.bottom for line in cell.lines),
            )
            cells.append(
                Cell(
                    text_of(cell.lines, room_of(cell.lines, min(left, box[0]), max(right, box[2]))),
                    number,
                    cell.column,
                    f"{place}, row {number + 1}, column {cell.column + 1}",
                    column_span=cell.columns,
                    box=page.marks.box_on_page(*box),
                )
            )
        rows.append(tuple(cells))
    return Grid(tuple(rows))


def _goes_on(before: PlacedLine, after: PlacedLine) -> bool:
    """Whether the paragraph goes on in the next line: the margin ended the line, and no new one is indented."""
    upper, lower = before.line, after.line
    if abs(upper.size - lower.size) > _SAME_SIZE * max(upper.size, lower.size):
        return False
    if before.page is after.page:
        if lower.y - upper.y > _FOLLOWING * upper.size:
            return False
    elif (
        upper.y < _LOW * before.page.marks.height
        or lower.y > _HIGH * after.page.marks.height
        or before.page.marks.number + 1 != after.page.marks.number
    ):
        return False
    left, _ = _margins(after.page)
    _, right = _margins(before.page)
    is_indented = lower.x0 > left + _INDENT * lower.size
    return not is_indented and "\n" not in joint(upper.parts[0], lower.parts[0], right - upper.x0)


def _margins(page: PageLayout) -> tuple[float, float]:
    """The left and right end of full lines; without lines enough to show them, margins are as wide on both sides."""
    lines = [line for line in page.lines if len(line.parts) == 1]
    sides = [table.lattice.box for table in page.tables]
    left = min([line.x0 for line in lines] + [side[0] for side in sides])
    right = max(line.x1 for line in lines)
    full = sum(1 for line in lines if line.x1 >= right - _INDENT * line.size)
    if full >= _MARGIN_LINES:
        return left, right
    return left, max([right, page.marks.width - left] + [side[2] for side in sides])


def _paragraph_text(placed: Sequence[PlacedLine]) -> str:
    text = placed[0].line.text
    for before, after in pairwise(placed):
        _, right = _margins(before.page)
        text += joint(before.line.parts[0], after.line.parts[0], right - before.line.x0) + after.line.text
    return trimmed(text)
