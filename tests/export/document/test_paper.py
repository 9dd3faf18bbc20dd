"""A paper as a Word document opens, keeps its text, and is set as official documents are."""

import base64
import io
import re
import zipfile

import docx
import plotly.graph_objects as go
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from dashboard.export import pictures
from dashboard.export.content import Block, Grid, Heading, PageBreak, Paper, Paragraph, Picture
from dashboard.export.document import paper_docx
from dashboard.i18n import words

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
GRID = Grid(
    "表1　各部门",
    ("部门", "全年执行数（万元）"),
    (("甲局", "=1.00"), ("乙局\x07😀“引号”", "2.00"), ("合计", "3.00")),
    ("left", "right"),
    frozenset({2}),
)
FIGURE = go.Figure(go.Bar(x=["甲"], y=[1]))
BLOCKS: tuple[Block, ...] = (
    Heading("一、总体情况"),
    Paragraph("组织对2023年度项目支出开展绩效自评。"),
    Heading("（一）各部门", 2),
    Heading("1.明细", 3),
    GRID,
    Paragraph("注：全部。", is_note=True),
    Picture(FIGURE, "图1　排名", "甲最高"),
    PageBreak(),
    Heading("附件1　汇总表"),
    Grid("附表1　汇总", tuple("一二三四五六七八九"), (tuple("123456789"),), ("right",) * 9),
)


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_draw", lambda _: True)
    monkeypatch.setattr(pictures, "picture_bytes", lambda *_, **__: DOT)


def paper(*blocks: Block, title: str = "汇总分析报告", is_synthetic: bool = False) -> Paper:
    return Paper(title, "某财政局", "2024年5月6日", blocks, is_synthetic=is_synthetic)


