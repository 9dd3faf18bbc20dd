"""The overview says what the five documents add up to."""

from pathlib import Path

import pytest

from tests.pages.app import opened, said, tiles


def test_the_tiles_show_the_projects_first_and_every_form_type_apart() -> None:
    app = opened("overview")

    assert not app.exception
    assert [heading.value for heading in app.subheader][:3] == [
        "项目支出自评表：24份",
        "部门整体支出自评表：2份",
        "自评报告：1份",
    ]
    assert tiles(app)[:7] == [
        ("全年预算数（万元）", "5,043.70"),
        ("全年执行数（万元）", "4,925.61"),
        ("执行率（全年预算）", "97.66%"),
        ("执行率（年初预算）", "83.22%"),
        ("平均分", "98.53"),
        ("中位分", "99.85"),
        ("失分合计", "35.18"),
    ]


def test_a_report_without_scores_shows_dashes() -> None:
    app = opened("overview", form="report")

    assert dict(tiles(app))["平均分"] == "—"
    assert dict(tiles(app))["失分合计"] == "—"


def test_a_link_selects_what_it_says_and_says_so() -> None:
    app = opened("overview", region="440304", year="2023", unit="yuan")

    assert dict(tiles(app))["全年执行数（元）"] == "26,911,882.88"
    assert "当前范围：2023年；福田区（广东省深圳市）；全部部门；全部表单类型。" in said(app).replace("\\", "")


def test_an_unknown_value_in_a_link_is_named_and_ignored() -> None:
    app = opened("overview", region=["999999", "440304"], year="1999", unit="dollar")

    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        "链接中的年度“1999”不在现有数据中，已忽略。",
        "链接中的地区“999999”不在现有数据中，已忽略。",
        "链接中的金额单位“dollar”不在现有数据中，已忽略。",
    ]
    assert [heading.value for heading in app.subheader][:1] == ["项目支出自评表：13份"]


def test_markdown_in_a_link_stays_text() -> None:
    app = opened("overview", year="[x](http://a.b)")

    assert [warning.value for warning in app.warning] == [
        r"链接中的年度“\[x\]\(http\://a\.b\)”不在现有数据中，已忽略。"
    ]


def test_an_empty_selection_says_what_to_do() -> None:
    app = opened("overview", text="没有这个项目")

    assert not app.exception
    assert [info.value for info in app.info] == ["所选范围内没有自评表。请放宽年度、地区、部门或名称条件。"]
    assert not app.metric


def test_one_year_says_what_a_trend_and_a_comparison_lack() -> None:
    app = opened("overview", year="2023")

    assert [info.value for info in app.info] == [
        "分年度趋势需要同类自评至少两个年度的数据，所选范围没有。",
        "没有可比的上年数据：所选范围内没有同一部门在相邻两年的同类自评。",
    ]


def test_english_by_the_browser_and_by_the_link() -> None:
    assert opened("overview", locale="en-GB").title[0].value == "Overview"
    assert opened("overview", locale="en-GB", lang="zh").title[0].value == "总览"
    assert opened("overview", locale="zh-TW", lang="en").title[0].value == "Overview"
    assert opened("overview", locale="zh-TW").title[0].value == "总览"


def test_a_wrong_language_in_a_link_is_named_and_ignored() -> None:
    app = opened("overview", lang="fr")

    assert app.title[0].value == "总览"
    assert [warning.value for warning in app.warning] == ["链接中的语言“fr”不在现有数据中，已忽略。"]


def test_filters_narrow_and_can_be_cleared() -> None:
    app = opened("overview")
    app.sidebar.multiselect(key="filter_years").select("2022").run()

    assert [heading.value for heading in app.subheader][:1] == ["部门整体支出自评表：1份"]
    assert app.query_params["year"] == "2022"
    app.sidebar.button[0].click().run()
    assert [heading.value for heading in app.subheader][:1] == ["项目支出自评表：24份"]
    assert "year" not in app.query_params


def test_filters_stay_on_the_next_page() -> None:
    app = opened("overview")
    app.sidebar.multiselect(key="filter_regions").select("310112").run()
    app.switch_page("pages/execution.py").run()

    assert app.title[0].value == "执行率"
    assert "闵行区（上海市）" in said(app)


def test_what_needs_a_look_names_projects_and_amounts() -> None:
    page = said(opened("overview", form="project")).replace("\\", "")

    assert "深圳市福田区总工会（本级），2023年：执行率11.92%，未执行2.64万元" in page
    assert "上海市闵行区总工会（汇总），2023年：未执行75.00万元，执行率96.21%" in page


def test_an_empty_store_is_a_sentence_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    app = opened("overview")

    assert not app.exception
    assert [error.value.partition("：")[0] for error in app.error] == ["数据暂时无法打开"]
    assert "jixiao import" in app.error[0].value
