"""What one cell of a form prints, and what that says: text and truth of one column of a row at a time."""

from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.generate.documents.amounts import Amounts
from dashboard.generate.documents.filing import Filing, Scored
from dashboard.generate.documents.habits import Habits
from dashboard.generate.documents.measured import Measured
from dashboard.generate.documents.truth import Said, either, number
from dashboard.generate.documents.wording import Family

Printed = tuple[str, dict[str, Said]]
_AMOUNTS = {"initial": "budget_initial_yuan", "adjusted": "budget_adjusted_yuan", "executed": "executed_yuan"}


@dataclass(slots=True)
class Faults:
    """What was put wrong into a form on purpose, by name."""

    names: list[str] = field(default_factory=list)


def funds_cell(role: str, row: Amounts, is_total: bool, filed: Filing, family: Family, habits: Habits) -> Printed:
    """A cell of a row of funds."""
    nothing = "" if is_total else habits.nothing
    if role in _AMOUNTS:
        value = {"initial": row.initial, "adjusted": row.adjusted, "executed": row.executed}[role]
        return habits.amount(value), {_AMOUNTS[role]: number(value)}
    if role in ("rate", "plain_rate"):
        text, said = _rate(row, is_total, nothing, habits)
        return text + ("%" if role == "rate" and said else ""), said
    if role == "weight":
        return _points(is_total, Decimal(family.execution_weight), habits, nothing, "weight")
    if role == "score":
        return _points(is_total, filed.execution_score, habits, nothing, "score_reported")
    if role == "share":
        return (f"{family.execution_weight}%", {"weight": number(family.execution_weight)}) if is_total else ("", {})
    if role == "raw_score":
        return (habits.points(filed.execution_score * 10), {}) if is_total else ("", {})
    if role == "arrived":
        return habits.amount(row.adjusted), {}
    if role == "unspent":
        left = None if row.adjusted is None or row.executed is None else row.adjusted - row.executed
        return habits.amount(left), {}
    return "", {}


def _rate(row: Amounts, is_total: bool, nothing: str, habits: Habits) -> Printed:
    """The rate without its sign; a total of nothing prints a rate of nothing."""
    if row.rate is None and is_total and row.adjusted is not None:
        return "0.00", {"execution_rate_reported": "0"}
    if row.rate is None or not (is_total or habits.prints_part_rates):
        return ("" if row.adjusted is None else nothing), {}
    text, said = habits.rate(row.rate)
    return text, {"execution_rate_reported": said}


def _points(is_total: bool, value: Decimal, habits: Habits, nothing: str, column: str) -> Printed:
    return (habits.points(value), {column: number(value)}) if is_total else (nothing, {})


def indicator_cell(role: str, row: Scored, position: int, method: str, family: Family, habits: Habits) -> Printed:
    """A cell of an indicator's row; levels are drawn by whoever knows the rows above and below."""
    quantity = row.measured
    if role == "level_3":
        mark = family.marks[0] if family.marks and position % 2 == 0 else ""
        prefix = f"指标{position}：" if habits.has_numbered_rows else mark
        return prefix + quantity.name, {"level_3": quantity.name}
    if role in ("target", "operator", "value", "unit", "actual"):
        return _quantity(role, quantity, family, habits)
    earned = habits.points((quantity.earned * 100).quantize(Decimal("0.01")))
    remark = row.remark if row.remark != "无" or habits.explains_nothing else ""
    printed: dict[str, Printed] = {
        "weight": (habits.points(row.weight), {"weight": number(row.weight)}),
        "score": (habits.points(row.score), {"score_reported": number(row.score)}),
        "share": (f"{number(row.weight)}%", {"weight": number(row.weight)}),
        "raw_score": (earned, {}),
        "coefficient": (earned, {}),
        "initial_value": (quantity.value_text, {}),
        "core": ("是" if position % 3 else "否", {}),
        "method": (method, {}),
        "remark": (remark, {"remark": remark or None}),
    }
    return printed[role]


def part_cell(role: str, part: Measured, row: Scored, family: Family, habits: Habits) -> Printed:
    """A cell of a sub-row (其中), which repeats or leaves out the points of the row above."""
    if role == "level_3":
        return part.name, {"level_3": either(part.name, part.name.removeprefix("其中："))}
    if role in ("target", "actual"):
        return _quantity(role, part, family, habits)
    if role in ("weight", "score"):
        value = row.weight if role == "weight" else row.score
        column = "weight" if role == "weight" else "score_reported"
        text = habits.points(value) if habits.prints_part_rates else ""
        return text, {column: either(None, number(value)) if text else None}
    return "", {}


def _quantity(role: str, row: Measured, family: Family, habits: Habits) -> Printed:
    is_split = any(column[0] == "value" for column in family.columns)
    is_plain = habits.has_bare_actuals and row.unit not in ("%", "元", "万元") and not row.has_brackets
    is_bare = bool(row.unit) and (is_split or is_plain)
    if role == "actual":
        return row.actual_text(is_bare), _said(row, is_bare, "actual_", row.actual_text(is_bare))
    if role == "target":
        return row.target_text, _said(row, is_bare, "target_", row.target_text)
    if role == "operator":
        return row.sign, {}
    if role == "unit":
        return (row.unit if row.low is not None else ""), {}
    said = _said(row, is_bare, "target_", row.target_text)
    if row.low is not None:
        parts = (
            row.sign + row.value_text + row.unit,
            row.value_text + row.unit,
            row.sign + row.value_text,
            row.value_text,
        )
        said["target_text"] = either(row.target_text, *parts)
    return row.value_text, said


def _said(row: Measured, is_bare: bool, prefix: str, text: str) -> dict[str, Said]:
    """What target or actual says: its text, and what can be read out of it."""
    said: dict[str, Said] = {f"{prefix}text": text or None}
    said |= {name: value for name, value in row.quantities(is_bare).items() if name.startswith(prefix)}
    return said | ({"kind": row.kind} if prefix == "target_" else {})
