"""Figures become pictures, in their own letters, and everybody gets their own."""

import struct
from concurrent.futures import ThreadPoolExecutor

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.export import pictures


def figure(name: str) -> go.Figure:
    """A bar with a name."""
    bar = go.Figure(go.Bar(x=[name], y=[1]))
    return bar.update_layout(template=style.template("light"), width=600, height=300)


def test_a_png_has_twice_the_size_of_the_figure() -> None:
    data = pictures.picture_bytes(figure("执行率"), "png")

    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 600)


def test_an_svg_names_a_chinese_font_first() -> None:
    drawn = pictures.picture_bytes(figure("执行率"), "svg").decode()

    assert "执行率" in drawn
    assert "Noto Sans CJK SC" in drawn


def test_pictures_asked_for_at_once_come_back_to_those_who_asked() -> None:
    names = [f"项目{number}号" for number in range(12)]
    with ThreadPoolExecutor(6) as people:
        drawn = list(people.map(lambda name: pictures.picture_bytes(figure(name), "svg").decode(), names))

    assert [[name for name in names if f">{name}<" in picture] for picture in drawn] == [[name] for name in names]
