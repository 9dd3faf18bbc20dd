"""One long line that holds a table, blanks between its cells → the cells.

Blanks stand inside cells as well: letters of labels are set apart, brackets and values hold some. What belongs to one
cell for certain is joined again; which cells make a row is told later, by what they hold.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, takewhile

from dashboard.ingest.readers.text.blanks import is_parted
from dashboard.ingest.readers.text.rows import Piece, Row
from dashboard.ingest.readers.text.single_cells import label_sizes
from dashboard.ingest.readers.text.torn_cells import TornCells
from dashboard.ingest.unwrapped import is_cut_figure
from dashboard.ingest.values.words import unit_pattern
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

# A line of fewer words holds no form.
_FEWEST_WORDS, _FEWEST_COLUMNS = 40, 4
_LONGEST_LABEL, _LONGEST_PART, _LONGEST_VALUE, _LONGEST_BRACKET = 6, 2, 12, 6
# Words so far apart are several cells, and no name.
_APART = "  "
# The headings of a report.
_NUMBERS = ("一、", "二、", "三、")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]")
_BRACKET, _OPEN, _CLOSED = re.compile(r"[()（）]"), re.compile(r"[(（]"), re.compile(r"[)）]")
_SIGN = re.compile(r"[≥≤<>=＞＜＝]{1,2}")
_UNIT = re.compile(r"\((?:单位:)?(?:万|亿|千)?元\)$")
# The name of a level with its points; a narrow column breaks it over so many lines.
_LEVEL = re.compile(r"指标(?:\(\d+分?\))?$")
_POINTS = re.compile(r"\(\d+(?:\.\d+)?分?\)")
_LONGEST_BROKEN, _MOST_BROKEN = 8, 6
_FIGURE = re.compile(r"[≥≤<>=＞＜＝]{0,2}\d[\d,.]*")


def with_cells_of_long_lines(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """The rows; a line of one cell that holds the headers of a table is its cells, one with headings its passages."""
    flat = _flat_lines(rows, words)
    found: list[Row] = [] if flat is None else [_cells_of(_with_levels(rows[flat.start : flat.stop], words), words)]
    for row in rows if flat is None else rows[flat.stop :]:
        parts = row[0].text.split() if len(row) == 1 else []
        if len(parts) >= _FEWEST_WORDS and len(_columns(parts, words)) >= _FEWEST_COLUMNS:
            found.append(_cells_of([row], words))
        elif all(any(part.startswith(number) for part in parts) for number in _NUMBERS):
            found.extend((piece,) for piece in _pieces(_passages(parts), row[0].line))
        else:
            found.append(row)
    return found if flat is None else [*rows[: flat.start], *found]


def _flat_lines(rows: Sequence[Row], words: Vocabulary) -> range | None:
    """The lines of a form whose cells single blanks part, from its first field to its total; None where there is none.

    Only the columns of a header that stand in one line, a blank between them, show that blanks part its cells.
    """
    if any(len(row) > 1 for row in rows):
        return None
    lines = [row[0].text.split() for row in rows]
    headers = [at for at, row in enumerate(rows) if not is_parted(row[0].text) and _is_flat_header(lines[at], words)]
    first = next((at for at, parts in enumerate(lines) if parts and words.field(parts[0])), len(lines))
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at] and words.is_total(lines[at][0])), -1)
    return range(first, last + 1) if len(headers) == 1 and first < headers[0] < last else None


def _is_flat_header(parts: Sequence[str], words: Vocabulary) -> bool:
    named = [part for part in parts if words.indicator_column(part) is not None]
    # Points behind each level: which of them are lost in a row, nobody can tell.
    has_points_of_levels = sum(1 for part in named if words.indicator_column(part) == "weight") > 1
    is_whole = len(_columns(parts, words)) >= _FEWEST_COLUMNS and len(named) + 1 >= len(parts)
    return is_whole and not has_points_of_levels


def _with_levels(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """The lines, the names of levels that narrow columns broke whole again: "产出", "指标", "(50分)"."""
    lines = [row for row in rows if row[0].text]
    found: list[Row] = []
    while lines:
        most = sum(1 for _ in takewhile(lambda row: len(row[0].text) <= _LONGEST_BROKEN, lines[:_MOST_BROKEN]))
        texts = ["".join(row[0].text for row in lines[:size]) for size in range(most + 1)]
        sizes = (size for size in range(most, 1, -1) if _is_level(texts[size], words))
        size = next(sizes, 1)
        found.append((replace(lines[0][0], text=texts[size]),) if size > 1 else lines[0])
        del lines[:size]
    return found


def _is_level(text: str, words: Vocabulary) -> bool:
    return _LEVEL.search(key(text)) is not None and (words.is_level_1(text) or words.is_level_2(text))


def _cells_of(rows: Sequence[Row], words: Vocabulary) -> Row:
    """The cells of the lines as one row; each stands where its first word stands."""
    places = [Piece(part, row[0].line, 0) for row in rows for part in row[0].text.split()]
    found: list[Piece] = []
    at = 0
    for text in _cells([piece.text for piece in places], words):
        first, size = places[at], len("".join(text.split()))
        cell = found[-1].cell + 1 if found and found[-1].line == first.line else 1
        found.append(Piece(text, first.line, cell))
        while size > 0:
            size -= len(places[at].text)
            at += 1
    return tuple(found)


def _pieces(texts: Sequence[str], line: int) -> Row:
    return tuple(Piece(text, line, place) for place, text in enumerate(texts, start=1))


def _passages(parts: Sequence[str]) -> list[str]:
    """The words of a text as its headings and paragraphs."""
    found = [parts[0]]
    for before, part in pairwise(parts):
        if before.endswith("。") or _HEADING.match(part) or _HEADING.match(before) or len(found) == 1:
            found.append(part)
        else:
            found[-1] += f" {part}"
    return found


def _columns(parts: Sequence[str], words: Vocabulary) -> set[str]:
    return {role for part in parts if (role := words.indicator_column(part)) is not None}


def _cells(parts: Sequence[str], words: Vocabulary) -> list[str]:
    torn = TornCells(words, parts)
    texts = _values(_whole_labels(_labels(_brackets(parts), torn, words), torn, words), torn, words)
    texts = _joined(texts, is_cut_figure)
    texts = _joined(texts, lambda before, after: words.is_level_1(before) and bool(_POINTS.fullmatch(key(after))))
    columns = _columns(texts, words)
    if "direction" not in columns:
        texts = _joined(texts, lambda before, after: bool(_SIGN.fullmatch(before) and _FIGURE.fullmatch(after)))
    if "unit" not in columns:
        unit = unit_pattern()
        texts = _joined(texts, lambda before, after: bool(_FIGURE.fullmatch(before) and unit.fullmatch(key(after))))
    return texts


def _brackets(parts: Sequence[str]) -> list[str]:
    """The words, those inside a bracket with what stands around it: "（ 2023 年度 ）"."""
    found: list[str] = []
    at = 0
    while at < len(parts):
        sizes = range(1, _LONGEST_BRACKET + 1) if _BRACKET.search(parts[at]) else ()
        size = next((size for size in sizes if _is_closed(parts[at : at + size])), 1)
        found.append(" ".join(parts[at : at + size]))
        at += size
    return found


def _is_closed(parts: Sequence[str]) -> bool:
    text = "".join(parts)
    return len(_OPEN.findall(text)) == len(_CLOSED.findall(text))


def _labels(parts: Sequence[str], torn: TornCells, words: Vocabulary) -> list[str]:
    """The words, letters of labels that were set apart together again: "得  分"."""
    found: list[str] = []
    at = 0
    while at < len(parts):
        end = at
        while end < len(parts) and len(parts[end]) <= _LONGEST_PART:
            end += 1
        found.extend(_labels_of(parts[at:end], torn, words) if end > at + 1 else parts[at : max(end, at + 1)])
        at = max(end, at + 1)
    return found


def _labels_of(parts: Sequence[str], torn: TornCells, words: Vocabulary) -> Sequence[str]:
    """The short parts as labels, so that the fewest of them are in none."""
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(parts) + 1):
        ways = [(best[end - 1][0] + 1, (*best[end - 1][1], parts[end - 1]))]
        ways += [
            (best[start][0], (*best[start][1], "".join(parts[start:end])))
            for start in range(max(end - _LONGEST_LABEL, 0), end - 1)
            if _is_label_apart(parts[start:end], torn, words)
        ]
        best.append(min(ways))
    return best[-1][1]


def _is_label_apart(parts: Sequence[str], torn: TornCells, words: Vocabulary) -> bool:
    """Whether the parts are one label together, and neither one by itself nor the names of two columns."""
    if any(torn.is_label(part) for part in parts) or not torn.is_label("".join(parts)):
        return False
    pairs = (("".join(parts[:at]), "".join(parts[at:])) for at in range(1, len(parts)))
    columns = ((words.indicator_column(before), words.indicator_column(after)) for before, after in pairs)
    return not any(None not in roles and roles[0] != roles[1] for roles in columns)


def _whole_labels(parts: Sequence[str], torn: TornCells, words: Vocabulary) -> list[str]:
    """The words, parts of labels that stood on two lines together again: "社会效益 指标"."""
    sizes = label_sizes(parts, torn)
    groups = [parts[at : at + size] for at, size in zip(accumulate(sizes, initial=0), sizes, strict=False)]
    return [part for group in groups for part in (group if _are_two_levels(group, words) else ["".join(group)])]


def _are_two_levels(parts: Sequence[str], words: Vocabulary) -> bool:
    """Whether the parts are a first level and a second one below it: "产出 数量指标"."""
    first, *rest = parts
    return len(rest) == 1 and words.is_level_1(first) and words.is_under(rest[0], first) is True


def _values(parts: Sequence[str], torn: TornCells, words: Vocabulary) -> list[str]:
    """The words; a field of the head with what stands before the next label as one, if that is more than one word.

    Nobody can tell then whether the value goes on or another label follows, and neither is read.
    """
    found: list[str] = []
    # Below their header, names of fields are names of indicators.
    levels = (at for at, part in enumerate(parts) if (words.indicator_column(part) or "").startswith("level"))
    below = next(levels, len(parts))
    at = 0
    while at < len(parts):
        size = _words_of_field(parts[at:below], torn) if at < below and words.field(parts[at]) is not None else 1
        found.append(_APART.join(parts[at : at + size]))
        at += size
    return found


def _words_of_field(parts: Sequence[str], torn: TornCells) -> int:
    """How many words a field and its value are that cannot be told apart; 1 where the value is one word, or none."""
    following = parts[1 : _LONGEST_VALUE + 1]
    end = next((at for at, part in enumerate(following) if torn.starts_row(part)), len(following))
    # A label of a table of funds may be one we do not know, or have run into the value before it.
    unit = next((at for at, part in enumerate(following[:end]) if _UNIT.search(key(part))), None)
    if unit is not None:
        return 1 if unit == 1 else 2 + max(unit - 1, 0)
    return 1 + end if end > 1 else 1


def _joined(texts: Sequence[str], are_one: Callable[[str, str], bool]) -> list[str]:
    """The texts, neighbours that are one cell joined."""
    found: list[str] = []
    for text in texts:
        if found and are_one(found[-1], text):
            found[-1] += text
        else:
            found.append(text)
    return found
