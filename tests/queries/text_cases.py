"""Cases of the rules about what people wrote: goals, outcomes and explanations (F)."""

from typing import Any

from dashboard.records import Evaluation, Goal, Indicator, Section
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


SPLIT = [indicator(weight="45"), indicator(ordinal=2, weight="45", target="20", actual="20", level_3="培训新人数")]
SATISFACTION: dict[str, Any] = {"level_1": "满意度指标", "level_2": "服务对象满意度指标"}
PHRASE = "年中关注指标值的完成情况并及时调整"


def several(*forms: Evaluation) -> tuple[Evaluation, ...]:
    return forms


def satisfied(*figures: str | None, **given: Any) -> Evaluation:
    """A form whose satisfaction indicators aim at and reach these percentages, in pairs."""
    pairs = list(zip(figures[::2], figures[1::2], strict=True))
    return evaluation(
        *(
            indicator(">=", aim, got, unit="%", ordinal=place, weight=str(90 // len(pairs)), **SATISFACTION)
            for place, (aim, got) in enumerate(pairs, start=1)
        ),
        **given,
    )


def explained(*remarks: str) -> list[Indicator]:
    return [
        indicator(ordinal=place, weight=str(90 // len(remarks)), remark=remark)
        for place, remark in enumerate(remarks, start=1)
    ]


def over(actual: str, remark: str) -> Evaluation:
    """A form whose indicator aimed at 10 and went over it."""
    return evaluation(indicator(actual=actual, remark=remark))


def under(actual: str, remark: str) -> Evaluation:
    return evaluation(indicator(actual=actual, remark=remark, score="60"))


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
    case(
        "F03",
        "speaks of another project",
        several(
            told(PLAN, "乙类补助项目全年预算数3万元，按计划支出。", project="甲类补助"), evaluation(project="乙类补助")
        ),
        (1, "lead", "M"),
        found="乙类补助",
        inputs={
            "project_name": "甲类补助",
            "other_project_name": "乙类补助",
            "sentence": "乙类补助项目全年预算数3万元，按计划支出",
        },
    ),
    case(
        "F03",
        "speaks of another project in an explanation and a passage",
        several(
            evaluation(
                indicator(remark="受“乙类补助”项目进度影响。"),
                project="甲类补助",
                sections=(Section(1, "存在问题", "一是推进慢；二是乙类补助专项未及时验收。"),),
            ),
            evaluation(project="乙类补助"),
        ),
        (1, "lead", "M", 1),
        (1, "lead", "M"),
    ),
    *(
        case("F03", claim, several(told(PLAN, text, project=own), evaluation(project="乙类补助")))
        for claim, own, text in (
            ("speaks of itself", "甲类补助", "甲类补助项目按计划支出。"),
            ("speaks of both in one sentence", "甲类补助", "甲类补助与乙类补助项目一并验收。"),
            ("got money from the other", "甲类补助", "年中从乙类补助项目调剂3万元。"),
            ("has the words by chance", "甲类补助", "按规定发放乙类补助。"),
            ("names a longer project", "甲类补助", "全市乙类补助项目已验收。"),
            ("is contained in the name of the other", "类补助", "乙类补助项目按计划支出。"),
            ("contains the name of the other", "新乙类补助", "新乙类补助项目和乙类补助项目按计划支出。"),
        )
    ),
    case(
        "F03",
        "speaks of the longer of two",
        several(
            told(PLAN, "通过农村危房改造补助项目的实施。", project="甲类补助"),
            evaluation(project="危房改造补助"),
            evaluation(project="农村危房改造补助"),
        ),
        (1, "lead", "M"),
        found="农村危房改造补助",
    ),
    case(
        "F03",
        "names an everyday word",
        several(told(PLAN, "完成信息化建设项目。", project="甲类补助"), evaluation(project="信息化建设")),
    ),
    case(
        "F03",
        "names the project of another year",
        several(told(PLAN, "乙类补助项目按计划支出。", project="甲类补助"), evaluation(project="乙类补助", year=2022)),
    ),
    case(
        "F03",
        "does not say which project it is",
        several(told(PLAN, "乙类补助项目按计划支出。", project=None), evaluation(project="乙类补助")),
        (1, "not_judged", "project_name_missing"),
    ),
    *(
        case("F04", claim, told(goal, "已完成", *rows))
        for claim, goal, rows in (
            ("names the target", "培训骨干10人", [indicator()]),
            ("names the target in another unit", "培训骨干10名，其中女性3名", [indicator()]),
            ("names parts of the target", "培训骨干6人、新人4人", [indicator()]),
            ("names the sum of the targets", "共培训30人", SPLIT),
            ("names parts of one of the targets", "培训骨干6人、新人4人", SPLIT),
            ("names other parts of the sum", "培训骨干12人、新人18人", SPLIT),
            ("names an end of the range", "培训15人", [indicator("between", "10", "15", high="20")]),
            ("is about something else", "聘请专家3人", [indicator()]),
            ("counts other things", "举办培训3场", [indicator()]),
            ("is for each of several", "每季度培训3人", [indicator()]),
            ("is an amount", "培训投入3万元", [indicator(unit="元", target="50000", level_3="培训成本")]),
            ("is a span of time", "培训3天", [indicator(unit="天", level_3="培训天数")]),
            ("is a row that does not apply", "培训3人", [indicator(kind="not_applicable", weight="0")]),
        )
    ),
    case(
        "F04",
        "names another figure",
        told("全年培训骨干12人，办班2期", "已完成", indicator()),
        ("lead", "M"),
        found="12人",
        inputs={"figure_texts": "12人", "target_texts": "≥10人", "level_3": "培训人数"},
    ),
    case(
        "F04",
        "names several others",
        told("培训骨干8人和新人5人", "已完成", indicator()),
        ("lead", "M"),
        found="8人、5人",
    ),
    case("F04", "is ten thousand times it", told("培训1万人次", "", indicator(unit="人次")), ("lead", "M")),
    case(
        "F04", "is only about right", told("培训约12人", "已完成", indicator()), ("not_judged", "figure_is_approximate")
    ),
    case(
        "F04",
        "has a target only about right",
        told("培训12人", "已完成", indicator("about")),
        ("not_judged", "figure_is_approximate"),
    ),
    case("F06", "asks for satisfaction", evaluation(indicator(level_3="职工满意度", **SATISFACTION))),
    case(
        "F06",
        "counts complaints",
        evaluation(indicator("<=", "5", "0", unit="起", level_3="有责投诉数", **SATISFACTION)),
        ("lead", "M", 1),
        found="有责投诉数",
        inputs={"level_2": "服务对象满意度指标", "target_text": "≤5起", "actual_text": "0起", "weight": 90},
    ),
    case(
        "F06", "is satisfaction with dealing with them", evaluation(indicator(level_3="投诉处理满意度", **SATISFACTION))
    ),
    case("F06", "is the rate of dealing with them", evaluation(indicator(level_3="信访办结率", **SATISFACTION))),
    case("F06", "counts complaints among benefits", evaluation(indicator(level_1="效益指标", level_3="投诉数"))),
    case(
        "F06",
        "counts complaints for nothing",
        evaluation(indicator(), indicator(ordinal=2, weight="0", level_3="投诉数", **SATISFACTION)),
    ),
    case(
        "F06",
        "has no name",
        evaluation(indicator(level_3=None, **SATISFACTION)),
        ("not_judged", "indicator_name_missing", 1),
    ),
    case(
        "F07",
        "is on target in three projects",
        tuple(satisfied(target, target, project=name) for name, target in (("甲", "85"), ("乙", "85"), ("丙", "90"))),
        (1, "lead", "L", 1),
        (2, "lead", "L", 1),
        (3, "lead", "L", 1),
        found="85%",
        inputs={"project_count": 3, "satisfaction_on_target_count": 3, "target_text": "≥85%", "actual_text": "85%"},
    ),
    case("F07", "is on target in two", (satisfied("85", "85"), satisfied("85", "85"), satisfied("85", "86"))),
    case("F07", "is on target twice in one", (satisfied("85", "85", "85", "85", "85", "85"), satisfied("85", "86"))),
    case("F07", "is 100 % in each", tuple(satisfied("100", "100") for _ in range(3))),
    case(
        "F07",
        "is another year's",
        tuple(satisfied("85", "85", year=year) for year in (2021, 2022, 2023)),
    ),
    case("F07", "is words for a figure", satisfied("85", None), ("not_judged", "actual_not_a_figure", 1)),
    case(
        "F08",
        "stands in three explanations of two projects",
        (
            evaluation(
                indicator(weight="45", remark=f"1. 偏差原因：疫情影响。2. 改进措施：{PHRASE}。"),
                indicator(ordinal=2, weight="45", remark=f"报名人数多，{PHRASE}"),
            ),
            evaluation(
                indicator(weight="45", remark=f"{PHRASE}。"),
                indicator(ordinal=2, weight="45", remark=f"（二）{PHRASE}；"),
            ),
        ),
        (1, "lead", "L", 1),
        (2, "lead", "L", 1),
        (2, "lead", "L", 2),
        found="3 ×",
        inputs={"use_count": 3, "project_count": 2, "sentence": PHRASE},
    ),
    case("F08", "stands in two", evaluation(*explained(PHRASE, PHRASE, "另有原因，下年度将及时调整"))),
    case("F08", "is short", evaluation(*explained("进度偏慢。", "进度偏慢。", "进度偏慢。"))),
    case("F08", "says nothing", evaluation(*explained("无", "无", "无"))),
    case(
        "F08",
        "is another department's year",
        tuple(evaluation(*explained(PHRASE), year=year) for year in (2021, 2022, 2023)),
    ),
    case(
        "F09",
        "says 50 %, is 100 %",
        over("20", "比年度指标超值50%。"),
        ("lead", "M", 1),
        found="+100.00%",
        inputs={"deviation_said_rate": 0.5, "deviation_rate": 1},
    ),
    case("F09", "says 51 %, is 100 %", over("20", "比年度指标超值51%。")),
    case("F09", "says so and more", over("30", "超过年度指标值50%以上，酌情扣分。")),
    case("F09", "says less and then all of it", over("30", "超过年度指标值50%，实际超额200%。")),
    case("F09", "falls shorter than it says", under("2", "低于目标值20%。"), ("lead", "M", 1), found="-80.00%"),
    case("F09", "says it fell short, and went over", over("30", "低于目标值20%。")),
    case("F09", "speaks of a rate", over("30", "完成率超过50%。")),
    case("F09", "speaks of growth", over("30", "同比增长超过50%。")),
    case("F09", "says nothing in figures", over("30", "年中增加任务，超额完成。")),
    case(
        "F09",
        "may speak of percentage points",
        evaluation(indicator(">=", "5", "55", unit="%", remark="超过指标值50%。")),
    ),
    case(
        "F09",
        "says less than either way of reckoning",
        evaluation(indicator(">=", "5", "100", unit="%", remark="超过指标值50%。")),
        ("lead", "M", 1),
    ),
    case(
        "F09",
        "has no deviation",
        evaluation(indicator(actual=None, remark="超过指标值50%。")),
        ("not_judged", "actual_not_a_figure", 1),
    ),
)
