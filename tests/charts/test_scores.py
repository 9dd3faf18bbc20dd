"""What stands in the figures of scores."""

from typing import Any

import pandas as pd

from dashboard.charts import score_execution, score_groups, scores
from dashboard.i18n import words
from tests.charts.frames import NOTES, texts, trace

ZH, EN = words("zh"), words("en")
SCHEME = "优≥90；良≥80；中≥60；差≥0"


def bins(*counts: tuple[int, int], scheme: str | None = SCHEME) -> pd.DataFrame:
    """Rows of mart `score_bins`: (lower end, forms)."""
    return pd.DataFrame(
        [
            {"form_type": "project", "scheme_key": scheme, "score_from": low, "evaluations": count}
            for low, count in counts
        ]
    )


def bands(*counts: int, scheme: str = SCHEME, packs: str = "全国默认", lowest: float = 90) -> pd.DataFrame:
    """Rows of mart `score_bands` for the four grades; the best starts at `lowest`."""
    bounds = [("优", lowest, None), ("良", 80.0, lowest), ("中", 60.0, 80.0), ("差", 0.0, 60.0)]
    return pd.DataFrame(
        [
            {
                "form_type": "project",
                "scheme_key": scheme,
                "pack_names_zh": packs,
                "pack_names_en": "National default",
                "grade": grade,
                "score_from": low,
                "is_from_included": True,
                "score_to": high,
                "is_to_included": False,
                "evaluations": count,
            }
            for (grade, low, high), count in zip(bounds, counts, strict=True)
        ]
    )


def group(**row: Any) -> dict[str, Any]:
    """A row of mart `score_groups`."""
    plain: dict[str, Any] = {
        "form_type": "project",
        "member_key": row.get("department_name", ""),
        "region_name_zh": "某区",
        "region_name_en": None,
        "department_name": None,
        "year": None,
        "members": 2,
        "evaluations_scored": 6,
        "full_share": 0.5,
        "score_mean": 95.0,
        "score_lowest": 90.0,
        "score_whisker_low": 90.0,
        "score_quarter_low": 92.0,
        "score_median": 96.0,
        "score_quarter_high": 98.0,
        "score_whisker_high": 100.0,
        "score_highest": 100.0,
    }
    return plain | row


def points(*rows: tuple[str, str, float]) -> pd.DataFrame:
    """Rows of mart `score_points`: (evaluation, member, score)."""
    return pd.DataFrame(
        [
            {
                "evaluation_id": evaluation,
                "member_key": member,
                "department_name": member,
                "unit_name": member,
                "project_name": f"项目{evaluation}",
                "score_reported": score,
            }
            for evaluation, member, score in rows
        ],
        columns=["evaluation_id", "member_key", "department_name", "unit_name", "project_name", "score_reported"],
    )


def test_the_histogram_says_grades_and_full_marks() -> None:
    figure = scores.histogram(bins((85, 1), (99, 2), (100, 1)), bands(3, 1, 0, 0), ZH, NOTES)

    assert figure.layout.meta["alt"] == (
        "按全国默认的等级划分（优≥90、良≥80、中≥60、差<60）：共4份，满分1份，占25.00%；优 3份、良 1份、中 0份、差 0份。"
    )
    assert list(figure.data[0].x) == [85.5, 99.5, 100.5]
    assert list(figure.data[0].text) == ["1", "2", "1<br>25.0%"]


def test_only_grades_in_sight_are_marked() -> None:
    figure = scores.histogram(bins((99, 2)), bands(2, 0, 0, 0), ZH, NOTES)

    assert [shape.x0 for shape in figure.layout.shapes] == [90.0]
    assert "优 2份" in texts(figure)
    assert "中 0份" not in texts(figure)


def test_each_scheme_of_grades_has_its_own_panel() -> None:
    other = "优≥95；良≥80；中≥60；差≥0"
    figure = scores.histogram(
        pd.concat([bins((96, 1)), bins((96, 3), scheme=other)]),
        pd.concat([bands(1, 0, 0, 0), bands(3, 0, 0, 0, scheme=other, packs="某市", lowest=95)]),
        ZH,
        NOTES,
    )

    assert [drawn.xaxis for drawn in figure.data] == ["x", "x2"]
    assert [(shape.xref, shape.x0) for shape in figure.layout.shapes] == [("x", 90.0), ("x2", 95.0)]
    assert "按某市的等级划分（优≥95、良≥80、中≥60、差<60）" in texts(figure)


def test_scores_without_a_pack_are_drawn_without_grades() -> None:
    figure = scores.histogram(bins((96, 1), scheme=None), bands(0, 0, 0, 0).head(0), EN, NOTES)

    assert figure.layout.meta["alt"] == "No grades known: 1 form, 0 at full marks (0.00%)."
    assert not figure.layout.shapes


