"""Headings, tables and figures carry their numbers, those of annexes apart."""

import plotly.graph_objects as go
import pytest

from dashboard.export.content import Block, Grid, Heading, Paragraph, Picture
from dashboard.export.numbering import chinese_number, numbered
from dashboard.i18n import Language, words

BODY = (
    Heading("甲"),
    Heading("子", 2),
    Heading("丑", 3),
    Heading("寅", 3),
    Grid("表", ("列",), (), ("left",)),
    Heading("乙"),
    Heading("卯", 2),
    Grid("", ("列",), (), ("left",)),
    Picture(go.Figure(), "图", "图"),
    Paragraph("文"),
    Grid("表", ("列",), (), ("left",)),
)
ANNEXES = (Heading("丙"), Grid("表", ("列",), (), ("left",)), Heading("辰", 2), Heading("丁"))


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text if isinstance(block, Heading | Paragraph) else block.caption for block in blocks]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["一、甲", "（一）子", "1.丑", "2.寅", "表1　表", "二、乙", "（一）卯", "", "图1　图", "文", "表2　表"]),
        (
            "en",
            [
                *("1. 甲", "1.1 子", "1.1.1 丑", "1.1.2 寅", "Table 1. 表"),
                *("2. 乙", "2.1 卯", "", "Figure 1. 图", "文", "Table 2. 表"),
            ],
        ),
    ],
)
def test_levels_tables_and_figures_are_counted(language: Language, expected: list[str]) -> None:
    assert texts(numbered(BODY, words(language))) == expected


def test_annexes_and_their_tables_are_counted_apart() -> None:
    assert texts(numbered(BODY, words("zh"), ANNEXES))[len(BODY) :] == ["附件1　丙", "附表1　表", "辰", "附件2　丁"]


def test_numbers_in_chinese() -> None:
    assert [chinese_number(number) for number in (1, 9, 10, 12, 20, 35)] == ["一", "九", "十", "十二", "二十", "三十五"]
