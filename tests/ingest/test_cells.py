"""What a cell of one figure says: money, rates, points, years; each row of a table is a claim."""

from decimal import Decimal

import pytest

from dashboard.ingest.values import amount, is_blank, percent, points, year
from dashboard.records import AmountUnit


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("350000.00", "yuan", "350000.00"),
        ("2,863.00", "wan_yuan", "28630000.00"),
        ("9.00", "wan_yuan", "90000.00"),
        ("0.00", "wan_yuan", "0.00"),
        ("608.57", "wan_yuan", "6085700.00"),
        ("5.6万元", "yuan", "56000.00"),
        ("5.6万元", "wan_yuan", "56000.00"),
        ("44.38 万元", "yuan", "443800.00"),
        ("3000元", "wan_yuan", "3000.00"),
        ("3千元", "yuan", "3000.00"),
        ("1.2亿元", "yuan", "120000000.00"),
        ("35万", "yuan", "350000.00"),
        ("2(万元)", "yuan", "20000.00"),
        ("人民币35万元整", "yuan", "350000.00"),
        ("¥5,000.00", "yuan", "5000.00"),
        ("１，２３４．５０", "yuan", "1234.50"),
        ("-12.1", "wan_yuan", "-121000.00"),
        ("－12.1", "wan_yuan", "-121000.00"),
        ("−12.1", "wan_yuan", "-121000.00"),
        ("-0.00", "yuan", "0.00"),
        ("0.123456789", "wan_yuan", "1234.56789"),
    ],
)
def test_an_amount_is_yuan_to_the_last_digit(text: str, unit: AmountUnit, expected: str) -> None:
    assert Decimal(expected) == amount(text, unit)


def test_an_amount_of_whole_cents_has_two_decimals() -> None:
    assert "1234500.00" == str(amount("123.45", "wan_yuan"))
    assert "10.00" == str(amount("10.000", "yuan"))


NOT_ONE_AMOUNT = """
—|无|不适用|约5万元|5万元左右|(12.1)|1,23|1,2345|12 345|1.2.3|1e5|35O|5²|１２３ ４|5万元/人|3-5万元|5万余元
2,863.00 2,863.00|440304226011500000008|五万元|%|98%|.5|5.|007
"""


@pytest.mark.parametrize("text", [None, "", *NOT_ONE_AMOUNT.strip().replace("\n", "|").split("|")])
def test_a_cell_that_is_not_one_amount_yields_none(text: str | None) -> None:
    assert amount(text, "yuan") is None


@pytest.mark.parametrize(
    ("text", "is_percent", "expected"),
    [
        ("98.63%", False, "0.9863"),
        ("98.63％", True, "0.9863"),
        ("98.63", True, "0.9863"),
        ("100", True, "1"),
        ("0", True, "0"),
        ("1.88%", False, "0.0188"),
        ("-30.8%", False, "-0.308"),
        ("102.59 %", False, "1.0259"),
    ],
)
def test_a_rate_is_a_fraction_of_one(text: str, is_percent: bool, expected: str) -> None:
    assert Decimal(expected) == percent(text, is_percent=is_percent)


@pytest.mark.parametrize("text", [None, "", "—", "-", "98.63", "100", "约98%", "90%-95%", "98.63%%", "98,63%", "≥98%"])
def test_a_figure_without_a_percent_sign_is_no_rate_by_itself(text: str | None) -> None:
    assert percent(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.5", "12.5"),
        ("10", "10"),
        ("9.86", "9.86"),
        ("10分", "10"),
        ("（50分）", "50"),
        ("-2.5", "-2.5"),
        ("１０", "10"),
    ],
)
def test_points_are_read(text: str, expected: str) -> None:
    assert Decimal(expected) == points(text)


@pytest.mark.parametrize("text", [None, "", "—", "-", "10%", "(10)", "10/20", "十分", "1O", "10 9", "优"])
def test_a_cell_that_is_not_points_yields_none(text: str | None) -> None:
    assert points(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", 2023),
        ("2023年", 2023),
        ("(2023年度)", 2023),
        ("２０２３年度", 2023),
        ("2023 年度", 2023),
        ("绩效自评年度:2023", 2023),
        ("二〇二三年度", 2023),
        ("二○二三年", 2023),
        ("2022年度部门整体支出绩效自评表", 2022),
        ("2021年部门整体支出绩效自评报告", 2021),
        ("2023年度（填报日期：2024年3月1日）", 2023),
        ("2020-2023年", None),
        ("2022年和2023年", None),
        ("2024年3月1日", None),
        ("440304226011500000008", None),
        ("金额2023元", None),
        ("4413", None),
        ("年度", None),
        (None, None),
    ],
)
def test_a_year_is_the_only_one_named(text: str | None, expected: int | None) -> None:
    assert expected == year(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", True), (None, True), ("—", True), ("无", True), ("不适用", True), ("0", False), ("无障碍", False)],
)
def test_a_blank_is_not_zero(text: str | None, expected: bool) -> None:
    assert expected is is_blank(text)
