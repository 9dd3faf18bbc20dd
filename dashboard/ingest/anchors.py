"""Which line of a form opens what: titles, head fields, headers of tables, totals, passages, notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_number, key, label

TITLE_MAX_LENGTH = 70
_NAMED_FOR_YEAR = re.compile(r"(20\d\d)年度?(.+)")
_YEAR = re.compile(r"[(\[]?(?:19|20)\d{2}年?度?[)\]]?")
# Other titles follow, in the order of the vocabulary: what is refused may well be called 自评表, too.
_IN_ORDER = (
    "refused_staff_appraisal", "refused_pre_assessment", "refused_rectification", "refused_work_assessment", "report",
    "refused_performance_monitoring", "department", "project",
)  # fmt: skip
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.](?!\d))")
_IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]*[:：][^()（）]*)[)）]\s*")
_PART = re.compile("^第[一二三四五六七八九十]+(?:部分|章)(?!.*报告$)")
_COLON = re.compile("[:：]")
_AMOUNT = re.compile(r"[\d.,]+(?:万|亿|千)?元")
_TOTAL = re.compile(r"(?:总分|合计|总计|总得分)[::]?[\d.]")
_FEWEST_NAMES, _FEWEST_AMOUNTS, _FEWEST_OF_LIST = 3, 2, 4
# So many lines and cells are remembered by each function.
_MOST = 4096
_MONEY_ROLES = frozenset({"initial", "adjusted", "executed", "adjustment", "rate", "adjustment_rate"})
_RESULT_ROLES = frozenset({"target", "actual", "score", "weight"})
_LEVEL_ROLES = frozenset({"level_1", "level_2", "level_3"})


@dataclass(frozen=True, slots=True)
class Title:
    """A line that titles a form or a report: what it announces, and whether that is a self-evaluation."""

    kind: str

    @property
    def is_refused(self) -> bool:
        """Whether the title announces something that is no self-evaluation."""
        return self.kind.startswith("refused_")


def title(line: Line, words: Vocabulary) -> Title | None:
    """The title a line of its own states, or None."""
    if len(line.cells) != 1 or len(line.cells[0].text) > TITLE_MAX_LENGTH:
        return None
    return _title(line.cells[0].text, words)


@lru_cache(maxsize=_MOST)
def _title(printed: str, words: Vocabulary) -> Title | None:
    text = key(printed)
    if text.endswith(("。", ";", ",", ":")):
        return None
    number = _NUMBERED.match(text)
    kind = _title_kind(text[number.end() :] if number else text, words)
    if kind == "report" and _PART.match(text):
        return None
    if number and (kind not in ("project", "department") or not text.endswith("自评表")):
        return None
    return Title(kind) if kind else None


def _title_kind(text: str, words: Vocabulary) -> str | None:
    return next((kind for kind in (*_IN_ORDER, *words.titles) if words.titles[kind].search(text)), None)


def is_numbered(line: Line) -> bool:
    """Whether the line opens with the number of a heading: 一、, （一）, 1、."""
    return _NUMBERED.match(key(line.cells[0].text[:12])) is not None


def is_year(text: str) -> bool:
    """Whether the words name a year and nothing else: "（2023年度）"."""
    return _YEAR.fullmatch(key(text)) is not None


@lru_cache(maxsize=_MOST)
def fields_in(text: str, words: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The fields a cell names, with the values it carries: "项目名称：甲 实施单位：乙" holds two."""
    name = words.field(text)
    if name:
        return ((name, ""),)
    inside = _IN_BRACKETS.fullmatch(text)
    parts = _COLON.split(inside[1] if inside else text)
    if len(parts) == 1:
        return ()
    found: list[tuple[str, str]] = []
    name = words.field(parts[0]) if len(parts[0]) <= words.heading_max_length else None
    if not name:
        return ()
    value = ""
    for part in parts[1:]:
        before, _, after = part.rstrip().rpartition(" ") if " " in part.strip() else part.rstrip().rpartition("\u3000")
        following = words.field(after) if after and part is not parts[-1] else None
        if following:
            found.append((name, (value + before).strip()))
            name, value = following, ""
        else:
            value += part if not value else f"：{part}"
    found.append((name, value.strip()))
    return tuple(found)


def is_indicator_header(line: Line, words: Vocabulary) -> bool:
    """Whether the line heads an indicator table: a level and at least two more of its columns."""
    return len(line.cells) >= _FEWEST_NAMES and _heads_indicators(line.texts, words)


@lru_cache(maxsize=_MOST)
def _heads_indicators(texts: tuple[str, ...], words: Vocabulary) -> bool:
    roles = {words.indicator_column(text) for text in texts} - {None, "number", "no_field"}
    return len(roles) >= _FEWEST_NAMES and bool(roles & _LEVEL_ROLES) and bool(roles & _RESULT_ROLES)


def is_indicator_subheader(line: Line, words: Vocabulary) -> bool:
    """Whether the line is the second row of such a header: how the target is split."""
    if len(line.cells) < 2 or any(has_digit(cell.text) for cell in line.cells):
        return False
    roles = {words.indicator_column(cell.text) for cell in line.cells}
    return bool(roles & {"direction", "unit"}) and (None not in roles or {"direction", "unit"} <= roles)


