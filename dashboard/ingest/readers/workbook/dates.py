"""What a date looks like in its cell: the parts that its format shows, in ISO order or with 年月日."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from dashboard.ingest.readers.workbook.formats import GENERAL, tokens
from dashboard.ingest.readers.workbook.numbers import shown_number

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - workbooks know no time zone
_LAST_DAY = 2_958_466
_LEAP_DAY_THAT_NEVER_WAS = 60
_PARTS = re.compile(r"[ye]+|m+|d+|h+|s+")


def is_date(code: str) -> bool:
    """Whether the format shows a number as a date or a time."""
    return bool(_parts(code))


def shown_date(serial: str, code: str, *, counts_from_1904: bool = False) -> str:
    """The moment that a number of days stands for, as far as the format shows it; the number where it is no moment."""
    try:
        days = float(serial)
    except ValueError:
        return serial
    if not 0 <= days < _LAST_DAY:
        return shown_number(serial, GENERAL)
    if not counts_from_1904 and 1 <= days < _LEAP_DAY_THAT_NEVER_WAS:
        days += 1
    moment = (_EPOCH_1904 if counts_from_1904 else _EPOCH) + timedelta(days=days, milliseconds=500)
    return shown_moment(moment, code)


def shown_moment(moment: datetime, code: str) -> str:
    """The parts of a moment that the format shows; all of its date where the format shows none."""
    parts = _parts(code) or frozenset("ymd")
    date = {"y": str(moment.year), "m": str(moment.month), "d": str(moment.day)}
    if "年" in code or "月" in code:
        day = "".join(date[part] + word for part, word in zip("ymd", "年月日", strict=True) if part in parts)
    else:
        day = "-".join(date[part].zfill(2) for part in "ymd" if part in parts)
    clock = (f"{moment:%H:%M:%S}" if "s" in parts else f"{moment:%H:%M}") if parts & set("hs") else ""
    return f"{day} {clock}".strip()


@lru_cache(maxsize=2048)
def _parts(code: str) -> frozenset[str]:
    """Which of y, m, d, h, s the format shows; an m beside hours or seconds is minutes, and weekdays are no days."""
    plain = ""
    for kind, text in tokens(code):
        if kind == "other" or (kind == "bracket" and re.fullmatch("h+|m+|s+", text.lower())):
            plain += text.lower()
    if GENERAL.lower() in plain or re.search("e[+-]", plain):
        return frozenset()
    found: set[str] = set()
    runs = _PARTS.findall(re.sub("am/pm|a/p", "", plain))
    for index, run in enumerate(runs):
        part = "y" if run[0] == "e" else run[0]
        is_minute = part == "m" and (found & {"h"} or runs[index + 1 : index + 2] in (["s"], ["ss"]))
        if not is_minute and not (part == "d" and len(run) > 2):
            found.add(part)
    return frozenset(found)
