"""Figures become pictures, in their own letters, and everybody gets their own."""

import re
import struct
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pdfplumber
import plotly.graph_objects as go
import pytest

from dashboard.charts import style
from dashboard.export import pictures
from dashboard.export.pictures import drawn
from dashboard.export.pictures.held import Held
from dashboard.i18n import words
from dashboard.records import FigureNotes


def figure(name: str) -> go.Figure:
    """A bar with a name."""
    bar = go.Figure(go.Bar(x=[name], y=[1]))
    return bar.update_layout(template=style.template("light"), width=600, height=300)


def test_a_png_has_twice_the_size_of_the_figure() -> None:
    data = pictures.picture_bytes(figure("执行率"), "png")

    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 600)


def test_a_pdf_holds_text_and_vectors() -> None:
    data = pictures.picture_bytes(figure("执行率“甲”😀"), "pdf")
    with pdfplumber.open(BytesIO(data)) as opened:
        page = opened.pages[0]

        assert "执行率“甲”" in page.extract_text()
        assert [] == page.images
        assert (450, 225) == (page.width, page.height)


def test_no_picture_refers_to_anything_outside() -> None:
    svg = pictures.picture_bytes(figure("执行率"), "svg").decode()

    assert [] == re.findall(r"""(?:href|src)=["'](?!#)[^"']+|url\((?!["']?#)[^)]+""", svg)


def test_controls_in_a_name_break_no_picture() -> None:
    svg = pictures.picture_bytes(figure("甲\x00\x07乙\\u0007丙\ud800\ufffe"), "svg").decode()

    assert "甲乙\\u0007丙" in svg
    assert pictures.picture_bytes(figure("甲\x00\x07乙"), "png")[:4] == b"\x89PNG"


def test_a_figure_is_drawn_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    bar = figure("只画一次")
    first = pictures.picture_bytes(bar, "svg")
    monkeypatch.setattr(drawn, "browser_svg", lambda _: "<svg/>")

    assert pictures.picture_bytes(go.Figure(bar), "svg") == first
    assert pictures.picture_bytes(figure("再画一次"), "svg") == b"<svg/>"


def test_pictures_held_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "browser_svg", lambda _: "<svg/>")
    monkeypatch.setattr(drawn, "_held", Held(3))
    for number in range(5):
        pictures.picture_bytes(figure(f"第{number}幅"), "svg")

    assert 3 == len(drawn._held)


def test_in_a_text_a_figure_loses_title_and_notes_and_fits_the_page() -> None:
    notes = FigureNotes("全部年度", "公开文件", is_synthetic=True)
    high = style.finished(figure("执行率"), words("zh"), notes, title="标题", alt="说明", height=3000)

    shown = pictures.on_page(high)

    assert ["模拟数据"] == [note.text for note in shown.layout.annotations]
    assert ("", 780, 2010) == (shown.layout.title.text, shown.layout.width, shown.layout.height)
    assert "标题" == high.layout.title.text


def test_an_svg_names_a_chinese_font_first() -> None:
    svg = pictures.picture_bytes(figure("执行率"), "svg").decode()

    assert "执行率" in svg
    assert "Noto Sans CJK SC" in svg


def test_pictures_asked_for_at_once_come_back_to_those_who_asked() -> None:
    names = [f"项目{number}号" for number in range(12)]
    with ThreadPoolExecutor(6) as people:
        svgs = list(people.map(lambda name: pictures.picture_bytes(figure(name), "svg").decode(), names))

    assert [[name for name in names if f">{name}<" in picture] for picture in svgs] == [[name] for name in names]
