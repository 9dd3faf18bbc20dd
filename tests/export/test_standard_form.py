"""The standard form: what it prints is read back as it was, and a blank one helps to fill it in right."""

import dataclasses
import io
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import RefusedDocument
from dashboard.export.standard_form import blank_form, filled_form, has_standard_form
from dashboard.export.standard_form.words import form_words
from dashboard.i18n import words
from dashboard.ingest import read_document
from dashboard.ingest.vocabulary import vocabulary
from dashboard.records import Evaluation, Funds, Goal, Indicator, Reading
from dashboard.settings import DATA
from dashboard.templating import evaluation_form
from dashboard.warehouse import open_warehouse

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ZH = words("zh")
SOURCES = sorted((DATA / "sources").glob("*.txt"))
# What the reader makes of the texts of a row, and what the five sheets do not print.
DERIVED = {"kind", "target_operator", "target_value", "target_value_high", "target_unit", "actual_value", "actual_unit"}


def read(data: bytes) -> Reading:
    return read_document(data, "form.xlsx", sidecar=None, imported_at=NOW)


def said(evaluation: Evaluation) -> dict[str, Any]:
    """Everything but the places, and the position in the document."""
    return dataclasses.asdict(dataclasses.replace(evaluation, origins=(), position=1))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem[:6])
def test_published_forms_come_back_as_they_were(source: Path) -> None:
    published = read_document(source.read_bytes(), source.name, sidecar=None, imported_at=NOW).evaluations
    for evaluation in published:
        if has_standard_form(evaluation.form_type):
            noted = ["来源：甲&乙\x07", "总得分 100 分"]
            again = read(filled_form(evaluation, ZH, is_synthetic=False, noted=noted, foot="甲&乙" * 200))
            assert [said(one) for one in again.evaluations] == [said(evaluation)]
            assert again.unread == ()


points = st.decimals(min_value=1, max_value=30, places=1)
amounts = st.decimals(min_value=10_000, max_value=99_999_999, places=2)
quantities = st.sampled_from(
    ["≥95%", "=3次", "≤20万元", "100%", "2024年12月底前", "显著提升", "10-20人", ">0.5公里", "及时"]
)
actuals = st.sampled_from(["96.5%", "3次", "18.6万元", "100%", "已完成", "显著提升", "15人", "0.75公里"])
names = st.sampled_from(
    ["培训场次", "设备验收合格率", "资金支付及时率", "培训成本", "群众满意率", "覆盖社区", "安全隐患整改情况"]
)
remarks = st.sampled_from([None, "因疫情影响，部分活动延期举办。", "无", "=超额完成", "指标值偏低，下年度将合理设定。"])
LEVELS = [(block.level_1, second) for block in form_words().rows for second in block.second]


@st.composite
def indicators(draw: st.DrawFn) -> tuple[Indicator, ...]:
    """Rows in the order of the form, each third level once."""
    levels = draw(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=6, unique=True).map(sorted))
    rows = []
    for ordinal, (level_1, level_2) in enumerate(levels, start=1):
        weight = draw(points)
        score = draw(st.decimals(min_value=0, max_value=weight, places=2))
        rows.append(
            Indicator(
                ordinal,
                level_1,
                level_2,
                f"{draw(names)}{ordinal}",
                target_text=draw(quantities),
                actual_text=draw(actuals),
                weight=weight,
                score_reported=score,
                remark=draw(remarks),
            )
        )
    return tuple(rows)


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """Project forms whose sums hold, as those that a person has checked before filing."""
    is_wan = draw(st.booleans())
    parts = [Funds(source, draw(amounts), draw(amounts), draw(amounts)) for source in ("fiscal", "carry_over", "other")]
    sums = [sum((getattr(part, name) for part in parts), Decimal(0)) for name in MONEY]
    rate = (sums[2] / sums[1]).quantize(Decimal("0.0001"))
    earned = (min(rate, Decimal(1)) * 10).quantize(Decimal("0.01"))
    initial, adjusted, executed = sums
    total = Funds(
        "total", initial, adjusted, executed, weight=Decimal(10), execution_rate_reported=rate, score_reported=earned
    )
    rows = draw(indicators())
    return Evaluation(
        1,
        "project",
        year=draw(st.integers(2018, 2026)),
        department_name="某部门",
        unit_name="某某管理中心",
        project_code=draw(st.sampled_from([None, "100000240001", "XM-2024-017"])),
        project_name=draw(
            st.sampled_from(["职工培训项目", "设备购置（二期）", "“十四五”规划编制经费", "=SUM(A1)专项"])
        ),
        amount_unit_reported="wan_yuan" if is_wan else "yuan",
        score_reported=earned + sum((row.score_reported or Decimal(0) for row in rows), Decimal(0)),
        weight_total_reported=Decimal(10) + sum((row.weight or Decimal(0) for row in rows), Decimal(0)),
        grade_reported=draw(st.sampled_from([None, *form_words().foot.grades])),
        funds=(total, *parts),
        goals=(
            Goal(1, "完成全年培训任务，提高业务水平。", draw(st.sampled_from([None, "已按计划完成全部培训任务。"]))),
        ),
        indicators=rows,
    )


