"""Lines of a page → how far a table without ruling lines may reach."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from dashboard.ingest.readers.pdf.borderless.stacks import words_of_cells
from dashboard.ingest.readers.pdf.layout import WordLine

# In sizes of a letter: lines of one cell, lines of cells beside each other, and paper that no table leaves free.
_NEAR = 1.55
_BESIDE = 0.9
_FREE = 2.5
_LARGER = 1.12
_FEWEST = 3


def area_at(lines: Sequence[WordLine], *, goes_on: bool, has_next: bool) -> int:
    """How many of the lines, from the first, may be a table; 0 if none begins there.

    It begins and ends with lines of several cells, or such as stand near to one. A title ends it. `goes_on` tells that
    the lines are at the top of a page below a table that ends the page before, `has_next` that a page follows: then a
    few lines of one cell may end the table here.
    """
    parted = [_is_parted(lines, at) for at in range(len(lines))]
    if True not in parted:
        return 0
    first = parted.index(True)
    usual = median(line.size for line, is_parted in zip(lines, parted, strict=True) if is_parted)
    is_beside = all(
        _is_near(upper, lower) and upper.size <= _LARGER * usual for upper, lower in pairwise(lines[: first + 1])
    )
    if not is_beside and not (goes_on and first <= _FEWEST):
        return 0
    end = first
    for at in range(first, len(lines)):
        line = lines[at]
        if parted[at] or (end == at and _is_near(lines[at - 1], line)):
            end = at + 1
        elif line.size > _LARGER * usual or line.top - lines[at - 1].bottom > _FREE * usual:
            break
    rest = lines[end:]
    is_cell = [
        lines[first].x0 <= line.x0 and line.top - above.bottom <= _FREE * usual
        for above, line in zip(lines[end - 1 :], rest, strict=False)
    ]
    if has_next and len(rest) <= _FEWEST and all(is_cell):
        end = len(lines)
    return end if sum(parted[:end]) >= (1 if goes_on else _FEWEST) else 0


def _is_parted(lines: Sequence[WordLine], at: int) -> bool:
    """Whether the line holds several cells, or is too near to the next to be of one cell with it."""
    line = lines[at]
    if len(line.parts) > 1 or len(words_of_cells(line.parts[0].glyphs)) > 1:
        return True
    return any(abs(line.y - other.y) < _BESIDE * line.size for other in (*lines[at - 1 : at], *lines[at + 1 : at + 2]))


def _is_near(upper: WordLine, lower: WordLine) -> bool:
    return lower.y - upper.y <= _NEAR * upper.size
