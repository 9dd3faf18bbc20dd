"""A list of projects with their indicators beside them is a form for each; any doubt leaves it a list."""

import pytest

from dashboard.errors import RefusedDocument
from dashboard.records import Evaluation
from tests.ingest.plain_form import indicator_rows, read

HEADING = ["项目支出绩效自评表", "（2023年度）", "单位：万元"]
HEADER = (
    "序号\t项目名称\t实施单位\t年初预算数\t全年预算数\t全年执行数\t执行率\t"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t自评总分"
)
RELIEF = "1\t司法救助经费\t沅源县人民检察院\t60\t60\t57\t95%\t"
GEAR = "2\t业务装备经费\t沅源县人民检察院\t85\t88\t88\t100%\t"
NOTHING = "\t" * 7
ROWS = [
    RELIEF + "产出指标\t数量指标\t救助人数\t≥30人\t33人\t60\t60\t99",
    NOTHING + "满意度指标\t服务对象满意度指标\t救助对象满意度\t≥95%\t94%\t40\t39\t",
    GEAR + "产出指标\t数量指标\t购置设备\t≥12台\t12台\t60\t60\t100",
    NOTHING + "满意度指标\t服务对象满意度指标\t干警满意度\t≥90%\t97%\t40\t40\t",
]


def forms(rows: list[str]) -> tuple[Evaluation, ...]:
    return read([*HEADING, HEADER, *rows]).evaluations


def refused_for(rows: list[str]) -> str:
    with pytest.raises(RefusedDocument) as refused:
        forms(rows)
    return refused.value.reason


def said(form: Evaluation) -> tuple[object, ...]:
    (money,) = form.funds
    amounts = [str(money.budget_initial_yuan), str(money.budget_adjusted_yuan), str(money.executed_yuan)]
    return form.year, form.project_name, form.unit_name, str(form.score_reported), amounts


def test_each_project_of_the_list_is_a_form() -> None:
    relief, gear = forms(ROWS)

    assert (2023, "司法救助经费", "沅源县人民检察院", "99", ["600000.00", "600000.00", "570000.00"]) == said(relief)
    assert (2023, "业务装备经费", "沅源县人民检察院", "100", ["850000.00", "880000.00", "880000.00"]) == said(gear)
    assert [
        ("产出指标", "购置设备", "≥12台", "12台", "60", "60"),
        ("满意度指标", "干警满意度", "≥90%", "97%", "40", "40"),
    ] == indicator_rows(gear)


def test_what_is_said_of_a_project_may_stand_in_each_of_its_rows() -> None:
    rows = [ROWS[0], ROWS[1].replace(NOTHING, RELIEF), ROWS[2], ROWS[3].replace(NOTHING, GEAR)]

    assert [said(form) for form in forms(ROWS)] == [said(form) for form in forms(rows)]
    assert [indicator_rows(form) for form in forms(ROWS)] == [indicator_rows(form) for form in forms(rows)]


@pytest.mark.parametrize(
    "rows",
    [
        [ROWS[0], ROWS[1].removeprefix(NOTHING), *ROWS[2:]],
        [ROWS[0], ROWS[1].replace("\t≥95%", ""), *ROWS[2:]],
        [ROWS[0], ROWS[1].replace(NOTHING, RELIEF.replace("57", "75")), *ROWS[2:]],
        [*ROWS, "合计\t\t\t145\t148\t145\t97.97%\t\t\t\t\t\t\t\t"],
    ],
    ids=["lost cells", "a lost target", "two amounts of one project", "a sum"],
)
def test_a_list_that_leaves_a_doubt_stays_a_list(rows: list[str]) -> None:
    assert "list_of_projects" == refused_for(rows)
