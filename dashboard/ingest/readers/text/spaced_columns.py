"""Tables whose columns are set apart by blanks alone → rows of cells.

Programs that print a page as text put blanks between columns. Two or more end a cell; where a column is filled to its
edge one blank is left, and only the other lines tell that a column ends there. A line that does not fit the columns of
its table stays one line of words, which nobody takes for a row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.readers.rivers import Segment
from dashboard.ingest.readers.text.blanks import BLANKS, WIDTHS, is_parted, line_of, segments_of, text_of
from dashboard.ingest.readers.text.rows import Piece, Row
from dashboard.ingest.readers.text.spaced_rows import NEAR, SpacedRows, SpacedTable
from dashboard.ingest.readers.text.torn_cells import TornCells
from dashboard.ingest.unwrapped import unwrapped
from dashboard.ingest.vocabulary import Vocabulary

# So many lines of so many cells make a table.
_FEWEST_LINES, _FEWEST_CELLS = 3, 3
# A label and what stands beside it, twice at most, make a line of so many cells.
_MOST_OF_PAIRS = 4


def with_spaced_columns(rows: Sequence[Row], lines: Sequence[str], words: Vocabulary) -> list[Row]:
    """The rows; lines of a table whose columns are set apart by blanks are rows of as many cells as it has columns.

    `lines` are the lines of the text as they stand in it.
    """
    spaced = {row[0].line for row in rows if len(row) == 1 and is_parted(lines[row[0].line - 1])}
    rich = [number for number in spaced if len(segments_of(lines[number - 1], WIDTHS[0])) >= _FEWEST_CELLS]
    if len(rich) < _FEWEST_LINES:
        return list(rows)
    torn = TornCells(words, (piece.text for row in rows for piece in row))
    tables = list(_tables(rows, lines, spaced, words))
    if not any(table.kind in ("indicators", "funds") for table in tables):
        return list(rows)
    return list(_laid_out(tables, words, torn))


def _tables(rows: Sequence[Row], lines: Sequence[str], spaced: set[int], words: Vocabulary) -> Iterator[SpacedTable]:
    """The lines, cut where a header stands and where its table ends."""
    table = SpacedTable("")
    for row in rows:
        is_spaced = row[0].line in spaced
        line = lines[row[0].line - 1] if is_spaced else ""
        cells = line_of(segments_of(line, WIDTHS[0])) if is_spaced else _line_of(row)
        kind = _kind(cells, words) if is_spaced else ""
        is_end = bool(table.kind) and (len(row) > 1 or _ends(cells, table.kind, words))
        if kind or is_end:
            yield table
            table = SpacedTable(kind)
        table.rows.append(row)
        table.lines.append(lines[row[0].line - 1] if len(row) == 1 and row[0].text else "")
    yield table


def _kind(line: Line, words: Vocabulary) -> str:
    """What table the line heads, empty if none."""
    if anchors.is_indicator_header(line, words):
        return "indicators"
    if anchors.is_funds_header(line, words):
        return "funds"
    return "goals" if len(line.cells) > 1 and _names_goals(line, words) else ""


def _names_goals(line: Line, words: Vocabulary) -> bool:
    return {"goal", "outcome"} <= {words.goal(cell.text) for cell in line.cells}


def _ends(line: Line, kind: str, words: Vocabulary) -> bool:
    """Whether a table is over before the line: a field, a passage, a title or a note stands there."""
    if not line.cells:
        return False
    first = line.cells[0].text
    is_label = words.field(first) is not None or words.is_section(first) or words.is_note(first)
    is_goal = kind != "goals" and words.goal(first) is not None
    if len(line.cells) > _MOST_OF_PAIRS:
        return False
    is_heading = anchors.title(line, words) is not None or words.is_indicator_group(first) or anchors.is_numbered(line)
    return is_label or is_goal or (len(line.cells) == 1 and (is_heading or "。" in first or ":" in first))


def _laid_out(tables: Sequence[SpacedTable], words: Vocabulary, torn: TornCells) -> Iterator[Row]:
    """The rows of all tables, and the lines around them.

    Characters are as wide as makes the fewest columns and lines that do not fit; where other widths are as good, a
    line that says something else in them, or does not fit, is doubtful.
    """
    ways = [[SpacedRows(table, widths) if table.kind else None for table in tables] for widths in WIDTHS]
    costs = [sum(way.cost for way in whole if way is not None) for whole in ways]
    best = [whole for whole, cost in zip(ways, costs, strict=True) if cost == min(costs)]
    for number, table in enumerate(tables):
        same = [way for whole in best if (way := whole[number]) is not None]
        if same:
            doubtful = {at for at in same[0].cells if any(way.said(at) != same[0].said(at) for way in same)}
            yield from _by_gaps(table) if same[0].lines_up_nowhere else same[0].rows(torn, doubtful)
        else:
            yield from _pairs(table, words, torn)


def _by_gaps(table: SpacedTable) -> Iterator[Row]:
    """The lines of a table whose blanks line up nowhere: they part cells, as tabs do without empty cells."""
    for row, line in zip(table.rows, table.lines, strict=True):
        texts = [text_of(words) for words in segments_of(line, WIDTHS[0])] if is_parted(line) else []
        pieces = (Piece(text, row[0].line, place) for place, text in enumerate(texts, start=1))
        yield tuple(pieces) if texts else row


def _pairs(table: SpacedTable, words: Vocabulary, torn: TornCells) -> Iterator[Row]:
    """The lines outside tables: labels with what stands beside them, and everything else as it stands.

    A line far from the margin that ends before the words above it do is the end of their cell. Where it is as long it
    may as well begin a cell of the next line: neither of the two is a row then.
    """
    segments = [segments_of(line, WIDTHS[0]) if line.strip(BLANKS) else [] for line in table.lines]
    loose = [
        bool(parts)
        and parts[0][0].start > 1
        and not torn.is_label(text_of(parts[0]))
        and not torn.stands_alone(row[0].text)
        for row, parts in zip(table.rows, segments, strict=True)
    ]
    ends = [_cell_ended(segments[at - 1], segments[at]) if at and loose[at] else None for at in range(len(loose))]
    joined: set[int] = set()
    for at, (row, line) in enumerate(zip(table.rows, table.lines, strict=True)):
        below = at + 1
        if at in joined:
            continue
        if not is_parted(line) or loose[at]:
            yield row
        elif below < len(loose) and loose[below]:
            whole = _by_blanks(row, line, words)
            number = ends[below]
            if number is None or len(whole) != len(segments[at]) or any(loose[below + 1 : below + 2]):
                yield row
                continue
            text = unwrapped([whole[number].text, text_of(segments[below][0])])
            joined.add(below)
            yield (*whole[:number], replace(whole[number], text=text), *whole[number + 1 :])
        else:
            is_begun = at > 1 and loose[at - 1] and ends[at - 1] is None
            yield row if is_begun else _by_blanks(row, line, words)


def _cell_ended(above: Sequence[Segment], line: Sequence[Segment]) -> int | None:
    """Which of the cells above the line ends in it: it is set like that cell, and shorter."""
    if len(line) != 1:
        return None
    start, end = line[0][0].start, line[0][-1].end
    cells = enumerate(above)
    return next(
        (at for at, part in cells if at and abs(part[0].start - start) <= 1 and end + NEAR < part[-1].end), None
    )


def _by_blanks(row: Row, line: str, words: Vocabulary) -> Row:
    """A line outside tables: a label and what stands beside it are cells of their own."""
    segments = segments_of(line, WIDTHS[0])
    texts = [text_of(segment) for segment in segments]
    is_part = words.is_section(texts[0]) or words.is_total(texts[0]) or words.goal(texts[0]) is not None
    opens = is_part or bool(anchors.fields_in(texts[0], words))
    if len(texts) < 2 or not opens or anchors.title(_line_of(row), words) is not None:
        return row
    return tuple(Piece(text, row[0].line, place) for place, text in enumerate(texts, start=1))


def _line_of(row: Row) -> Line:
    return Line(0, tuple(Cell(piece.text, 0, at, "") for at, piece in enumerate(row) if piece.text), len(row) == 1)
