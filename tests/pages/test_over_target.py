"""The over-target page: deviations, causes, and how alike places treat them."""

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
