"""Pages on which a spreadsheet printed a table too wide for one → pages put side by side again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.ingest.readers.pdf.layout import PageLayout, page_layout
from dashboard.ingest.readers.pdf.marks import Marks, Rule, Strip

# Lines of two pages this near would meet if the pages lay side by side.
_NEAR = 1.5
# So many lines at least must run over the cut, and the rows that are open there be so high.
_FEWEST_LEVELS = 4
_ROW = 5.0
# Forms after the same template name the same things; the two halves of a table hardly any.
_MOST_IN_COMMON = 0.3

_Spans = list[tuple[float, float]]


def side_by_side(pages: Sequence[PageLayout]) -> list[PageLayout]:
    """The pages, those that show one table from left to right as one; raises TooManyRulesError.

    Spreadsheets print all pages of the first columns, then all pages of the next, or the other way round.
    """
    left = list(pages)
    found: list[PageLayout] = []
    while left:
        high = next((at for at in range(1, len(left)) if _goes_on(left[0], left[at])), 1)
        rows, taken = _joined_rows(left, high)
        found.extend(rows if taken > high else left[:1])
        left = left[taken if taken > high else 1 :]
    return found


def _joined_rows(pages: list[PageLayout], high: int) -> tuple[list[PageLayout], int]:
    """So many pages, with those beside them; and how many pages that took."""
    rows, taken = pages[:high], high
    while taken + high <= len(pages) and all(
        _goes_on(row, page) for row, page in zip(rows, pages[taken : taken + high], strict=True)
    ):
        rows = [page_layout(_joined(row, page)) for row, page in zip(rows, pages[taken : taken + high], strict=True)]
        taken += high
    return rows, taken


def _goes_on(left: PageLayout, right: PageLayout) -> bool:
    """Whether the lines of both pages meet, and rows that are open at the cut are open on both.

    An open row is a cell merged over the cut; where every row is closed, or none, nothing tells a cut.
    """
    if not left.tables or not _levels(right.marks) or left.marks.height != right.marks.height:
        return False
    end, start = _end(left.marks), _start(right.marks)
    walls = _walls(left.marks, end)
    levels = _once(rule.at for rule in _levels(left.marks) if rule.end >= end - _NEAR)
    if not walls or len(levels) < _FEWEST_LEVELS or not _has_open_row(levels, walls):
        return False
    beyond = _once(rule.at for rule in _levels(right.marks) if rule.start <= start + _NEAR)
    return (
        _is_same([(level, level) for level in levels], [(level, level) for level in beyond])
        and _is_same(walls, _walls(right.marks, start))
        and not _is_same_template(left, right)
    )


def _joined(left: PageLayout, right: PageLayout) -> Marks:
    """The marks of both pages, without what either shows beyond the cut."""
    first, second = left.marks, right.marks
    end, start = _end(first), _start(second)
    shift = end - start
    moved = [
        replace(glyph, x0=glyph.x0 + shift, x1=glyph.x1 + shift)
        for glyph in second.glyphs
        if glyph.x0 + glyph.x1 > 2 * start
    ]
    rules = [
        replace(rule, at=rule.at + shift)
        if rule.direction == "vertical"
        else replace(rule, start=rule.start + shift, end=rule.end + shift)
        for rule in second.rules
    ]
    return Marks(
        first.number,
        second.width + shift,
        first.height,
        first.turn,
        [glyph for glyph in first.glyphs if glyph.x0 + glyph.x1 <= 2 * end] + moved,
        [*first.rules, *rules],
        strips=(*(first.strips or (Strip(0.0, 0.0, first),)), Strip(end, shift, second)),
    )


def _levels(marks: Marks) -> list[Rule]:
    return [rule for rule in marks.rules if rule.direction == "horizontal"]


def _end(marks: Marks) -> float:
    return max(rule.end for rule in _levels(marks))


def _start(marks: Marks) -> float:
    return min(rule.start for rule in _levels(marks))


def _walls(marks: Marks, x: float) -> _Spans:
    """From where to where upright lines are drawn at x."""
    spans: _Spans = []
    for rule in sorted(
        (rule for rule in marks.rules if rule.direction == "vertical" and abs(rule.at - x) <= _NEAR),
        key=lambda rule: rule.start,
    ):
        if spans and rule.start <= spans[-1][1] + _NEAR:
            spans[-1] = spans[-1][0], max(spans[-1][1], rule.end)
        else:
            spans.append((rule.start, rule.end))
    return spans


def _has_open_row(levels: Sequence[float], walls: _Spans) -> bool:
    middles = [(above + below) / 2 for above, below in pairwise(levels) if below - above >= _ROW]
    return any(not any(start <= middle <= end for start, end in walls) for middle in middles)


def _once(found: Iterable[float]) -> list[float]:
    levels = sorted(found)
    return [level for index, level in enumerate(levels) if not index or level - levels[index - 1] > _NEAR]


def _is_same(first: _Spans, second: _Spans) -> bool:
    return len(first) == len(second) and all(
        abs(one - other) <= _NEAR for pair in zip(first, second, strict=True) for one, other in zip(*pair, strict=True)
    )


def _is_same_template(left: PageLayout, right: PageLayout) -> bool:
    """Whether the tables have the same words in their cells."""
    words = [
        {
            text
            for table in page.tables
            for cell in table.cells
            if len(text := table.text(cell)) > 1 and _is_worded(text)
        }
        for page in (left, right)
    ]
    return len(words[0] & words[1]) > _MOST_IN_COMMON * len(words[1])


def _is_worded(text: str) -> bool:
    return any(character.isalpha() for character in text)
