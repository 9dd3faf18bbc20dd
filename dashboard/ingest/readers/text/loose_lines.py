"""Lines without tabs between the rows of a table → joined to the cell they are a part of, where they are one."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.ingest.readers.text.rows import Piece, Row, one_row
from dashboard.ingest.readers.text.torn_cells import Tie, TornCells, is_page_number
from dashboard.ingest.unwrapped import unwrapped
from dashboard.ingest.wording import is_number, is_placeholder, key

_POINTS = re.compile(r"\((?:共|满分|权重|计|分值)?:?\d+(?:\.\d+)?(?:分|%)?\)")
_LONGEST_LEVEL = 12
# A label, or a figure, is torn over no more lines than this.
_MOST_PARTS = 8


def with_whole_first_cells(rows: Sequence[Row], torn: TornCells) -> list[Row]:
    """The rows; lines above a row that make a label with its first cell stand in that cell."""
    found: list[Row] = []
    for row in rows:
        size = _label_above(found, row[0].text, torn) if len(row) > 1 else 0
        found[len(found) - size :] = [one_row([*found[len(found) - size :], row])]
    return found


def _label_above(rows: Sequence[Row], first: str, torn: TornCells) -> int:
    """How many of the last lines make a label with the words; 0 where they make none."""
    parts: list[str] = [first]
    labels: dict[int, str] = {}
    for size, row in enumerate(reversed(rows[-_MOST_PARTS:]), start=1):
        if len(row) > 1 or not first:
            break
        parts.insert(0, row[0].text)
        if len(parts) == 2 and _POINTS.fullmatch(key(first)):
            # Points alone are no name: they stand below the level they belong to.
            return 0 if torn.stands_alone(parts[0]) or len(key(parts[0])) > _LONGEST_LEVEL else 1
        is_own = torn.is_whole_label(unwrapped(parts[:-1])) or torn.stands_alone(parts[0])
        if not is_own and torn.tie(parts) is Tie.SURE:
            labels[size] = unwrapped(parts)
    # The longest label; one that any words may follow only where there is no other.
    sizes = sorted(labels, reverse=True)
    return next((size for size in sizes if torn.is_exact_label(labels[size])), sizes[0] if sizes else 0)


def with_whole_last_cells(rows: Sequence[Row], torn: TornCells, width: int, *, is_torn: bool) -> list[Row]:
    """The rows; lines below a row that go on with its last cell stand in that cell.

    Usual rows have `width` tabs; `is_torn` says that many rows of the document were torn.
    """
    pages = _pages(rows)
    found: list[Row] = []
    loose: list[Row] = []
    for row in [*rows, None]:
        if row is not None and len(row) == 1 and row[0].text:
            loose.append(row)
            continue
        is_row = row is not None and len(row) > 1
        if found and loose and (is_row or row is None):
            is_between = row is not None and len(found[-1]) == len(row) == width + 1
            size = _going_on(found[-1], [line[0] for line in loose], torn, pages, (is_between, is_torn or is_row))
            found[-1], loose = one_row([found[-1], *loose[:size]]), loose[size:]
        found.extend(loose)
        loose = []
        if row is not None:
            found.append(row)
    return found


def _going_on(
    above: Row, loose: Sequence[Piece], torn: TornCells, pages: frozenset[Piece], inside: tuple[bool, bool]
) -> int:
    """How many of the loose lines go on with the last cell of the row above.

    `inside` says whether they stand between two rows of the usual width, and whether they stand in a torn table.
    """
    last = above[-1].text
    if len(above) == 1 or not last:
        return 0
    texts = [piece.text for piece in loose]
    sizes = range(min(len(texts), _MOST_PARTS), 0, -1)
    size = next((size for size in sizes if torn.tie([last, *texts[:size]]) is Tie.SURE), 0)
    if size:
        return size
    is_between, is_in_table = inside
    tie = torn.tie([last, *texts])
    is_own = any(torn.is_repeated(text) or is_page_number(text) for text in texts)
    is_text = not is_number(last) and not is_placeholder(last)
    is_torn_figure = tie is Tie.DOUBTFUL and is_in_table and not any(piece in pages for piece in loose)
    return len(texts) if is_torn_figure or (tie is Tie.POSSIBLE and is_between and is_text and not is_own) else 0


def _pages(rows: Sequence[Row]) -> frozenset[Piece]:
    """The lines of a bare figure that count on through the document: numbers of pages."""
    alone = [row[0] for row in rows if len(row) == 1 and row[0].is_counter]
    pairs = [(here, there) for here, there in pairwise(alone) if int(there.text) == int(here.text) + 1]
    return frozenset(piece for pair in pairs for piece in pair)
