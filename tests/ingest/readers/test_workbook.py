"""Workbooks become grids as they look on screen: formats, merges, what is hidden, what is empty."""

import time

import pytest
from openpyxl import Workbook

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Grid, Paragraph
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.workbook import ods_blocks, xlsx_blocks
from dashboard.ingest.readers.workbook.dates import is_date, shown_date
from dashboard.ingest.readers.workbook.numbers import shown_number
from dashboard.ingest.readers.workbook.sheet import column_letters
from dashboard.ingest.readers.workbook.xlsx import column_number
from tests.ingest.readers.carriers import as_ods, as_xlsx, ods_package, read, rows_of, saved
from tests.ingest.readers.packages import part_of, with_parts, workbook

FILTERED = 'table:visibility="filter"'
FORM = rows_of("""
项目名称 | ← | 劳模管理
产出指标 | 数量 | 128人
↑        | 质量 | 98.63%
""")


def refusal(data: bytes) -> RefusedDocument:
    with pytest.raises(RefusedDocument) as refused:
        read(data, "form.xlsx")
    return refused.value


def rows(data: bytes) -> list[list[str]]:
    """The rows of the only grid."""
    (grid,) = read(data)
    assert isinstance(grid, list)
    return grid


def row(number: int, *cells: str, hidden: bool = False) -> str:
    return f'<row r="{number}" hidden="{int(hidden)}">{"".join(cells)}</row>'


def text(address: str, words: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{words}</t></is></c>'


@pytest.mark.parametrize("data", [as_xlsx([], FORM, "自评表"), as_ods([], FORM, "自评表")], ids=["xlsx", "ods"])
def test_merged_cells_stand_once_with_their_spans_and_addresses(data: bytes) -> None:
    expected = [
        Grid(
            (
                (Cell("项目名称", 0, 0, "自评表!A1", 1, 2), Cell("劳模管理", 0, 2, "自评表!C1")),
                (
                    Cell("产出指标", 1, 0, "自评表!A2", 2, 1),
                    Cell("数量", 1, 1, "自评表!B2"),
                    Cell("128人", 1, 2, "自评表!C2"),
                ),
                (Cell("质量", 2, 1, "自评表!B3"), Cell("98.63%", 2, 2, "自评表!C3")),
            )
        )
    ]

    assert expected == reader_for(data, "form").blocks(data, "form")


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        ("0.98629142857142858", "0.00%", "98.63%"),
        ("0.9863", "0%", "98.63%"),
        ("1", "0%", "100%"),
        ("345202", "0.00", "345202.00"),
        ("345202", "#,##0.00", "345,202.00"),
        ("34.5202", "0.00", "34.5202"),
        ("9.8629142857142858", "0.00", "9.86"),
        ("9.8629142857142858", "General", "9.862914286"),
        ("345202.00000000006", "General", "345202"),
        ("99.860000000000014", "General", "99.86"),
        ("10", "General", "10"),
        ("12", '0"分"', "12分"),
        ("9.5", 'General"分"', "9.5分"),
        ("0.9", '"≥"0%', "≥90%"),
        ("5", r"\≥0", "≥5"),
        ("350000", '0!.0,"万"', "35.0万"),
        ("12000000", "0.00,,", "12.00"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0.00"),
        ("-123.5", "#,##0.00_);[Red](#,##0.00)", "-123.50"),
        ("-0.0000001", "0.00", "0.00"),
        ("12345678", "[$¥-804]#,##0.00", "12,345,678.00"),
        ("5", "[>=10]0.0;0", "5"),
        ("0.5", "# ?/?", "0.5"),
        ("123456", "0.00E+00", "123456"),
        ("0.5", ".00", "0.50"),
        ("0.5", "#.##", "0.5"),
        ("0", ";;;", "0"),
        ("7", "000", "007"),
        ("20230101", "0000-00-00", "2023-01-01"),
        ("100", "0.0#", "100.0"),
        ("98.630", "@", "98.63"),
        ("1E-05", "General", "0.00001"),
        ("440304226011500000008", "0", "4.403042260115E+20"),
        ("abc", "0", "abc"),
    ],
)
def test_numbers_look_as_in_their_cells(stored: str, code: str, expected: str) -> None:
    assert expected == shown_number(stored, code)