def is_funds_header(line: Line, words: Vocabulary) -> bool:
    """Whether the line heads a funds table: two amounts, or an amount and a rate, and no figure."""
    return len(line.cells) >= _FEWEST_AMOUNTS and _heads_funds(line.texts, words)


@lru_cache(maxsize=_MOST)
def _heads_funds(texts: tuple[str, ...], words: Vocabulary) -> bool:
    roles = set(funds_roles(tuple(text for text in texts if len(text) <= TITLE_MAX_LENGTH), words))
    return len(roles & _MONEY_ROLES) >= _FEWEST_AMOUNTS and not any(is_number(text) for text in texts)


def funds_roles(texts: tuple[str, ...], words: Vocabulary) -> list[str | None]:
    """What the cells of a funds header head: of columns named for years, those of the one year that was executed."""
    roles = [words.funds_column(text) for text in texts]
    named = [
        _NAMED_FOR_YEAR.fullmatch(key(text)) if role is None else None for text, role in zip(texts, roles, strict=True)
    ]
    of_years = {at: (found[1], words.funds_column(found[2])) for at, found in enumerate(named) if found}
    executed = [year for year, role in of_years.values() if role == "executed"]
    for at, (year, role) in of_years.items():
        if role is not None:
            roles[at] = role if executed == [year] else "no_field"
    return _with_initial(texts, roles)


def _with_initial(texts: tuple[str, ...], roles: list[str | None]) -> list[str | None]:
    """The roles; of 预算数 and 调整后预算数 the first is the initial budget, where no other column is."""
    budgets = [at for at, role in enumerate(roles) if role == "adjusted"]
    if "initial" in roles or len(budgets) != 2:
        return roles
    first, second = (label(texts[at]) for at in budgets)
    is_plain = first != second and second.endswith(first)
    return [("initial" if is_plain and at == budgets[0] else role) for at, role in enumerate(roles)]


def has_amounts(line: Line, words: Vocabulary) -> bool:
    """Whether the line heads what was budgeted and what was spent."""
    roles = {words.funds_column(cell.text) for cell in line.cells}
    return "executed" in roles and bool(roles & {"initial", "adjusted"})


def is_list_header(line: Line, words: Vocabulary) -> bool:
    """Whether the line heads a list with a row for each project: their names, and amounts or scores beside."""
    if len(line.cells) < _FEWEST_OF_LIST or any(has_digit(label(cell.text)) for cell in line.cells):
        return False
    # "资金名称" heads the sources of one project's funds.
    names = {words.field(cell.text) for cell in line.cells if words.funds_column(cell.text) != "source"}
    money = {words.funds_column(cell.text) for cell in line.cells} & (_MONEY_ROLES | {"score"})
    return "project_name" in names and len(money) >= 2


def is_funds_pair(line: Line, words: Vocabulary) -> bool:
    """Whether a figure stands beside the label of an amount or a rate, or behind the first source of it."""
    cells = line.cells
    labels = [at for at, cell in enumerate(cells) if words.funds_column(cell.text) in _MONEY_ROLES]
    return any(
        not words.field(cells[at].text) and (_is_figure(following[0]) or _is_source_of_amount(following, words))
        for at in labels
        if (following := cells[at + 1 : at + 3])
    )


def _is_source_of_amount(cells: Sequence[Cell], words: Vocabulary) -> bool:
    return len(cells) > 1 and words.source(cells[0].text) is not None and _is_figure(cells[1])


def _is_figure(cell: Cell) -> bool:
    return is_number(cell.text) or _AMOUNT.fullmatch(key(cell.text)) is not None


def is_tasks_header(line: Line, words: Vocabulary) -> bool:
    """Whether the line heads a table of tasks."""
    if len(line.cells) < _FEWEST_NAMES:
        return False
    roles = {words.task(cell.text) for cell in line.cells} - {None}
    return "name" in roles and len(roles) >= _FEWEST_NAMES


def is_goals_header(line: Line, words: Vocabulary) -> bool:
    """Whether the line opens the goals: it names goal and outcome, or one of them first of all."""
    roles = [words.goal(text) for text in line.texts]
    if "goal" in roles and "outcome" in roles:
        return True
    if {"goal", "outcome"} <= {words.goal(_COLON.split(text)[0]) for text in line.texts if _COLON.search(text)}:
        return True
    return roles[0] in ("goal", "outcome", "group") and not any(is_number(text) for text in line.texts[1:])


def is_total(line: Line, words: Vocabulary) -> bool:
    """Whether the line adds the indicator table up."""
    first = line.cells[0].text
    return words.is_total(first) or _TOTAL.match(label(first)) is not None


def is_section(line: Line, words: Vocabulary) -> bool:
    """Whether the line holds a titled passage: a title in the first cell and words beside it."""
    return not line.is_paragraph and len(line.cells) >= 2 and words.is_section(line.cells[0].text)


def has_fields(line: Line, words: Vocabulary) -> bool:
    """Whether any cell of the line names a head field."""
    return any(fields_in(cell.text, words) for cell in line.cells)
