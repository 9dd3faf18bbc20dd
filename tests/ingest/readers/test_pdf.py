"""PDFs become grids and paragraphs by where their words and lines stand; what cannot be read surely is refused."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dashboard.ingest.grid import Block, Grid, Paragraph
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.pdf import pdf_blocks
from dashboard.ingest.readers.pdf.letters import letter
from tests.ingest.readers.drawn import (
    GOLDEN,
    STYLE,
    as_page,
    differences,
    published,
    reading_of,
    said,
    typed_blocks,
    unread,
)
from tests.ingest.readers.printed import Print, pdf, printer

RUNNING = "<div style='font-size:8px;width:100%;text-align:center'>{}</div>"
A4 = "@page{size:A4;margin:15mm}"
TEXTS = [
    *(published(word) for word in ("福田", "闵行", "天河", "番禺")),
    *sorted(GOLDEN.glob("*/document.txt")),
]
STYLES = {
    "landscape": "@page{size:A4 landscape;margin:12mm}",
    "small pages": "@page{size:A5;margin:8mm}table{font-size:7pt}td{vertical-align:middle;text-align:center}",
    "borders apart": f"{A4}table{{border-collapse:separate;border-spacing:2px}}",
    "dotted": f"{A4}td{{border:1px dotted #000}}",
    "labels in columns": f"{A4}td{{padding:4px 8px}}tr td:first-child{{writing-mode:vertical-rl}}",
    "words broken anywhere": f"{A4}td{{word-break:break-all}}table{{table-layout:fixed}}",
}


@pytest.fixture(scope="module")
def printed() -> Iterator[Print]:
    with printer() as function:
        yield function


def page(body: str, style: str = A4) -> str:
    return f"<meta charset=utf-8><style>{STYLE}{style}</style>{body}"


def words(blocks: Sequence[Block]) -> list[str | list[list[str]]]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


def by_name(path: Path) -> str:
    return path.parent.name if path.stem == "document" else path.stem


@pytest.mark.parametrize("is_merged", [False, True], ids=["every cell drawn", "cells merged"])
@pytest.mark.parametrize("path", TEXTS, ids=by_name)
def test_a_printed_form_says_what_its_text_says(printed: Print, path: Path, *, is_merged: bool) -> None:
    typed = reading_of(path.read_bytes(), path.name, path)
    data = printed(as_page(typed_blocks(path), merged=is_merged, style=A4))
    found = reading_of(data, "form.pdf", path)

    assert [] == differences(said(typed), said(found))
    assert [] == differences(unread(typed), unread(found))
    assert "pdf-1" == found.document.reader


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("word", ["福田", "闵行"])
def test_pages_cut_and_draw_forms_as_they_like(printed: Print, word: str, style: str) -> None:
    path = published(word)
    typed = reading_of(path.read_bytes(), path.name, path)
    found = reading_of(printed(as_page(typed_blocks(path), merged=True, style=style)), "form.pdf", path)

    assert [] == differences(said(typed), said(found))


def test_a_report_is_read_by_paragraphs(printed: Print) -> None:
    path = published("从化")
    source = as_page(typed_blocks(path), style=A4).replace("•", "·")
    typed = reading_of(path.read_text(encoding="utf-8").replace("•", "·").encode(), path.name, path)

    assert [] == differences(said(typed), said(reading_of(printed(source), "report.pdf", path)))


def test_places_and_boxes_name_the_cell_on_its_page(printed: Print) -> None:
    data = printed(
        page("<p>单位：元</p><table><tr><td colspan=2>甲</td><td>乙</td></tr><tr><td>丙<td>丁<td>戊</table>")
    )
    blocks = pdf_blocks(data, "form.pdf")
    grid = blocks[1]
    assert isinstance(grid, Grid)
    first, second = grid.rows[0]

    assert Paragraph("单位：元", "page 1, paragraph 1") == blocks[0]
    assert ("甲", 0, 2, "page 1, table 1, row 1, column 1") == (
        first.text,
        first.column,
        first.column_span,
        first.place,
    )
    assert ("乙", 2, "page 1, table 1, row 1, column 3") == (second.text, second.column, second.place)
    assert first.box is not None
    assert second.box is not None
    assert first.box[0] < first.box[2] == pytest.approx(second.box[0], abs=1)
    assert 15 / 25.4 * 72 == pytest.approx(first.box[0], abs=8)


def test_a_header_printed_on_every_page_stands_once_and_page_numbers_never(printed: Print) -> None:
    head = "<thead><tr><th>一级指标<th>三级指标<th>分值</thead>"
    rows = "".join(f"<tr style='break-inside:avoid'><td>产出<td>指标{number}<td>{number}.5" for number in range(80))
    data = printed(
        page(f"<table>{head}{rows}</table>", "@page{size:A5;margin:20mm}th{border:1px solid}"),
        display_header_footer=True,
        header_template=RUNNING.format("某局自评材料"),
        footer_template=RUNNING.format("- <span class=pageNumber></span> -"),
    )

    assert [
        [["一级指标", "三级指标", "分值"], *(["产出", f"指标{number}", f"{number}.5"] for number in range(80))]
    ] == words(pdf_blocks(data, "form.pdf"))


@pytest.mark.parametrize("names", ["甲", "甲乙"], ids=["one page", "two pages"])
def test_the_address_below_a_printed_web_page_is_no_part_of_it(printed: Print, names: str) -> None:
    form = "<table><tr><td>名称<td>{}</table>"
    address = RUNNING.format("http://www.example.gov.cn/art/71925.html <span class=pageNumber></span>/9")
    data = printed(
        page("<div style='break-after:page'></div>".join(form.format(name) for name in names)),
        display_header_footer=True,
        header_template="<p></p>",
        footer_template=address,
        margin={"bottom": "20mm", "top": "20mm"},
    )

    assert [[["名称", name]] for name in names] == words(pdf_blocks(data, "form.pdf"))


def test_the_title_on_every_page_is_no_running_head(printed: Print) -> None:
    form = "<h2>自评表</h2><p style='text-align:center'>（2023年度）</p><table><tr><td>名称<td>{}</table>"
    pages = "<div style='break-after:page'></div>".join(form.format(name) for name in "甲乙丙")

    assert [part for name in "甲乙丙" for part in ("自评表", "（2023年度）", [["名称", name]])] == words(
        pdf_blocks(printed(page(pages)), "form.pdf")
    )


def test_forms_drawn_alike_on_following_pages_stay_apart(printed: Print) -> None:
    form = "<table><tr><td>项目名称<td>{}<tr><td>总分<td>98</table>"
    data = printed(page(form.format("甲") + "<div style='break-after:page'></div>" + form.format("乙")))

    assert [
        [["项目名称", "甲"], ["总分", "98"]],
        [["项目名称", "乙"], ["总分", "98"]],
    ] == words(pdf_blocks(data, "form.pdf"))


def test_rows_closed_at_the_page_end_are_never_joined(printed: Print) -> None:
    rows = "".join(f"<tr style='break-inside:avoid'><td><td>{number}<td>{number}" for number in range(10, 90))
    grids = words(pdf_blocks(printed(page(f"<table>{rows}</table>", "@page{size:A6;margin:9mm}")), "form.pdf"))

    assert [[["", str(number), str(number)] for number in range(10, 90)]] == grids


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_content_is_read_upright(printed: Print, turn: int) -> None:
    body = (
        f"<div style='position:absolute;left:60mm;top:100mm;width:80mm;transform:rotate({turn}deg)'>"
        "<table><tr><td>项目名称<td>劳模管理<tr><td>总分<td>98.5</table></div>"
    )

    assert [[["项目名称", "劳模管理"], ["总分", "98.5"]]] == words(pdf_blocks(printed(page(body)), "form.pdf"))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_marked_as_turned_are_read_as_shown(turn: int) -> None:
    data = pdf([b"BT /F1 12 Tf 1 0 0 1 100 700 Tm (first) Tj 1 0 0 1 100 680 Tm (second) Tj ET"])
    turned = data.replace(b"/MediaBox", f"/Rotate {turn} /MediaBox".encode())

    assert ["first", "second"] == [str(block) for block in words(pdf_blocks(turned, "form.pdf"))]


def test_a_centred_title_over_two_lines_is_one_paragraph(printed: Print) -> None:
    title = "某某县政务服务和数据管理局办公室2020年度自助终端设备购置项目支出绩效自评" + "报告"
    style = "<style>h2{font-size:15pt;width:535pt;margin:0}@page{size:A4;margin:30pt}</style>"
    body = f"{style}<h2>{title}</h2><h2>（2020年度）</h2><p>现将有关情况报告如下。"

    assert [title, "（2020年度）", "现将有关情况报告如下。"] == words(pdf_blocks(printed(page(body)), "report.pdf"))


def test_scrambled_letters_are_put_where_they_stand() -> None:
    shuffled = [(3, "4"), (0, "1"), (2, "3"), (1, "2")]
    content = "BT /F1 12 Tf " + " ".join(f"1 0 0 1 {100 + 7 * x} 700 Tm ({text}) Tj" for x, text in shuffled) + " ET"

    assert ["1234"] == words(pdf_blocks(pdf([content.encode()]), "form.pdf"))


def test_letters_drawn_twice_for_boldness_are_read_once() -> None:
    content = b"BT /F1 12 Tf 1 0 0 1 100 700 Tm (2200) Tj 1 0 0 1 100.4 700 Tm (2200) Tj ET"

    assert ["2200"] == words(pdf_blocks(pdf([content]), "form.pdf"))


def test_a_number_that_a_narrow_cell_breaks_is_whole_and_two_numbers_stay_two(printed: Print) -> None:
    body = (
        "<table style='width:auto;table-layout:fixed'><tr><td style='width:30px;word-break:break-all'>350000.00"
        "<td style='width:90px'>12500<br>13700<td style='width:60px'>服务对象满意度指标</table>"
    )

    assert [[["350000.00", "12500\n13700", "服务对象满意度指标"]]] == words(pdf_blocks(printed(page(body)), "form.pdf"))


def test_a_table_without_lines_is_a_table_where_every_line_is_a_row(printed: Print) -> None:
    style = "td{border:0;padding:4px 24px;vertical-align:top;white-space:nowrap}"
    rows = [["一级指标", "三级指标", "分值"], ["产出", "数量", "10"], ["", "质量", "20"], ["效益", "影响", "30"]]
    body = "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in rows)
    found = pdf_blocks(printed(page(f"<table>{body}</table>", A4 + style)), "form.pdf")
    assert isinstance(found[0], Grid)

    assert [[(text, column) for column, text in enumerate(row) if text] for row in rows] == [
        [(cell.text, cell.column) for cell in row] for row in found[0].rows
    ]


def test_a_table_without_lines_whose_words_run_over_lines_is_only_text(printed: Print) -> None:
    style = "table{table-layout:fixed;width:80mm}td{border:0;padding:1px 20px;vertical-align:middle}"
    body = "".join(f"<tr><td>服务对象满意度指标<td>{number}<td>{number}" for number in range(10, 16))
    found = pdf_blocks(printed(page(f"<table>{body}</table>", A4 + style)), "form.pdf")

    assert [] == [block for block in found if isinstance(block, Grid) and len(block.rows) > 1]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("⽬", "Any", "目"),
        ("⻓", "Any", "长"),
        ("户", "Any", "户"),
        ("戶", "AAAAAA+NotoSansCJKsc-Regular", "户"),
        ("戶", "PMingLiU", "戶"),
        ("\uf0b3", "ABCDEF+Symbol", "≥"),
        ("\uf0a3", "ABCDEF+Symbol", "≤"),
        ("\uf0fe", "Wingdings", "☑"),
        ("\uf0a3", "SomethingElse", "\ufffd"),
        ("\ue123", "Any", "\ufffd"),
        ("", "Any", "\ufffd"),
        ("︵", "Any", "（"),
        ("\u200b5", "Any", "5"),
    ],
)
def test_letters_are_what_was_typed_and_never_a_number_of_the_font(text: str, font: str, expected: str) -> None:
    assert expected == letter(text, font)


def test_pdfs_are_known_behind_bytes_that_are_none() -> None:
    data = b"\r\nHTTP/1.1 200 OK\r\n\r\n" + pdf([b"BT /F1 12 Tf 1 0 0 1 100 700 Tm (words) Tj ET"])

    assert "pdf-1" == reader_for(data, "form.txt").name
    assert ["words"] == words(pdf_blocks(data, "form.pdf"))


def test_every_cell_of_a_table_over_pages_has_a_place_of_its_own(printed: Print) -> None:
    path = published("闵行")
    data = printed(as_page(typed_blocks(path), merged=True, style=STYLES["small pages"]))
    places = [
        cell.place for block in pdf_blocks(data, "x") if isinstance(block, Grid) for row in block.rows for cell in row
    ]

    assert len(set(places)) == len(places)
    assert all(
        re.fullmatch(r"page \d+, (table \d+, row \d+, column|paragraph \d+, part) \d+", place) for place in places
    )
