"""What is no self-evaluation is refused by name; what is damaged is refused or reported, never guessed."""

import tomllib
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.read_document import read_document
from dashboard.records import Reading
from tests.ingest.provenance import without_provenance

REFUSED = Path(__file__).parent / "refused"
GOLDEN = Path(__file__).parents[1] / "golden"
SOURCES = Path(__file__).parents[2] / "data" / "sources"
WORDS = tomllib.loads((Path(__file__).parents[2] / "dashboard/i18n/zh.toml").read_text(encoding="utf-8"))
REASONS = {
    "acceptance_of_goods": "procurement",
    "appraisal_without_title": "staff_appraisal",
    "blank_form": "blank_form",
    "budget_disclosure": "budget_disclosure",
    "business_environment": "work_assessment",
    "duty_assessment": "work_assessment",
    "entrusted_evaluation": "third_party_evaluation",
    "fire_safety_points": "work_assessment",
    "fiscal_management": "work_assessment",
    "indicator_library": "indicator_library",
    "monitoring": "performance_monitoring",
    "monitoring_called_self_evaluation": "performance_monitoring",
    "news": "not_self_evaluation",
    "no_digits": "no_digits",
    "lost_cells": "no_table",
    "lost_table": "no_table",
    "new_project_assessment": "pre_assessment",
    "office_targets": "not_self_evaluation",
    "openness_report": "work_assessment",
    "panel_evaluation": "third_party_evaluation",
    "rectification": "rectification",
    "recipe": "not_self_evaluation",
    "schools_report": "not_self_evaluation",
    "social_body_points": "work_assessment",
    "supervised_tasks": "supervision",
    "target_declaration": "target_declaration",
    "teacher_appraisal": "staff_appraisal",
    "teaching_report": "work_assessment",
    "third_party_evaluation": "third_party_evaluation",
    "township_finance": "work_assessment",
    "untitled_target_table": "target_declaration",
}


def reading(text: str, encoding: str = "utf-8") -> Reading:
    return read_document(text.encode(encoding), "form.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC))


def golden(case: str) -> str:
    return (GOLDEN / case / "document.txt").read_text(encoding="utf-8")


def project_form() -> str:
    """The first of the forms with an explanation per row, one form long."""
    path = next(path for path in SOURCES.glob("*.txt") if "福田" in path.name)
    return path.read_text(encoding="utf-8").split("## 项目支出绩效自评表")[1].join(["## 项目支出绩效自评表", ""])


@pytest.mark.parametrize("path", sorted(REFUSED.glob("*.txt")), ids=lambda path: path.stem)
def test_a_look_alike_is_refused_by_its_name(path: Path) -> None:
    with pytest.raises(RefusedDocument) as refusal:
        reading(path.read_text(encoding="utf-8"))

    assert REASONS[path.stem] == refusal.value.reason


@pytest.mark.parametrize(
    "project",
    [
        "职工之家建设",
        "教师培训",
        "村干部报酬",
        "公务员招录",
        "党员教育",
        "个人所得税手续费",
        "委托第三方评价",
        "岗位技能培训",
        "安全生产目标责任考核奖励",
        "营商环境考核",
        "法治政府示范创建",
        "教育督导评估",
        "预算绩效管理工作考核",
        "政府采购履约验收",
        "绩效指标库建设",
    ],
)
def test_a_project_about_persons_or_evaluations_is_a_project(project: str) -> None:
    text = golden("flat_list").replace("2022年度项目绩效目标自评表", f"{project}项目支出绩效自评表")

    assert ["project"] == [form.form_type for form in reading(text).evaluations]


@pytest.mark.parametrize(
    "title",
    [
        "关于2022年度绩效自评发现问题整改情况的报告",
        "2022年度绩效自评问题整改报告",
        "关于绩效评价结果反馈问题的整改报告",
        "关于绩效自评和重点评价发现问题整改落实情况的报告",
    ],
)
def test_a_report_on_what_was_put_right_is_refused_by_its_name(title: str) -> None:
    lines = (REFUSED / "rectification.txt").read_text(encoding="utf-8").splitlines()
    with pytest.raises(RefusedDocument) as refusal:
        reading("\n".join([title, *lines[2:]]))

    assert "rectification" == refusal.value.reason


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("示例县教育局2022年度校舍维修项目绩效自评报告", "六、整改情况"),
        ("示例县教育局2022年度校舍维修项目绩效自评报告", "上年度绩效自评发现问题整改情况"),
        ("示例县教育局2022年度校舍维修项目绩效自评及问题整改情况报告", "六、整改情况"),
        ("示例县教育局2022年度消防隐患整改项目绩效自评报告", "六、整改情况"),
        ("示例县教育局2022年度教育评价整改项目自评情况报告", "六、整改情况"),
    ],
)
def test_a_report_that_also_tells_what_was_put_right_is_read(title: str, heading: str) -> None:
    lines = golden("project_report").splitlines()
    text = "\n".join([title, *lines[1:-3], heading, "上年度反馈的3个问题已全部整改到位。", *lines[-3:]])

    found = reading(text).evaluations

    assert [("report", Decimal("97.6"))] == [(form.form_type, form.score_reported) for form in found]


