"""Where forms begin and end: lists of projects, sheets of a workbook, forms of other things."""

import io

import openpyxl
import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.read_document import read_document
from dashboard.records import Reading
from tests.ingest.plain_form import FORM, FUNDS, NOW, ROWS, only_form, read, said

LIST = [
    "2023年度项目支出绩效自评情况汇总表",
    "序号\t项目名称\t实施单位\t全年预算数（万元）\t全年执行数（万元）\t执行率\t自评得分",
    "1\t乡村小规模学校取暖补助\t临泽县教育局\t130.00\t127.40\t98.00%\t99.30",
    "2\t校园直饮水工程\t临泽县教育局\t60.00\t60.00\t100.00%\t100",
    "合计\t\t\t190.00\t187.40\t98.63%\t",
]


def workbook(*sheets: list[str], hidden: int = 0) -> Reading:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, lines in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"表{number}")
        sheet.sheet_state = "hidden" if number == hidden else "visible"
        for line in lines:
            sheet.append([cell or None for cell in line.split("\t")])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if cell.value else "n"
    stream = io.BytesIO()
    book.save(stream)
    return read_document(stream.getvalue(), "book.xlsx", sidecar=None, imported_at=NOW)


def test_a_list_of_projects_above_the_forms_is_no_form() -> None:
    found = read([*LIST, *FORM])

    assert [said(only_form(FORM))] == [said(form) for form in found.evaluations]
    assert ["list_of_projects"] == [part.reason for part in found.unread]


def test_a_list_of_projects_on_a_sheet_of_its_own_is_no_form() -> None:
    found = workbook(LIST, FORM)

    assert [said(only_form(FORM))] == [said(form) for form in found.evaluations]


def test_a_list_under_the_title_of_a_report_feeds_no_form() -> None:
    heading = ["2023年度项目支出绩效自评情况", "我局对2个项目进行了绩效自评，涉及资金190.00万元，具体情况见下表。"]
    found = workbook([*heading, *LIST[1:], *FORM, *[line.replace("取暖", "饮水") for line in FORM]])

    assert [said(only_form(FORM))] == [said(form) for form in found.evaluations if form.indicators][:1]


def test_a_numbered_title_begins_a_form() -> None:
    second = [line.replace("取暖", "饮水") for line in FORM[2:]]
    first = [f"一、取暖补助{FORM[0]}", *FORM[1:]]
    report = ["临泽县教育局2023年度绩效自评情况", "按照要求，我局对2个项目开展了自评，现将结果公开如下。"]
    found = read([*report, *first, f"二、饮水补助{FORM[0]}", "（2023年度）", *second])

    assert ["乡村小规模学校取暖补助", "乡村小规模学校饮水补助"] == [form.project_name for form in found.evaluations]
    assert ["1274000.00"] * 2 == [str(form.funds[0].executed_yuan) for form in found.evaluations]


def test_the_title_of_a_scoring_sheet_is_no_part_of_the_total_above() -> None:
    title = "2022年度财政支出项目绩效自评评分表"
    lines = [line for line in FORM if not line.startswith("（")]
    forms = read([title, *lines[1:-1], lines[-1].rstrip(), title, *lines[1:]]).evaluations

    assert [(2022, 99.30), (2022, 99.30)] == [(form.year, float(form.score_reported or 0)) for form in forms]


def test_a_list_alone_is_refused_by_name() -> None:
    with pytest.raises(RefusedDocument) as refusal:
        read(LIST)

    assert "list_of_projects" == refusal.value.reason


def test_no_form_runs_from_one_sheet_into_another() -> None:
    funds = [FORM[0], "项目名称\t校园直饮水工程", *FUNDS]
    rows = [FORM[0], *ROWS]
    found = workbook([*funds, "备注\t无"], FORM, rows)

    assert ["乡村小规模学校取暖补助"] == [form.project_name for form in found.evaluations if form.indicators]
    assert all(len({place.place.partition("!")[0] for place in form.origins}) == 1 for form in found.evaluations)


def test_a_form_on_a_hidden_sheet_behind_others_is_named_and_not_read() -> None:
    draft = [line.replace("127.40", "99.99") for line in FORM]
    found = workbook(FORM, draft, hidden=2)

    assert [said(only_form(FORM))] == [said(form) for form in found.evaluations]
    assert [("表2!A1", "hidden_sheet")] == [(part.place, part.reason) for part in found.unread]


def test_a_hidden_sheet_alone_is_read() -> None:
    found = workbook(["填报说明\t见下", "单位\t万元"], FORM, hidden=2)

    assert [said(only_form(FORM))] == [said(form) for form in found.evaluations]


@pytest.mark.parametrize(
    "title",
    ["2023年度法治政府建设考核自评表", "安全生产标准化自评表"],
)
def test_self_ratings_of_other_things_are_refused(title: str) -> None:
    form = [
        title,
        "一级指标\t二级指标\t考核内容\t分值\t自评得分\t扣分原因",
        "依法履职（60分）\t行政审批\t一网通办率≥95%\t60\t60\t",
        "矛盾化解（40分）\t行政复议\t按期办结率100%\t40\t39\t一件超期",
    ]
    with pytest.raises(RefusedDocument) as refusal:
        read(form)

    assert "work_assessment" == refusal.value.reason


def test_monitoring_is_refused_though_it_is_called_a_self_evaluation() -> None:
    with pytest.raises(RefusedDocument) as refusal:
        read(["2023年度项目支出绩效运行监控自评表", *FORM[1:]])

    assert "performance_monitoring" == refusal.value.reason
