"""Several forms under one title: each of them stands in the year, the unit and the body that the heading states."""

import re
from collections.abc import Sequence

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_MONEY_UNIT = re.compile(r"单位[::]?(?:人民币)?(?:万|亿|千)?元|[(\[](?:万|亿|千)?元[)\]]")
_SHARED = frozenset({"year", "department_name", "department_or_unit", "ignored"})


def shared_heading(title: Cell | None, above: Sequence[Line], own: Sequence[Line], words: Vocabulary) -> list[Line]:
    """The lines under the title that hold for a form without one as well: what it does not state itself.

    `above` are the lines of the form that stands right under the title, `own` those of the form without one.
    """
    at = next((order for order, line in enumerate(above) if title is not None and title in line.cells), None)
    if at is None:
        return []
    stated = {topic for line in own for topic in _topics(line, words)}
    heading: list[Line] = []
    for line in above[at + 1 :]:
        topics = _topics(line, words)
        if not topics:
            break
        if not topics & stated:
            heading.append(line)
    return heading


def _topics(line: Line, words: Vocabulary) -> set[str]:
    """What a line of a heading states: year, unit of money, body; nothing if it belongs to the form itself."""
    topics: set[str] = set()
    for cell in line.cells:
        fields = anchors.fields_in(cell.text, words)
        if anchors.is_year(cell.text):
            topics.add("year")
        elif _MONEY_UNIT.search(key(cell.text)):
            topics.add("unit")
        elif fields:
            topics.update(name for name, _ in fields)
    return topics if topics <= _SHARED | {"unit"} else set()
