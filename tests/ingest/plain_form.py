"""A form as text, and what the program reads of it: for tests that tear it, wrap it or cut it into pages."""

from datetime import UTC, datetime
from decimal import Decimal

from dashboard.ingest.read_document import read_document
from dashboard.records import Evaluation, Reading

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = [
    "项目支出绩效自评表",
    "（2023年度）",
    "项目名称\t乡村小规模学校取暖补助",
    "主管部门\t临泽县教育局\t实施单位\t临泽县教育局",
]
FUNDS = [
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分",
    "\t年度资金总额\t128.60\t130.00\t127.40\t10\t98.00%\t9.80",
    "\t其中：当年财政拨款\t128.60\t130.00\t127.40\t-\t98.00%\t-",
    "\t上年结转资金\t0.00\t0.00\t0.00\t-\t-\t-",
]
GOALS = ["年度总体目标\t预期目标\t实际完成情况", "\t保障23所学校冬季取暖。\t23所学校全部按时供暖。"]
HEADER = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施"
ROWS = [
    "产出指标\t数量指标\t补助学校数\t=23所\t23所\t20\t20\t",
    "\t\t受益学生人数\t≥2150人\t2204人\t10\t10\t",
    "\t质量指标\t供暖达标率\t≥98%\t95.5%\t10\t9.50\t两所学校管道老化，已列入明年改造计划",
    "\t时效指标\t供暖按时启动率\t=100%\t100%\t10\t10\t",
    "效益指标\t社会效益指标\t因寒停课次数\t=0次\t0次\t30\t30\t",
    "满意度指标\t服务对象满意度指标\t学生满意度\t≥90%\t93.2%\t10\t10\t",
]
TOTAL = ["总分\t\t\t\t\t100\t99.30\t"]
FORM = [*HEAD, *FUNDS, *GOALS, HEADER, *ROWS, *TOTAL]


def read(lines: list[str], end: str = "\n") -> Reading:
    """What the program reads of a text of these lines, the last of which has that end."""
    return read_document(("\n".join(lines) + end).encode(), "form.txt", sidecar=None, imported_at=NOW)


def only_form(lines: list[str], end: str = "\n") -> Evaluation:
    """The one form of the text."""
    (found,) = read(lines, end).evaluations
    return found


def indicator_rows(form: Evaluation) -> list[tuple[str | None, ...]]:
    """Each indicator of the form as its level, name, target, actual and points."""
    return [
        (row.level_1, row.level_3, row.target_text, row.actual_text, points(row.weight), points(row.score_reported))
        for row in form.indicators
    ]


def said(form: Evaluation) -> tuple[object, ...]:
    """All that a form says but where it says it."""
    funds = [(row.source, row.budget_initial_yuan, row.budget_adjusted_yuan, row.executed_yuan) for row in form.funds]
    goals = [(row.goal_text, row.outcome_text) for row in form.goals]
    remarks = [row.remark for row in form.indicators]
    head = (form.year, form.project_name, form.department_name, points(form.score_reported))
    return head, funds, goals, indicator_rows(form), remarks


def points(value: Decimal | None) -> str | None:
    """The points as a plain number: 20, 9.5."""
    return None if value is None else f"{value.normalize():f}"
