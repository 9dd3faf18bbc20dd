"""Lists of projects with their indicators beside them → the lines of a form for each project."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

# What a list has to tell of each indicator; without results it is a list of targets.
_OF_INDICATORS = frozenset({"level_3", "target", "actual", "score"})
_LEVELS = frozenset({"level_1", "level_2", "level_3"})


@dataclass(frozen=True, slots=True)
class _Header:
    """The header's cells by column: what is said of a project before its indicators, of them, and of it behind them."""

    line: Line
    name: int
    before: dict[int, Cell]
    indicators: dict[int, Cell]
    behind: dict[int, Cell]


@dataclass(slots=True)
class _Project:
    """What is said of one project, by column, and the rows of its indicators."""

    told: dict[int, Cell]
    rows: list[Line] = field(default_factory=list)


def with_forms_of_ledgers(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; a list whose rows tell project, funds and indicators side by side as a form below the other.

    A list is taken as it is where a row is narrower than its header, a cell stands under no header, or rows of one
    project differ in what they say of it.
    """
    found: list[Line] = []
    at = end = 0
    while at < len(lines):
        # Every line in one stretch of a list ends it at the same place.
        end = _end(lines, at + 1) if end <= at else end
        header = _header(lines[at], words)
        projects = _projects(header, lines[at + 1 : end], words) if header is not None else None
        if header is None or projects is None:
            found.append(lines[at])
            at += 1
        else:
            heading = _heading(found)
            for order, project in enumerate(projects):
                found.extend([*(heading if order else ()), *_form(header, project, words)])
            at = end
    return tuple(found)


def _heading(lines: Sequence[Line]) -> list[Line]:
    """The lines of one cell right above the list, its title, year and unit: each form stands under them."""
    start = len(lines)
    while start and len(lines[start - 1].cells) == 1:
        start -= 1
    return list(lines[start:])


def _header(line: Line, words: Vocabulary) -> _Header | None:
    if line.is_paragraph or len(line.cells) <= len(_OF_INDICATORS):
        return None
    name = next((cell.column for cell in line.cells if words.field(cell.text) == "project_name"), None)
    if name is None:
        return None
    roles = {cell.column: words.indicator_column(cell.text) for cell in line.cells}
    if _OF_INDICATORS - set(roles.values()):
        return None
    first = min(column for column, role in roles.items() if role in _LEVELS)
    behind = {cell.column: cell for cell in line.cells if cell.column > first and roles[cell.column] is None}
    before = {cell.column: cell for cell in line.cells if cell.column < first}
    rest = {cell.column: cell for cell in line.cells if cell.column >= first and cell.column not in behind}
    return _Header(line, name, before, rest, behind) if name < first else None


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the rows of a list end: at a line of one cell, or at the end of the sheet."""
    return next((at for at in range(start, len(lines)) if len(lines[at].cells) == 1), len(lines))


def _projects(header: _Header, rows: Sequence[Line], words: Vocabulary) -> list[_Project] | None:
    """The projects of the list, or None where a row cannot be told."""
    found: list[_Project] = []
    for row in rows:
        cells = {cell.column: cell for cell in row.cells}
        told = {column: cell for column, cell in cells.items() if column in header.before or column in header.behind}
        own = tuple(cell for column, cell in cells.items() if column in header.indicators)
        is_whole = row.width == header.line.width and len(told) + len(own) == len(cells)
        if not is_whole or any(words.is_total(cell.text) for cell in told.values()):
            return None
        name = told.get(header.name)
        if name is not None and (not found or name.text != found[-1].told[header.name].text):
            found.append(_Project(told))
        elif not found or any(not _is_said(cell, found[-1].told.get(column)) for column, cell in told.items()):
            return None
        if own:
            found[-1].rows.append(replace(row, cells=own))
    return found if found and all(project.rows for project in found) else None


def _is_said(cell: Cell, before: Cell | None) -> bool:
    return before is not None and cell.text == before.text


def _form(header: _Header, project: _Project, words: Vocabulary) -> Iterator[Line]:
    """The lines of one project's form: its name, its score and other fields, its funds, its indicators."""
    of_funds = [column for column, cell in header.before.items() if words.funds_column(cell.text) is not None]
    for column, label in (header.before | header.behind).items():
        if column in project.told and column not in of_funds:
            yield _line(header, label, project.told[column])
    if amounts := [project.told[column] for column in of_funds if column in project.told]:
        yield _line(header, *[header.before[column] for column in of_funds])
        yield _line(header, *amounts)
    yield _line(header, *header.indicators.values())
    yield from project.rows


def _line(header: _Header, *cells: Cell) -> Line:
    return replace(header.line, cells=tuple(cells))
