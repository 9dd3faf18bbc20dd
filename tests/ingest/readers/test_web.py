"""Web pages become grids and paragraphs as a person sees them, whatever the markup; what is none is refused."""

import quopri
from base64 import b64encode
from pathlib import Path

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Grid, Paragraph
from dashboard.ingest.read_document import document_view
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.web import web_blocks
from tests.ingest.readers.drawn import GOLDEN, as_page, differences, published, reading_of, said, typed_blocks, unread

FORM = "<table><tr><td>项目名称<td>劳模管理<tr><td>主管部门<td>某局</table>"
TEXTS = [
    *(published(word) for word in ("福田", "闵行", "天河", "番禺", "从化")),
    *sorted(GOLDEN.glob("*/document.txt")),
]


def shown(source: str | bytes, name: str = "form.html") -> list[str | list[list[tuple[str, int, int, int]]]]:
    """Paragraphs as their words, grids as rows of (words, column, rows spanned, columns spanned)."""
    data = source.encode() if isinstance(source, str) else source
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[(cell.text, cell.column, cell.row_span, cell.column_span) for cell in row] for row in block.rows]
        for block in web_blocks(data, name)
    ]


def words(source: str | bytes) -> list[str | list[list[str]]]:
    """The same without columns and spans."""
    return [
        block if isinstance(block, str) else [[cell[0] for cell in row] for row in block] for block in shown(source)
    ]


def refusal(data: bytes, name: str = "form.html") -> str:
    with pytest.raises(RefusedDocument) as refused:
        document_view(data, name)
    return refused.value.reason


@pytest.mark.parametrize("is_merged", [False, True], ids=["every cell drawn", "cells merged"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name if path.stem == "document" else path.stem)
def test_a_form_drawn_as_a_page_says_what_its_text_says(path: Path, *, is_merged: bool) -> None:
    typed = reading_of(path.read_bytes(), path.name, path)
    page = as_page(typed_blocks(path), merged=is_merged)
    drawn = reading_of(page.encode("gb18030" if is_merged else "utf-8"), "form.html", path)

    assert [] == differences(said(typed), said(drawn))
    assert [] == differences(unread(typed), unread(drawn))
    assert "web-1" == drawn.document.reader


def test_places_name_paragraph_table_row_and_column() -> None:
    page = f"<h1>自评表</h1><p>单位：元</p>{FORM}<p>备注</p><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>"

    assert [
        Paragraph("自评表", "paragraph 1"),
        Paragraph("单位：元", "paragraph 2"),
        Grid(
            (
                (
                    Cell("项目名称", 0, 0, "table 1, row 1, column 1"),
                    Cell("劳模管理", 0, 1, "table 1, row 1, column 2"),
                ),
                (Cell("主管部门", 1, 0, "table 1, row 2, column 1"), Cell("某局", 1, 1, "table 1, row 2, column 2")),
            )
        ),
        Paragraph("备注", "paragraph 3"),
        Grid(
            (
                (Cell("甲", 0, 0, "table 2, row 1, column 1", 2), Cell("乙", 0, 1, "table 2, row 1, column 2")),
                (Cell("丙", 1, 1, "table 2, row 2, column 2"),),
            )
        ),
    ] == web_blocks(page.encode(), "form.html")


def test_spans_put_every_cell_at_its_true_column() -> None:
    page = """<table>
      <tr><td rowspan="2">绩效指标<td>一级<td colspan="2">二级
      <tr><td>产出<td>数量<td>10
      <tr><td colspan="3">总分<td>100</table>"""

    assert [
        [
            [("绩效指标", 0, 2, 1), ("一级", 1, 1, 1), ("二级", 2, 1, 2)],
            [("产出", 1, 1, 1), ("数量", 2, 1, 1), ("10", 3, 1, 1)],
            [("总分", 0, 1, 3), ("100", 3, 1, 1)],
        ]
    ] == shown(page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # A title wider than the table, and a column that no cell begins in, are no columns.
        (
            "<table><tr><td colspan=99>题<tr><td colspan=3>甲<td>乙</table>",
            [[("题", 0, 1, 2)], [("甲", 0, 1, 1), ("乙", 1, 1, 1)]],
        ),
        # Spans of 0 run to the end of the group; a span never leaves its group.
        (
            "<table><thead><tr><th rowspan=9>头<th>乙<tbody><tr><td rowspan=0>丙<td>丁<tr><td>戊</table>",
            [[("头", 0, 1, 1), ("乙", 1, 1, 1)], [("丙", 0, 2, 1), ("丁", 1, 1, 1)], [("戊", 1, 1, 1)]],
        ),
        (
            "<table><tr><td colspan='2px' rowspan='x'>甲<td colspan=-3>乙<tr><td>丙<td>丁<td>戊</table>",
            [[("甲", 0, 1, 2), ("乙", 2, 1, 1)], [("丙", 0, 1, 1), ("丁", 1, 1, 1), ("戊", 2, 1, 1)]],
        ),
        # The foot is shown last wherever it stands.
        (
            "<table><tfoot><tr><td>总分<td>1</tfoot><tr><td>甲<td>2</table>",
            [[("甲", 0, 1, 1), ("2", 1, 1, 1)], [("总分", 0, 1, 1), ("1", 1, 1, 1)]],
        ),
        # A row that is not shown keeps its room, so that spans across it stay right.
        (
            "<table><tr><td rowspan=3>甲<td>1<tr style='display: none'><td>隐<tr><td>2</table>",
            [[("甲", 0, 3, 1), ("1", 1, 1, 1)], [("", 1, 1, 1)], [("2", 1, 1, 1)]],
        ),
    ],
)
def test_odd_spans_do_not_move_cells(page: str, expected: list[list[tuple[str, int, int, int]]]) -> None:
    assert [expected] == shown(page)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("甲<br>乙<BR/>丙", "甲\n乙\n丙"),
        ("<p>甲</p><p>&nbsp;</p><p>乙</p>", "甲\n乙"),
        ("<ol><li>甲<li>乙</ol>", "甲\n乙"),
        ("资金\n      使用\n      情况", "资金使用情况"),
        ("PM\n   2.5 以下", "PM 2.5 以下"),
        ("&lt;35万元", "<35万元"),
        ("支出<35万元", "支出<35万元"),
        ("12.5<span style='display:none'>99</span>分", "12.5分"),
        ("<!-- 99 -->12<!--[if gte mso 9]>88<![endif]-->", "12"),
        ("<![if !supportEmptyParas]>甲<![endif]><o:p>乙</o:p>", "甲乙"),
        ("万m<sup>2</sup>", "万m2"),
        ("<input value='350000'>元", "350000元"),
        ("<input type=hidden value=9><input type=checkbox checked>是<input type=checkbox>否", "☑是□否"),
        ("<select><option>甲<option selected>乙</select>", "乙"),
        ("<textarea>一\n二</textarea>", "一\n二"),
        ("\u200b350\ufeff000\xad", "350000"),
        ("<table><tr><td>35<td>万元</table>", "35 万元"),
        ("<b>## 甲 **乙**</b>", "## 甲 **乙**"),
    ],
)
def test_a_cell_holds_the_words_a_person_sees(markup: str, expected: str) -> None:
    assert [[["名", expected]]] == words(f"<table><tr><td>名<td>{markup}</table>")


