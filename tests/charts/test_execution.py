"""What stands in the figures of execution rates."""

import pandas as pd

from dashboard.charts import execution, style
from dashboard.i18n import words
from tests.charts.frames import NOTES, results, texts, trace

ZH, EN = words("zh"), words("en")
PROJECTS = results(
    {"project_name": "甲", "evaluation_id": "a-001", "execution_rate": 0.1192},
    {"project_name": "同名", "evaluation_id": "a-002", "execution_rate": 0.8},
    {"project_name": "同名", "evaluation_id": "a-003", "execution_rate": 1.0, "execution_rate_initial": 1.3},
    {"project_name": "丁", "evaluation_id": "a-004", "execution_rate": None},
)


def test_a_ranking_draws_every_member_on_a_row_of_its_own() -> None:
    figure = execution.ranking(PROJECTS, "project", ZH, NOTES)
    bars = trace(figure, "执行率（按全年预算）")

    assert list(bars.y) == [0, 1, 2, 3]
    assert list(figure.layout.yaxis.ticktext) == ["甲", "同名", "同名", "丁"]
    assert [key for (key,) in bars.customdata] == ["a-001", "a-002", "a-003", "a-004"]


def test_a_ranking_stresses_what_is_below_the_line_and_draws_the_line() -> None:
    figure = execution.ranking(PROJECTS, "project", ZH, NOTES)

    assert list(trace(figure, "执行率（按全年预算）").marker.opacity) == [1, style.FAINT, style.FAINT, style.FAINT]
    assert [shape.x0 for shape in figure.layout.shapes] == [0.8]


def test_a_ranking_writes_every_rate_and_a_dash_for_the_unknown() -> None:
    written = texts(execution.ranking(PROJECTS, "project", ZH, NOTES))

    assert written.split("\n")[1:5] == ["11.92%", "80.00%", "100.00%", "—"]


def test_a_ranking_shows_the_rate_on_the_initial_budget_beside() -> None:
    diamonds = trace(execution.ranking(PROJECTS, "project", ZH, NOTES), "执行率（按年初预算）")

    assert list(diamonds.x) == [1.0, 1.0, 1.3, 1.0]


def test_a_ranking_says_in_a_sentence_what_is_seen() -> None:
    assert execution.ranking(PROJECTS, "project", ZH, NOTES).layout.meta["alt"] == (
        "执行率最低的是甲（11.92%）；共4项，低于80%的有1项。"
    )
    assert execution.ranking(PROJECTS[:1].assign(members=1), "project", EN, NOTES).layout.meta["alt"] == (
        "One entry, 11.92% of its adjusted budget executed."
    )


def test_a_ranking_of_some_says_of_how_many() -> None:
    some = PROJECTS.assign(members=1234, place=[1, 2, 3, 4])

    assert execution.ranking(some, "project", ZH, NOTES).layout.meta["alt"] == (
        "共1,234项，图中为其中4项（每类表单最多4项）；图中最低的是甲（11.92%），低于80%的有1项。"
    )


def test_members_of_several_form_types_say_which_they_are() -> None:
    both = results(
        {"region_name_zh": "甲区", "region_name_en": "Jia", "region_code": "1"},
        {
            "region_name_zh": "甲区",
            "region_name_en": "Jia",
            "region_code": "1",
            "form_type": "department",
            "members": 1,
        },
    )

    assert list(execution.ranking(both, "district", ZH, NOTES).layout.yaxis.ticktext) == [
        "甲区（项目）",
        "甲区（部门整体）",
    ]
    assert list(execution.ranking(both, "district", EN, NOTES).layout.yaxis.ticktext) == [
        "Jia (projects)",
        "Jia (department)",
    ]


