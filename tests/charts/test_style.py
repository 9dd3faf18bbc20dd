"""Every figure says what it shows, and looks alike on a page and in a file."""

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.i18n import words
from dashboard.records import FigureNotes
from tests.charts.frames import NOTES, SYNTHETIC, texts

ZH = words("zh")


def finished(notes: FigureNotes = NOTES) -> go.Figure:
    """A bar that has gone through the style."""
    figure = go.Figure(go.Bar(x=["甲"], y=[1]))
    return style.finished(figure, ZH, notes, title="标题", alt="一根柱。", unit="万元")


def test_unit_selection_packs_and_source_stand_in_the_figure() -> None:
    assert texts(finished()) == (
        "标题\n单位：万元<br>范围：2023年；全部地区<br>适用规则：全国默认<br>来源：公开的绩效自评文件"
    )


def test_made_up_data_is_marked_in_the_figure() -> None:
    assert "模拟数据，仅供试用，不是真实数据。" in texts(finished(SYNTHETIC))
    assert "模拟数据" in [note.text for note in finished(SYNTHETIC).layout.annotations]
    assert "模拟数据" not in texts(finished())


def test_a_page_prints_title_and_notes_itself_but_keeps_the_mark_of_made_up_data() -> None:
    shown = style.on_screen(finished(SYNTHETIC), "dark")

    assert [note.text for note in shown.layout.annotations] == ["模拟数据"]
    assert shown.layout.title.text == ""
    assert shown.layout.template.layout.font.color == style.INKS["dark"].text


def test_dressing_a_figure_for_a_page_leaves_it_whole_for_the_file() -> None:
    figure = finished()
    style.on_screen(figure, "dark")

    paper = style.on_paper(figure)
    assert "来源：公开的绩效自评文件" in texts(paper)
    assert paper.layout.width == style.PAPER_WIDTH
    assert paper.layout.template.layout.paper_bgcolor == "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_colours_with_a_meaning_stand_out_on_either_ground() -> None:
    for ink in style.INKS.values():
        for colour in style.COLOURS.values():
            assert contrast(colour, ink.ground) >= 3
        assert contrast(ink.text, ink.ground) >= 7
        assert contrast(ink.quiet, ink.ground) >= 4.5


def test_long_names_are_cut_by_width_not_by_letters() -> None:
    assert style.shortened("小型工程类项目（非政府投资项目）二期工程") == "小型工程类项目（非政府投资项…"
    assert style.shortened("Small works", 30) == "Small works"
    assert style.text_width("甲a") == 3


def test_notes_break_into_lines_that_fit() -> None:
    assert style.wrap("一二三四五", 4) == ["一二", "三四", "五"]
    assert style.wrap("one two three", 8) == ["one two", "three"]
