"""What stands in the figures of the overview."""

import pandas as pd

from dashboard.charts import overview, style
from dashboard.i18n import words
from tests.charts.frames import NOTES, results, trace

ZH, EN = words("zh"), words("en")
DISTRICTS = results(
    {"region_name_zh": "甲区", "region_name_en": "Jia", "region_code": "110101", "execution_rate": 0.9671},
    {
        "region_name_zh": "乙区",
        "region_name_en": None,
        "region_code": "110102",
        "execution_rate": 0.9846,
        "score_mean": 97.49,
    },
    {"region_name_zh": None, "region_code": None, "execution_rate": None, "score_mean": None},
)


def test_districts_carry_the_code_that_a_click_narrows_to() -> None:
    bars = trace(overview.districts(DISTRICTS, ZH, NOTES), "执行率（按全年预算）")

    assert [key for (key,) in bars.customdata] == ["110101", "110102", ""]


def test_districts_without_an_english_name_keep_their_own() -> None:
    figure = overview.districts(DISTRICTS, EN, NOTES)

    assert list(figure.layout.yaxis.ticktext) == ["Jia", "乙区", "(no name)"]


def test_districts_say_who_is_lowest_and_who_is_highest() -> None:
    assert overview.districts(DISTRICTS, ZH, NOTES).layout.meta["alt"] == (
        "按全年预算的执行率最低为甲区（96.71%），最高为乙区（98.46%）；共3项。"
    )
    assert overview.district_scores(DISTRICTS, ZH, NOTES).layout.meta["alt"] == (
        "平均分最低为甲区（95.00），最高为乙区（97.49）；共3项。"
    )


def test_scores_have_the_colour_of_scores_and_execution_that_of_execution() -> None:
    assert trace(overview.districts(DISTRICTS, ZH, NOTES), "执行率（按全年预算）").marker.color == style.EXECUTION
    assert trace(overview.district_scores(DISTRICTS, ZH, NOTES), "平均分").marker.color == style.SCORE


def test_a_trend_needs_two_years_of_one_form_type() -> None:
    two_kinds = results({"year": 2022, "form_type": "department"}, {"year": 2023})

    assert overview.trend(two_kinds, ZH, NOTES) is None


def test_a_trend_draws_rates_and_scores_of_each_form_type_apart() -> None:
    frame = results(
        {"year": 2022, "execution_rate": 0.9, "score_mean": 96.0, "evaluations": 5},
        {"year": 2023, "execution_rate": 0.95, "score_mean": 97.0, "evaluations": 6},
        {"year": 2022, "form_type": "department", "execution_rate": 0.8, "score_mean": None},
        {"year": 2023, "form_type": "department", "execution_rate": 0.7, "score_mean": None},
    )
    figure = overview.trend(frame, ZH, NOTES)

    assert figure is not None
    assert [(drawn.name, [value if pd.notna(value) else None for value in drawn.y]) for drawn in figure.data] == [
        ("项目支出自评表", [0.9, 0.95]),
        ("项目支出自评表", [96.0, 97.0]),
        ("部门整体支出自评表", [0.8, 0.7]),
        ("部门整体支出自评表", [None, None]),
    ]
    assert figure.layout.meta["alt"] == "2022年至2023年，份数最多的一类（项目支出自评表）执行率由90.00%变为95.00%。"


def test_changes_are_percentage_points_with_their_sign() -> None:
    frame = pd.DataFrame(
        {
            "form_type": ["project"],
            "region_name_zh": ["甲区"],
            "region_name_en": ["Jia"],
            "department_name": ["甲区财政局"],
            "year": [2023],
            "execution_rate_before": [0.95],
            "execution_rate": [0.9],
            "execution_rate_change": [-0.05],
        }
    )
    figure = overview.changes(frame, ZH, NOTES)

    assert list(figure.data[0].text) == ["−5.00个百分点"]
    assert figure.layout.meta["alt"] == "2023年与上年相比，甲区财政局的执行率变化−5.00个百分点。"