def test_long_names_keep_the_type_of_form_they_are_told_apart_by() -> None:
    name = "使用地方教育附加专项资金开展职工职业培训工作"
    both = results({"project_name": name}, {"project_name": name, "form_type": "department"})

    assert list(execution.ranking(both, "project", ZH, NOTES).layout.yaxis.ticktext) == [
        "使用地方教育附加专项…（项目）",
        "使用地方教育附加…（部门整体）",
    ]


def test_equal_names_say_whose_they_are() -> None:
    same = results(
        {"project_name": "党建经费", "unit_name": "甲学校", "department_name": "教育局", "year": 2022},
        {"project_name": "党建经费", "unit_name": "乙学校", "department_name": "教育局", "year": 2023},
        {"project_name": "党建经费", "unit_name": "乙学校", "department_name": "教育局", "year": 2022},
        {"project_name": "绿化", "unit_name": "乙学校", "department_name": "教育局", "year": 2022},
    )

    assert list(execution.ranking(same, "project", ZH, NOTES).layout.yaxis.ticktext) == [
        "党建经费（甲学校）",
        "党建经费（2023、乙学校）",
        "党建经费（2022、乙学校）",
        "绿化",
    ]


BANDS = pd.DataFrame(
    {
        "form_type": ["project"] * 6,
        "band": ["below_30", "from_30_to_60", "from_60_to_80", "from_80_to_100", "full", "unknown"],
        "evaluations": [1, 1, 1, 11, 10, 0],
        "evaluations_share": [1 / 24, 1 / 24, 1 / 24, 11 / 24, 10 / 24, 0],
    }
)


def test_bands_are_counted_and_the_unknown_shown_only_where_there_is_some() -> None:
    bars = trace(execution.bands(BANDS, ZH, NOTES), "项目支出自评表")

    assert list(bars.x) == ["<30%", "30–60%", "60–80%", "80–100%", "≥100%"]
    assert list(bars.y) == [1, 1, 1, 11, 10]
    assert execution.bands(BANDS.replace(0, 2), ZH, NOTES).data[0].x[-1] == "无法计算"


def test_bands_say_in_a_sentence_what_is_seen() -> None:
    assert execution.bands(BANDS, ZH, NOTES).layout.meta["alt"] == (
        "项目支出自评表24份，其中执行率低于80%的3份，达到100%的10份。"
    )


def test_the_two_means_stand_side_by_side() -> None:
    totals = results({"execution_rate": 0.9766, "execution_rate_mean": 0.9236, "execution_rate_initial": 0.8322})
    figure = execution.means(totals, ZH, NOTES)

    assert {drawn.name: list(drawn.x) for drawn in figure.data} == {
        "按金额加权（全年预算）": [0.9766],
        "逐份简单平均（全年预算）": [0.9236],
        "按金额加权（年初预算）": [0.8322],
    }


YEARS = results(
    {"member_key": "a", "region_name_zh": "甲区", "year": 2022, "execution_rate": 0.7},
    {"member_key": "a", "region_name_zh": "甲区", "year": 2023, "execution_rate": 0.9},
    {"member_key": "b", "region_name_zh": "乙区", "year": 2022, "execution_rate": 0.95},
    {"member_key": "b", "region_name_zh": "乙区", "year": 2023, "execution_rate": 0.85},
    {"member_key": "c", "region_name_zh": "丙区", "year": 2023, "execution_rate": 0.5},
)


def test_a_slope_draws_only_who_has_two_years() -> None:
    figure = execution.slope(YEARS, ZH, NOTES)

    assert figure is not None
    assert {drawn.name: list(drawn.y) for drawn in figure.data} == {"甲区": [0.7, 0.9], "乙区": [0.95, 0.85]}
    assert figure.layout.meta["alt"] == (
        "2条线，2022年至2023年；升幅最大的是甲区（+20.00个百分点），降幅最大的是乙区（−10.00个百分点）。"
    )


def test_there_is_no_slope_of_one_year() -> None:
    assert execution.slope(YEARS[YEARS["year"] == 2023], ZH, NOTES) is None
