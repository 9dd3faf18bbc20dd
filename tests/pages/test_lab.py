"""The deduction lab: another rule for going over target, and what it would change."""

import pytest

from dashboard.i18n import words
from tests.pages.app import opened, said, tiles


def page_of(**asked: str) -> str:
    """What the page says."""
    return said(opened("lab", **asked)).replace("\\", "")


def test_the_tiles_say_what_the_rule_would_change() -> None:
    app = opened("lab")

    assert not app.exception
    assert tiles(app) == [
        ("将扣分的指标", "10"),
        ("测算扣分（分）", "10.00"),
        ("测算平均分", "98.49"),
        ("等级变化的自评", "0"),
    ]


@pytest.mark.parametrize(
    ("asked", "sentence", "mean"),
    [
        ({"threshold": "30"}, "扣分线为30%时，11项指标将扣11.00分；实际在超过目标值的指标上扣9.00分。", "98.45"),
        ({"threshold": "100", "points": "2"}, "扣分线为100%时，8项指标将扣16.00分", "98.24"),
        ({"curve": "proportional"}, "扣分线为50%时，10项指标将扣26.75分", "97.79"),
        ({"curve": "stepped"}, "扣分线为50%时，10项指标将扣36.80分", "97.38"),
        ({"scope": "unexplained"}, "扣分线为50%时，1项指标将扣1.00分；实际在超过目标值的指标上扣0.00分。", "98.49"),
    ],
)
def test_a_link_opens_its_rule(asked: dict[str, str], sentence: str, mean: str) -> None:
    app = opened("lab", **asked)

    assert sentence in said(app).replace("\\", "")
    assert dict(tiles(app))["测算平均分"] == mean
    assert {name: app.query_params[name] for name in asked} == asked


def test_grades_places_and_forms_move_with_the_rule() -> None:
    page = page_of(curve="stepped")

    assert "按得分划分的等级：优由24份变为21份；良由0份变为3份。" in page
    assert "2行中有0行名次变化" in page
    assert "共7份，列出7份，变化大的在前。" in page
    assert "共10项，列出10项，超出多的在前。" in page


def test_one_place_s_rule_is_tried_on_the_other_s_forms_in_words() -> None:
    assert (
        "按“深圳市福田区 2023 年”规则（超出50%及以上每项扣1.00分），闵行区的11份自评中有1份得分变化："
        "1项指标共扣1.00分（实际0.00分），平均分由99.77变为99.68。"
    ) in page_of()


def test_the_default_rule_is_left_out_of_the_address() -> None:
    app = opened("lab", threshold="100", curve="stepped")
    app.slider(key="lab_threshold").set_value(50).run()
    app.segmented_control(key="lab_curve").set_value("flat").run()

    assert {"threshold", "curve"}.isdisjoint(app.query_params)


@pytest.mark.parametrize("threshold", ["9999", "-5", "half", "٣٠٠٠", ""])
def test_a_wrong_threshold_in_a_link_is_named_and_ignored(threshold: str) -> None:
    app = opened("lab", threshold=threshold)

    assert not app.exception
    assert app.slider(key="lab_threshold").value == 50
    assert len(app.warning) == 1


def test_a_rule_that_changes_nothing_says_so() -> None:
    assert "这条规则不会改变任何一份自评的得分。" in [info.value for info in opened("lab", region="440304").info]


def test_forms_without_comparable_indicators_say_what_is_missing() -> None:
    app = opened("lab", form="department")

    assert not app.exception
    assert "所选自评没有超过目标值且可比的指标。" in [info.value for info in app.info]


def test_reports_alone_say_that_there_is_nothing_to_compare() -> None:
    assert [info.value for info in opened("lab", form="report").info] == [
        "所选自评没有带分值的指标，无法比较超额与扣分。"
    ]


def test_english_reads_as_english() -> None:
    page = page_of(locale="en-US")

    assert "At a threshold of 50%, 10 indicators would lose 10.00 points; indicators over target did lose 9.00." in page
    assert "1 of Minhang's 11 evaluations would have another score" in page
    assert "Excellent" == words("en").value("grade_simulated", "优")


def test_a_list_whose_rows_all_lack_a_value_leaves_its_column_out() -> None:
    app = opened("lab", region="310112", threshold="0")

    assert not app.exception
    assert "共2项，列出2项" in said(app)
