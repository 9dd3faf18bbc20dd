"""The head and foot of a form: names, code, year, total score, grade."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.ingest import anchors
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.names import is_unit_name
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_number, key

_YEAR_LINE = re.compile(r"[(〔\[]?(?:19|20)\d{2}年?度?[)〕\]]?")

_SEAL = re.compile(r"^[(（](?:盖章|公章|签章|加盖公章)[)）]|[(（](?:盖章|公章|签章|加盖公章)[)）]$")
# A value that a merge moved away from its label stands so few lines off.
_NEAR = 2
# What may stand behind a value on its line and is no part of it: the unit of the amounts.
_UNIT_BEHIND = re.compile(
    r"\s*[(（\[]?\s*(?:金额|货币|计量|资金)?单\s*位\s*[:：]\s*(?:人民币)?[百千万亿]*元\s*[)）\]]?$"
)
# So may the year, apart by more than one blank; names end in years as well: "校舍维修 2023年".
_YEAR_BEHIND = re.compile(r"(?:\s{2,}|\u3000+)[(（〔\[]?(?:19|20)\d{2}\s*年度?[)）〕\]]?$")
_FIGURES = frozenset({"score_reported", "score_reviewed"})
_BODY = re.compile(r"单\s*位\s*(?:[(（](?:盖章|公章)[)）])?\s*[:：]\s*(\S.*)")


@dataclass(slots=True)
class Head:
    """Each field with the cell that holds it and the words that are its value.

    `loose` are the fields of lines outside the form's table; a cell of the table may still say otherwise.
    """

    values: dict[str, tuple[Cell, str]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)


def head(lines: Sequence[Line], words: Vocabulary, ledger: Ledger) -> Head:
    """The fields among the lines.

    A value stands beside its label, in the label's cell, or, where a merge moved it, alone on the line above or below.
    """
    found = Head()
    lonely: list[tuple[str, Line]] = []
    skip: set[int] = set()
    for index, line in enumerate(lines):
        if index in skip:
            continue
        if _labels_only(line, words) and index + 1 < len(lines) and _values_below(line, lines[index + 1], words):
            for above, below in zip(line.cells, lines[index + 1].cells, strict=True):
                _keep(found, words.field(above.text) or "", below, below.text, ledger)
            ledger.use(*line.cells)
            skip.add(index + 1)
            continue
        lonely.extend((name, line) for name in _read_line(line, words, found, ledger))
    _take_neighbours(lonely, lines, words, found, ledger)
    return found


def _read_line(line: Line, words: Vocabulary, found: Head, ledger: Ledger) -> list[str]:
    """Takes the fields of one line; returns the names of labels that stand without a value."""
    waiting: tuple[str, Cell] | None = None
    lonely: list[str] = []
    for cell in line.cells:
        fields = anchors.fields_in(cell.text, words) or _body_in(cell.text, words)
        if fields:
            if waiting:
                lonely.append(waiting[0])
            ledger.use(cell)
            for name, value in fields:
                if value:
                    _keep(found, name, cell, value, ledger, is_loose=line.is_paragraph)
            last, value = fields[-1]
            waiting = None if value else (last, cell)
        elif waiting and waiting[0] in _FIGURES and _goes_on(line, cell):
            # Weight and score of all points: which is which, the row of totals tells.
            ledger.unread(cell, "ambiguous_column")
            waiting = None
        elif waiting:
            _keep(found, waiting[0], cell, cell.text, ledger)
            waiting = None
        elif words.is_furniture(cell.text) or _YEAR_LINE.fullmatch(key(cell.text)):
            ledger.use(cell)
    if waiting:
        lonely.append(waiting[0])
    return lonely


def _goes_on(line: Line, cell: Cell) -> bool:
    """Whether another figure stands right behind the figure of the cell."""
    following = line.cells[line.cells.index(cell) + 1 :]
    return is_number(cell.text) and bool(following) and is_number(following[0].text)


def _body_in(text: str, words: Vocabulary) -> list[tuple[str, str]]:
    """The body that "单位：甲市城市管理局" names; before anything else 单位 is the unit of the amounts."""
    stated = _BODY.fullmatch(text.strip())
    name = _UNIT_BEHIND.sub("", stated[1]).strip() if stated else ""
    return [("department_or_unit", name)] if is_unit_name(name, words) else []


def _keep(found: Head, name: str, cell: Cell, value: str, ledger: Ledger, *, is_loose: bool = False) -> None:
    ledger.use(cell)
    value = _SEAL.sub("", _YEAR_BEHIND.sub("", _UNIT_BEHIND.sub("", value).strip())).strip()
    if not value:
        return
    if name == "ignored" or not name:
        return
    if name not in found.values:
        found.values[name] = (cell, value)
        if is_loose:
            found.loose.add(name)
    elif found.values[name][1] != value and name in found.loose and not is_loose:
        ledger.unread(found.values[name][0], "second_value")
        found.values[name] = (cell, value)
        found.loose.discard(name)
    elif found.values[name][1] != value:
        ledger.unread(cell, "second_value")


def _labels_only(line: Line, words: Vocabulary) -> bool:
    return len(line.cells) >= 2 and all(words.field(cell.text) for cell in line.cells)


def _values_below(line: Line, below: Line, words: Vocabulary) -> bool:
    return len(below.cells) == len(line.cells) and not any(anchors.fields_in(cell.text, words) for cell in below.cells)


def _take_neighbours(
    lonely: list[tuple[str, Line]], lines: Sequence[Line], words: Vocabulary, found: Head, ledger: Ledger
) -> None:
    """Gives a label without a value the words that stand alone on the line above, else below."""
    for name, line in lonely:
        if name == "ignored" or name in found.values:
            continue
        position = next(index for index, other in enumerate(lines) if other is line)
        for neighbour in (position - 1, position + 1):
            # The line behind the last one of a head is the first of its foot.
            if not 0 <= neighbour < len(lines) or abs(lines[neighbour].number - line.number) > _NEAR:
                continue
            other = lines[neighbour]
            if len(other.cells) == 1 and ledger.is_open(other.cells[0]) and _can_name(other.cells[0].text, words):
                _keep(found, name, other.cells[0], other.cells[0].text, ledger)
                break


def _can_name(text: str, words: Vocabulary) -> bool:
    return (
        len(text) <= words.heading_max_length * 2
        and not words.is_note(text)
        and not (has_digit(text) and len(text) < 3)
    )
