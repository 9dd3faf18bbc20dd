"""What stands in the figures of deviations and deductions."""

from typing import Any

import pandas as pd

from dashboard.charts import deductions, deviations
from dashboard.charts.treatment import treatment
from dashboard.i18n import words
from tests.charts.frames import NOTES, texts, trace

ZH = words("zh")


def mark(**row: Any) -> dict[str, Any]:
    """A row of mart `deviations`."""
    plain: dict[str, Any] = {
        "form_type": "project",
        "evaluation_id": "a",
        "member_key": "1",
        "region_name_zh": "甲区",
        "region_name_en": None,
        "department_name": None,
        "project_name": "某项目",
        "level_3": "培训人数",
        "target_text": "≥10人",
        "actual_text": "20人",
        "members": 2,
        "indicators_of_member": 2,
        "is_deducted": False,
        "is_explanation_missing": False,
        "indicators": 1,
        "points_lost": 0.0,
        "deviation_rate": 1.0,
        "deduct_from_rate": None,
    }
    return plain | row


def pack(**row: Any) -> dict[str, Any]:
    """A row of mart `pack_thresholds`."""
    plain: dict[str, Any] = {
        "pack_name_zh": "甲区规则",
        "pack_name_en": "Rules of A",
        "explain_from_rate": 0.3,
        "large_from_rate": 0.5,
        "target_low_rate": 1.0,
        "deduct_from_rate": None,
    }
    return plain | row


MARKS = pd.DataFrame(
    [
        mark(evaluation_id="lost", is_deducted=True, points_lost=1.0, deduct_from_rate=0.5, deviation_rate=22.5),
        mark(evaluation_id="fine", deduct_from_rate=0.5, deviation_rate=0.002),
        mark(evaluation_id="silent", member_key="2", region_name_zh="乙区", is_explanation_missing=True),
    ]
)
PACKS = pd.DataFrame([pack(deduct_from_rate=0.5), pack(pack_name_zh="乙区规则", large_from_rate=0.6)])


def test_the_strip_draws_each_line_once_and_names_it() -> None:
    figure = deviations.strip(MARKS, PACKS, ZH, NOTES)

    assert [drawn.name for drawn in figure.data if drawn.mode == "lines"] == [
        "须说明 30%",
        "须核实 50%",
        "须核实 60%",
        "指标值可能偏低 100%",
        "当地扣分线",
    ]
    assert list(trace(figure, "当地扣分线").x) == [0.5, 0.5, None]


def test_the_strip_tells_apart_what_lost_points_and_what_is_silent() -> None:
    figure = deviations.strip(MARKS, PACKS, ZH, NOTES)

    assert {
        name: [key[0] for key in trace(figure, name).customdata]
        for name in ("已扣分", "未扣分", "应说明而未说明，未扣分")
    } == {"已扣分": ["lost"], "未扣分": ["fine"], "应说明而未说明，未扣分": ["silent"]}
    assert figure.layout.meta["alt"] == (
        "3项指标超过目标值：扣分1项；达到说明界限而未扣分也未说明1项；最大超出2,250%。"
    )


def test_a_hair_over_target_is_drawn_at_the_edge_and_says_what_it_is() -> None:
    drawn = trace(deviations.strip(MARKS, PACKS, ZH, NOTES), "未扣分")

    assert list(drawn.x) == [0.01]
    assert "超出0.20%" in drawn.hovertext[0]


def test_a_mark_of_many_opens_nothing() -> None:
    frame = pd.DataFrame([mark(evaluation_id=None, indicators=5, points_lost=3.0)])
    drawn = trace(deviations.strip(frame, PACKS, ZH, NOTES), "未扣分")

    assert list(drawn.customdata) == [None]
    assert drawn.hovertext[0] == "5项指标<br>超出约100%，共扣3.00分"


def test_rows_left_out_are_counted() -> None:
    frame = pd.DataFrame([mark(members=31)])

    assert deviations.strip(frame, PACKS, ZH, NOTES).layout.meta["alt"].endswith("共31行，显示超额指标最多的1行。")


def treated(**row: Any) -> dict[str, Any]:
    """A row of mart `deviation_treatment`."""
    plain: dict[str, Any] = {
        "form_type": "project",
        "region_code": "1",
        "region_name_zh": "甲区",
        "region_name_en": None,
        "pack_id": "a",
        "pack_name_zh": "甲区规则",
        "pack_name_en": "Rules of A",
        "deviation_band": "from_50_to_100",
        "members": 2,
        "indicators": 3,
        "indicators_deducted": 0,
        "deducted_share": 0.0,
        "points_lost": 0.0,
        "points_lost_lowest": None,
        "points_lost_highest": None,
        "deviation_rate_lowest": 0.5,
        "deviation_rate_highest": 0.9,
    }
    return plain | row


def test_one_deviation_stands_in_one_column_with_each_place_and_its_pack() -> None:
    lost = {"indicators_deducted": 2, "deducted_share": 1.0, "points_lost": 3.0}
    frame = pd.DataFrame(
        [
            treated(
                region_code="2",
                region_name_zh="乙区",
                pack_id="b",
                pack_name_zh="乙区规则",
                indicators=2,
                points_lost_lowest=1.0,
                points_lost_highest=2.0,
                **lost,
            ),
            treated(),
        ]
    )
    figure = treatment(frame, ZH, NOTES)

    assert [list(row) for row in figure.data[0].text] == [
        ["", "", "2/2<br>1.00–2.00分", "", ""],
        ["", "", "0/3", "", ""],
    ]
    assert [label.split("<")[0] for label in figure.layout.yaxis.ticktext] == ["乙区", "甲区"]
    assert "乙区规则" in figure.layout.yaxis.ticktext[0]
    assert figure.layout.meta["alt"] == (
        "格内为扣分项数/超额项数和每项扣分。乙区（乙区规则）2项中扣2项，共3.00分；甲区（甲区规则）3项中扣0项，共0.00分。"
    )


def test_places_left_out_are_counted() -> None:
    figure = treatment(pd.DataFrame([treated(members=150)]), ZH, NOTES)

    assert figure.layout.meta["alt"].endswith("共150行，显示失分最多的1行。")


def cause(code: str, points: float, **row: Any) -> dict[str, Any]:
    """A row of mart `points_lost_causes`."""
    plain = {
        "form_type": "project",
        "member_key": "1",
        "region_name_zh": "甲区",
        "region_name_en": None,
        "department_name": None,
        "members": 1,
        "evaluations": 2,
        "points_lost_total": 10.0,
    }
    return plain | {"deduction_cause": code, "points_lost": points} | row


def test_causes_are_stacked_in_their_colours_with_the_sum_beside() -> None:
    figure = deductions.causes(pd.DataFrame([cause("over_target", 9.0), cause("execution", 1.0)]), ZH, NOTES)

    assert [(drawn.name, list(drawn.x), drawn.marker.color) for drawn in figure.data] == [
        ("超额完成", [9.0], deductions.CAUSES["over_target"]),
        ("执行率得分未满", [1.0], deductions.CAUSES["execution"]),
    ]
    assert "10.00" in texts(figure)
    assert figure.layout.meta["alt"] == "共失10.00分：超额完成9.00分、执行率得分未满1.00分。"