def test_text_outside_tables_is_cut_where_lines_end() -> None:
    page = (
        "<h2>某局<br>绩效自评报告</h2><div>一、概况<br>我局有<b>6</b>个<span>科室</span>。</div>尾<ul><li>甲<li>乙</ul>"
    )

    assert ["某局\n绩效自评报告", "一、概况", "我局有6个科室。", "尾", "甲", "乙"] == words(page)


def test_tables_that_lay_a_page_out_are_looked_through() -> None:
    page = f"""<table><tr><td colspan=2>网站标题<tr>
      <td><ul><li><a href=/1>首页</a><li><a href=/2>公开</a></ul></td>
      <td><table><tr><td><h1>自评表</h1></td></tr><tr><td>单位：元<br>{FORM}说明</td></tr></table></td></table>"""

    assert [
        [["网站标题"]],
        "自评表",
        "单位：元",
        [["项目名称", "劳模管理"], ["主管部门", "某局"]],
        "说明",
    ] == words(page)


def test_a_report_in_a_layout_table_is_read_by_paragraphs() -> None:
    article = "".join(f"<p>第{number}段。</p>" for number in range(12))

    assert [
        [["绩效自评报告"], ["来源：某局", "2024年"]],
        *(f"第{number}段。" for number in range(12)),
    ] == words(f"<table><tr><td>绩效自评报告<tr><td>来源：某局<td>2024年<tr><td>{article}</table>")
    assert ["首页", *(f"第{number}段。" for number in range(12))] == words(
        f"<table><tr><td><a href=/1>首页</a></td><td>{article}</td></table>"
    )


def test_a_table_within_a_form_is_a_table_and_its_neighbour_cells_stay_rows() -> None:
    page = f"<table><tr><td>名称<td>甲<tr><td>指标<td>{FORM}<tr><td>总分<td>100</table>"

    assert [
        [["名称", "甲"]],
        "指标",
        [["项目名称", "劳模管理"], ["主管部门", "某局"]],
        [["总分", "100"]],
    ] == words(page)


