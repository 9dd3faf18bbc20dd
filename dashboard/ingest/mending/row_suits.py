"""How well cells of a table without rows suit its columns, alone and beside their neighbours."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.extract.indicator_columns import kind_of
from dashboard.ingest.extract.indicator_fit import IndicatorFit, missing
from dashboard.ingest.grid import Cell
from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values import points_or_share
from dashboard.ingest.values.words import any_of, units
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key

_NAMES = frozenset({"level_1", "level_2", "level_3"})
_POINTS = frozenset({"weight", "score"})
# Words that answer a column and name nothing.
_ANSWERS = frozenset({"无", "有", "是", "否", "不适用", "不涉及"})
# A name that is numbered as one ("指标1：…"), or part of the one above; words that stand in several rows are no name.
_NUMBERED, _REPEATED, _NO_NAME = 3.0, -2.0, -4.0
_OFTEN = 3
_ABOVE_WEIGHT, _FULL_POINTS = -3.0, 0.5
_ALIKE = 0.5
# What any words are worth as a remark, less if they give no reason; what "无" is as a result.
_ANY_WORDS, _NO_REASON, _NO_RESULT, _REASON_AS_RESULT = 0.5, -0.75, -1.0, -3.0
_RESULTS = frozenset({"target", "actual"})
_ASTRAY, _AT_HOME = -3.0, 0.5
_NO_SECOND_LEVEL = -1.5
_SAME_WORDS = -3.0
# The columns whose cells tell something of each other side by side.
_TELLING = frozenset(
    {
        ("weight", "score"),
        ("target", "actual"),
        ("level_1", "level_2"),
        ("level_1", "level_3"),
        ("level_1", "target"),
        ("level_3", "target"),
    }
)
# What each row costs, and more one without a name.
_ROW, _NAMELESS = -0.5, -7.0
_NUMBERED_NAME = re.compile(r"指标(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[:.、]")
_SIGNED_FIGURE = re.compile(r"[≥≤<>=]\d")
_TWO_FIGURES = re.compile(r"\S*\d%?\s+\d[\d.,]*\S{0,4}")
_RAN_TOGETHER = -6.0
_EXCUSE = re.compile(r"[，；,;].*(?:已|将|下一步|今后|加强|加大|加快|完善|措施)|^由于|^受.{1,12}影响")
_REASON = re.compile(rf"{_EXCUSE.pattern}|由于|受.{{1,12}}影响|原因|改进措施")
_WORDS, _LONGEST_LEVEL = re.compile(r"[^\W\d_]{2,}"), 9
# Half of a sentence, which names are not.
_CLAUSE = ","
_END = re.compile(r"[^\d.,]*$")


class RowSuits:
    """What it is worth to put each cell under each column; None where it cannot stand there."""

    def __init__(self, cells: Sequence[Cell], columns: Sequence[Column], words: Vocabulary) -> None:
        self.cells, self.columns = cells, columns
        self.roles = [kind_of(column.role) for column in columns]
        self._words = words
        self._fit = IndicatorFit(words)
        self._times = Counter(key(cell.text) for cell in cells)
        self.is_filler = [words.is_filler(cell.text) for cell in cells]
        self.points = [points_or_share(cell.text) if is_number(cell.text) else None for cell in cells]
        known: dict[str, list[float | None]] = {}
        for at, cell in enumerate(cells):
            if cell.text not in known:
                known[cell.text] = self._suits(at)
        self.suits = [known[cell.text] for cell in cells]
        for at, (one, following) in enumerate(pairwise(cells)):
            if one.text == following.text and not is_number(one.text):
                # The same words twice explain nothing the first time: they were doubled.
                self.suits[at] = [
                    None if role == "remark" else suit for role, suit in zip(self.roles, self.suits[at], strict=True)
                ]
        self._telling = [
            (before, after)
            for after in range(len(columns))
            for before in range(after)
            if (self.roles[before], self.roles[after]) in _TELLING
        ]
        self.empty = [_NAMELESS if role == "level_3" else missing(role) for role in self.roles]

    def _suits(self, at: int) -> list[float | None]:
        """How well the cell suits each column; what its words alone say is looked at once."""
        words, cell = self._words, self.cells[at]._replace(column=-1)
        text, word = cell.text, key(cell.text)
        if self.is_filler[at]:
            return [0.0 if role == "level_3" else None for role in self.roles]
        if _TWO_FIGURES.fullmatch(text):
            return [_RAN_TOGETHER] * len(self.roles)
        is_level = word.endswith("指标") and (words.is_level_1(text) or words.is_level_2(text))
        is_no_unit = not is_placeholder(text) and not _unit().match(word)
        is_unit = "unit" in self.roles and _unit().fullmatch(word) is not None
        is_total = words.is_total(text)
        is_numbered = words.is_part(text) or _NUMBERED_NAME.match(word) is not None
        as_result = _REASON_AS_RESULT if _REASON.search(text) else _NO_RESULT if word in _ANSWERS else 0.0
        found: list[float | None] = []
        for column, role in zip(self.columns, self.roles, strict=True):
            cannot = (is_no_unit and role == "unit") or (is_level and role not in _NAMES)
            cannot |= is_unit and role in _RESULTS
            fit = None if cannot else self._fit(cell, column)
            if fit is not None and role not in _POINTS:
                if is_numbered:
                    fit += _NUMBERED if role == "level_3" else -_NUMBERED
                elif role == "remark":
                    fit = None if is_total else fit + (_NO_REASON if fit == _ANY_WORDS else 0.0)
                elif role in _RESULTS:
                    fit += as_result
                elif role == "level_3":
                    fit = self._name(cell, fit)
            found.append(fit)
        return found

    def _name(self, cell: Cell, fit: float) -> float | None:
        """What the words are worth as the name of an indicator."""
        text = cell.text
        if key(text) in _ANSWERS:
            return None
        is_level = key(text).endswith("指标") and bool(self.levels_of(cell))
        if is_level or _unit().fullmatch(key(text)) or _SIGNED_FIGURE.search(key(text)) or _EXCUSE.search(text):
            return fit + _NO_NAME
        return fit + _REPEATED if self._times[key(text)] >= _OFTEN or _CLAUSE in key(text) else fit

    def pairs(self, at: int) -> dict[tuple[int, int], float]:
        """What it is worth beyond the suits that the cell and the one before it stand in two columns of one row."""
        return {
            (before, after): worth
            for before, after in self._telling
            if self.suits[at - 1][before] is not None
            and self.suits[at][after] is not None
            and (worth := self._between(at, self.roles[before], self.roles[after]))
        }

    def _between(self, at: int, first: str, second: str) -> float:
        if second == "score":
            return self.of_points(self.points[at - 1], self.points[at])
        if second == "actual":
            return _ALIKE if _tail(self.cells[at - 1].text) == _tail(self.cells[at].text) else 0.0
        if second == "level_2":
            return self.of_levels(at - 1, at)
        if first == "level_1":
            return _NO_SECOND_LEVEL if "level_2" in self.roles else 0.0
        return _SAME_WORDS if self.cells[at - 1].text == self.cells[at].text else 0.0

    def of_levels(self, first: int, second: int) -> float:
        """What it is worth that one cell names a second level below the first level another one names."""
        is_under = self._words.is_under(self.cells[second].text, self.cells[first].text)
        return 0.0 if is_under is None else _AT_HOME if is_under else _ASTRAY

    def of_points(self, weight: Decimal | None, score: Decimal | None) -> float:
        """What weight and score of one row say of each other."""
        if weight is None or score is None:
            return 0.0
        return _ABOVE_WEIGHT if score > weight else _FULL_POINTS if score == weight else 0.0

    def levels_of(self, cell: Cell) -> set[str]:
        """The levels the words may name."""
        found = {"level_1"} if self._words.is_level_1(cell.text) else set()
        return found | ({"level_2"} if self._words.is_level_2(cell.text) else set())

    def may_name_level(self, cell: Cell) -> bool:
        """Whether the words may be the name of a second level nobody knows: few, said once, and no sentence."""
        word = key(cell.text)
        return len(word) <= _LONGEST_LEVEL and _WORDS.fullmatch(word) is not None and self._times[word] == 1

    def levels_inside(self, cell: Cell) -> set[str]:
        """The levels whose names ran into the words."""
        word = key(cell.text)
        if "指标" not in word or self.levels_of(cell) or _NUMBERED_NAME.match(word):
            return set()
        parts = [word[at:] for at in range(1, len(word) - 3)] + [word[:end] for end in range(4, len(word))]
        return {
            level
            for part in parts
            if part.endswith(("指标", "分)")) and "指标" in part
            for level in self.levels_of(cell._replace(text=part))
        }

    @property
    def row(self) -> float:
        """What each row costs."""
        return _ROW


def _tail(text: str) -> str:
    """What stands behind the last figure, the whole text where there is none."""
    found = _END.search(key(text))
    return found[0] if found else ""


@loaded_once
def _unit() -> re.Pattern[str]:
    return re.compile(rf"[万亿千百]{{0,2}}(?:{any_of((*units().units, *units().time_units))})")
