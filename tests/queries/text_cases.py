"""Cases of the rules about what people wrote: goals, outcomes and explanations (F)."""

from typing import Any

from dashboard.records import Evaluation, Goal
from tests.queries.cases import case
from tests.queries.forms import evaluation, indicator

PLAN = "组织全区职工开展技能培训，培训职工300人次，职工技能水平明显提升，企业满意度达到90%以上"

LONG = (
    "对区内24名退休劳模按在岗人员平均工资发放补差，与三家医院联系组织体检，住院的每人补助一千元，重大节日上门慰问，"
    "通过各项工作让劳模得到关心和照顾，形成学习先进、争当先进的氛围，激发全社会劳动热情和创造潜能，"
    "年底前完成全年走访并建立台账，及时回应大家反映的困难"
)


def told(goal: str | None, outcome: str | None, *indicators: Any, **given: Any) -> Evaluation:
    """A form with one annual goal and what is said to have come of it."""
    return evaluation(*indicators, goals=(Goal(1, goal, outcome),), **given)


MISSED = indicator(actual="8", score="72", remark="企业申报不足")

CASES = (
    case("F01", "is told in other words", told(PLAN, "全年举办培训班6期，培训职工312人次，满意度95%。")),
    case(
        "F01",
        "repeats the goal but for signs and spaces",
        told(PLAN, "“" + PLAN.replace("，", ", ") + "。"),
        ("lead", "M"),
        found="100.00%",
        inputs={"similarity_rate": 1, "text_similarity_copied_rate": 0.98, "goal_length": 43, "outcome_length": 43},
    ),
    case("F01", "changes one figure in a long goal", told(LONG, LONG.replace("24名", "22名")), ("lead", "M")),
    case("F01", "changes one figure in a short goal", told(PLAN, PLAN.replace("300", "280"))),
    case("F01", "repeats too few words", told("保障机构正常运转。", "保障机构正常运转")),
    case("F01", "repeats ten characters", told("保障本机构的正常运转", "保障本机构的正常运转"), ("lead", "M")),
    case("F01", "adds a sentence of its own", told(PLAN, PLAN + "，其中企业自办培训班6期。")),
    case("F01", "has no outcome", told(PLAN, None), ("not_judged", "outcome_missing")),
    case("F01", "has no goal", told(None, PLAN), ("not_judged", "goal_missing")),
    case("F02", "repeats the goal, all met", told(PLAN, PLAN)),
    case(
        "F02",
        "repeats the goal, one missed",
        told(PLAN, PLAN, MISSED),
        ("lead", "H"),
        found="100.00%",
        inputs={"missed_count": 1, "level_3": "培训人数", "target_text": "≥10人", "actual_text": "8人"},
    ),
    case("F02", "tells what was missed", told(PLAN, "培训职工240人次，少于计划。", MISSED)),
    case(
        "F02",
        "repeats the goal, one missed that weighs nothing",
        told(PLAN, PLAN, indicator(), indicator(ordinal=2, actual="8", weight="0", score="0")),
    ),
    case(
        "F02",
        "repeats the goal, of one nobody knows",
        told(PLAN, PLAN, indicator(actual=None)),
        ("not_judged", "actual_not_a_figure"),
    ),
    case(
        "F02",
        "repeats the goal, one missed and of one nobody knows",
        told(
            PLAN, PLAN, indicator(weight="45", actual=None), indicator(ordinal=2, weight="45", actual="8", score="36")
        ),
        ("lead", "H"),
    ),
)
