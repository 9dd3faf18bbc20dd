"""Word documents become grids and paragraphs as their pages show them, whatever the markup."""

import pytest
from docx import Document

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Grid, Paragraph
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.word import word_blocks
from dashboard.ingest.readers.word.numbering import number_in_words
from tests.ingest.readers.carriers import add_table, as_docx, read, rows_of, saved
from tests.ingest.readers.packages import part_of, relations, with_parts, word_document

TABLE = "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"
BOX = "<w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent>"
DECIMALS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def numbered(text: str, level: int, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def words(*runs: str) -> list[object]:
    """What a paragraph of the runs says."""
    return list(read(word_document(f"<w:p>{''.join(runs)}</w:p>")))


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedDocument) as refused:
        read(data, "form.docx")
    return refused.value.reason


def test_merged_cells_stand_once_with_their_spans_and_places() -> None:
    form = rows_of("""
    项目名称 | ← | 劳模管理
    产出指标 | 数量 | 128人
    ↑        | 质量 | 100%
    """)

    expected = [
        Paragraph("自评表", "paragraph 1"),
        Grid(
            (
                (
                    Cell("项目名称", 0, 0, "table 1, row 1, column 1", 1, 2),
                    Cell("劳模管理", 0, 2, "table 1, row 1, column 3"),
                ),
                (
                    Cell("产出指标", 1, 0, "table 1, row 2, column 1", 2, 1),
                    Cell("数量", 1, 1, "table 1, row 2, column 2"),
                    Cell("128人", 1, 2, "table 1, row 2, column 3"),
                ),
                (
                    Cell("质量", 2, 1, "table 1, row 3, column 2"),
                    Cell("100%", 2, 2, "table 1, row 3, column 3"),
                ),
            )
        ),
    ]

    assert expected == word_blocks(as_docx(["自评表"], form), "form.docx")


def test_headings_between_tables_keep_their_order() -> None:
    document = Document()
    for number in (1, 2):
        document.add_heading(f"标题{number}")
        add_table(document, [[f"甲{number}", "乙"]])

    assert ["标题1", [["甲1", "乙"]], "标题2", [["甲2", "乙"]]] == read(saved(document))


def test_cells_begin_where_the_row_leaves_room_before_them() -> None:
    body = row(cell("甲"), cell("乙")) + row(cell("丙"), properties='<w:gridBefore w:val="1"/>')
    grid = word_blocks(word_document(f"<w:tbl>{body}</w:tbl>"), "form.docx")[0]

    assert isinstance(grid, Grid)
    assert [("甲", 0), ("乙", 1), ("丙", 1)] == [(cell.text, cell.column) for row in grid.rows for cell in row]


def test_merges_of_the_old_kind_and_without_a_beginning_lose_no_words() -> None:
    old = row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("乙"))
    headless = row(cell("丙", "<w:vMerge/>"), cell("丁"), cell("戊"))
    grid = word_blocks(word_document(f"<w:tbl>{old}{headless}</w:tbl>"), "form.docx")[0]

    assert isinstance(grid, Grid)
    assert [("甲", 0, 2), ("乙", 2, 1), ("丙", 0, 1), ("丁", 1, 1), ("戊", 2, 1)] == [
        (cell.text, cell.column, cell.column_span) for row in grid.rows for cell in row
    ]


def test_a_table_that_only_frames_adds_what_it_frames() -> None:
    inner = TABLE.format(run("项目名称"), run("劳模管理"))
    framed = (
        f"<w:tbl>{row(cell('自评表'))}<w:tr><w:tc>{paragraph('说明')}{inner}{paragraph('备注')}</w:tc></w:tr></w:tbl>"
    )

    expected = [
        Paragraph("自评表", "table 1, row 1, paragraph 1"),
        Paragraph("说明", "table 1, row 2, paragraph 1"),
        Grid(
            ((Cell("项目名称", 0, 0, "table 2, row 1, column 1"), Cell("劳模管理", 0, 1, "table 2, row 1, column 2")),)
        ),
        Paragraph("备注", "table 1, row 2, paragraph 2"),
    ]

    assert expected == word_blocks(word_document(framed), "form.docx")


def test_a_table_inside_a_cell_follows_its_row() -> None:
    inner = TABLE.format(run("数量指标"), run("128人"))
    outer = (
        row(cell("项目名称"), cell("劳模管理"))
        + f"<w:tr>{cell('绩效指标')}<w:tc>{inner}<w:p/></w:tc></w:tr>"
        + row(cell("总分"), cell("99"))
    )

    assert [[["项目名称", "劳模管理"], ["绩效指标", ""]], [["数量指标", "128人"]], [["总分", "99"]]] == read(
        word_document(f"<w:tbl>{outer}</w:tbl>")
    )


