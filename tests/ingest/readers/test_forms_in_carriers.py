"""A form says the same in text, in Word and in every kind of workbook."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from dashboard.ingest import read_document
from dashboard.ingest.grid import Block, Paragraph
from tests.ingest.readers.carriers import (
    Rows,
    add_table,
    as_docx,
    as_ods,
    as_text,
    as_xlsx,
    fill_sheet,
    rows_of,
    saved,
    with_merges,
)
from tests.ingest.readers.drawn import GOLDEN, differences, published, reading_of, said, typed_blocks, unread

TITLE = ["项目支出绩效自评表", "（2023年度）"]
FORM = rows_of("""
项目名称 | ← | ← | 农村饮水安全巩固提升工程 | ← | ← | ← | ← | ← | ←
主管部门 | ← | ← | 清水县水务局 | ← | ← | 实施单位 | 清水县农村供水站 | ← | ←
项目资金（万元） | ← | ← | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
↑ | ← | ← | 年度资金总额 | 120.00 | 110.50 | 98.35 | 10 | 89.00% | 8.90
↑ | ← | ← | 其中：当年财政拨款 | 1,100.00 | 90.50 | 80.00 | - | 88.40% | -
↑ | ← | ← | 上年结转资金 | 20.00 | 20.00 | 18.35 | - | 91.75% | -
↑ | ← | ← | 其他资金 | 0.00 | 0.00 | 0.00 | - | - | -
年度总体目标 | 预期目标 | ← | ← | ← | ← | 实际完成情况 | ← | ← | ←
↑ | 新建蓄水池12座，解决2300人饮水问题。 | ← | ← | ← | ← | 新建蓄水池11座，解决2310人饮水问题。 | ← | ← | ←
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | ← | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
↑ | 产出指标 | 数量指标 | 新建蓄水池 | ≥12座 | ← | 11座 | 10 | 9.17 | 1座因征地延后，已列入下年计划
↑ | ↑ | ↑ | 铺设管网长度 | =35.6(公里) | ← | 36(公里) | 10 | 10 | 无
↑ | ↑ | 质量指标 | 工程验收合格率 | 100% | ← | 100% | 10 | 10 | 无
↑ | ↑ | 时效指标 | 完工时间 | 2023年11月底前 | ← | 2023年12月15日 | 10 | 8 | 雨季影响工期
↑ | ↑ | 成本指标 | 每公里管网成本 | ≤2.5万元 | ← | 2.4万元 | 10 | 10 | 无
↑ | 效益指标 | 社会效益指标 | 受益人口 | ≥2300人 | ← | 2310人 | 15 | 15 | 无
↑ | ↑ | 可持续影响指标 | 管护制度 | 健全 | ← | 健全 | 15 | 14 | 个别村管护员未到位
↑ | 满意度指标 | 服务对象满意度指标 | 受益群众满意度 | ≥90% | ← | 96.5% | 10 | 10 | 无
总分 | ← | ← | ← | ← | ← | ← | 100 | 95.07 |
""")
CARRIERS = {"form.docx": as_docx, "form.xlsx": as_xlsx, "form.ods": as_ods}
TEXTS = [
    *(published(word) for word in ("福田", "闵行", "天河", "番禺", "从化")),
    *sorted(GOLDEN.glob("*/document.txt")),
]
SOMEWHERE = Path(__file__)


def drawn_rows(block: Block) -> Rows:
    if isinstance(block, Paragraph):
        return [[block.text]]
    return [[cell.text for cell in row] for row in block.rows]


def as_document(blocks: Sequence[Block], merged: Callable[[Rows], Rows]) -> bytes:
    document = Document()
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
        else:
            add_table(document, merged(drawn_rows(block)))
    return saved(document)


def as_sheet(blocks: Sequence[Block], merged: Callable[[Rows], Rows]) -> bytes:
    workbook = Workbook()
    fill_sheet(workbook.active, [], [row for block in blocks for row in merged(drawn_rows(block))])
    return saved(workbook)


@pytest.mark.parametrize("name", CARRIERS)
def test_a_form_with_merged_cells_says_what_its_text_says(name: str) -> None:
    typed = reading_of(as_text(TITLE, FORM), "form.txt", SOMEWHERE)
    found = reading_of(CARRIERS[name](TITLE, FORM), name, SOMEWHERE)

    assert 8 == len(typed.evaluations[0].indicators)
    assert [] == differences(said(typed), said(found))
    assert [] == differences(unread(typed), unread(found))


@pytest.mark.parametrize("merged", [list, with_merges], ids=["every cell drawn", "cells merged"])
@pytest.mark.parametrize("draw", [as_document, as_sheet], ids=["docx", "xlsx"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name if path.stem == "document" else path.stem)
def test_documents_say_in_office_formats_what_their_text_says(
    path: Path, draw: Callable[[Sequence[Block], Callable[[Rows], Rows]], bytes], merged: Callable[[Rows], Rows]
) -> None:
    typed = reading_of(path.read_bytes(), path.name, path)
    found = reading_of(draw(typed_blocks(path), merged), "form", path)

    assert [] == differences(said(typed), said(found))
    assert [] == differences(unread(typed), unread(found))


def test_forms_one_below_the_other_and_on_several_sheets_are_read_one_by_one() -> None:
    other = [[cell.replace("农村饮水安全巩固提升工程", "灌区节水改造") for cell in row] for row in FORM]
    document = Document()
    workbook = Workbook()
    for number, form in enumerate((FORM, other)):
        document.add_heading(TITLE[0])
        add_table(document, form)
        sheet = workbook.active if number == 0 else workbook.create_sheet()
        fill_sheet(sheet, TITLE, form)

    for data in (saved(document), saved(workbook)):
        found = reading_of(data, "forms", SOMEWHERE)

        assert ["农村饮水安全巩固提升工程", "灌区节水改造"] == [form.project_name for form in found.evaluations]
        assert [8, 8] == [len(form.indicators) for form in found.evaluations]
        assert () == found.unread


def test_a_cell_under_points_that_holds_none_says_so() -> None:
    damaged = [[*row[:7], "1O", *row[8:]] if "新建蓄水池" in row else row for row in FORM]
    found = read_document(
        as_docx(TITLE, damaged), "form.docx", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC)
    )

    assert [("1O", "not_points")] == [(cell.text, cell.reason) for cell in found.unread]
