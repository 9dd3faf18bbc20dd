"""Which units measure the same thing, and how many of one are in the other."""

import re
from decimal import Decimal

from dashboard.ingest.values.words import units


def factor(unit: str, wanted: str) -> Decimal | None:
    """How many of `wanted` one `unit` is: 10000 for 万元 in 元, 1 for 名 in 人; None where they do not fit."""
    size, name = _scaled(unit)
    wanted_size, wanted_name = _scaled(wanted)
    is_same = name == wanted_name or any(name in group and wanted_name in group for group in units().same)
    ratio = size / wanted_size
    return ratio if is_same else None


def is_money(unit: str) -> bool:
    """True for 元 and its multiples, shared or not: 万元, 元/人."""
    return _scaled(unit)[1].partition("/")[0] == "元"


def is_multiple(unit: str) -> bool:
    """True for 万人次 and 千元: a number printed without the unit may count ones."""
    return _scaled(unit)[0] != 1


def _scaled(unit: str) -> tuple[Decimal, str]:
    """The size of a unit and its name without it: 万元 is 10000 and 元, 千元/人 is 1000 and 元/人."""
    known = units()
    head, slash, rest = unit.partition("/")
    plain = head + slash + re.sub("[·/]", ".", rest)
    whole, slash, sharer = plain.partition("/")
    if whole in known.multiples:
        multiple = known.multiples[whole]
        return multiple.size, multiple.unit + slash + sharer
    for word, size in known.scale.items():
        if whole.startswith(word) and len(whole) > len(word):
            return size, plain.removeprefix(word)
    return Decimal(1), plain
