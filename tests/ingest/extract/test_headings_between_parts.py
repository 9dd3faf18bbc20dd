"""Headings and totals between the parts of one table are no goals and no tasks."""

from dashboard.ingest.read_document import read_document
from dashboard.records import Evaluation
from tests.ingest.plain_form import FUNDS, HEAD, HEADER, NOW, ROWS, TOTAL, only_form
from tests.ingest.readers.carriers import LEFT, as_docx

GOALS = [["年度目标", "保障23所学校冬季取暖", *[LEFT] * 6]]


def form_of(rows: list[list[str]]) -> Evaluation:
    """The one form of a Word document with these rows in its table."""
    (form,) = read_document(as_docx(HEAD[:2], rows), "form.docx", sidecar=None, imported_at=NOW).evaluations
    return form


def filled(line: str) -> list[str]:
    cells = line.split("\t")
    return [*cells, *[LEFT] * (8 - len(cells))]


def test_a_heading_over_the_whole_table_is_no_goal() -> None:
    rows = [filled(HEAD[2]), *GOALS, ["项目支出绩效指标表", *[LEFT] * 7], *map(filled, [HEADER, *ROWS, *TOTAL])]

    assert [("保障23所学校冬季取暖", None)] == [(goal.goal_text, goal.outcome_text) for goal in form_of(rows).goals]


def test_a_short_goal_right_above_the_indicators_stays_a_goal() -> None:
    labels = ["年度总体目标", "预期目标", LEFT, LEFT, "实际完成情况", *[LEFT] * 3]
    rows = [filled(HEAD[2]), labels, ["↑", "保障学校冬季取暖", *[LEFT] * 2, "", *[LEFT] * 3]]
    rows += map(filled, [HEADER, *ROWS, *TOTAL])

    assert ["保障学校冬季取暖"] == [goal.goal_text for goal in form_of(rows).goals]


def test_the_total_of_the_tasks_may_stand_in_any_column() -> None:
    tasks = [
        "任务名称\t主要内容\t完成情况\t预算数（万元）",
        "公共文化服务\t开展惠民演出\t完成68场\t236.50",
        "旅游品牌建设\t举办旅游季\t完成1次\t480.00",
        "\t\t金额合计\t716.50",
    ]
    form = only_form(["2023年度部门整体支出绩效自评表", HEAD[3], *tasks, *FUNDS, HEADER, *ROWS, *TOTAL])

    assert ["公共文化服务", "旅游品牌建设"] == [task.task_name for task in form.tasks]
