"""Annual goals and what came of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder, key
from dashboard.records import Goal

_NUMBER = re.compile(r"(?:^|(?<=[\s。；;]))(?:目标\s*)?[(（]?(\d{1,2})[)）]?\s*[.．、:：]\s*(?!\d)")
_LONGEST_LABEL = 12
_YEAR = re.compile(r"20\d\d年?度?")
_LABELLED = re.compile(r"\s*([^:：。，\n]{2,12})[:：]\s*(\S[\s\S]*)")

_LONGEST_NAME = 8


def goals(lines: Sequence[Line], words: Vocabulary, ledger: Ledger) -> tuple[Goal, ...]:
    """One goal a row. Goal and outcome stand beside each other under their labels, or each beside its own label.

    Where both number their parts alike (目标1, 目标2 – 1., 2.), each pair is a goal of its own.
    """
    columns: list[tuple[str, int]] = []
    pairs: list[tuple[Cell | None, Cell | None]] = []
    for at, whole in enumerate(lines):
        line = _without_ignored(_without_plans(whole, columns, ledger), words, ledger)
        if not line.cells:
            continue
        parts = [labelled_goal(cell, words) or (cell,) for cell in line.cells]
        if any(len(part) > 1 for part in parts) and all(words.goal(part[0].text) for part in parts):
            cells = [cell for part in parts for cell in part]
            _beside_labels(cells, [words.goal(cell.text) for cell in cells], pairs)
            ledger.use(*line.cells)
            continue
        labels = [words.goal(cell.text) for cell in line.cells]
        texts = [cell for cell, name in zip(line.cells, labels, strict=True) if name is None]
        ledger.use(*(cell for cell, name in zip(line.cells, labels, strict=True) if name))
        if unknown := _unknown_label(texts, labels, line, lines[at + 1 : at + 2], words):
            ledger.unread(unknown, "not_understood")
            columns = [*columns, *_columns(line, labels), ("unknown", unknown.column)]
        elif not texts:
            columns = [*columns, *_columns(line, labels)]
        elif "outcome" in labels or ("goal" in labels and not columns):
            _beside_labels(line.cells, labels, pairs)
        elif not _is_column(line, words):
            _under_labels(texts, columns, pairs, ledger)
    return _records(pairs, ledger)


def _without_plans(line: Line, columns: Sequence[tuple[str, int]], ledger: Ledger) -> Line:
    """The line without the year it begins with; without anything where nothing came of that year's goal yet."""
    first, *texts = line.cells
    names = {name for name, _ in columns}
    if "ignored" not in names or "outcome" not in names or not texts or not _YEAR.fullmatch(key(first.text)):
        return line
    ledger.use(first)
    if len(texts) == 2 and not is_placeholder(texts[1].text):
        return replace(line, cells=tuple(texts))
    for cell in texts:
        ledger.use(cell) if is_placeholder(cell.text) else ledger.unread(cell, "no_field")
    return replace(line, cells=())


def _without_ignored(line: Line, words: Vocabulary, ledger: Ledger) -> Line:
    """The line without labels of what no table has room for ("部门职责"), and what stands beside them."""
    kept: list[Cell] = []
    is_ignored = False
    for cell in line.cells:
        is_label = words.field(cell.text) == "ignored"
        if is_label or (is_ignored and words.goal(cell.text) is None):
            ledger.use(cell)
        else:
            kept.append(cell)
        is_ignored = is_label
    return line if len(kept) == len(line.cells) else replace(line, cells=tuple(kept))


def _is_column(line: Line, words: Vocabulary) -> bool:
    """Whether the line is but the name of a column, of a header that is not whole."""
    return line.is_paragraph and len(line.text) <= _LONGEST_NAME and words.indicator_column(line.text) is not None


def _unknown_label(
    texts: Sequence[Cell], labels: Sequence[str | None], line: Line, below: Sequence[Line], words: Vocabulary
) -> Cell | None:
    """The one cell between labels that can only be a label we do not know: below it and below the goal stand texts."""
    if len(texts) != 1 or not below or len(key(texts[0].text)) > _LONGEST_LABEL:
        return None
    heads = {cell.column for cell, name in zip(line.cells, labels, strict=True) if name in ("goal", "outcome")}
    stands = {cell.column for cell in below[0].cells if words.goal(cell.text) is None}
    return texts[0] if heads & stands and stands == (heads & stands) | {texts[0].column} else None


def _columns(line: Line, labels: list[str | None]) -> list[tuple[str, int]]:
    """What the labels head, and where they stand."""
    return [
        (name, cell.column)
        for cell, name in zip(line.cells, labels, strict=True)
        if name in ("goal", "outcome", "ignored")
    ]


def labelled_goal(cell: Cell, words: Vocabulary) -> tuple[Cell, Cell] | None:
    """The label and the text of a cell that holds both: "预期目标：保障冬季取暖。"."""
    found = _LABELLED.fullmatch(cell.text)
    if found is None or words.goal(found[1]) not in ("goal", "outcome"):
        return None
    return cell._replace(text=found[1]), cell._replace(text=found[2])


