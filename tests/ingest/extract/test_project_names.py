"""The project that a report's title names."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.ingest.extract.names import project_in_title
from dashboard.ingest.grid import Cell
from dashboard.ingest.read_document import read_document
from dashboard.ingest.vocabulary import vocabulary

REPORT = Path(__file__).parents[2] / "golden" / "project_report" / "document.txt"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("宁城县公安局2023年度“雪亮工程”项目绩效自评报告", "“雪亮工程”项目"),
        ("2023年度“雪亮工程”绩效自评报告", "雪亮工程"),
        ("2023年度农村“厕所革命”绩效自评报告", "农村“厕所革命”"),
        ("2023年度“两癌”和“四病”筛查项目绩效自评报告", "“两癌”和“四病”筛查项目"),
        ("2023年度“两癌”和“四病”绩效自评报告", "“两癌”和“四病”"),
        ("2023年度《甲县志》绩效自评报告", "甲县志"),
        ("2023年度部门整体支出绩效自评报告", None),
    ],
)
def test_quotation_marks_within_a_name_stay(title: str, expected: str | None) -> None:
    assert expected == project_in_title(Cell(title, 0, 0, "line 1"), vocabulary())


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("免疫规划项目2023年度绩效自评报告", "免疫规划项目"),
        ("免疫规划项目2023年绩效自评报告", "免疫规划项目"),
        ("2023年度道路保洁（2023年）绩效自评报告", "道路保洁(2023年)"),
        ("免疫规划项目2021-2023年度绩效自评报告", "免疫规划项目"),
        ("免疫规划项目2023年度的绩效自评报告", "免疫规划项目"),
        ("关于免疫规划项目2023年度绩效自评的报告", "免疫规划项目"),
        ("甲县水利局关于小水库除险项目2023年度绩效自评情况的报告", "小水库除险项目"),
        ("健康中国2030绩效自评报告", "健康中国2030"),
        ("2020年道路2019年续建工程绩效自评报告", "道路2019年续建工程"),
        ("甲县水利局项目2023年度绩效自评报告", None),
        ("甲乙县2023年度县级预算项目绩效自评工作总结", None),
        ("甲县水利局二〇二三年度小水库除险项目绩效自评报告", "小水库除险项目"),
    ],
)
def test_the_year_at_the_end_is_no_part_of_the_name(title: str, expected: str | None) -> None:
    assert expected == project_in_title(Cell(title, 0, 0, "line 1"), vocabulary())


@pytest.mark.parametrize(
    ("title", "signed", "expected"),
    [
        ("示例县疾病预防控制中心免疫规划项目2022年度绩效自评报告", "示例县疾病预防控制中心", "免疫规划项目"),
        ("关于示例县疾病预防控制中心免疫规划项目绩效自评的报告", "示例县疾病预防控制中心", "免疫规划项目"),
        ("示例县疾病预防控制中心免疫规划项目绩效自评报告", "示例县卫生健康局", "示例县疾病预防控制中心免疫规划项目"),
        ("农村改厕项目绩效自评报告", "示例县卫生健康局", "农村改厕项目"),
    ],
)
def test_a_unit_that_the_text_names_is_no_part_of_the_name(title: str, signed: str, expected: str) -> None:
    lines = REPORT.read_text(encoding="utf-8").replace("\n示例县教育局\n", f"\n{signed}\n").splitlines()
    text = "\n".join([title, *lines[1:]])
    found = read_document(text.encode(), "report.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert [(signed, expected)] == [(form.department_name, form.project_name) for form in found.evaluations]


TABLE = [
    "一级指标\t二级指标\t三级指标\t分值\t评价标准\t自评得分\t扣分原因",
    "决策（40分）\t项目立项\t立项依据充分性\t40\t符合得满分\t40\t",
    "产出（60分）\t产出数量\t服务老年人数\t60\t完成率×60\t57\t服务人数不足",
    "总分\t\t\t100\t\t97\t",
]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("淮川县2022年度居家养老服务项目绩效自评表", "居家养老服务项目"),
        ("2022年度居家养老服务项目绩效自评表", "居家养老服务项目"),
        ("2022年度居家养老服务补助资金绩效自评表", "居家养老服务补助资金"),
        ("2022年度项目支出绩效自评表", None),
        ("淮川县2022年度项目支出绩效自评表", None),
        ("淮川县民政局2022年度项目支出绩效自评表", None),
        ("2022年度财政支出项目绩效自评评分表", None),
        ("2022年度市级预算项目绩效自评表", None),
        ("2022年度专项资金绩效自评表", None),
        ("2022年度中央对地方转移支付绩效自评表", None),
        ("2022年度县级财政项目支出绩效自评表（一）", None),
    ],
)
def test_a_form_that_names_its_project_in_the_title_alone(title: str, expected: str | None) -> None:
    lines = [title, "项目单位：淮川县民政局", *TABLE]
    found = read_document(
        "\n".join(lines).encode(), "form.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC)
    )

    assert [expected] == [form.project_name for form in found.evaluations]


def test_a_title_does_not_fill_the_room_for_the_name() -> None:
    lines = ["2022年度居家养老服务项目绩效自评表", "项目名称\t\t项目单位\t淮川县民政局", *TABLE]
    found = read_document(
        "\n".join(lines).encode(), "form.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC)
    )

    assert [None] == [form.project_name for form in found.evaluations]
