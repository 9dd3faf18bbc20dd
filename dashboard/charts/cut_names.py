"""Names cut to the room of a label, so that two different ones never look alike."""

import re
from collections import defaultdict
from collections.abc import Sequence

from dashboard.charts.style import shortened, text_width

# What stands in brackets at the end (the type of form, the unit, the place), and the mark of a small group.
_ENDING = re.compile(r".(?P<ending>(?: ?\([^()]*\)|（[^（）]*）)*\*?)$")
_SHORTEST_HEAD = 6


def cut_names(names: Sequence[str], width: int) -> list[str]:
    """The names in at most so many half-width columns each; two different ones stay different.

    A bracket at the end stays unless it is most of the name: it says of which type or of whom a row is.
    """
    labels = {name: _cut(name, width) for name in names}
    by_label: dict[str, list[str]] = defaultdict(list)
    for name, label in labels.items():
        by_label[label].append(name)
    for alike in by_label.values():
        if len(alike) > 1:
            labels |= _cut_apart(alike, width)
    return [labels[name] for name in names]


def _cut(name: str, width: int) -> str:
    if text_width(name) <= width:
        return name
    found = _ENDING.search(name)
    ending = found["ending"] if found else ""
    room = width - text_width(ending)
    return shortened(name.removesuffix(ending), room) + ending if 2 * room >= width else shortened(name, width)


def _cut_apart(names: list[str], width: int) -> dict[str, str]:
    """Each name by its beginning and by what stands from the place where the names part."""
    parting = next(place for place in range(max(map(len, names))) if len({name[: place + 1] for name in names}) > 1)
    head = shortened(names[0][:parting], max(width // 3, _SHORTEST_HEAD)).removesuffix("…")
    labels = {name: f"{head}…{shortened(name[parting:], width - text_width(head) - 2)}" for name in names}
    alike: dict[str, list[str]] = defaultdict(list)
    for name, label in labels.items():
        alike[label].append(name)
    for still in alike.values():
        # The names part again further on; fewer of them each time.
        if 1 < len(still) < len(names):
            labels |= _cut_apart(still, width)
    return labels
