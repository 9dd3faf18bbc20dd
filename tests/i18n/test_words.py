"""Figures are written the way each language and unit writes them."""

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from dashboard.errors import BrokenData
from dashboard.i18n import Unit, words

ZH, EN = words("zh"), words("en")


@pytest.mark.parametrize(
    ("unit", "chinese", "english"),
    [
        ("yuan", "27,333,500.00元", "27,333,500.00 yuan"),
        ("wan_yuan", "2,733.35万元", "27.33 million yuan"),
        ("yi_yuan", "0.2733亿元", "27.33 million yuan"),
    ],
)
def test_an_amount_carries_its_unit(unit: Unit, chinese: str, english: str) -> None:
    assert words("zh", unit).amount(27_333_500) == chinese
    assert words("en", unit).amount(27_333_500) == english


def test_small_amounts_are_plain_yuan_in_english() -> None:
    assert EN.amount(26_424) == "26,424 yuan"
    assert EN.amount(Decimal("218314.70")) == "218,314.70 yuan"


def test_a_rate_is_a_percentage_rounded_half_up() -> None:
    assert ZH.rate(0.967135) == "96.71%"
    assert ZH.rate(0.96705) == "96.71%"
    assert ZH.rate(Decimal("0.98455")) == "98.46%"
    assert ZH.rate(22.5) == "2,250.00%"


def test_a_change_of_rates_is_in_percentage_points() -> None:
    assert ZH.rate_change(-0.2766) == "−27.66个百分点"
    assert EN.rate_change(0.005) == "+0.50 percentage points"


@pytest.mark.parametrize("unknown", [None, float("nan"), pd.NA, pd.NaT, Decimal("NaN"), float("inf")])
def test_what_is_unknown_is_a_dash_never_a_zero(unknown: Any) -> None:
    assert {write(unknown) for write in (ZH.amount, EN.amount, ZH.figure, ZH.rate, ZH.points, ZH.count, ZH.year)} == {
        "—"
    }


def test_nothing_is_minus_zero() -> None:
    assert ZH.points(-0.001) == "0.00"
    assert ZH.rate_change(-0.00001) == "0.00个百分点"


def test_a_year_has_no_separator() -> None:
    assert ZH.year(2023) == "2023"


def test_the_label_of_an_amount_names_the_unit() -> None:
    assert words("zh", "yi_yuan").label("budget_adjusted_yuan") == "全年预算数（亿元）"
    assert EN.label("budget_adjusted_yuan") == "Adjusted budget (10,000 yuan)"
    assert ZH.label("execution_rate") == "执行率（按全年预算）"


def test_codes_are_worded_and_unknown_codes_raise() -> None:
    assert ZH.value("form_type", "project") == "项目支出自评表"
    assert EN.value("is_met", pd.Series([True]).iloc[0]) == "yes"
    with pytest.raises(BrokenData, match=r"value\.form_type\.survey"):
        ZH.value("form_type", "survey")


def test_a_source_as_printed_stands_as_it_is() -> None:
    assert ZH.value("source", "fiscal") == "当年财政拨款"
    assert ZH.value("source", "一般公共预算") == "一般公共预算"
