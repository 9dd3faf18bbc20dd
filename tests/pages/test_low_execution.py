"""The screening for low execution: criteria in the address, every form with its own words and its leads."""

from pathlib import Path

import pytest

from dashboard.casework import saved_selections
from dashboard.importing import import_sources
from tests.pages.app import opened, said, tiles


def test_the_three_low_projects_and_their_money() -> None:
    app = opened("low_execution")

    assert not app.exception
    assert tiles(app) == [
        ("低执行份数", "3"),
        ("占可计算份数", "12.50%"),
        ("低执行项目预算数（万元）", "57.00"),
        ("低执行项目未执行数（万元）", "25.55"),
    ]
    assert "另：部门整体支出自评表2份，没有低执行；部门整体支出自评表1份缺预算数或执行数" in said(app)


def test_the_list_holds_words_and_leads() -> None:
    table = opened("low_execution").dataframe[0].value

    assert table["form_name"].tolist() == ["小型工程类项目（非政府投资项目）", "党组织建设", "疫情防控"]
    assert table["execution_rate"].round(2).tolist() == [56.34, 11.92, 73.0]
    assert table["explanation"][1].startswith("党建活动参加人次：1. 偏差原因：年初设置年度指标值未考虑单位其他人员")
    assert "B01执行率偏低、B08指标得分高而资金未执行" in table["rules"][1]
    assert table["link"][1].startswith("project?evaluation=")
    assert table["link"][1].endswith("-012")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"threshold": "60"}, "2"),
        ({"threshold": "100"}, "14"),
        ({"basis": "initial"}, "4"),
        ({"minimum": "4"}, "2"),
        ({"minimum": "5"}, "1"),
        ({"source": "fiscal"}, "3"),
    ],
)
def test_a_link_opens_its_criteria(query: dict[str, str], found: str) -> None:
    assert tiles(opened("low_execution", **query))[0] == ("低执行份数", found)


def test_criteria_stand_in_the_address_and_in_the_notes() -> None:
    app = opened("low_execution")
    app.slider(key="low_execution_threshold").set_value(60).run()
    app.number_input(key="low_execution_minimum").set_value(10).run()
    app.segmented_control(key="low_execution_basis").select("initial").run()

    assert {name: app.query_params[name] for name in ("threshold", "minimum", "basis")} == {
        "threshold": "60",
        "minimum": "10",
        "basis": "initial",
    }
    assert "筛查条件：按年初预算，资金来源为合计，执行率低于60%，预算数不低于10.00万元" in said(app).replace("\\", "")


def test_nothing_found_says_so() -> None:
    app = opened("low_execution", region="310112")

    assert not app.exception
    assert [info.value for info in app.info] == ["没有符合筛查条件的自评。"]


def test_wrong_criteria_in_a_link_are_named_and_ignored() -> None:
    app = opened("low_execution", threshold="galaxy", basis="galaxy", source="galaxy", minimum="-1")

    assert not app.exception
    assert len(app.warning) == 4
    assert dict(tiles(app))["低执行份数"] == "3"


def test_the_links_of_rows_keep_the_selection_and_the_language() -> None:
    table = opened("low_execution", lang="en", region="440304").dataframe[0].value

    assert table["link"][0].startswith("project?region=440304&lang=en&evaluation=")


def test_english_reads_as_english() -> None:
    page = said(opened("low_execution", locale="en-US")).replace("\\", "")

    assert "Project form (24 in all)" in page
    assert "3 forms, the most unspent money first" in page


def test_a_selection_is_saved_under_a_name_and_opens_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_sources(tmp_path)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    app = opened("low_execution", threshold="60", year="2023")
    next(box for box in app.text_input if box.label == "名称").set_value("重点项目")
    next(button for button in app.button if button.label == "保存当前筛选").click().run()
    (saved,) = saved_selections(tmp_path, "low_execution")

    assert not app.exception
    assert (saved.name, saved.query) == ("重点项目", {"threshold": ["60"], "year": ["2023"]})
    next(button for button in app.button if button.label == "删除").click().run()
    assert saved_selections(tmp_path, "low_execution") == ()


def test_a_selection_without_a_name_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_sources(tmp_path)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    app = opened("low_execution")
    next(button for button in app.button if button.label == "保存当前筛选").click().run()

    assert [error.value for error in app.error] == ["请填写名称，不超过60个字。"]
