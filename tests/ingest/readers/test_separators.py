"""Columns that stand apart by pipes or by runs of blanks are columns; other pipes and blanks are words."""

import pytest

from dashboard.ingest.grid import Paragraph
from dashboard.ingest.readers.text import text_blocks
from tests.ingest.plain_form import FORM, only_form, said


@pytest.mark.parametrize("pipe", ["|", " | ", "｜"], ids=["narrow", "wide", "full width"])
def test_pipes_without_outer_ones_read_like_tabs(pipe: str) -> None:
    assert said(only_form(FORM)) == said(only_form([line.replace("\t", pipe) for line in FORM]))


@pytest.mark.parametrize("gap", ["   ", "　　"], ids=["blanks", "full-width blanks"])
def test_cells_that_stand_under_no_column_read_like_tabs_without_empty_cells(gap: str) -> None:
    cells = [[cell for cell in line.split("\t") if cell] for line in FORM]

    assert said(only_form(["\t".join(line) for line in cells])) == said(only_form([gap.join(line) for line in cells]))


def test_pipes_and_blanks_of_a_text_are_words() -> None:
    notice = [
        "首页 | 政务公开 | 正文",
        "关于开展绩效自评的通知",
        "来源：财政局    发布时间：2024年3月1日",
        "上一篇 | 下一篇",
    ]
    text = "\n".join([*notice, "打印 | 关闭"])

    assert [Paragraph] * 5 == [type(block) for block in text_blocks(text.encode(), "notice.txt")]
