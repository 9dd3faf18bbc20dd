"""The unit a form prints its amounts in, and amounts read with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import amount
from dashboard.ingest.wording import key
from dashboard.records import AmountUnit

_UNIT_IN_BRACKETS = re.compile(r"[(\[](?:[^()\[\]]*?(?:单位)?[::、,]?)?(?:人民币)?(万元|亿元|千元|元)(?:人民币)?[)\]]")
_UNIT_IN_WORDS = re.compile(r"单位[::]?(?:人民币)?(万元|亿元|千元|元)")
_NAMES: dict[str, AmountUnit] = {"元": "yuan", "万元": "wan_yuan"}
# A sign of currency beside a figure names no multiple: under a header in 万元 the figure is in 万元.
_BARE = re.compile(r"¥?-?[\d,.]+")
_ZERO = re.compile(r"0(?:\.0+)?")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """The unit of a form's amounts: the word, the cell that states it, and our name for it if we have one."""

    word: str
    cell: Cell

    @property
    def name(self) -> AmountUnit | None:
        """`yuan` or `wan_yuan`; None for units forms seldom use."""
        return _NAMES.get(self.word)

    def yuan(self, text: str) -> Decimal | None:
        """The amount in yuan; a unit inside the cell wins over the form's."""
        return yuan(text, self.word)


@lru_cache(maxsize=8192)
def yuan(text: str, word: str | None) -> Decimal | None:
    """The amount in yuan, None where the text is no amount or nothing tells its unit."""
    bare = key(text)
    if _BARE.fullmatch(bare) and word:
        return amount(f"{text.strip()}{word}", "yuan")
    if _BARE.fullmatch(bare) and not bare.startswith("¥"):
        return Decimal(0) if _ZERO.fullmatch(bare) else None
    return amount(text, "yuan")


def unit_in(text: str) -> str | None:
    """The unit of money that a label states in brackets: "全年执行数（元）"."""
    found = _UNIT_IN_BRACKETS.search(key(text))
    return found[1] if found else None


def money_unit(lines: Iterable[Line]) -> MoneyUnit | None:
    """The first unit of money that a label among the lines states: "项目资金（万元）", "单位：万元"."""
    for line in lines:
        for cell in line.cells:
            word = key(cell.text)
            if len(word) > _LONGEST:
                continue
            found = _UNIT_IN_BRACKETS.search(word) or _UNIT_IN_WORDS.search(word)
            if found:
                return MoneyUnit(found[1], cell)
    return None