def test_a_frame_inside_a_cell_is_part_of_its_words() -> None:
    frame = f"<w:tbl>{row(cell('劳模管理'))}</w:tbl>"
    outer = f"<w:tr>{cell('项目名称')}<w:tc>{frame}<w:p/></w:tc></w:tr>"

    assert [[["项目名称", "劳模管理"]]] == read(word_document(f"<w:tbl>{outer}</w:tbl>"))


OLD_BOX = f"<w:r><w:pict><shape><textbox>{BOX}</textbox></shape></w:pict></w:r>"
NEW_BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    f"<mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("markup", [OLD_BOX, NEW_BOX], ids=["old", "new with a fallback"])
def test_text_boxes_follow_their_paragraph_and_are_read_once(markup: str) -> None:
    found = word_blocks(word_document(f"<w:p>{run('正文')}{markup}</w:p>{paragraph('后文')}"), "form.docx")

    assert [
        Paragraph("正文", "paragraph 1"),
        Paragraph("文本框", "box 1, paragraph 1"),
        Paragraph("后文", "paragraph 2"),
    ] == found
    assert [[["甲\n文本框", "乙"]]] == read(word_document(TABLE.format(run("甲") + markup, run("乙"))))


def test_deleted_words_rows_and_marks_are_gone_and_inserted_ones_stay() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>35</w:delText></w:r></w:del>'
    moved = f"<w:moveFrom>{run('旧')}</w:moveFrom>"
    inserted = f'<w:ins w:id="2">{run("34.52")}</w:ins>'
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('执行数')}</w:p><w:p>{deleted}{moved}{inserted}</w:p>"
    table = row(cell("甲"), cell("1")) + row(cell("乙"), cell("2"), properties="<w:del/>") + row(cell("丙"), cell("3"))

    assert ["执行数34.52", [["甲", "1"], ["丙", "3"]]] == read(word_document(f"{joined}<w:tbl>{table}</w:tbl>"))


def test_results_of_fields_stay_and_their_instructions_go() -> None:
    simple = f'<w:fldSimple w:instr="DATE">{run("2023年")}</w:fldSimple>'
    complex_field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("100")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert ["2023年100分"] == words(simple, complex_field, run("分"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑优"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑优"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "□优"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>', "乙优"),
        ("<w:textInput/>", "优"),
    ],
)
def test_form_fields_show_what_was_ticked_or_chosen(data: str, expected: str) -> None:
    field = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'

    assert [expected] == words(field, run("优"))


def test_content_controls_are_looked_into_at_every_level() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    table = f"<w:tbl>{control(row(cell('甲'), control(cell('乙'))))}</w:tbl>"
    body = control(paragraph("题")) + control(table) + f"<w:p>{control(run('文'))}</w:p>"

    assert ["题", [["甲", "乙"]], "文"] == read(word_document(body))


def test_lists_bear_the_numbers_word_writes() -> None:
    body = (
        numbered("基本情况", 0)
        + numbered("职能", 1)
        + numbered("机构", 1)
        + numbered("编制", 2)
        + numbered("要点", 3)
        + numbered("绩效", 0)
        + numbered("目标", 1)
        + numbered("附录", 0, number=2)
    )

    assert [
        "一、基本情况",
        "（1）职能",
        "（2）机构",
        "1.2.1 编制",
        "要点",
        "二、绩效",
        "（1）目标",
        "五、附录",
    ] == read(word_document(body, numbering=DECIMALS))


def test_styles_number_their_paragraphs_and_cells_show_bare_numbers() -> None:
    styles = (
        '<w:style w:styleId="a"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = paragraph("甲", '<w:pStyle w:val="b"/>') + paragraph(
        "乙", '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    number = f"<w:tc>{numbered('', 1)}</w:tc>"
    table = f"<w:tbl>{row(number, cell('丙'))}</w:tbl>"

    assert ["（1）甲", "乙", [["（2）", "丙"]]] == read(word_document(body + table, numbering=DECIMALS, styles=styles))


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (1, "chineseCountingThousand", "一"),
        (10, "chineseCounting", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "taiwaneseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (1001, "chineseCounting", "一千零一"),
        (12, "ideographDigital", "一二"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"),
        (5, "decimalZero", "05"),
        (12, "decimalFullWidth", "１２"),
        (2, "ideographTraditional", "乙"),
        (7, "somethingNew", "7"),
        (7, "none", ""),
    ],
)
def test_numbers_are_written_in_the_way_of_the_list(number: int, kind: str, expected: str) -> None:
    assert expected == number_in_words(number, kind)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥90%"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>', "≤90%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑90%"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑90%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F026"/></w:r>', "\ufffd90%"),
        (run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), "≥90%"),
        ('<w:r><w:sym w:font="宋体" w:char="2265"/></w:r>', "≥90%"),
        (run("10") + run("2", '<w:vertAlign w:val="superscript"/>'), "10²90%"),
        (run("隐藏", "<w:vanish/>"), "90%"),
        (run("显示", '<w:vanish w:val="0"/>'), "显示90%"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-290%"),
        (
            "<w:ruby><w:rt><w:r><w:t>ban</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>办</w:t></w:r></w:rubyBase></w:ruby>",
            "办90%",
        ),
        ("<w:hyperlink>" + run("见") + "</w:hyperlink>", "见90%"),
    ],
)
def test_signs_read_as_they_look(markup: str, expected: str) -> None:
    assert [expected] == words(markup, run("90%"))


