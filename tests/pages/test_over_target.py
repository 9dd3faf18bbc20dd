"""The over-target page: deviations, causes, and what another threshold would take off."""

import pytest

from tests.pages.app import opened, said, tiles


def test_the_tiles_say_what_is_over_and_what_came_off() -> None:
    app = opened("over_target")

    assert not app.exception
    assert tiles(app) == [
        ("超额的指标", "18"),
        ("超额未说明的指标", "2"),
        ("因超额扣分（分）", "9.00"),
        ("指标扣分合计（分）", "16.81"),
    ]


def test_figures_say_what_they_show() -> None:
    page = said(opened("over_target")).replace("\\", "")

    assert "18项指标超过目标值：扣分9项；达到说明界限而未扣分也未说明2项；最大超出2,250%。" in page
    assert "共失35.18分：超额完成9.00分、未完成7.81分、执行率得分未满18.37分。" in page
    assert "福田区（深圳市福田区 2023 年）16项中扣9项，共9.00分；闵行区（上海市闵行区 2023 年）2项中扣0项" in page
    assert "扣分线为50%时，10项指标将扣10.00分；实际在超过目标值的指标上扣9.00分。其中1项按1.00分假定。" in page


@pytest.mark.parametrize(
    ("threshold", "sentence", "listed"),
    [
        (30, "扣分线为30%时，11项指标将扣11.00分", "共11项"),
        (100, "扣分线为100%时，8项指标将扣8.00分", "共8项"),
        (300, "扣分线为300%时，3项指标将扣3.00分", "共3项"),
    ],
)
def test_the_slider_recomputes_what_would_come_off(threshold: int, sentence: str, listed: str) -> None:
    app = opened("over_target")
    app.slider(key="over_target_threshold").set_value(threshold).run()
    page = said(app).replace("\\", "")

    assert sentence in page
    assert listed in page
    assert app.query_params["threshold"] == str(threshold)


def test_the_default_threshold_is_left_out_of_the_address() -> None:
    app = opened("over_target", threshold="100")
    app.slider(key="over_target_threshold").set_value(50).run()

    assert "threshold" not in app.query_params


def test_a_link_opens_its_threshold_and_list() -> None:
    app = opened("over_target", threshold="100", behind="differs")

    assert app.slider(key="over_target_threshold").value == 100
    assert app.segmented_control(key="over_target_behind").value == "differs"
    assert "共1项，列出1项" in said(app)


@pytest.mark.parametrize("threshold", ["9999", "-5", "half", "٣٠٠٠", ""])
def test_a_wrong_threshold_in_a_link_is_named_and_ignored(threshold: str) -> None:
    app = opened("over_target", threshold=threshold)

    assert not app.exception
    assert app.slider(key="over_target_threshold").value == 50
    assert len(app.warning) == 1


def test_a_list_without_rows_says_so() -> None:
    assert [info.value for info in opened("over_target", behind="disputed", region="310112").info] == [
        "没有符合条件的指标。"
    ]


def test_forms_without_comparable_indicators_say_what_is_missing() -> None:
    app = opened("over_target", form="department")

    assert not app.exception
    assert [info.value for info in app.info] == ["所选自评没有超过目标值且可比的指标。"]


def test_reports_alone_say_that_there_is_nothing_to_compare() -> None:
    assert [info.value for info in opened("over_target", form="report").info] == [
        "所选自评没有带分值的指标，无法比较超额与扣分。"
    ]


def test_english_reads_as_english() -> None:
    page = said(opened("over_target", locale="en-US")).replace("\\", "")

    assert "18 indicators went over their targets: 9 lost points" in page
    assert "At a threshold of 50%, 10 indicators would lose 10.00 points; indicators over target did lose 9.00." in page


def test_a_list_whose_rows_all_lack_a_value_leaves_its_column_out() -> None:
    app = opened("over_target", region="310112", threshold="0")

    assert not app.exception
    assert "共2项，列出2项" in said(app)
