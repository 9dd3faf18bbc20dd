"""Forms that hypothesis fills in: figures near thresholds and ties, cells left empty, units that fit and do not."""

import dataclasses
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from dashboard.records import Evaluation, Funds, Indicator, Kind, Operator
from tests.queries.forms import evaluation

REGIONS = (None, "440304", "310112", "440113", "450102")
REMARKS = (None, "", "无", "—", "超额完成", "未完成年度任务", "资料不全", " 不适用。")
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "成本指标"),
    ("成本指标", None),
    ("满意度指标", "服务对象满意度指标"),
    ("加减分项", None),
    (None, None),
)
ODD_UNITS = (None, "%", "元", "万元", "人", "名", "场", "人次")


def cents(largest: int) -> st.SearchStrategy[Decimal]:
    """Amounts with two decimals, small round ones often."""
    plain = st.integers(0, 20).map(lambda number: Decimal(number * 50))
    return st.one_of(plain, st.integers(0, largest * 100).map(lambda number: Decimal(number) / 100))


AMOUNTS = st.one_of(st.none(), cents(50_000_000))
POINTS = st.integers(0, 400).map(lambda quarters: Decimal(quarters) / 4)
FIGURES = st.one_of(
    st.integers(-3, 40).map(Decimal),
    st.integers(0, 2_000_000).map(lambda number: Decimal(number) / 100),
    st.integers(0, 1_000_000).map(lambda number: Decimal(number) / 10_000),
)


@st.composite
def funds_rows(draw: st.DrawFn) -> Funds:
    return Funds(
        "total",
        draw(AMOUNTS),
        draw(AMOUNTS),
        draw(AMOUNTS),
        weight=draw(st.sampled_from([None, Decimal(10), Decimal(10), Decimal(20), Decimal("7.5")])),
        score_reported=draw(st.one_of(st.none(), POINTS)),
    )


@st.composite
def indicator_rows(draw: st.DrawFn, ordinal: int) -> Indicator:
    target = draw(st.one_of(st.none(), FIGURES))
    unit = draw(st.sampled_from(ODD_UNITS))
    level_1, level_2 = draw(st.sampled_from(LEVELS))
    weight = draw(st.one_of(st.none(), POINTS))
    # An actual that is the target, or a plain multiple of it, meets every boundary.
    multiples = (
        ()
        if target is None
        else [(target * times / 20).quantize(Decimal("0.000001")) for times in (10, 20, 26, 30, 40, 60)]
    )
    actual = draw(st.one_of(st.none(), FIGURES, *([st.sampled_from(multiples)] * 2 if multiples else [])))
    return Indicator(
        ordinal,
        level_1,
        level_2,
        f"指标{ordinal}",
        weight=weight,
        score_reported=draw(st.one_of(st.none(), POINTS, st.just(weight))),
        remark=draw(st.sampled_from(REMARKS)),
        kind=draw(st.sampled_from(get_args(Kind))) if target is None else "quantitative",
        target_operator=draw(st.sampled_from([None, *get_args(Operator)])),
        target_value=target,
        target_value_high=None if target is None else draw(st.sampled_from([None, target * 2])),
        target_unit=unit,
        actual_value=actual,
        actual_unit=draw(st.sampled_from([unit, unit, *ODD_UNITS])),
    )


@st.composite
def forms(draw: st.DrawFn) -> Evaluation:
    rows = [draw(indicator_rows(ordinal)) for ordinal in range(1, draw(st.integers(1, 4)) + 1)]
    filled = evaluation(
        *rows,
        money=draw(st.one_of(st.none(), funds_rows())),
        score=None,
        weight_total=draw(st.sampled_from([None, "100", "60"])),
        region_code=draw(st.sampled_from(REGIONS)),
        year=draw(st.sampled_from([2022, 2023, None])),
    )
    return dataclasses.replace(filled, score_reported=draw(st.one_of(st.none(), POINTS)))