def test_what_stands_around_the_content_is_left_out_and_content_is_not() -> None:
    page = f"""<html><head><title>网站</title><script>var a = "项目名称";</script></head><body>
      <header><a href=/>首页</a> <a href=/x>公开</a></header>
      <div class="crumb">当前位置：<a href=/>首页</a> &gt; <a href=/y>自评</a></div>
      <div class="header"><h1>2023年度自评表</h1></div>
      <div class="print"><table><tr><td>总分<td>98</table></div>
      <article><header><p>发布日期：2024年3月1日</p></header>{FORM}</article>
      <div id="relatedNews"><p>相关稿件：另一张自评表</p></div>
      <p><a href=/z>上一篇：别的自评报告</a></p>
      <div class="footer2"><p>主办单位：某局</p><p>网站标识码3101120001</p></div>
      <footer>版权所有</footer></body></html>"""

    assert [
        "2023年度自评表",
        [["总分", "98"]],
        "发布日期：2024年3月1日",
        [["项目名称", "劳模管理"], ["主管部门", "某局"]],
    ] == words(page)


def test_links_within_a_form_are_its_words() -> None:
    page = "<table><tr><td><a href=/1>项目一</a><td><a href=/2>98.5</a><tr><td><a href=/3>项目二</a><td>97</table>"

    assert [[["项目一", "98.5"], ["项目二", "97"]]] == words(page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><form><tr><td>甲<td>乙</form></table>", [[["甲", "乙"]]]),
        ("<table><td>甲<td>乙</table>", [[["甲", "乙"]]]),
        ("<table><caption>表一</caption>单位：元<tr><td>甲<td>乙</table>", ["表一", "单位：元", [["甲", "乙"]]]),
        ("<table><tr><td>甲<tr><td>乙<td>丙", [[["甲"], ["乙", "丙"]]]),
        ("<TABLE><TR><TD>甲</TD><TD>乙</TR><TR><TD>丙<TD>丁</TABLE>", [[["甲", "乙"], ["丙", "丁"]]]),
        ("<pre>单位：元\n甲\t乙\n丙\t丁\n尾</pre>", ["单位：元", [["甲", "乙"], ["丙", "丁"]], "尾"]),
        ("<div style='display:none'>隐</div><div style='display:none'>" + FORM + "</div>",
         [[["项目名称", "劳模管理"], ["主管部门", "某局"]]]),
        ("<!DOCTYPE html [<!ENTITY a '&a;&a;'>]><body><p>&a;甲", ["]>", "&a;甲"]),
    ],
)  # fmt: skip
def test_careless_markup_is_read_as_browsers_read_it(page: str, expected: list[str | list[list[str]]]) -> None:
    assert expected == words(page)


@pytest.mark.parametrize(
    "data",
    [
        f"<html><head><meta charset='gb2312'></head><body>{FORM}㎡</body>".encode("gb18030"),
        f'<html><meta http-equiv="Content-Type" content="text/html; charset=GBK">{FORM}㎡'.encode("gb18030"),
        f"<html><meta charset='gb2312'>{FORM}㎡".encode(),
        f"<html>{FORM}㎡".encode("gb18030"),
        f"<html>{FORM}㎡".encode("utf-16"),
        f"<html>{FORM}㎡".encode("utf-8-sig"),
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='x'>{FORM}㎡".encode(),
    ],
    ids=["declared", "declared for mail", "declared wrongly", "not declared", "utf-16", "utf-8 with mark", "xhtml"],
)
def test_pages_are_the_same_in_every_encoding(data: bytes) -> None:
    assert [[["项目名称", "劳模管理"], ["主管部门", "某局"]], "㎡"] == words(data)


def test_traditional_characters_are_read_as_declared() -> None:
    page = "<html><meta charset='big5'><table><tr><td>項目<td>勞模管理</table><p>績效自評表"

    assert [[["項目", "勞模管理"]], "績效自評表"] == words(page.encode("big5"))


def test_a_few_spoilt_bytes_are_shown_as_spoilt() -> None:
    page = b"<html><meta charset='utf-8'>" + (FORM + "一" * 800).encode() + b"\xe6\x9c<p>" + "尾".encode()

    assert "尾" == words(page)[-1]
    assert str(words(page)[-2]).endswith("一\ufffd")