def test_a_form_titled_like_other_work_is_read_for_the_money_in_it() -> None:
    text = golden("flat_list").replace("2022年度项目绩效目标自评表", "2022年度工作考核自评表")

    assert ["农村公路养护"] == [form.project_name for form in reading(text).evaluations]


def test_a_report_that_never_speaks_of_money_is_no_self_evaluation() -> None:
    lines = (REFUSED / "openness_report.txt").read_text(encoding="utf-8").splitlines()
    with pytest.raises(RefusedDocument) as refusal:
        reading("\n".join(["2022年度自评报告", *lines[1:]]))

    assert "not_self_evaluation" == refusal.value.reason


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("2022年度绩效自评发现问题整改台账", "rectification"),
        ("领导班子成员年度考核民主测评表", "staff_appraisal"),
        ("科技计划项目验收评分表", "procurement"),
        ("污水处理PPP项目运营期绩效评价打分表", "third_party_evaluation"),
        ("绩效评价指标体系（参考样表）", "indicator_library"),
        ("2023年重点任务督查情况", "supervision"),
        ("社会组织等级评估自评表（行业协会商会）", "work_assessment"),
        ("补贴资金发放情况表", "list_of_projects"),
        ("菜谱", "not_self_evaluation"),
    ],
)
def test_a_document_without_a_form_is_named_by_its_title(title: str, reason: str) -> None:
    with pytest.raises(RefusedDocument) as refusal:
        reading(f"附件1\n{title}\n序号\t名称\t说明\n1\t甲\t无\n2\t乙\t无\n")

    assert reason == refusal.value.reason


def test_every_refusal_is_worded() -> None:
    assert set() == {*REASONS.values(), "empty", "not_text", "unsupported_format"} - WORDS["refused"].keys()


def test_a_form_beside_a_declaration_is_read_and_the_declaration_reported() -> None:
    found = reading((REFUSED / "target_declaration.txt").read_text(encoding="utf-8") + golden("flat_list"))

    assert ["农村公路养护"] == [form.project_name for form in found.evaluations]
    assert ["target_declaration"] == [cell.reason for cell in found.unread if cell.reason != "no_field"]


def test_a_form_inside_a_disclosure_is_read() -> None:
    found = reading((REFUSED / "budget_disclosure.txt").read_text(encoding="utf-8") + golden("flat_list"))

    assert ["农村公路养护"] == [form.project_name for form in found.evaluations]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_form_reads_the_same_in_every_encoding(encoding: str) -> None:
    text = golden("split_target")

    assert reading(text).evaluations == reading(text, encoding).evaluations


def test_full_width_digits_and_signs_read_as_half_width() -> None:
    text = golden("split_target")
    wide = text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.%>=<"})
    plain, found = reading(text).evaluations[0], reading(wide).evaluations[0]

    assert plain.funds == found.funds
    assert [(row.weight, row.score_reported, row.target_value, row.actual_value) for row in plain.indicators] == [
        (row.weight, row.score_reported, row.target_value, row.actual_value) for row in found.indicators
    ]


