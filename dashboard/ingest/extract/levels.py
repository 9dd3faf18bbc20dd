"""First and second level of each row of the indicator table: its own, or carried from the cell that spans it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.extract.indicator_rows import Row
from dashboard.ingest.grid import Cell
from dashboard.ingest.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Levels:
    """The cells that name the levels of a row; None where nothing does."""

    first: Cell | None = None
    second: Cell | None = None


def levels(rows: Sequence[Row], words: Vocabulary) -> list[Levels]:
    """The levels of each row.

    Names are carried down. Where a carried first level contradicts the second (社会效益指标 under 产出指标), the name
    stands in the middle of its span, further down; if no such name follows, the row has no first level. Below a row
    whose level is in doubt, none is carried down until the next is named.
    """
    found: list[Levels] = []
    first: Cell | None = None
    second: Cell | None = None
    for index, row in enumerate(rows):
        own_first, own_second = _own(row, words)
        if is_unsure(row, "level_1"):
            first = second = own_first = None
        if is_unsure(row, "level_2"):
            second = own_second = None
        if own_first is not None:
            if not (_goes_with(own_first, second, words) and _is_below_its_rows(found, own_first)):
                second = None
            first = own_first
        second = own_second or second
        is_contradicted = own_first is None and _goes_with(first, second, words) is False
        if first is None or is_contradicted:
            found.append(Levels(_next_first(rows[index + 1 :], second, words), second))
        else:
            found.append(Levels(first, second))
    return found


def is_unsure(row: Row, role: str) -> bool:
    """Whether the readings that are left of the row name the level differently."""
    return len({cell.text if (cell := way.cells.get(role)) else None for way in (row.reading, *row.others)}) > 1


def _own(row: Row, words: Vocabulary) -> tuple[Cell | None, Cell | None]:
    """The cells of the row that name its levels; one cell may name both."""
    first, second = row.cell("level_1"), row.cell("level_2")
    names = words.levels_in(first.text) if first is not None and second is None else None
    if first is None or names is None:
        return first, second
    return first._replace(text=names[0]), first._replace(text=names[1])


def _is_below_its_rows(found: Sequence[Levels], own: Cell) -> bool:
    """Whether rows above have taken the name already, which then stands in the middle of its span."""
    return bool(found) and found[-1].first is own


def _goes_with(first: Cell | None, second: Cell | None, words: Vocabulary) -> bool | None:
    """Whether the second level belongs under the first; None where the two names tell nothing."""
    if first is None or second is None:
        return None
    return words.is_under(second.text, first.text)


def _next_first(rows: Sequence[Row], second: Cell | None, words: Vocabulary) -> Cell | None:
    """The next first level below, if the second level belongs under it."""
    following = next((cell for row in rows if (cell := row.cell("level_1")) is not None), None)
    return following if _goes_with(following, second, words) else None
