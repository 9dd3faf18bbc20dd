"""Numbers of headings, tables and figures: part of the text, so that every paper of the same blocks counts alike."""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.export.content import Block, Grid, Heading, Picture
from dashboard.i18n import Words

_DIGITS = "零一二三四五六七八九"


def numbered(blocks: Iterable[Block], words: Words, annexes: Iterable[Block] = ()) -> tuple[Block, ...]:
    """The blocks with their numbers: "一、", "（一）", "1." (or 1, 1.1, 1.1.1), 表1, 图1; then those of the annexes.

    Each heading of level 1 among the annexes is one annex (附件1); their tables are counted apart (附表1).
    """
    counted = _Counted(words)
    body = [counted.numbered(block) for block in blocks]
    return (*body, *(counted.of_annex(block) for block in annexes))


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in Chinese: 十二."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


class _Counted:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._levels = [0, 0, 0]
        self._annexes = self._tables = self._figures = self._annexed_tables = 0

    def numbered(self, block: Block) -> Block:
        match block:
            case Heading():
                return self._heading(block)
            case Grid() if block.caption:
                self._tables += 1
                return self._captioned(block, "outline.table", self._tables)
            case Picture():
                self._figures += 1
                return self._captioned(block, "outline.figure", self._figures)
        return block

    def of_annex(self, block: Block) -> Block:
        match block:
            case Heading(level=1):
                self._annexes += 1
                return replace(block, text=self._words("outline.annex", number=self._annexes, text=block.text))
            case Grid() if block.caption:
                self._annexed_tables += 1
                return self._captioned(block, "outline.annex_table", self._annexed_tables)
            case Picture():
                return self.numbered(block)
        return block

    def _heading(self, heading: Heading) -> Heading:
        place = heading.level - 1
        self._levels[place] += 1
        self._levels[place + 1 :] = [0] * (2 - place)
        text = self._words(f"outline.heading_{heading.level}", number=self._number(heading.level), text=heading.text)
        return replace(heading, text=text)

    def _number(self, level: int) -> str:
        """Official Chinese style counts each level in a way of its own, English puts the levels one after the other."""
        if self._words.language == "en":
            return ".".join(str(number) for number in self._levels[:level])
        last = self._levels[level - 1]
        return str(last) if level == len(self._levels) else chinese_number(last)

    def _captioned(self, block: Grid | Picture, key: str, number: int) -> Block:
        return replace(block, caption=self._words(key, number=number, caption=block.caption))
