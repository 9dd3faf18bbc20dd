"""Cases of the rules about how indicators were set up (E)."""

import dataclasses
from decimal import Decimal
from typing import Any

from dashboard.records import Evaluation, Indicator
from tests.queries.cases import case
from tests.queries.forms import evaluation, indicator, qualitative


def form(*rows: Indicator, **given: Any) -> Evaluation:
    """A form whose indicators share 90 points and are numbered in order."""
    each = Decimal(90) / sum(row.weight == Decimal(90) for row in rows)
    return evaluation(
        *(
            dataclasses.replace(
                row,
                ordinal=place,
                weight=each if row.weight == Decimal(90) else row.weight,
                score_reported=each if row.weight == Decimal(90) else row.score_reported,
            )
            for place, row in enumerate(rows, start=1)
        ),
        **given,
    )


def words(target: str, **given: Any) -> Indicator:
    return dataclasses.replace(qualitative(**given), target_text=target)


BENEFIT = qualitative(level_1="效益指标", level_2="社会效益指标", level_3="职工技能")
SATISFACTION = indicator(">=", "90", "95", unit="%", level_1="满意度指标", level_2="服务对象满意度指标")
FIVE = [indicator(">=", str(target), str(target)) for target in (3, 4, 5, 6)]
DATE = indicator("between", "7", None, high="8", unit="月", kind="date")