def test_small_groups_are_points_and_marked() -> None:
    frame = pd.DataFrame(
        [group(department_name="小局", evaluations_scored=4, score_mean=90.0), group(department_name="大局")]
    )
    figure = score_groups.groups(frame, points(("a", "小局", 90.0), ("b", "小局", 91.0)), ZH, NOTES)

    assert list(figure.data[0].y) == [1]
    assert [list(key) for key in trace(figure, "单份自评").customdata] == [["a"], ["b"]]
    assert {note.text for note in figure.layout.annotations if note.name != "notes"} == {"4份*", "6份"}
    assert figure.layout.meta["alt"] == (
        "平均分最低的是小局（90.00），最高的是大局（95.00）；小局的得分相差最大（10.00分）；共2项。"
        "标*的不足5份，个别自评影响很大，不宜据此比较。"
    )


def test_a_cut_comparison_says_so() -> None:
    figure = score_groups.groups(pd.DataFrame([group(department_name="大局", members=80)]), points(), ZH, NOTES)

    assert figure.layout.meta["alt"].endswith("共80项，显示平均分最低的1项。")


def test_years_are_rows_of_their_own() -> None:
    frame = pd.DataFrame([group(member_key=str(year), year=year, region_name_zh=None) for year in (2021, 2022)])
    figure = score_groups.groups(frame, points(), ZH, NOTES)

    assert list(figure.layout.yaxis.ticktext) == ["2021", "2022"]


def level(member: str, level_1: str | None, rate: float, level_2: str | None = None) -> dict[str, Any]:
    """A row of mart `score_levels`."""
    return {
        "form_type": "project",
        "member_key": member,
        "level_1": level_1,
        "level_2": level_2,
        "evaluations_scored": 6,
        "weight": 100.0,
        "score_reported": rate * 100,
        "score_rate": rate,
    }


def test_score_rates_stand_in_their_cells() -> None:
    order = pd.DataFrame([group(department_name="甲局"), group(department_name="乙局", evaluations_scored=2)])
    frame = pd.DataFrame(
        [
            level("乙局", "execution", 0.5),
            level("乙局", "产出指标", 1.0),
            level("甲局", "execution", 1.0),
            level("甲局", "满意度指标", 0.987),
        ]
    )
    figure = score_groups.levels(frame, order, ZH, NOTES)

    assert [list(row) for row in figure.data[0].text] == [["100.0%", "", "98.7%"], ["50.0%", "100.0%", ""]]
    assert list(figure.layout.xaxis.ticktext) == ["预算执<br>行率", "产出", "满意度"]
    assert list(figure.layout.yaxis.ticktext) == ["甲局", "乙局*"]
    assert figure.layout.meta["alt"].startswith("得分率最低的是乙局的“预算执行率”（50.00%）；4格中有2格得满分。")


def test_a_part_without_a_name_says_so() -> None:
    order = pd.DataFrame([group(department_name="甲局")])
    figure = score_groups.levels(pd.DataFrame([level("甲局", None, 0.9)]), order, ZH, NOTES)

    assert "（未列名称）" in figure.data[0].hovertext[0][0]


def marks(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of mart `score_execution`."""
    plain: dict[str, Any] = {
        "form_type": "project",
        "evaluation_id": "a",
        "project_name": "某项目",
        "unit_name": None,
        "department_name": None,
        "is_asked_about": False,
        "evaluations": 1,
        "unspent_yuan": 0.0,
        "execution_rate": 1.0,
        "score_rate": 1.0,
        "gap_rate_from": 0.05,
    }
    return pd.DataFrame([plain | row for row in rows])


def test_the_zone_ends_where_the_rule_begins() -> None:
    figure = score_execution.against_execution(marks({"score_rate": 0.5}, {"gap_rate_from": 0.1}), ZH, NOTES)

    assert [(drawn.name, list(drawn.x), list(drawn.y)) for drawn in figure.data[:2]] == [
        ("B08：执行率比得分率低5%以上", [0, 0.475, 0.95, 0], [0.5, 0.5, 1, 1]),
        ("B08：执行率比得分率低10%以上", [0, 0.45, 0.9, 0], [0.5, 0.5, 1, 1]),
    ]


def test_forms_asked_about_stand_out_and_marks_of_many_open_nothing() -> None:
    figure = score_execution.against_execution(
        marks(
            {"evaluation_id": "low", "is_asked_about": True, "execution_rate": 0.1192, "unspent_yuan": 26424.0},
            {"evaluation_id": None, "project_name": None, "evaluations": 7},
        ),
        ZH,
        NOTES,
    )

    assert [list(key) for key in trace(figure, "列为疑点（B08）").customdata] == [["low"]]
    assert list(trace(figure, "其余自评").customdata) == [None]
    assert trace(figure, "其余自评").hovertext[0].startswith("7份自评<br>")
    assert figure.layout.meta["alt"] == (
        "8份中有1份得分率明显高于执行率（阴影区内，规则B08），涉及未执行资金2.64万元。"
    )