@pytest.mark.parametrize(
    ("serial", "code", "expected"),
    [
        ("45291", "yyyy-mm-dd", "2023-12-31"),
        ("45291", 'yyyy"年"m"月"d"日"', "2023年12月31日"),
        ("45291", 'yyyy"年"m"月"', "2023年12月"),
        ("45291", 'yyyy"年"', "2023年"),
        ("45291", 'm"月"d"日"', "12月31日"),
        ("45291", "yyyy/m/d;@", "2023-12-31"),
        ("45291", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "2023年12月31日"),
        ("45291", r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "2023-12-31"),
        ("45291.4375", "yyyy-m-d h:mm", "2023-12-31 10:30"),
        ("0.4375", "h:mm", "10:30"),
        ("0.4375", 'h"时"mm"分"ss"秒"', "10:30:00"),
        ("61", "yyyy-m-d", "1900-03-01"),
        ("59", "yyyy-m-d", "1900-02-28"),
        ("1e9", "yyyy", "1000000000"),
    ],
)
def test_dates_show_the_parts_that_their_format_shows(serial: str, code: str, expected: str) -> None:
    assert is_date(code)
    assert expected == shown_date(serial, code)


@pytest.mark.parametrize(
    "code",
    ["General", "0.00", "#,##0.00_);[Red]\\(#,##0.00\\)", "0.00E+00", '"月度"0', "@", '0.00"h"', "[Red]0", "aaaa"],
)
def test_formats_of_numbers_make_no_dates(code: str) -> None:
    assert not is_date(code)


def test_cells_are_read_in_every_way_a_workbook_stores_them() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="31"/></cellXfs>'
    )
    texts = "<si><r><t>劳模</t></r><r><t>管理</t></r><rPh><t>láomó</t></rPh></si><si><t>甲_x000D_\n乙</t></si>"
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>A1</f><v>丙</v></c>'
        '<c r="D1" s="1"><v>0.5</v></c><c r="E1" s="2"><v>45291</v></c><c r="F1" t="b"><v>1</v></c>'
        '<c r="G1" t="e"><v>#DIV/0!</v></c><c r="H1"><f>SUM(D1)</f></c><c r="I1" t="d"><v>2023-12-31</v></c>'
    )
    expected = [
        "劳模管理",
        "甲\n乙",
        "丙",
        "50.0%",
        "2023年12月31日",
        "TRUE",
        "#DIV/0!",
        "=SUM(D1)",
        "2023-12-31",
    ]

    assert [expected] == rows(workbook(f"<sheetData>{row(1, cells)}</sheetData>", texts=texts, styles=styles))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B1"><f>SUM(D1)</f></c>', "=SUM(D1)"),
        ('<c r="B1"><f>SUM(D1)</f><v/></c>', "=SUM(D1)"),
        ('<c r="B1" t="str"><f>IF(D1=0,"",D1)</f><v></v></c>', ""),
    ],
    ids=["no value", "an empty value", "an empty text"],
)
def test_a_formula_without_a_result_shows_itself_and_one_that_is_an_empty_text_shows_nothing(
    cell: str, expected: str
) -> None:
    cells = '<c r="A1" t="inlineStr"><is><t>合计</t></is></c>' + cell + '<c r="C1"><v>10</v></c>'

    assert [["合计", expected, "10"]] == rows(workbook(f"<sheetData>{row(1, cells)}</sheetData>"))


@pytest.mark.parametrize("cell", ['<c r="B1" t="s"><v>9</v></c>', '<c r="B1" s="9"><v>0.9863</v></c>'])
def test_cells_that_name_a_text_or_a_style_that_is_lost_are_refused_with_their_place(cell: str) -> None:
    styles = '<cellXfs><xf numFmtId="0"/></cellXfs>'

    with pytest.raises(RefusedDocument) as refused:
        rows(workbook(f"<sheetData>{row(1, cell)}</sheetData>", texts="<si><t>甲</t></si>", styles=styles))

    assert ("damaged", "B1") == (refused.value.reason, refused.value.place)


def test_a_text_shown_in_more_cells_than_any_form_has_is_refused() -> None:
    cells = "".join(row(number, f'<c r="A{number}" t="s"><v>0</v></c>') for number in range(1, 23))

    with pytest.raises(RefusedDocument) as refused:
        rows(workbook(f"<sheetData>{cells}</sheetData>", texts=f"<si><t>{'甲' * 1_000_000}</t></si>"))

    assert "too_large" == refused.value.reason


def test_cells_without_addresses_follow_each_other() -> None:
    sheet = "<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>"

    assert [["1", "", "3"], ["4", "", ""]] == rows(workbook(sheet))


def test_days_may_count_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    data = workbook(
        '<sheetData><row r="1"><c r="A1" s="0"><v>0</v></c></row></sheetData>', styles=styles, properties='date1904="1"'
    )

    assert [["1904-01-01"]] == rows(data)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_names_may_bear_a_prefix_and_the_strict_namespace(prefix: str) -> None:
    space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    name = f"xmlns{':x' if prefix else ''}"
    cells = "".join(f'<{prefix}c r="A{number}"><{prefix}v>{number}</{prefix}v></{prefix}c>' for number in (1,))
    sheet = (
        f'<{prefix}worksheet {name}="{space}"><{prefix}sheetData><{prefix}row r="1">{cells}</{prefix}row>'
        f'<{prefix}row r="2"/></{prefix}sheetData></{prefix}worksheet>'
    )

    assert [["1"]] == rows(with_parts(workbook(""), {"xl/worksheets/sheet1.xml": sheet}))


