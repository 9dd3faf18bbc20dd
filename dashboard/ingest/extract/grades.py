"""The grade a cell states, in words or by the box that is ticked."""

import re
import unicodedata
from itertools import pairwise

from dashboard.ingest.wording import key

GRADES = "优秀|良好|较好|较差|一般|不合格|基本合格|合格|优|良|中|差"
_TICKS = "√☑✓✔☒■●◉⊠✅"
_BOXES = "□☐○◯▢"
_MARKS = f"{_BOXES}{_TICKS}"
# Brackets round a mark or round nothing are a box.
_BRACKETED = re.compile(rf"[(\[【]([{_TICKS}]?)[)\]】]")
_ITEM = re.compile(rf"(?P<grade>{GRADES})|(?P<mark>[{_MARKS}]+)")


def grade_in(text: str) -> str | None:
    """The one grade a cell states: "优", "优□ 良☑ 中□ 差□" → "良"; None where it is not certain which is ticked."""
    word = key(text)
    stated = re.fullmatch(
        rf"\(?(?:[^:]{{0,8}}(?:等级|等次|结果|结论)[:为]?)?[“\"「『]?({GRADES})[”\"」』]?[等级]?[)。]?", word
    )
    if stated:
        return stated[1]
    plain = unicodedata.normalize("NFKC", text)
    boxed = _BRACKETED.sub(lambda found: found[1] or "□", re.sub(r"(?<=[(\[【])\s+(?=[)\]】])", "", plain))
    if not re.search(f"[{_TICKS}]", boxed):
        return None
    by_box = _ticked_box(re.sub(r"\s+", "", boxed))
    by_word = _ticked_word(boxed)
    return None if by_box and by_word and by_box != by_word else by_box or by_word


def _ticked_box(text: str) -> str | None:
    """The grade whose box is ticked, where every grade has a box of its own, all before or all behind."""
    items = [(found["grade"], found["mark"]) for found in _ITEM.finditer(text)]
    grades = [grade for grade, _ in items if grade]
    marks = [mark for _, mark in items if mark]
    is_turn_about = all((before[0] is None) != (after[0] is None) for before, after in pairwise(items))
    if len(grades) != len(marks) or len(grades) < 2 or not is_turn_about:
        return None
    ticked = [grade for grade, mark in zip(grades, marks, strict=True) if re.search(f"[{_TICKS}]", mark)]
    return ticked[0] if len(ticked) == 1 else None


def _ticked_word(text: str) -> str | None:
    """The one grade with a tick, where white space keeps the grades apart."""
    words = [word for word in re.split(r"[\s、,，;；/]+", text) if re.search(GRADES, word)]
    if len(words) < 2 or any(len(re.findall(GRADES, word)) > 1 for word in words):
        return None
    ticked = [word for word in words if re.search(f"[{_TICKS}]", word)]
    return re.findall(GRADES, ticked[0])[0] if len(ticked) == 1 else None
