"""The numbers that Word writes before paragraphs of its lists: 一、 (1) 1.1 ①."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dashboard.ingest.readers.word.markup import VAL, W, is_on, setting, whole_number

_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting"}
)
_CHINESE_DIGITS = frozenset({"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"})
_SERIES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    restarts_after: int
    is_decimal: bool


@dataclass(frozen=True, slots=True)
class _List:
    """What a numId stands for: the definition whose counters it shares, and where it starts them anew."""

    definition: str
    starts: dict[int, int]
    own_levels: dict[int, _Level]


@dataclass(slots=True)
class _Counter:
    values: dict[int, int] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """Counts the paragraphs of all lists of a document; ask once a paragraph, in the order of the document."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = dict(_style_lists(styles))
        self._levels: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, _Counter] = {}
        if numbering is None:
            return
        for definition in numbering.findall(W + "abstractNum"):
            identity = definition.get(W + "abstractNumId", "")
            self._levels[identity] = dict(_levels(definition))
            if link := setting(definition, W + "numStyleLink"):
                self._links[identity] = link
        for number in numbering.findall(W + "num"):
            starts: dict[int, int] = {}
            own: dict[int, _Level] = {}
            for override in number.findall(W + "lvlOverride"):
                level = whole_number(override.get(W + "ilvl"), 0)
                own.update(_levels(override))
                if (start := setting(override, W + "startOverride")) is not None:
                    starts[level] = whole_number(start, 1)
            definition_id = setting(number, W + "abstractNumId") or ""
            self._lists[number.get(W + "numId", "")] = _List(definition_id, starts, own)

    def prefix(self, paragraph: etree._Element) -> str:
        """The number before the paragraph, "" where it has none or only a bullet; counts it."""
        list_id, level = self._place(paragraph.find(W + "pPr"))
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < _LEVELS:
            return ""
        levels = self._levels_of(found)
        own = levels.get(level)
        if own is None:
            return ""
        counter = self._counters.setdefault(found.definition, _Counter())
        self._count(counter, list_id, found, level, levels)
        if own.kind == "bullet":
            return ""
        text = re.sub(r"%([1-9])", lambda at: _shown(counter, levels, int(at[1]) - 1, own), own.text)
        return f"{text} " if text and (text[-1].isalnum() or text[-1] in _DIGITS) else text

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        """The list and level of a paragraph by its own properties, else by its style."""
        list_id = setting(properties, f"{W}numPr/{W}numId")
        level = setting(properties, f"{W}numPr/{W}ilvl")
        style = setting(properties, W + "pStyle")
        style_list, style_level = self._of_style(style)
        return list_id if list_id is not None else style_list, whole_number(level, style_level)

    def _of_style(self, style: str | None) -> tuple[str, int]:
        passed: set[str] = set()
        list_id, level = None, None
        while style and style not in passed and style in self._styles:
            passed.add(style)
            style_list, style_level, based_on = self._styles[style]
            list_id = style_list if list_id is None else list_id
            level = style_level if level is None else level
            style = based_on
        return list_id or "", whole_number(level, 0)

    def _levels_of(self, found: _List) -> dict[int, _Level]:
        levels = self._levels.get(found.definition, {})
        if not levels and found.definition in self._links:
            linked = self._lists.get(self._of_style(self._links[found.definition])[0])
            levels = self._levels.get(linked.definition, {}) if linked else {}
        return {**levels, **found.own_levels}

    def _count(self, counter: _Counter, list_id: str, found: _List, level: int, levels: dict[int, _Level]) -> None:
        # A list starts a level anew where it first has a paragraph on that level, and not before.
        if level in found.starts and (list_id, level) not in counter.started:
            counter.started.add((list_id, level))
            counter.values[level] = found.starts[level] - 1
        start = levels[level].start
        counter.values[level] = counter.values.get(level, start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            restarts_after = levels[deeper].restarts_after if deeper in levels else deeper
            if level < restarts_after:
                counter.values.pop(deeper, None)


def _style_lists(styles: etree._Element | None) -> Iterator[tuple[str, tuple[str | None, str | None, str | None]]]:
    """List, level and parent of every style."""
    for style in styles.findall(W + "style") if styles is not None else ():
        properties = style.find(W + "pPr")
        list_id = setting(properties, f"{W}numPr/{W}numId")
        level = setting(properties, f"{W}numPr/{W}ilvl")
        yield style.get(W + "styleId", ""), (list_id, level, setting(style, W + "basedOn"))


def _levels(element: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in element.findall(W + "lvl"):
        number = whole_number(level.get(W + "ilvl"), 0)
        yield (
            number,
            _Level(
                whole_number(setting(level, W + "start"), 1),
                setting(level, W + "numFmt") or _alternative_kind(level) or "decimal",
                setting(level, W + "lvlText") or "",
                whole_number(setting(level, W + "lvlRestart"), number),
                is_on(level, W + "isLgl"),
            ),
        )


def _alternative_kind(level: etree._Element) -> str | None:
    """The kind of number where it stands among alternatives: newer Word writes some kinds so."""
    found = next(level.iter(W + "numFmt"), None)
    return None if found is None else found.get(VAL)


def _shown(counter: _Counter, levels: dict[int, _Level], level: int, within: _Level) -> str:
    known = levels.get(level)
    if known is None:
        return ""
    number = counter.values.get(level, known.start)
    return str(number) if within.is_decimal else number_in_words(number, known.kind)


def number_in_words(number: int, kind: str) -> str:
    """The number in one of Word's ways to write it; in digits where the way is not known here or does not go so far."""
    if number < 0 or kind == "none":
        return ""
    if kind in _CHINESE:
        return _chinese(number)
    if kind in _CHINESE_DIGITS:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if kind in ("upperLetter", "lowerLetter") and number > 0:
        letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if kind == "upperLetter" else letters.lower()
    if kind in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if kind == "upperRoman" else roman.lower()
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    series = _SERIES.get(kind, "")
    return series[number - 1] if 0 < number <= len(series) else str(number)


def _chinese(number: int) -> str:
    """10 → 十, 21 → 二十一, 105 → 一百零五; digits from ten thousand on."""
    if number == 0:
        return "〇"
    if number >= 10_000:
        return str(number)
    text = ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += _DIGITS[digit] + word
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while number >= size:
            text, number = text + letters, number - size
    return text
