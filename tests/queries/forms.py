"""Forms filled in for tests: each holds together by its own arithmetic unless a test says otherwise."""

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Literal

from dashboard.records import (
    AmountUnit,
    Correction,
    Document,
    Evaluation,
    FormType,
    Funds,
    Goal,
    Indicator,
    Kind,
    Operator,
    Origin,
    Reading,
    Section,
    Task,
    evaluation_id,
)

COMPUTED: Final = "computed"
NONE = Decimal(0)
SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "about": "约", "between": "", None: ""}

Figure = str | None


def decimal(figure: Figure) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def funds(
    initial: Figure = "1000",
    adjusted: Figure = "1000",
    executed: Figure = "1000",
    *,
    source: str = "total",
    weight: Figure = "10",
    rate: Figure = COMPUTED,
    score: Figure = COMPUTED,
) -> Funds:
    """A row of funds; rate and score follow from the amounts, half up, where they are not given."""
    true_rate = _rate(decimal(adjusted), decimal(executed))
    if rate == COMPUTED:
        rate = None if true_rate is None else str(true_rate.quantize(Decimal("0.0001"), ROUND_HALF_UP))
    if score == COMPUTED:
        score = None
        if true_rate is not None and weight is not None:
            score = str((min(true_rate, Decimal(1)) * Decimal(weight)).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return Funds(
        source,
        decimal(initial),
        decimal(adjusted),
        decimal(executed),
        weight=decimal(weight),
        execution_rate_reported=decimal(rate),
        score_reported=decimal(score),
    )


def part(source: str, initial: Figure = "1000", adjusted: Figure = "1000", executed: Figure = "1000") -> Funds:
    """A source of funds below the total, without points and without a printed rate."""
    return funds(initial, adjusted, executed, source=source, weight=None, rate=None, score=None)


def indicator(
    operator: Operator | None = ">=",
    target: Figure = "10",
    actual: Figure = "10",
    *,
    ordinal: int = 1,
    high: Figure = None,
    unit: str | None = "人",
    actual_unit: str | None = COMPUTED,
    weight: Figure = "90",
    score: Figure = COMPUTED,
    remark: str | None = None,
    kind: Kind | None = "quantitative",
    level_1: str | None = "产出指标",
    level_2: str | None = "数量指标",
    level_3: str | None = "培训人数",
    actual_text: str | None = None,
    score_reviewed: Figure = None,
) -> Indicator:
    """An indicator row with full marks; its texts are made of its figures."""
    measured_in = unit if actual_unit == COMPUTED else actual_unit
    range_end = f"-{high}" if high is not None else ""
    return Indicator(
        ordinal,
        level_1,
        level_2,
        level_3,
        target_text=f"{SIGNS[operator]}{target or '提升'}{range_end}{unit or ''}",
        actual_text=actual_text or f"{actual or '达成指标'}{measured_in or ''}",
        weight=decimal(weight),
        score_reported=decimal(weight if score == COMPUTED else score),
        score_reviewed=decimal(score_reviewed),
        remark=remark,
        kind=kind,
        target_operator=operator,
        target_value=decimal(target),
        target_value_high=decimal(high),
        target_unit=unit,
        actual_value=decimal(actual),
        actual_unit=measured_in if actual is not None else None,
    )


def qualitative(*, kind: Kind = "qualitative", **given: Any) -> Indicator:
    """An indicator whose target is words."""
    return indicator(None, None, None, unit=None, kind=kind, **given)


def evaluation(
    *indicators: Indicator,
    money: Funds | Sequence[Funds] | Literal["computed"] | None = COMPUTED,
    score: Figure = COMPUTED,
    weight_total: Figure = "100",
    grade: str | None = None,
    form_type: FormType = "project",
    year: int | None = 2023,
    region_code: str | None = None,
    department: str = "某局",
    unit: str | None = None,
    project: str | None = "某项目",
    project_code: str | None = None,
    amount_unit: AmountUnit = "yuan",
    goals: tuple[Goal, ...] = (Goal(1, "按计划完成", "已完成"),),
    sections: tuple[Section, ...] = (Section(1, "存在问题", "无"),),
    score_reviewed: Figure = None,
) -> Evaluation:
    """A form: execution worth 10, one indicator worth 90, everything met, unless given otherwise."""
    rows = indicators or (indicator(),)
    if money == COMPUTED:
        sources: tuple[Funds, ...] = (funds(),)
    elif money is None:
        sources = ()
    else:
        sources = (money,) if isinstance(money, Funds) else tuple(money)
    if score == COMPUTED:
        execution = sum((row.score_reported or NONE for row in sources if row.source == "total"), NONE)
        score = str(execution + sum((row.score_reported or NONE for row in rows), NONE))
    filled = Evaluation(
        1,
        form_type,
        year=year,
        region_code=region_code,
        department_name=department,
        unit_name=unit or department,
        project_code=project_code,
        project_name=project,
        amount_unit_reported=amount_unit,
        score_reported=decimal(score),
        score_reviewed=decimal(score_reviewed),
        weight_total_reported=decimal(weight_total),
        grade_reported=grade,
        funds=sources,
        indicators=rows,
        goals=goals,
        sections=sections,
        tasks=() if form_type == "project" else (Task(1, "任务一", amount_yuan=Decimal(1)),),
    )
    return dataclasses.replace(filled, origins=tuple(_origins(filled)))


def reading(
    *evaluations: Evaluation,
    name: str = "form",
    imported_at: datetime = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    is_synthetic: bool = False,
) -> tuple[Reading, bytes]:
    """A document that holds the evaluations, in order, and its bytes."""
    data = name.encode()
    document = Document(
        hashlib.sha256(data).hexdigest(),
        f"{name}.txt",
        "text/plain",
        len(data),
        None,
        None,
        None,
        None,
        imported_at,
        "text 1",
        is_synthetic,
    )
    numbered = (dataclasses.replace(one, position=position) for position, one in enumerate(evaluations, start=1))
    return Reading(document, tuple(numbered)), data


def correction(
    found: Reading,
    table: str,
    row: str,
    column: str,
    value: str | None,
    *,
    place: str | None = None,
    printed: str = "",
    by: str = "张三",
    at: datetime = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
    reason: str = "与纸质原件核对",
) -> Correction:
    """A correction of the first evaluation of a document; the place is that of the field unless given."""
    key = evaluation_id(found.document.document_id, 1)
    row_key = row if table == "unread" else f"{key}/{row}" if row else key
    where = place or f"{table} {row or 'head'}, {column}"
    return Correction(found.document.document_id, table, row_key, column, where, printed, value, by, at, reason)


def _rate(adjusted: Decimal | None, executed: Decimal | None) -> Decimal | None:
    return executed / adjusted if adjusted and executed is not None else None


def _origins(filled: Evaluation) -> Iterator[Origin]:
    """A place for every field that holds something, as a reader gives one."""
    rows: list[tuple[str, str, Any]] = [("evaluations", "", filled)]
    rows += [("funds", row.source, row) for row in filled.funds]
    rows += [("indicators", str(row.ordinal), row) for row in filled.indicators]
    rows += [("goals", str(row.ordinal), row) for row in filled.goals]
    rows += [("sections", str(row.ordinal), row) for row in filled.sections]
    for table, key, record in rows:
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            if isinstance(value, Decimal | str):
                text = value if isinstance(value, str) else _printed(value, field.name, filled)
                yield Origin(table, key, field.name, f"{table} {key or 'head'}, {field.name}", text)


def _printed(value: Decimal, column: str, filled: Evaluation) -> str:
    """A figure as forms print it: rates in percent, amounts in the form's unit, two decimals."""
    if "rate" in column:
        return f"{value * 100:.2f}"
    if column.endswith("_yuan") and filled.amount_unit_reported == "wan_yuan":
        return f"{value / 10000:,.2f}"
    return f"{value:,.2f}"
