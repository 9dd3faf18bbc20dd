"""Columns that stand apart by pipes or by runs of blanks are columns; other pipes and blanks are words."""

import pytest

from dashboard.ingest.grid import Paragraph
from dashboard.ingest.readers.text import text_blocks
from tests.ingest.plain_form import FORM, indicator_rows, only_form, said


@pytest.mark.parametrize("pipe", ["|", " | ", "｜"], ids=["narrow", "wide", "full width"])
def test_pipes_without_outer_ones_read_like_tabs(pipe: str) -> None:
    assert said(only_form(FORM)) == said(only_form([line.replace("\t", pipe) for line in FORM]))


@pytest.mark.parametrize("gap", ["   ", "　　"], ids=["blanks", "full-width blanks"])
def test_runs_of_blanks_read_like_tabs_though_they_lose_empty_cells(gap: str) -> None:
    lines = [gap.join(cell for cell in line.split("\t") if cell) for line in FORM]

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form(["", f"{gap}{lines[0]}", *lines[1:]]))


def test_a_level_that_one_blank_keeps_from_the_next_cell_is_a_cell() -> None:
    lines = ["   ".join(cell for cell in line.split("\t") if cell) for line in FORM]
    close = [
        line.replace("满意度指标   服务对象满意度指标   学生", "满意度指标 服务对象满意度指标 学生") for line in lines
    ]

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form(close))


def test_pipes_and_blanks_of_a_text_are_words() -> None:
    notice = [
        "首页 | 政务公开 | 正文",
        "关于开展绩效自评的通知",
        "来源：财政局    发布时间：2024年3月1日",
        "上一篇 | 下一篇",
    ]
    text = "\n".join([*notice, "打印 | 关闭"])

    assert [Paragraph] * 5 == [type(block) for block in text_blocks(text.encode(), "notice.txt")]