def test_empty_rows_and_columns_are_left_out_at_the_ends_and_numbers_stay() -> None:
    sheet = f"<sheetData>{row(3, text('B3', '甲'), text('D3', '乙'))}{row(9)}{row(12, text('B12', '丙'))}</sheetData>"
    (grid,) = xlsx_blocks(workbook(sheet), "form.xlsx")

    assert isinstance(grid, Grid)
    assert [["", "甲", "", "乙"], ["", "丙", "", ""]] == [[cell.text for cell in row] for row in grid.rows]
    assert ("Sheet1!B12", 11, 1) == (grid.rows[1][1].place, grid.rows[1][1].row, grid.rows[1][1].column)


def test_what_stands_under_a_merged_cell_is_not_shown() -> None:
    sheet = (
        "<sheetData>"
        + row(1, text("A1", "甲"), text("B1", "藏"), text("C1", "乙"))
        + row(2, text("A2", "藏"), text("C2", "丙"))
        + '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    )

    assert [["甲", "乙"], ["丙"]] == rows(workbook(sheet))


def test_hidden_rows_and_columns_are_left_out_but_for_the_words_of_merged_cells() -> None:
    sheet = (
        '<cols><col min="1" max="1" hidden="1"/></cols><sheetData>'
        + row(1, text("A1", "自评表"), text("D1", "表一"))
        + row(2, text("A2", "XMMC"), text("B2", "MC"), hidden=True)
        + row(3, text("A3", "x1"), text("B3", "项目名称"), text("D3", "劳模管理"))
        + '</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
    )
    (grid,) = xlsx_blocks(workbook(sheet), "form.xlsx")

    assert isinstance(grid, Grid)
    assert [
        ("自评表", "Sheet1!B1", 2),
        ("表一", "Sheet1!D1", 1),
        ("项目名称", "Sheet1!B3", 1),
        ("劳模管理", "Sheet1!D3", 1),
    ] == [(cell.text, cell.place, cell.column_span) for row in grid.rows for cell in row if cell.text]


def test_hidden_sheets_come_last_and_lists_of_choices_not_at_all() -> None:
    book = Workbook()
    book.active.title = "旧表"
    book.active.append(["一级指标", "二级指标", "三级指标", "得分"])
    book.active.sheet_state = "hidden"
    book.create_sheet("自评表").append(["项目名称", "劳模管理"])
    choices = book.create_sheet("选项")
    choices.append(["是", "否"])
    choices.sheet_state = "veryHidden"

    assert [[["项目名称", "劳模管理"]], [["一级指标", "二级指标", "三级指标", "得分"]]] == read(saved(book))


def test_lines_of_a_text_are_paragraphs_and_lone_rows_of_a_form_are_not() -> None:
    sheet = "".join(
        row(number, text(f"A{number}", words)) for number, words in ((1, "题"), (2, "第一段。"), (3, "第二段。"))
    )
    form = (
        row(5, text("A5", "甲"), text("B5", "乙"))
        + row(6, text("A6", "栏目"))
        + row(7, text("A7", "丙"), text("B7", "丁"))
    )

    assert [
        Paragraph("题", "Sheet1!A1"),
        Paragraph("第一段。", "Sheet1!A2"),
        Paragraph("第二段。", "Sheet1!A3"),
    ] == xlsx_blocks(workbook(f"<sheetData>{sheet}{form}</sheetData>"), "form.xlsx")[:3]
    assert [["甲", "乙"], ["栏目", ""], ["丙", "丁"]] == rows(workbook(f"<sheetData>{form}</sheetData>"))


def test_a_million_empty_rows_and_a_cell_far_out_cost_nothing() -> None:
    filled = row(1, text("A1", "甲"), text("B1", "乙"))
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(2, 1_000_001))
    far = row(1_048_576, text("XFD1048576", "丙"))
    data, spread = (
        workbook(f"<sheetData>{filled}{empty}</sheetData>"),
        workbook(f"<sheetData>{filled}{far}</sheetData>"),
    )
    start = time.process_time()

    assert [["甲", "乙"]] == rows(data)
    assert ["甲", "乙", "丙"] == [cell for found in rows(spread) for cell in found if cell]
    assert 2 > time.process_time() - start


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData>" + "".join(row(n, f'<c r="A{n}"><v>1</v></c>') for n in range(1, 100_003)) + "</sheetData>",
        f"<sheetData>{row(1, text('A1', '甲'))}</sheetData><mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 50_002))
        + "</mergeCells>",
    ],
    ids=["rows", "merged ranges"],
)
def test_sheets_beyond_the_limits_are_refused_by_name(sheet: str) -> None:
    refused = refusal(workbook(sheet))

    assert ("too_large", "Sheet1") == (refused.reason, refused.place)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(Workbook()), "empty"),
        (with_parts(saved(Workbook()), {"xl/media/image1.png": b"x"}), "only_pictures"),
        (with_parts(workbook(""), {"xl/worksheets/sheet1.xml": "<worksheet"}), "damaged"),
        (with_parts(workbook(""), {"xl/styles.xml": "<!DOCTYPE x><styleSheet/>"}), "damaged"),
        (as_xlsx([], FORM)[:-300], "damaged"),
        (with_parts(as_ods([], FORM), {"content.xml": "<office"}), "damaged"),
        (with_parts(as_ods([], FORM), {"META-INF/manifest.xml": "<encryption-data/>"}), "password_protected"),
    ],
    ids=["empty", "a scan", "broken xml", "document type", "cut short", "broken ods", "protected ods"],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    assert reason == refusal(data).reason


