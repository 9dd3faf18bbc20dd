"""Lines of a page → how far a table without ruling lines may reach."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from dashboard.ingest.readers.pdf.layout import WordLine

# In sizes of a letter: lines of one part that belong to a cell beside others, and paper that no table leaves free.
_NEAR = 1.0
_FREE = 2.5
_LARGER = 1.12
_FEWEST = 3


def area_at(lines: Sequence[WordLine], *, goes_on: bool) -> int:
    """How many of the lines, from the first, may be a table; 0 if none begins there.

    `goes_on` tells that they are at the top of a page below a table that ends the page before.

    It begins and ends with lines of several parts, or such as stand within a line of one. A title ends it.
    """
    first = next((at for at, line in enumerate(lines) if len(line.parts) > 1), None)
    if first is None:
        return 0
    is_beside = all(_is_near(upper, lower) for upper, lower in pairwise(lines[: first + 1]))
    if not is_beside and not (goes_on and first <= _FEWEST):
        return 0
    usual = median(line.size for line in lines if len(line.parts) > 1)
    end = first
    for at in range(first, len(lines)):
        line = lines[at]
        if len(line.parts) > 1 or (end == at and _is_near(lines[at - 1], line)):
            end = at + 1
        elif line.size > _LARGER * usual or line.top - lines[at - 1].bottom > _FREE * usual:
            break
    return end if sum(1 for line in lines[:end] if len(line.parts) > 1) >= _FEWEST else 0


def _is_near(upper: WordLine, lower: WordLine) -> bool:
    return lower.y - upper.y <= _NEAR * upper.size