def written(it: Paper, language: str = "zh") -> tuple[docx.document.Document, str]:
    data = paper_docx(it, words("en" if language == "en" else "zh"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return docx.Document(io.BytesIO(data)), package.read("word/document.xml").decode()


def test_headings_are_real_ones_so_that_word_s_navigation_works() -> None:
    document, _ = written(paper(*BLOCKS))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]

    assert headings == [
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）各部门"),
        ("Heading 3", "1.明细"),
        ("Heading 1", "附件1　汇总表"),
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_run_names_a_latin_and_a_chinese_font_that_has_a_fall_back(language: str) -> None:
    data = paper_docx(paper(*BLOCKS, is_synthetic=True), words("en" if language == "en" else "zh"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        fonts = package.read("word/fontTable.xml").decode()
        parts = [package.read(n).decode() for n in package.namelist() if re.match(r"word/(doc|head|foot).*xml$", n)]
    runs = [run for part in parts for run in re.findall(r"<w:r>.*?</w:r>", part) if "<w:t" in run]
    named = set(re.findall(r'w:eastAsia="([^"]+)"', "".join(runs)))

    assert runs
    assert [] == [run for run in runs if 'w:eastAsia="' not in run or 'w:ascii="Times New Roman"' not in run]
    assert [] == [name for name in named if f'w:name="{name}"><w:altName' not in re.sub(r">\s+<", "><", fonts)]


def test_the_chinese_style_is_that_of_official_documents() -> None:
    document, _ = written(paper(*BLOCKS))

    def look(style: str) -> tuple[str, float, float]:
        found = document.styles[style]
        fonts = found.element.rPr.rFonts
        assert not [name for name in fonts.attrib if name.endswith("Theme")]
        return fonts.get(qn("w:eastAsia")), found.font.size.pt, found.paragraph_format.line_spacing.pt

    section = document.sections[-1] if document.sections[-1].orientation == WD_ORIENT.PORTRAIT else document.sections[1]

    assert look("Normal") == ("仿宋_GB2312", 16, 29)
    assert look("Title") == ("方正小标宋简体", 22, 36)
    assert look("Heading 1") == ("黑体", 16, 29)
    assert look("Heading 2") == ("楷体_GB2312", 16, 29)
    assert look("Heading 3") == ("仿宋_GB2312", 16, 29)
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_table_keeps_its_words_repeats_its_head_and_sets_numbers_to_the_right() -> None:
    document, _ = written(paper(*BLOCKS))
    table = document.tables[0]
    head, *rows = (row._tr.trPr for row in table.rows)
    sides = [cell.paragraphs[0]._p.pPr.jc.get(qn("w:val")) for cell in table.rows[1].cells]
    bold = [run.bold for row in table.rows[1:] for run in row.cells[1].paragraphs[0].runs]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["部门", "全年执行数（万元）"],
        ["甲局", "=1.00"],
        ["乙局😀“引号”", "2.00"],
        ["合计", "3.00"],
    ]
    assert head.find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:cantSplit")) is not None and row.find(qn("w:tblHeader")) is None for row in rows)
    assert sides == ["left", "right"]
    assert bold == [None, None, True]


def test_quotation_marks_among_chinese_letters_are_chinese_ones() -> None:
    _, body = written(
        paper(Paragraph("“甲”"), Paragraph("“one”"), Grid("", ("a",), (("“乙”",), ("“two”",)), ("left",)))
    )
    hinted = re.findall(r'w:hint="eastAsia"[^>]*/>(?:(?!</w:r>).)*?<w:t[^>]*>([^<]*)</w:t>', body, re.DOTALL)

    assert [text for text in hinted if "“" in text] == ["“甲”", "“乙”"]


def test_captions_stand_with_what_they_name_and_pictures_say_what_they_show() -> None:
    document, body = written(paper(*BLOCKS))
    captions = [p for p in document.paragraphs if p.style and p.style.name == "Caption"]

    assert [p.text for p in captions] == ["表1　各部门", "图1　排名", "附表1　汇总"]
    assert captions[0].paragraph_format.keep_with_next
    assert re.findall(r'descr="([^"]*)"', body) == ["甲最高"]


def test_the_contents_are_filled_in_before_word_works_them_out() -> None:
    document, body = written(paper(*BLOCKS))
    entries = [p.text.strip() for p in document.paragraphs if p.style and p.style.name.startswith("toc")]
    links = re.findall(r'w:anchor="([^"]+)"', body)

    assert entries == ["一、总体情况", "（一）各部门", "附件1　汇总表"]
    assert 'TOC \\o "1-2"' in body
    assert links
    assert set(links) <= set(re.findall(r'bookmarkStart w:id="\d+" w:name="([^"]+)"', body))
    assert body.count('fldCharType="begin"') == body.count('fldCharType="end"')


def test_pages_are_numbered_from_the_text_on_and_once_over_all_sheets() -> None:
    document, body = written(paper(*BLOCKS))
    front, text, *others = document.sections

    assert front.footer.paragraphs[0].text == ""
    assert text.footer.paragraphs[0].text.startswith("— ")
    assert "PAGE" in text.footer.paragraphs[0]._p.xml
    assert all(section.footer.is_linked_to_previous for section in others)
    assert body.count("w:pgNumType") == 1
    assert re.search(r"<w:pgMar[^>]*/>\s*<w:pgNumType[^>]*/>\s*<w:cols", body)


def test_a_wide_table_lies_across_with_its_heading_and_no_empty_page_before_it() -> None:
    document, body = written(paper(*BLOCKS))
    across = document.sections[-1]

    assert (across.orientation, across.page_width) == (WD_ORIENT.LANDSCAPE, document.sections[0].page_height)
    assert [section.orientation for section in document.sections[:-1]] == [WD_ORIENT.PORTRAIT] * 2
    assert body.rindex("<w:sectPr", 0, body.index("附件1　汇总表</w:t></w:r><w:bookmark")) > body.index(
        "图1　排名</w:t>"
    )
    assert "w:pageBreakBefore" not in body[body.index("图1　排名</w:t>") :]


def test_the_synthetic_mark_stands_at_the_head_of_every_page() -> None:
    document, _ = written(paper(*BLOCKS, is_synthetic=True))

    assert document.sections[0].header.paragraphs[0].text == words("zh")("figure.synthetic")
    assert all(section.header.is_linked_to_previous for section in document.sections[1:])


def test_a_machine_that_draws_no_pictures_says_so_and_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_draw", lambda _: False)
    document, _ = written(paper(*BLOCKS))

    assert words("zh")("outline.no_picture", alt="甲最高") in [p.text for p in document.paragraphs]


@pytest.mark.parametrize("name", ["长" * 300, "Long " * 60, "😀“”<&>\x00\ud800", ""])
def test_any_title_and_no_block_at_all_make_a_document(name: str) -> None:
    empty, _ = written(paper(title=name))
    document, _ = written(paper(Grid("", ("名称",), ((name,),), ("left",)), Grid("空", (), (), ())))
    kept = name.replace("\x00", "").replace("\ud800", "")

    assert empty.paragraphs[0].text == kept
    assert [table.rows[1].cells[0].text for table in document.tables] == [kept]