def test_tabs_make_rows_breaks_make_lines_and_numbers_keep_to_their_words() -> None:
    body = (
        "<w:p><w:r><w:t>单位：某局</w:t><w:tab/><w:t>单位：万元</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>一、</w:t><w:tab/><w:t>概况</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>自评表</w:t><w:br/><w:t>（2023年度）</w:t></w:r></w:p>"
    )

    expected = [
        Grid(((Cell("单位：某局", 0, 0, "paragraph 1, cell 1"), Cell("单位：万元", 0, 1, "paragraph 1, cell 2")),)),
        Paragraph("一、概况", "paragraph 2"),
        Paragraph("自评表", "paragraph 3, line 1"),
        Paragraph("（2023年度）", "paragraph 3, line 2"),
    ]

    assert expected == word_blocks(word_document(body), "form.docx")


def test_tables_of_contents_are_no_content() -> None:
    styles = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    link = f'<w:p><w:hyperlink w:anchor="_Toc1">{run("二、绩效")}</w:hyperlink></w:p>'
    body = paragraph("一、概况 1", '<w:pStyle w:val="11"/>') + link + paragraph("一、概况")

    assert ["一、概况"] == read(word_document(body, styles=styles))


def test_strict_documents_read_like_all_others() -> None:
    usual = as_docx(["自评表"], [["项目名称", "劳模管理"]])
    strict = part_of(usual, "word/document.xml").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    assert read(usual) == read(with_parts(usual, {"word/document.xml": strict}))


def test_a_document_may_name_its_main_part_otherwise() -> None:
    parts = {
        "_rels/.rels": relations({"officeDocument": "word/document2.xml"}),
        "word/document2.xml": part_of(word_document(paragraph("二")), "word/document.xml"),
    }

    assert ["二"] == read(with_parts(word_document(paragraph("一")), parts))


def test_documents_with_macros_are_read_and_named_so() -> None:
    data = with_parts(as_docx(["自评表"], [["甲", "乙"]]), {"word/vbaProject.bin": b"x"})

    assert "application/vnd.ms-word.document.macroEnabled.12" == reader_for(data, "form.docx").media_type
    assert ["自评表", [["甲", "乙"]]] == read(data)


def test_a_document_that_is_one_web_page_is_read_as_that() -> None:
    page = "<html><body><table><tr><td>项目名称</td><td>劳模管理</td></tr></table></body></html>"
    parts = {"word/_rels/document.xml.rels": relations({"aFChunk": "page.html"}), "word/page.html": page}
    alone = with_parts(word_document('<w:altChunk r:id="aFChunk"/>'), parts)
    among_others = with_parts(word_document(paragraph("题") + '<w:altChunk r:id="aFChunk"/>'), parts)

    assert [[["项目名称", "劳模管理"]]] == read(alone)
    assert "unsupported_format" == refusal(among_others)


def nested(depth: int) -> bytes:
    inner = paragraph("底")
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>{paragraph('')}"
    return word_document(inner)


def test_tables_nest_as_deep_as_any_form_and_no_deeper() -> None:
    assert ["底"] == read(nested(8))
    assert "too_large" == refusal(nested(9))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(Document()), "empty"),
        (with_parts(saved(Document()), {"word/media/image1.png": b"x"}), "only_pictures"),
        (word_document(f"<w:tbl>{row(cell(''), cell(' '))}</w:tbl>"), "empty"),
        (with_parts(saved(Document()), {"word/document.xml": "<w:document"}), "damaged"),
        (with_parts(saved(Document()), {"word/document.xml": "<other/>"}), "damaged"),
        (
            with_parts(
                saved(Document()),
                {"word/document.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"},
            ),
            "damaged",
        ),
        (as_docx(["自评表"], [["甲", "乙"]])[:-400], "damaged"),
    ],
    ids=["empty", "a scan", "empty table", "broken xml", "no body", "entities", "cut short"],
)
def test_what_holds_no_words_is_refused(data: bytes, reason: str) -> None:
    assert reason == refusal(data)
