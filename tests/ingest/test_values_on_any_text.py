"""Whatever a text holds: no exception, and never a number that the text does not hold."""

import re
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.ingest.values import actual, amount, half_width, joined, percent, points, target, year
from dashboard.ingest.values.numerals import chinese_integer
from dashboard.ingest.values.words import operators, units

OPERATORS = [sign for signs in operators().before.values() for sign in signs]
UNITS = list(units().units)
PIECES = [
    *OPERATORS,
    *UNITS,
    *"0123456789０５.,，、；:/-—~()（）%％年月日万亿每约第未超多余前内和",
    "以上",
    "以内",
    "及时",
    "满意",
    "完成",
    "计划",
    "2023年",
    " ",
    "①",
]
WHOLE_NUMBERS = st.integers(0, 10**9)
NUMBERS = st.decimals(0, 10**9, places=2)

any_text = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
signs = st.sampled_from(["≥", "≤", ">", "<", "=", ""])
counters = st.sampled_from(["次", "人", "人次", "家", "%", "万元", "元", "个月", "起"])


def figures(text: str) -> set[Decimal]:
    """Every whole run of digits of the text, as a number: what a value may be at all."""
    runs = re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", half_width(text).replace("，", ","))
    return {Decimal(run.replace(",", "")) for run in runs}


@given(any_text, any_text)
@settings(max_examples=400, deadline=None)
@example("\x00", "٣次")
@example("≥" * 300, "9" * 5000)
def test_no_text_breaks_the_reading(first: str, second: str) -> None:
    goal = target(first)
    result = actual(second, goal)

    assert goal.kind in ("quantitative", "qualitative", "date", "not_applicable", None)
    assert (goal.value is None) or goal.kind == "quantitative"
    assert (result.value is None) or result.kind == "quantitative"
    assert (goal.value_high is not None) == (goal.operator == "between")
    assert result.value_high is None
    assert year(first) is None or 1900 <= (year(first) or 0) <= 2099
    for cell in (amount(first, "yuan"), percent(first, is_percent=True), points(first)):
        assert cell is None or cell.is_finite()


@given(any_text)
@settings(max_examples=600, deadline=None)
def test_a_value_stands_in_its_text(text: str) -> None:
    found = target(text)
    held = figures(text)
    words = {
        Decimal(value)
        for part in re.findall("[零〇一二两三四五六七八九十百千万]+", text)
        if (value := _spelt(part)) is not None
    }

    assert found.value is None or abs(found.value) in held | words
    assert found.value_high is None or found.value_high in held


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_two_figures_apart_from_dates_and_ranges_yield_no_value(text: str) -> None:
    doubled = f"{text}，完成37次，参加58人"

    assert target(doubled).value is None


@given(NUMBERS, signs, counters)
@settings(deadline=None)
def test_a_well_formed_target_comes_back_whole(value: Decimal, sign: str, unit: str) -> None:
    for text in (f"{sign}{value}{unit}", f"{sign}{value}({unit})", f"{sign} {value:,} {unit}"):
        found = target(text)

        assert (sign.replace("≥", ">=").replace("≤", "<=") or None, value, unit) == (
            found.operator,
            found.value,
            found.unit,
        )


@given(NUMBERS, signs, counters)
@settings(deadline=None)
def test_full_width_reads_like_half_width(value: Decimal, sign: str, unit: str) -> None:
    plain = f"{sign}{value}{unit}"
    wide = plain.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})

    assert target(plain) == target(wide)
    assert amount(f"{value}", "yuan") == amount(
        f"{value}".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}), "yuan"
    )


@given(NUMBERS)
def test_thousand_separators_change_nothing(value: Decimal) -> None:
    assert value == amount(f"{value:,}", "yuan") == amount(f"{value}", "yuan")
    assert points(f"{value:,}") == value
    assert percent(f"{value:,}%") == value / 100


@given(st.decimals(0, 10**6, places=6), st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8)]))
def test_an_amount_is_exact_in_every_unit(value: Decimal, unit: tuple[str, int]) -> None:
    assert value * unit[1] == amount(f"{value}{unit[0]}", "wan_yuan")


@given(NUMBERS, NUMBERS)
def test_a_larger_figure_is_never_a_smaller_amount(first: Decimal, second: Decimal) -> None:
    smaller, larger = sorted((first, second))
    low, high = amount(f"{smaller}", "wan_yuan"), amount(f"{larger}", "wan_yuan")

    assert low is not None
    assert high is not None
    assert low <= high


@given(NUMBERS, counters)
@settings(deadline=None)
def test_an_actual_in_the_targets_words_has_the_targets_value(value: Decimal, unit: str) -> None:
    found = actual(f"{value}({unit})", target(f"={value}({unit})"))

    assert (value, unit) == (found.value, found.unit)


@given(NUMBERS, NUMBERS)
@settings(deadline=None)
def test_money_is_compared_in_the_targets_unit(limit: Decimal, spent: Decimal) -> None:
    found = actual(f"{spent}元", target(f"≤{limit}万元"))

    assert "万元" == found.unit
    assert spent == (found.value or Decimal(0)) * 10000


@given(st.integers(0, 99_999))
def test_a_number_in_chinese_words_is_one_number(value: int) -> None:
    assert value == chinese_integer(_in_words(value))


@given(st.text(alphabet=" \t\n　５5.次%", max_size=12))
def test_joining_never_joins_two_figures(text: str) -> None:
    before = re.findall("[0-9.,]+", half_width(text))

    assert before == re.findall("[0-9.,]+", joined(text))


def _spelt(part: str) -> int | None:
    return 100 if part == "百" else chinese_integer(part)


def _in_words(value: int) -> str:
    digits = "零一二三四五六七八九"
    if value < 10:
        return digits[value]
    text = ""
    for place, name in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            text += digits[digit] + name
        elif text and value % place and not text.endswith("零"):
            text += "零"
    return text[1:] if 10 <= value < 20 else text