CASES = (
    case("E01", "is half in words", form(indicator(), qualitative())),
    case(
        "E01",
        "is more than half in words",
        form(indicator(), qualitative(), qualitative()),
        ("lead", "M"),
        found="66.7%",
        inputs={"indicator_count": 3, "in_words_count": 2, "unit_indicator_count": 3, "unit_in_words_count": 2},
    ),
    case(
        "E01",
        "has sister forms",
        (form(indicator(), qualitative(), qualitative()), form(indicator(), indicator())),
        (1, "lead", "M"),
        inputs={"unit_indicator_count": 5, "unit_in_words_count": 2},
    ),
    case("E01", "answers figures in words", form(indicator(actual=None), DATE, indicator()), ("lead", "M")),
    case("E01", "is dated", form(indicator(actual=None, actual_text="7月5日"), indicator(), qualitative())),
    case(
        "E01",
        "has rows that do not apply",
        form(indicator(), qualitative(), qualitative(kind="not_applicable", weight="0", score="0")),
    ),
    case(
        "E01",
        "has many rows that do not apply",
        form(
            indicator(), qualitative(), qualitative(), *[qualitative(kind="not_applicable", weight="0", score="0")] * 4
        ),
        ("lead", "M"),
    ),
    case("E01", "is a part", evaluation(qualitative(weight="50")), ("not_judged", "parts_not_visible")),
    case("E02", "has a number", evaluation(indicator())),
    case(
        "E02",
        "has words",
        evaluation(words("按需开展")),
        ("lead", "M", 1),
        found="按需开展",
        inputs={"level_2": "数量指标", "target_text": "按需开展"},
    ),
    case("E02", "has a number in words", evaluation(words("不少于两次"))),
    case("E02", "is of quality", evaluation(words("按需开展", level_2="质量指标"))),
    case("E02", "has no target", evaluation(words(None)), ("not_judged", "target_missing", 1)),  # type: ignore[arg-type]  # a blank cell
    case("E03", "fits", evaluation(indicator())),
    case(
        "E03",
        "counts under quality",
        evaluation(indicator(level_2="质量指标", level_3="党建活动参与人数")),
        ("lead", "M", 1),
        found="质量指标",
        inputs={"level_2": "质量指标", "level_3": "党建活动参与人数", "meaning": "数量"},
    ),
    case(
        "E03",
        "counts mishaps under quality",
        evaluation(indicator("=", "0", "0", level_2="质量指标", level_3="安全事故人数")),
    ),
    case(
        "E03",
        "is punctual under quality",
        evaluation(qualitative(level_2="质量指标", level_3="拨付及时性（）")),
        ("lead", "M", 1),
    ),
    case(
        "E03",
        "counts people as a benefit",
        evaluation(indicator(level_1="效益指标", level_2="社会效益指标", level_3="带动就业人数")),
    ),
    case(
        "E03",
        "is satisfied as a benefit",
        evaluation(indicator(level_1="效益指标", level_2="社会效益指标", level_3="群众满意度")),
    ),
    case(
        "E03",
        "is satisfied under quality",
        evaluation(indicator(level_2="质量指标", level_3="群众满意度")),
        ("lead", "M", 1),
    ),
    case(
        "E03",
        "costs as a first level",
        evaluation(indicator(level_1="成本指标", level_2="社会成本指标", level_3="检测合格率")),
    ),
    case("E03", "says nothing of its kind", evaluation(indicator(level_2="质量指标", level_3="宣传覆盖面"))),
    case("E04", "has a number", evaluation(indicator())),
    case(
        "E04",
        "is a verb",
        evaluation(words("有效提升。")),
        ("lead", "L", 1),
        found="有效提升。",
        inputs={"target_text": "有效提升。", "actual_text": "达成指标"},
    ),
    case("E04", "is two of them", evaluation(words("建立健全、执行有效")), ("lead", "L", 1)),
    case("E04", "names a standard", evaluation(words("按标准整改完善"))),
    case("E04", "names a time", evaluation(words("及时(当天)"))),
    case("E04", "is fillers alone", evaluation(words("建立"))),
    case("E04", "does not apply", evaluation(words("提升", kind="not_applicable", weight="0"))),
    case("E05", "has a ceiling", evaluation(indicator("<=", "50", "48", unit="万元", level_2="成本指标"))),
    case(
        "E05",
        "has a floor",
        evaluation(indicator(">=", "50", "52", unit="万元", level_2="成本指标", level_3="总成本")),
        ("lead", "H", 1),
        found="≥50万元",
        inputs={"level_3": "总成本", "actual_text": "52万元"},
    ),
    case("E05", "is a rate", evaluation(indicator(">", "90", "93", unit="%", level_2="成本指标"))),
    case("E05", "is saved", evaluation(indicator(">=", "5", "6", unit="万元", level_2="成本指标", level_3="节约资金"))),
    case(
        "E05",
        "is paid to people",
        evaluation(indicator(">=", "7000", "7437", unit="元/人", level_2="成本指标", level_3="人均劳务报酬")),
    ),
    case("E05", "is no cost", evaluation(indicator(">=", "50", "52", unit="万元"))),
    case("E06", "stands once", form(indicator(), BENEFIT)),
    case(
        "E06",
        "stands twice",
        form(indicator(), indicator(level_1="效益指标", level_2="社会效益指标", level_3="培训人数：")),
        ("lead", "M", 2),
        found="培训人数：",
        inputs={"output_ordinal": 1, "output_level_2": "数量指标", "level_2": "社会效益指标"},
    ),
    case("E06", "stands twice under outputs", form(indicator(), indicator(level_2="质量指标"))),
    case(
        "E06",
        "stands on two forms",
        (form(indicator()), form(indicator(level_1="效益指标", level_2="社会效益指标"))),
    ),
    case("E07", "is complete", form(indicator(), indicator(), indicator(), BENEFIT, SATISFACTION)),
    case(
        "E07",
        "has two outputs",
        form(indicator(), indicator(), BENEFIT, SATISFACTION),
        ("lead", "M"),
        found="2 / 1 / 1",
        inputs={"output_count": 2, "benefit_count": 1, "satisfaction_count": 1, "outputs_at_least": 3},
    ),
    case("E07", "has no benefits", form(indicator(), indicator(), indicator(), SATISFACTION), ("lead", "M")),
    case("E07", "has no satisfaction", form(indicator(), indicator(), indicator(), BENEFIT), ("lead", "M")),
    case(
        "E07",
        "has satisfaction among the benefits",
        form(indicator(), indicator(), indicator(), BENEFIT, indicator(level_1="效益指标", level_2="满意度指标")),
    ),
    case(
        "E07",
        "has benefits that do not apply",
        form(
            indicator(),
            indicator(),
            indicator(),
            SATISFACTION,
            qualitative(kind="not_applicable", level_1="效益指标", weight="0", score="0"),
        ),
        ("lead", "M"),
    ),
    case("E07", "is a department's", form(indicator(), form_type="department", project=None)),
    case("E07", "is a part", evaluation(indicator(weight="50")), ("not_judged", "parts_not_visible")),
    case("E07", "has no first level", form(indicator(level_1=None)), ("not_judged", "parts_not_visible")),
    case("E08", "is over once in five", form(*FIVE, indicator(">=", "7", "8"))),
    case("E08", "is small", form(*FIVE)),
    case(
        "E08",
        "is met to the dot",
        form(*FIVE, indicator("=", "100", "100", unit="%")),
        ("lead", "M"),
        found="5 / 5",
        inputs={"indicator_count": 5, "equal_count": 5, "limit_count": 1, "exact_rate": 1},
    ),
    case(
        "E08",
        "is met to the dot nine times of ten",
        form(*FIVE, *FIVE, FIVE[0], indicator(">=", "7", "8")),
        ("lead", "M"),
    ),
    case(
        "E08",
        "is met to the dot eight times of ten",
        form(*FIVE, *FIVE, indicator(">=", "7", "8"), indicator(">=", "7", "8")),
    ),
    case(
        "E08",
        "has words for numbers",
        form(*FIVE, indicator(actual=None)),
        ("not_judged", "actual_not_a_figure"),
    ),
    case(
        "E01", "has bonus items", form(indicator(), qualitative(), qualitative(level_1="加分项", weight="5", score="5"))
    ),
    case(
        "E01",
        "has rows without a target",
        form(
            *[dataclasses.replace(indicator(actual=None, kind=None), target_text=None)] * 2,
            indicator(),
            qualitative(),
            qualitative(),
        ),
        ("lead", "M"),
    ),
    case(
        "E01",
        "has no weights",
        form(indicator(weight=None), qualitative(weight=None), qualitative(weight=None), BENEFIT),
        ("lead", "M"),
    ),
    case("E02", "weighs nothing", evaluation(indicator(), words("按需开展", ordinal=2, weight="0"))),
    case("E03", "weighs nothing", evaluation(indicator(), indicator(level_2="质量指标", ordinal=2, weight="0"))),
    *[
        case(
            "E03",
            f"is a rate under {level}",
            evaluation(indicator(level_2=level, level_3="验收合格率")),
            ("lead", "M", 1),
        )
        for level in ("数量指标", "时效指标", "成本指标", "服务对象满意度指标")
    ],
    case("E04", "weighs nothing", evaluation(indicator(), words("提升", ordinal=2, weight="0"))),
    case("E04", "is a bonus", evaluation(indicator(), words("提升", ordinal=2, level_1="加分项"))),
    case(
        "E05",
        "weighs nothing",
        evaluation(indicator(), indicator(level_2="成本指标", level_3="总成本", ordinal=2, weight="0")),
    ),
    case("E06", "weighs nothing", form(indicator(), indicator(level_1="效益指标", weight="0"))),
    case(
        "E07",
        "has a bonus for its third output",
        form(indicator(), indicator(), BENEFIT, SATISFACTION, indicator(level_1="产出加分项", weight="5")),
        ("lead", "M"),
    ),
    case("E08", "weighs nothing", form(*FIVE, indicator(">=", "7", "7", weight="0"))),
    case("E08", "has a bonus", form(*FIVE, indicator(">=", "7", "7", level_1="加分项"))),
    case("E08", "has words beside", form(*FIVE, FIVE[0], qualitative()), ("lead", "M"), found="5 / 5"),
    case("E08", "has a 0", form(*FIVE, indicator("=", "0", "0", unit="起")), ("lead", "M"), inputs={"limit_count": 1}),
)
