"""Whether parts of lines are one cell that a line break tore: told by what they say, alone and together."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import accumulate

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.unwrapped import is_cut_figure, unwrapped
from dashboard.ingest.values.words import unit_pattern
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_number, is_placeholder, key, label

_LONGEST_LABEL = 24
_SHORTEST_LABEL, _LONG_LABEL = 2, 5
_OPEN_WORDS = ("及", "和", "与", "或", "、", "(")
_SENTENCE = re.compile(r"[，。；,;]")
_ANY_WORDS = "某某"
_COMPLETE = frozenset({"无", "不适用", "不涉及", "是", "否", "优", "良", "中", "差"})
_OPEN_END = re.compile(r"[年月≥≤><=＝≧≦、，,（(约第共达至到\-—~]$")
_REST_OF_FIGURE = re.compile(r"(?:[.,]\d|\d+[.,]\d|\d*[%％])[\d.,]*[%％]?$")
_PAGE_NUMBER = re.compile(r"[-—–]+\d{1,4}[-—–]+|第\d+页(共\d+页)?|\d+/\d+|page\d+(of\d+)?", re.IGNORECASE)


class Tie(IntEnum):
    """How sure it is that parts are one cell."""

    NONE = 0
    DOUBTFUL = 1
    POSSIBLE = 2
    SURE = 3


class TornCells:
    """Judges parts of one document's lines."""

    def __init__(self, words: Vocabulary, texts: Iterable[str]) -> None:
        self._words = words
        self._times = Counter(key(text) for text in texts if text)

    def tie(self, parts: Sequence[str]) -> Tie:
        """How sure it is that the parts, each on a line of its own, are one cell."""
        before, *others = parts
        if not before or not all(others) or any(self.stands_alone(part) for part in others):
            return Tie.NONE
        if is_placeholder(before) and self.is_label(others[-1]):
            return Tie.NONE
        is_whole = self.is_whole_label(before)
        whole = unwrapped(parts)
        is_made = self.is_label(whole) and not self.is_label(before) and not self._opens_row(others[-1])
        if is_made or self.is_exact_label(whole):
            is_own = self.is_label(others[-1]) and (is_whole or self._words.field(others[-1]) is not None)
            return Tie.NONE if is_own and len(key(others[-1])) > _SHORTEST_LABEL else Tie.SURE
        if self._is_column(before, others[-1], whole):
            return Tie.POSSIBLE
        if any(self._opens_row(part) for part in others):
            return Tie.NONE
        if self.is_torn_figure(parts):
            return Tie.SURE
        if is_number(before):
            return self._tie_of_figure(key(others[0]))
        is_headed = self.is_exact_label(before) and _SENTENCE.search(others[-1]) is not None
        if is_placeholder(before) or key(before) in _COMPLETE or is_whole or is_headed:
            return Tie.NONE
        return Tie.NONE if is_number(others[-1]) and not _OPEN_END.search(parts[-2]) else Tie.POSSIBLE

    def is_label(self, text: str) -> bool:
        """Whether the words are a label by themselves: of a field, a column, a source, a level, a passage."""
        if len(text) > _LONGEST_LABEL or _SENTENCE.search(text) or has_digit(label(text)):
            return False
        words = self._words
        is_column = words.indicator_column(text) is not None or words.funds_column(text) is not None
        return is_column or self._names_part(text)

    def _names_part(self, text: str) -> bool:
        """Whether the words name a part of a form that rows begin with."""
        words = self._words
        return (
            words.field(text) is not None
            or words.source(text) is not None
            or words.is_level_1(text)
            or words.is_level_2(text)
            or words.is_indicator_group(text)
            or words.is_funds_group(text)
            or words.goal(text) is not None
            or words.is_total(text)
            or words.is_section(text)
            or words.task(text) is not None
        )

    def starts_row(self, text: str) -> bool:
        """Whether a row may begin with the words: there are none, or they are a label."""
        return not text or self.is_label(text) or self.stands_alone(text)

    def _is_column(self, *texts: str) -> bool:
        """Whether the texts all name the same column: "实际", "完成值", "实际完成值"."""
        roles = {self._words.indicator_column(text) for text in texts}
        return len(roles) == 1 and None not in roles

    def _opens_row(self, text: str) -> bool:
        """Whether the words open a row of their own; short names such as 数量 may end another name as well."""
        is_short = len(key(text)) <= _SHORTEST_LABEL and not self._words.is_level_1(text)
        return self.is_label(text) and not is_short and (self._names_part(text) or self.is_exact_label(text))

    def stands_alone(self, text: str) -> bool:
        """Whether a line is something of its own wherever it stands: a title, a note, a page number, a field."""
        line = Line(0, (Cell(text, 0, 0, ""),), is_paragraph=True)
        return (
            anchors.title(line, self._words) is not None
            or self._words.is_note(text)
            or (":" in key(text) and anchors.has_fields(line, self._words))
            or is_page_number(text)
            or (self._words.is_furniture(text) and not is_number(text))
        )

    def is_own(self, text: str) -> bool:
        """Whether the words may be a row's only ones: a label, or dots for rows that are left out."""
        return self._words.is_filler(text) or self.is_label(text)

    def is_repeated(self, text: str) -> bool:
        """Whether the same words stand elsewhere in the document as well, as running headers and names do."""
        return len(key(text)) >= _LONG_LABEL and self._times[key(text)] > 1

    def is_whole_label(self, text: str) -> bool:
        """Whether the words are a label that hardly goes on: "数量指标", "完成情况", not "年度绩效" or "原因分析及"."""
        word = key(text)
        is_long = len(word) >= _LONG_LABEL or (word.endswith("指标") and len(word) > _SHORTEST_LABEL)
        return is_long and ":" not in word and not word.endswith(_OPEN_WORDS) and self.is_exact_label(text)

    def is_exact_label(self, text: str) -> bool:
        """Whether the words are a label as they stand, and not one of those that any words may follow: ".*原因.*"."""
        return self.is_label(text) and not self.is_label(f"{text}{_ANY_WORDS}")

    def is_torn_figure(self, parts: Sequence[str]) -> bool:
        """Whether each part can only go on with the figure that those before it make."""
        so_far = accumulate(parts)
        return all(
            is_cut_figure(before, after) or _is_rest_of_figure(before, after)
            for before, after in zip(so_far, parts[1:], strict=False)
        )

    def _tie_of_figure(self, text: str) -> Tie:
        """How sure it is that the words follow a bare figure in its cell: more figures, or a unit."""
        if text[0].isdigit() or text[0] in ".,%":
            return Tie.DOUBTFUL
        found = unit_pattern().match(text)
        is_unit = found is not None and (len(found[0]) > 1 or len(text) <= len(found[0]) + 2)
        return Tie.POSSIBLE if is_unit else Tie.NONE


def _is_rest_of_figure(before: str, after: str) -> bool:
    """Whether the text can only go on with the figure before it: no row begins with a fraction or a per cent sign."""
    return key(before)[-1:].isdigit() and _REST_OF_FIGURE.match(key(after)) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page, with marks that tell it from a figure."""
    return _PAGE_NUMBER.fullmatch(key(text)) is not None