def _beside_labels(
    cells: Sequence[Cell], labels: list[str | None], pairs: list[tuple[Cell | None, Cell | None]]
) -> None:
    current: str | None = None
    goal: Cell | None = None
    outcome: Cell | None = None
    for cell, name in zip(cells, labels, strict=True):
        if name:
            current = name
        elif current in ("goal", "group") and goal is None:
            goal = cell
        elif current == "outcome" and outcome is None:
            outcome = cell
    if goal is None and outcome is not None and pairs and pairs[-1][1] is None:
        pairs[-1] = (pairs[-1][0], outcome)
    elif goal is not None or outcome is not None:
        pairs.append((goal, outcome))


def _under_labels(
    texts: list[Cell], labels: Sequence[tuple[str, int]], pairs: list[tuple[Cell | None, Cell | None]], ledger: Ledger
) -> None:
    texts = [cell for cell in texts if not re.fullmatch(r"\d{1,2}", key(cell.text))] or texts
    # Of two labels of one name the first heads the whole block.
    columns = dict(sorted(dict(labels).items(), key=lambda label: label[1]))
    if len(texts) == 3 and [name for name, _ in labels][-3:] == ["goal", "goal", "outcome"]:
        pairs.append((_goal_in_force(texts[0], texts[1], ledger), texts[2]))
    elif len(texts) == len(columns) > 2:
        by_name = dict(zip(columns, texts, strict=True))
        pairs.append((by_name.get("goal"), by_name.get("outcome")))
        ledger.use(*texts)
    elif len(texts) == 2 and _is_goal_then_outcome(columns):
        pairs.append((texts[0], texts[1]))
    elif len(texts) == 2 and (by_place := _right_below(texts, columns)):
        pairs.append((by_place.get("goal"), by_place.get("outcome")))
        for name, cell in by_place.items():
            if name == "unknown":
                ledger.unread(cell, "no_field")
            else:
                ledger.use(cell)
    elif len(texts) == 1 and "outcome" not in columns:
        pairs.append((texts[0], None))
    elif len(texts) == 1 and columns:
        is_outcome = texts[0].column >= columns["outcome"] - (1 if "goal" in columns else 0) > columns.get("goal", -1)
        pairs.append((None, texts[0]) if is_outcome else (texts[0], None))
    else:
        for cell in texts:
            ledger.unread(cell, "ambiguous_column")


def _is_goal_then_outcome(columns: dict[str, int]) -> bool:
    """Whether two texts can only be goal and outcome, in this order."""
    return not {"ignored", "unknown"} & columns.keys() and [
        name for name in columns if name in ("goal", "outcome")
    ] != ["outcome", "goal"]


def _right_below(texts: Sequence[Cell], columns: dict[str, int]) -> dict[str, Cell]:
    """The texts by the labels right above them; nothing where one has none, or the goal is not among them."""
    names = {position: name for name, position in columns.items()}
    found = {names[cell.column]: cell for cell in texts if cell.column in names}
    return found if len(found) == len(texts) and "goal" in found else {}


def _goal_in_force(initial: Cell, adjusted: Cell, ledger: Ledger) -> Cell:
    """The adjusted goal, where a form has room for both; the initial one where nothing was adjusted."""
    if is_placeholder(adjusted.text):
        ledger.use(adjusted)
        return initial
    if is_placeholder(initial.text) or key(initial.text) in (key(adjusted.text), "无"):
        ledger.use(initial)
    else:
        ledger.unread(initial, "no_field")
    return adjusted


def _records(pairs: list[tuple[Cell | None, Cell | None]], ledger: Ledger) -> tuple[Goal, ...]:
    found: list[Goal] = []
    for goal, outcome in pairs:
        for goal_text, outcome_text in _numbered_parts(_text(goal), _text(outcome)):
            row_key = str(len(found) + 1)
            if goal is not None and goal_text:
                ledger.origin("goals", row_key, "goal_text", goal)
            if outcome is not None and outcome_text:
                ledger.origin("goals", row_key, "outcome_text", outcome)
            if goal_text or outcome_text:
                found.append(Goal(len(found) + 1, goal_text, outcome_text))
        for cell in (goal, outcome):
            if cell is not None:
                ledger.use(cell)
    return tuple(found)


def _text(cell: Cell | None) -> str | None:
    return None if cell is None or is_placeholder(cell.text) else cell.text


def _numbered_parts(goal: str | None, outcome: str | None) -> list[tuple[str | None, str | None]]:
    """The parts in pairs, if both texts number as many, from 1; else the texts whole."""
    if goal and outcome:
        goals_parts, outcome_parts = _parts(goal), _parts(outcome)
        if len(goals_parts) == len(outcome_parts) > 1:
            return list(zip(goals_parts, outcome_parts, strict=True))
    return [(goal, outcome)]


def _parts(text: str) -> list[str | None]:
    marks = list(_NUMBER.finditer(text))
    if [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)) or not marks or marks[0].start() > 0:
        return [text]
    starts = [mark.start() for mark in marks]
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