MONEY = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan")


@settings(max_examples=60, deadline=None)
@given(evaluations())
def test_a_filled_form_is_read_back_as_the_same_record(evaluation: Evaluation) -> None:
    again = read(filled_form(evaluation, ZH, is_synthetic=False))

    assert again.unread == ()
    (found,) = again.evaluations
    nothing: dict[str, Any] = dict.fromkeys(DERIVED)
    plain = tuple(dataclasses.replace(row, **nothing) for row in found.indicators)
    assert said(dataclasses.replace(found, indicators=plain, region_code=None)) == said(evaluation)


def test_a_filled_form_says_what_it_was_made_from(published_store: Path) -> None:
    warehouse = open_warehouse(published_store)
    found = warehouse.rows("select evaluation_id from forms.evaluations where form_type = 'project' limit 1")[0][0]
    data = evaluation_form(warehouse, found, ZH, "http://a.example/")
    book = openpyxl.load_workbook(io.BytesIO(data))
    said_of_it = book.properties.description

    assert f"数据版本：{warehouse.version}" in said_of_it
    assert "来源：" in said_of_it
    assert "适用规则：" in said_of_it
    assert f"打开同一页面：http://a.example/project?evaluation={found}" in said_of_it
    assert "范围：" in book.worksheets[0].oddFooter.left.text
    assert len(book.worksheets) == 1


def test_rows_are_high_enough_for_their_words() -> None:
    long = "年初未考虑其他人员，年中根据工作安排由更多人参加。" * 6
    rows = (
        Indicator(1, "产出指标", None, "培训人数", remark=long),
        Indicator(2, "产出指标", None, "培训天数", remark="无"),
    )
    sheet = sheet_of(filled_form(Evaluation(1, "project", year=2024, indicators=rows), ZH, is_synthetic=False))
    heights = {sheet.cell(row, 3).value: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)}

    assert heights["培训人数"] >= 15 * len(long) / 16
    assert heights["培训天数"] is None


def test_a_made_up_evaluation_says_so_on_its_form() -> None:
    evaluation = Evaluation(1, "project", year=2024, project_name="培训", score_reported=Decimal(90))
    title = sheet_of(filled_form(evaluation, ZH, is_synthetic=True))["A1"].value

    assert title == "项目支出绩效自评表（模拟数据）"


@pytest.mark.parametrize("form_type", ["project", "department"])
def test_a_blank_form_is_refused_as_holding_nothing_yet(form_type: Any) -> None:
    with pytest.raises(RefusedDocument) as refused:
        read(blank_form(ZH, form_type))
    assert refused.value.reason == "blank_form"


def test_labels_are_locked_and_cells_to_fill_in_are_not() -> None:
    sheet = sheet_of(blank_form(ZH))
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}

    assert sheet.protection.sheet
    assert cells["项目名称"].protection.locked
    assert not cells["项目名称"].offset(column=1).protection.locked
    assert cells["总分"].protection.locked
    assert cells["年度资金总额"].offset(column=1).protection.locked, "the total is added up"
    assert not cells["当年财政拨款"].offset(column=1).protection.locked


def test_a_form_filled_in_by_hand_is_read() -> None:
    """As Excel leaves it: the formulas have become the figures they stand for."""
    book = openpyxl.load_workbook(io.BytesIO(blank_form(ZH)))
    sheet = book.active
    assert sheet is not None
    fill(sheet, "评价年度", 1, 2024)
    fill(sheet, "项目名称", 1, "职工培训项目")
    fill(sheet, "实施单位", 1, "某某管理中心")
    fill(sheet, "当年财政拨款", 1, 100000, 120000, 90000, None, 0.75)
    fill(sheet, "年度资金总额", 1, 100000, 120000, 90000, 10, 0.75, 7.5)
    fill(sheet, "数量指标", 1, "培训场次", "≥10场", "12场", 90, 88, "场次安排偏多。")
    fill(sheet, "总分", 5, 100, 95.5)
    target = io.BytesIO()
    book.save(target)
    (found,) = read(target.getvalue()).evaluations

    assert (found.year, found.project_name, found.score_reported) == (2024, "职工培训项目", Decimal("95.5"))
    assert found.funds[0].execution_rate_reported == Decimal("0.75")
    assert [(row.level_1, row.level_2, row.level_3) for row in found.indicators] == [
        ("产出指标", "数量指标", "培训场次")
    ]


def test_every_word_of_the_form_is_known_to_the_reader() -> None:
    form, known = form_words(), vocabulary()

    assert all(known.field(label) for label in (form.head.year, form.head.project_name, form.head.unit_name))
    for role, label in form.sources.items():
        assert known.source(label) == role
    for name, label in form.goals.items():
        assert known.goal(label) == ("goal" if name == "block" else name.removesuffix("_text"))


def sheet_of(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def fill(sheet: Any, label: str, offset: int, *values: object) -> None:
    """Writes values beside the first cell with a label."""
    found = next(cell for row in sheet.iter_rows() for cell in row if cell.value == label)
    for step, value in enumerate(values):
        if value is not None:
            found.offset(column=offset + step).value = value