def archive(*parts: str, subtype: str = "related", base64: bool = False) -> bytes:
    lines = [f'From: <Saved by>\nMIME-Version: 1.0\nContent-Type: multipart/{subtype};\n\tboundary="cut"\n\n']
    for part in parts:
        body = b64encode(part.encode()).decode() if base64 else quopri.encodestring(part.encode()).decode()
        kind = "base64" if base64 else "quoted-printable"
        lines.append(f'--cut\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: {kind}\n\n{body}\n')
    lines.append("--cut\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--cut--\n")
    return "".join(lines).encode()


@pytest.mark.parametrize("is_base64", [False, True])
def test_saved_pages_are_read_part_by_part(*, is_base64: bool) -> None:
    data = archive("<frameset><noframes>无</noframes></frameset>", FORM, "<p>第二张</p>", base64=is_base64)

    assert [[["项目名称", "劳模管理"], ["主管部门", "某局"]], "第二张"] == words(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"\n<!DOCTYPE HTML><html>{FORM}".encode(), "form.txt"),
        (f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'>{FORM}".encode("gb18030"), "form.xls"),
        (f"<html>{FORM}".encode("utf-16"), "form.doc"),
        (f"<style>td{{}}</style>{FORM}".encode(), "form"),
        (FORM.encode(), "form.xls"),
        (b"<div>" + FORM.encode(), "form.aspx"),
        (archive(FORM), "form.doc"),
        (archive(FORM, subtype="alternative"), "form.mht"),
    ],
)
def test_pages_are_known_by_what_they_hold(data: bytes, name: str) -> None:
    assert "web-1" == reader_for(data, name).name


@pytest.mark.parametrize(
    "text", ["<b>资金使用情况</b>\n项目名称\t甲", "<p>一是律师。</p>", "成本<35万元\t<table>以下", "日期: 2024\n甲\t乙"]
)
def test_text_with_remains_of_markup_stays_text(text: str) -> None:
    assert "text-1" == reader_for(text.encode(), "form.txt").name
    assert "text-1" == reader_for("项目名称\t甲".encode(), "form.html").name


def test_typed_text_with_tables_of_a_page_keeps_its_lines() -> None:
    assert ["自评表", "单位：元", [["项目名称", "劳模管理"], ["主管部门", "某局"]], "备注"] == words(
        f"自评表\n\n单位：元\n{FORM}\n备注\n"
    )


@pytest.mark.parametrize(
    ("reason", "data"),
    [
        ("empty", b"<html><body><script>1</script></body></html>"),
        ("empty", b"<html>"),
        ("not_text", b"<html>" + bytes(range(128, 256)) * 40),
        ("too_large", b"<html>" + b"<div>" * 3000 + FORM.encode()),
        ("too_large", b"<html>" + b"<table><tr><td>x<td>" * 100),
        ("too_large", b"<html><table><tr>" + b"<td rowspan=60000 colspan=900>1" * 20 + b"</table>"),
        ("too_large", b"<html><table>" + b"<tr><td>2<td rowspan=60000 colspan=900>1" * 5000 + b"</table>"),
        ("damaged", archive().replace(b"boundary=\"cut\"", b"boundary=\"gone\"")),
        ("damaged", archive()),
    ],
)  # fmt: skip
def test_pages_that_cannot_be_read_are_refused(reason: str, data: bytes) -> None:
    assert reason == refusal(data)


def test_more_bytes_than_any_page_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.web.blocks.MAX_BYTES", 50)

    assert "too_large" == refusal(f"<html>{FORM}".encode())


@pytest.mark.parametrize(
    "source",
    [
        "<html><body><table><tr><td>得分</td><td>98.6",
        "<html><body><table><tr><td>得分</td><td>98.63</t",
        "<!DOCTYPE html><table><tr><td>得分</td><td>98.63</td></tr><tr><td>执行率</td>",
        "<html><body><p>项目支出绩效自评表</p><p cla",
        "<!DOCTYPE html><p>执行率为98.6",
        "项目支出绩效自评表\n<table><tr><td>得分</td><td>98.6",
        "<html><body><table><tr><td>得分</td><td>98.",
    ],
)
def test_pages_that_break_off_are_damaged(source: str) -> None:
    assert "damaged" == refusal(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "<html><body><table><tr><td>得分</td><td>98.63</td></tr></table>",
        "<html><body><table><tr><td>得分<td>98.63</body></html> \n",
        "<table><tr><td>得分</td><td>98.63</td></tr></table>\n备注：共1",
    ],
)
def test_pages_may_leave_out_what_closes_them(source: str) -> None:
    block = web_blocks(source.encode(), "form.html")[0]

    assert isinstance(block, Grid)
    assert ["得分", "98.63"] == [cell.text for cell in block.rows[0]]