def test_the_first_half_of_a_form_is_read_as_far_as_it_goes() -> None:
    whole = reading(project_form()).evaluations[0]
    half = reading("\n".join(project_form().splitlines()[:18])).evaluations[0]

    assert whole.funds == half.funds
    assert whole.indicators[: len(half.indicators)] == half.indicators
    assert (None, None) == (half.score_reported, half.weight_total_reported)


def test_the_second_half_of_a_form_keeps_what_it_says_and_knows_no_names() -> None:
    lines = project_form().splitlines()
    start = next(number for number, line in enumerate(lines) if "一级指标" in line)
    whole, half = reading(project_form()).evaluations[0], reading("\n".join(lines[start:])).evaluations[0]

    assert [(row.level_3, row.weight, row.score_reported) for row in whole.indicators] == [
        (row.level_3, row.weight, row.score_reported) for row in half.indicators
    ]
    assert (whole.score_reported, None, None) == (half.score_reported, half.project_name, half.year)


def with_column_repeated(text: str, header: str, change: str) -> str:
    """The text with the column under `header` printed twice; `change` replaces the copy's figures if given."""
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if "三级指标" in line)
    column = lines[at].split("\t").index(header)
    for number in range(at, len(lines)):
        cells = lines[number].split("\t")
        if len(cells) > column:
            copy = cells[column] if number == at or not change or not cells[column] else change
            lines[number] = "\t".join([*cells[: column + 1], copy, *cells[column + 1 :]])
    return "\n".join(lines)


def test_a_column_printed_twice_is_read_once_and_reported() -> None:
    text = golden("weight_in_header")
    whole, found = reading(text), reading(with_column_repeated(text, "得分", ""))

    assert [row.score_reported for row in whole.evaluations[0].indicators] == [
        row.score_reported for row in found.evaluations[0].indicators
    ]
    assert {"repeated_column"} == {cell.reason for cell in found.unread}


def test_a_column_printed_twice_with_other_figures_is_not_guessed() -> None:
    found = reading(with_column_repeated(golden("weight_in_header"), "得分", "1.5"))

    assert {None} == {row.score_reported for row in found.evaluations[0].indicators}
    assert "conflicting_columns" in {cell.reason for cell in found.unread}


def test_a_form_without_a_unit_of_money_has_no_amounts() -> None:
    found = reading(golden("flat_list").replace("（万元）", ""))

    assert {None} == {row.budget_adjusted_yuan for row in found.evaluations[0].funds}
    assert {"unknown_unit", "no_field"} == {cell.reason for cell in found.unread}
    assert [Decimal("0.9")] * 3 == [row.execution_rate_reported for row in found.evaluations[0].funds]


def test_an_amount_with_its_own_unit_keeps_it_on_a_form_in_yuan() -> None:
    form = project_form().replace("345202.00\t10", "34.5202万元\t10")

    assert Decimal("345202.00") == reading(form).evaluations[0].funds[0].executed_yuan


def test_a_unit_name_that_fits_several_places_gives_no_region() -> None:
    found = reading(golden("flat_list").replace("重庆市江北区", "江北区").replace("500105", "123456"))

    assert None is found.evaluations[0].region_code
    assert "ambiguous_region" in {cell.reason for cell in found.unread}


@pytest.mark.parametrize("blank", ["", "—", "-", "/"])
def test_a_blank_score_is_unknown_and_not_zero(blank: str) -> None:
    found = reading(golden("flat_list").replace("0.9\t20\t18", f"0.9\t20\t{blank}")).evaluations[0]

    assert (Decimal(20), None) == (found.indicators[3].weight, found.indicators[3].score_reported)


def test_everything_read_from_damaged_forms_still_stands_in_the_text() -> None:
    for case in ("split_target", "weight_in_header", "flat_list"):
        for line in range(3, 20):
            lines = golden(case).splitlines()
            found = reading("\n".join(lines[:line] + lines[line + 1 :]))

            assert [] == [fault for form in found.evaluations for fault in without_provenance(form)]
