"""Department and unit as the sentences of a report name them: "主管部门为甲市卫生局，实施单位为甲市医院"."""

import re
from collections.abc import Sequence
from functools import cache

from dashboard.ingest.extract.head import Head
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.names import is_unit_name
from dashboard.ingest.grid import Cell
from dashboard.ingest.values import half_width
from dashboard.ingest.vocabulary import Vocabulary

_LINK = "(?:为|是|系|[:：])"


def take_named_bodies(cells: Sequence[Cell], top: Head, words: Vocabulary, ledger: Ledger) -> None:
    """Adds department and unit to the head where one sentence, and no other, says who they are."""
    for field in ("department_name", "unit_name"):
        if field in top.values:
            continue
        named: dict[str, Cell] = {}
        for cell in cells:
            for found in _pattern(words.labels_of(field)).finditer(half_width(cell.text)):
                if is_unit_name(found["name"], words):
                    named.setdefault(found["name"], cell)
        if len(named) == 1:
            name, cell = next(iter(named.items()))
            top.values[field] = (cell, name)
            ledger.use(cell)


@cache
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.compile(
        rf"(?<![一-龥])(?:本|该)?(?:项目)?(?:的)?(?:{known}){_LINK}(?P<name>[^,，。;；、:：\s]{{4,40}})(?=[,，。;；、\s]|$)"
    )
