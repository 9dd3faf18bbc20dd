"""Lines of words outside ruled tables → paragraphs, rows of parts, and tables without ruling lines."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.ingest.readers.pdf.borderless.tables import BorderlessTable, borderless_tables
from dashboard.ingest.readers.pdf.layout import PageLayout, PlacedLine, WordLine
from dashboard.ingest.readers.pdf.lines import Run, figure_sureness_of, joint, sureness_of
from dashboard.ingest.readers.pdf.marks import Box
from dashboard.ingest.readers.pdf.unruled import UnruledTable, table_at, unruled_tables
from dashboard.ingest.readers.trimmed import trimmed

# Lines of one paragraph are as large, and follow each other within so many sizes of their letters.
_SAME_SIZE = 0.12
_FOLLOWING = 2.4
_INDENT = 1.2
# The last line of a page, and the first of the next, stand in these parts of it.
_LOW, _HIGH = 0.7, 0.3
# So many lines that end at the same place show where the margin is.
_MARGIN_LINES = 3


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
    """The lines, which no ruled table parts, as blocks in order."""
    blocks: list[Block] = []
    done = 0
    for table in borderless_tables(placed):
        blocks.extend(_free_blocks(placed[done : table.start], numbering))
        page = placed[table.start].page
        blocks.append(_borderless_grid(table, page, numbering.place("table", page.marks.number)))
        done = table.end
    return blocks + _free_blocks(placed[done:], numbering)


def _borderless_grid(table: BorderlessTable, page: PageLayout, place: str) -> Grid:
    rows: list[list[Cell]] = [[] for _ in range(max(cell.row + cell.rows for cell in table.cells))]
    for cell in table.cells:
        rows[cell.row].append(
            Cell(
                cell.text,
                cell.row,
                cell.column,
                f"{place}, row {cell.row + 1}, column {cell.column + 1}",
                cell.rows,
                cell.columns,
                _box(cell.lines, page) if cell.lines else None,
                sureness_of(cell.lines),
                figure_sureness_of(cell.lines),
            )
        )
    return Grid(tuple(tuple(row) for row in rows))


def _free_blocks(placed: Sequence[PlacedLine], numbering: Numbering) -> list[Block]:
    """The lines as paragraphs, rows of parts and plain tables; a paragraph may run over the end of a page."""
    blocks: list[Block] = []
    open_lines: list[PlacedLine] = []

    def close() -> None:
        if open_lines:
            place = numbering.place("paragraph", open_lines[0].page.marks.number)
            parts = [part for found in open_lines for part in found.line.parts]
            blocks.append(_as_paragraph(_joined_text(open_lines, open_lines[0].line.text), place, parts))
            open_lines.clear()

    for _, group in groupby(placed, key=lambda found: found.page.marks.number):
        here = list(group)
        lines = [found.line for found in here]
        index = 0
        while index < len(here):
            end = table_at(lines, index)
            if end > index:
                close()
                blocks.extend(_table(here[index:end], numbering))
                index = end
            elif len(lines[index].parts) > 1:
                close()
                end = index + 1
                while end < len(here) and len(lines[end].parts) == 1 and _goes_on(here[end - 1], here[end]):
                    end += 1
                blocks.append(_row_of_parts(here[index:end], numbering))
                index = end
            else:
                if open_lines and not _goes_on(open_lines[-1], here[index]):
                    close()
                open_lines.append(here[index])
                index += 1
    close()
    return blocks


def _table(placed: Sequence[PlacedLine], numbering: Numbering) -> list[Block]:
    """The lines as one table if they surely are one, else each as a paragraph: then no part is surely a cell."""
    page, lines = placed[0].page, [found.line for found in placed]
    tables = unruled_tables(lines)
    if not tables:
        return [_paragraph(line, page, numbering) for line in lines]
    return [_grid(table, page, numbering.place("table", page.marks.number)) for table in tables]


def _row_of_parts(placed: Sequence[PlacedLine], numbering: Numbering) -> Grid:
    """A line of parts as a row; the last part may run over the end of the line."""
    page, line = placed[0].page, placed[0].line
    place = numbering.place("paragraph", page.marks.number)
    texts = [trimmed(part.text) for part in line.parts]
    texts[-1] = _joined_text(placed, texts[-1])
    runs = [[part] for part in line.parts]
    runs[-1].extend(part for found in placed[1:] for part in found.line.parts)
    cells = (
        Cell(
            text,
            0,
            column,
            f"{place}, part {column + 1}",
            box=_box(words, page),
            confidence=sureness_of(words),
            figure_confidence=figure_sureness_of(words),
        )
        for column, (text, words) in enumerate(zip(texts, runs, strict=True))
    )
    return Grid((tuple(cells),))


def _paragraph(line: WordLine, page: PageLayout, numbering: Numbering) -> Paragraph:
    place = numbering.place("paragraph", page.marks.number)
    return _as_paragraph(trimmed(line.text.replace("\t", " ")), place, line.parts)


def _as_paragraph(text: str, place: str, words: Sequence[Run]) -> Paragraph:
    return Paragraph(text, place, confidence=sureness_of(words), figure_confidence=figure_sureness_of(words))


def _grid(table: UnruledTable, page: PageLayout, place: str) -> Grid:
    return Grid(
        tuple(
            tuple(
                Cell(
                    trimmed(cell.words.text),
                    number,
                    cell.column,
                    f"{place}, row {number + 1}, column {cell.column + 1}",
                    column_span=cell.columns,
                    box=_box([cell.words], page),
                    confidence=sureness_of([cell.words]),
                    figure_confidence=figure_sureness_of([cell.words]),
                )
                for cell in row
            )
            for number, row in enumerate(table.rows)
        )
    )


def _box(words: Sequence[Run], page: PageLayout) -> Box:
    left, right = min(line.x0 for line in words), max(line.x1 for line in words)
    return page.marks.box_on_page(left, words[0].top, right, words[-1].bottom)


def _goes_on(before: PlacedLine, after: PlacedLine) -> bool:
    """Whether the paragraph goes on in the next line: the margin ended the line, and no new one is indented.

    The last line of a title stands in the middle below the others.
    """
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
    is_at_margin = lower.x0 <= left + _INDENT * lower.size
    return (is_at_margin or _is_centred_below(upper, lower)) and "\n" not in _joint(before, after)


def _is_centred_below(upper: WordLine, lower: WordLine) -> bool:
    """Whether the lower line has the same middle; a year in brackets below a title is a line of its own."""
    is_centred = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) <= lower.size
    return is_centred and not lower.text.startswith(("（", "("))


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


def _joined_text(placed: Sequence[PlacedLine], text: str) -> str:
    """The text of the first line with the lines that follow it."""
    for before, after in pairwise(placed):
        text += _joint(before, after) + after.line.text
    return trimmed(text)


def _joint(before: PlacedLine, after: PlacedLine) -> str:
    last = before.line.parts[-1]
    _, right = _margins(before.page)
    return joint(last, after.line.parts[0], right - last.x0)