def test_spreadsheets_of_opendocument_are_read_as_they_show() -> None:
    def cell(words: str, about: str = "") -> str:
        lines = "".join(f"<text:p>{line}</text:p>" for line in words.split("|"))
        return f"<table:table-cell {about}>{lines}</table:table-cell>"

    number = 'office:value-type="float" office:value="{}"'
    date = 'office:value-type="date" office:date-value="2023-12-31T10:30:00"'
    percent = 'office:value-type="percentage" office:value="0.98629142857"'
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    cells = [
        cell("甲|乙"),
        cell("34.52", number.format("34.5202")),
        cell("9.86", number.format("9.8629142857142858")),
        cell("345,202.00", number.format("345202")),
        cell("98.63%", percent),
        cell("12/31/23", date),
        cell("2023年12月", date),
        f"<table:table-cell>{note}<text:p>丙<text:s text:c='2'/><text:span>丁</text:span></text:p></table:table-cell>",
        cell("己", 'table:number-columns-repeated="2"'),
        '<table:table-cell table:number-columns-repeated="16000"/>',
    ]
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    last = f'<table:table-row table:number-rows-repeated="2">{cell("庚")}</table:table-row>'
    data = ods_package(
        f'<table:table table:name="表"><table:table-row>{"".join(cells)}</table:table-row>{empty}{last}</table:table>'
    )
    grid = ods_blocks(data, "form.ods")[0]

    assert isinstance(grid, Grid)
    assert [
        "甲\n乙",
        "34.5202",
        "9.86",
        "345,202.00",
        "98.63%",
        "2023-12-31 10:30:00",
        "2023年12月",
        "丙  丁",
        "己",
        "己",
    ] == [cell.text for cell in grid.rows[0]]
    assert ["表!A1048002", "表!A1048003"] == [row[0].place for row in grid.rows[1:]]


def test_what_is_hidden_in_opendocument_is_left_out() -> None:
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'

    def table(name: str, style: str, *words: str) -> str:
        cells = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in words)
        hidden = '<table:table-column/><table:table-column table:visibility="collapse"/>'
        rows = "".join(f"<table:table-row {about}>{cells}</table:table-row>" for about in ("", FILTERED))
        return f'<table:table table:name="{name}" table:style-name="{style}">{hidden}{rows}</table:table>'

    data = ods_package(table("一", "ta2", "甲", "乙", "丙", "丁") + table("二", "ta1", "戊", "己", "庚"), styles)
    names = [
        [cell.place for cell in row] for block in ods_blocks(data, "f") if isinstance(block, Grid) for row in block.rows
    ]

    assert [["二!A1", "二!B1", "二!C1"], ["一!A1", "一!B1", "一!C1", "一!D1"]] == names
    assert [[["戊", "", "庚"]], [["甲", "", "丙", "丁"]]] == read(data)


def test_columns_count_in_letters_both_ways() -> None:
    assert ["A", "Z", "AA", "AZ", "BA", "XFD"] == [column_letters(number) for number in (0, 25, 26, 51, 52, 16383)]
    assert [0, 25, 26, 51, 52, 16383] == [column_number(letters) for letters in ("A", "Z", "AA", "AZ", "BA", "XFD")]


def test_parts_may_be_named_from_the_root_and_in_other_case() -> None:
    data = as_xlsx([], FORM)
    related = part_of(data, "xl/_rels/workbook.xml.rels").replace("/xl/worksheets/sheet1", "Worksheets/SHEET1")

    assert read(data) == read(with_parts(data, {"xl/_rels/workbook.xml.rels": related}))
