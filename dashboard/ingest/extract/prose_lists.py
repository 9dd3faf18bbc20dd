"""Which paragraphs of a report are items of a list that tell of parts: projects, units, kinds of money."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from dashboard.ingest.extract.outline import numbering_level
from dashboard.ingest.extract.prose_words import prose
from dashboard.ingest.grid import Cell

_ROLES = ("initial", "adjusted", "executed")


def items_of_lists(cells: Sequence[Cell], stated: Mapping[str, Mapping[str, Decimal]]) -> set[str]:
    """The places of paragraphs under numbers of one list that state different amounts of one kind.

    `stated` has the amounts by place and kind. The parts of a chapter (一、) are no list; an item that sums up is none.
    """
    lists: dict[tuple[int, ...], list[tuple[int, Cell]]] = {}
    path: list[int] = [0, 0, 0]
    for cell in cells:
        level = numbering_level(cell.text)
        if level is not None:
            path[level - 1] += 1
            path[level:] = [0] * (len(path) - level)
        for depth in (1, 2):
            if path[depth] and cell.place in stated:
                lists.setdefault((depth, *path[:depth]), []).append((path[depth], cell))
    found: set[str] = set()
    for items in lists.values():
        for (number, first), (other, second) in combinations(items, 2):
            if number != other and _differ(stated[first.place], stated[second.place]):
                found |= {cell.place for cell in (first, second) if not _sums_up(cell)}
    return found


def _differ(first: Mapping[str, Decimal], second: Mapping[str, Decimal]) -> bool:
    return any(role in first and role in second and first[role] != second[role] for role in _ROLES)


def _sums_up(cell: Cell) -> bool:
    return any(word in cell.text for word in prose().whole.sums)
