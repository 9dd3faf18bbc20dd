"""A paper's PDF says what was put in, on every page, in fonts it carries, and holds to what archives ask for."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Literal

import pdfplumber
import plotly.graph_objects as go
import pypdfium2
import pytest
import typst
from pdfminer.pdftypes import resolve1

from dashboard.charts import style
from dashboard.errors import FontMissing
from dashboard.export import fonts, pictures
from dashboard.export.content import Block, Grid, Heading, PageBreak, Paper, Paragraph, Picture
from dashboard.export.print import paper_pdf
from dashboard.i18n import Language, words
from dashboard.records import FigureNotes

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
MARKUP = """#pagebreak() [x] $a^2$ *b* _c_ <d> @e \\ `f` = g "h" 'i' // j ~ -- ..."""


def paper(*blocks: Block, title: str = "汇总材料", has_contents: bool = False, is_synthetic: bool = False) -> Paper:
    """A paper of these blocks."""
    return Paper(title, "某市财政局", "2026年11月20日", blocks, has_contents=has_contents, is_synthetic=is_synthetic)


def pdf(*blocks: Block, language: Language = "zh", **options: Any) -> bytes:
    """The PDF of such a paper."""
    return paper_pdf(paper(*blocks, **options), words(language), MOMENT)


def pages(data: bytes) -> list[str]:
    """The text of each page as a reader copies it."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def joined(data: bytes) -> str:
    """All text without line breaks."""
    return "".join(pages(data)).replace("\r\n", "").replace("\n", "")


def table(rows: int, columns: int = 3) -> Grid:
    """A table with a head and numbers to the right."""
    right: Literal["right"] = "right"
    return Grid(
        "得分明细",
        tuple(f"第{column}列" for column in range(columns)),
        tuple((f"单位{row}", *(f"{row * column:,}.50" for column in range(1, columns))) for row in range(rows)),
        ("left", *(right for _ in range(columns - 1))),
        frozenset({0}),
    )


def picture() -> Picture:
    """A bar with its sentence."""
    bar = go.Figure(go.Bar(x=["天河区"], y=[0.9671]), {"template": style.template("light")})
    notes = FigureNotes("全部年度", "公开文件", is_synthetic=False)
    figure = style.finished(bar, words("zh"), notes, title="图题在外", alt="一柱")
    return Picture(figure, "各地区执行率", "天河区的执行率为96.71%")


def embedded(data: bytes) -> Iterator[tuple[str, bool]]:
    """Each font of a PDF and whether its glyphs are inside."""
    with pdfplumber.open(BytesIO(data)) as opened:
        for page in opened.pages:
            for font in (resolve1(page.page_obj.resources).get("Font") or {}).values():
                family = resolve1(resolve1(resolve1(font)["DescendantFonts"])[0])
                described = resolve1(family["FontDescriptor"])
                yield family["BaseFont"].name, bool({"FontFile2", "FontFile3"} & set(described))


def sentences(data: bytes) -> list[str]:
    """What screen readers say of the figures of a PDF."""

    def told(element: Any) -> Iterator[str]:
        found = resolve1(element)
        if isinstance(found, dict):
            if "Alt" in found:
                yield resolve1(found["Alt"]).decode("utf-16")
            below = resolve1(found.get("K", []))
            for child in below if isinstance(below, list) else [below]:
                yield from told(child)

    with pdfplumber.open(BytesIO(data)) as opened:
        return list(told(opened.doc.catalog["StructTreeRoot"]))


@pytest.mark.parametrize(
    "text",
    [
        "部分执行率低于80%的项目，已列为疑点（共3项）。",
        "Execution rates below 80% are leads to verify.",
        "项目" * 150,
        "A" * 300,
        MARKUP,
        "“引号”‘单引’『书名』《办法》①②③㎡",
    ],
)
def test_text_comes_back_as_it_was_put_in(text: str) -> None:
    data = pdf(Heading("一、总体情况"), Paragraph(text), Grid("表", ("名称",), ((text,),), ("left",)))

    assert joined(data).replace(" ", "").count(text.replace(" ", "")) == 2


def test_no_name_changes_the_number_of_pages() -> None:
    data = pdf(Heading(MARKUP), Paragraph(MARKUP), Grid(MARKUP, (MARKUP,), ((MARKUP,),), ("left",)), title=MARKUP)

    assert len(pages(data)) == 2


def test_controls_and_marks_that_turn_text_round_are_left_out() -> None:
    data = pdf(Paragraph("甲\x00\x07\x1b乙\u202e丙\ud800丁\ufffe"))

    assert "甲乙丙丁" in joined(data)


def test_a_character_without_a_glyph_is_marked_and_named() -> None:
    data = pdf(Paragraph("甲\ue000乙\U0010fffd丙"))

    assert "甲〓乙〓丙" in joined(data)
    assert "U+E000 U+10FFFD" in joined(data)


def test_the_head_of_a_table_stands_on_every_page_of_it() -> None:
    read = pages(pdf(table(5000)))[1:]

    assert len(read) > 50
    assert all("第0列" in page and "第2列" in page for page in read)
    assert [str(row) for row in range(5000)] == re.findall(r"单位(\d+)", "".join(read))


def test_columns_that_fit_no_page_stand_in_parts_with_the_first_column() -> None:
    read = joined(pdf(table(3, columns=40)))

    assert sorted({f"第{number}列" for number in range(40)}) == sorted(set(re.findall(r"第\d+列", read)))
    assert read.count("第0列") > 1
    assert read.count("第1列") == 1
    assert "得分明细（1/" in read


def test_a_code_that_does_not_break_keeps_out_of_the_next_column() -> None:
    names = tuple(f"列{number}" for number in range(10))
    rows = tuple(("440304226011500000009", *(["某市某区总工会（本级）"] * 8), "1,234.00") for _ in range(3))
    left: Literal["left"] = "left"
    grid = Grid("表", names, rows, tuple(left for _ in names))
    with pdfplumber.open(BytesIO(pdf(grid))) as opened:
        words_of_page = [word for page in opened.pages for word in page.extract_words()]
    codes = [word for word in words_of_page if word["text"].startswith("440304")]

    assert {"440304226011500000009"} == {word["text"] for word in codes}


def test_the_note_below_a_wide_table_stands_on_its_page() -> None:
    data = pdf(Paragraph("前"), table(3, columns=14), Paragraph("表下注", is_note=True), Paragraph("后"))
    sheets = [
        (page.get_width() > page.get_height(), page.get_textpage().get_text_bounded())
        for page in pypdfium2.PdfDocument(data)
    ]

    assert [False, False, True, False] == [is_across for is_across, _ in sheets]
    assert ["表下注" in text for _, text in sheets] == [False, False, True, False]


def test_nothing_but_a_wide_table_lies_across_from_the_first_page() -> None:
    wide = Paper("明细", "", "", (Paragraph("说明", is_note=True), table(3, columns=20)), has_cover=False)
    upright = Paper("明细", "", "", (Paragraph("说明", is_note=True), table(3)), has_cover=False)

    for sheets, is_across in ((wide, True), (upright, False)):
        pages_of = list(pypdfium2.PdfDocument(paper_pdf(sheets, words("zh"), MOMENT)))

        assert [is_across] == [page.get_width() > page.get_height() for page in pages_of]


def test_a_wide_table_lies_across_with_its_heading_and_its_note() -> None:
    data = pdf(
        Paragraph("话"), Heading("附件"), table(3, columns=20), Paragraph("注：全部", is_note=True), Paragraph("后文")
    )
    texts = pages(data)[1:]
    across = [page.get_width() > page.get_height() for page in list(pypdfium2.PdfDocument(data))[1:]]

    assert across == [False, True, False]
    assert ["话" in texts[0], "附件" in texts[1], "注：全部" in texts[1], "后文" in texts[2]] == [True] * 4


def test_contents_name_the_page_of_each_heading() -> None:
    data = pdf(Heading("甲部"), Paragraph("话"), PageBreak(), Heading("乙部"), has_contents=True)

    contents = pages(data)[1].replace(" ", "").splitlines()

    assert [line for line in contents if line.startswith(("甲部", "乙部"))] == [
        line for line in contents if re.fullmatch(r"甲部[.\s]*1|乙部[.\s]*2", line)
    ]
    assert ["— 1 —", "— 2 —"] == [page.splitlines()[-1].strip() for page in pages(data)[2:]]


def test_every_page_after_the_cover_names_the_paper_and_made_up_data() -> None:
    read = pages(pdf(Paragraph("一"), PageBreak(), Paragraph("二"), is_synthetic=True))

    assert len(read) == 3
    assert all("汇总材料" in page and "模拟数据" in page for page in read)


def test_captions_stand_as_they_are_worded() -> None:
    read = joined(pdf(picture(), table(1)))

    assert 1 == read.count("各地区执行率")
    assert 1 == read.count("得分明细")


def test_a_figure_stands_as_vectors_with_text_and_sentence() -> None:
    data = pdf(picture())
    with pdfplumber.open(BytesIO(data)) as opened:
        images = [image for page in opened.pages for image in page.images]

    assert [] == images
    assert "天河区" in joined(data)
    assert "图题在外" not in joined(data)
    assert ["天河区的执行率为96.71%"] == sentences(data)


def test_every_font_is_inside() -> None:
    found = dict(embedded(pdf(Heading("一、甲"), Paragraph("乙 abc"), table(2), picture())))

    assert found
    assert all(found.values())
    assert any("CJK" in name or "Song" in name or "Hei" in name for name in found)


@pytest.mark.parametrize(("language", "tag"), [("zh", b"zh-CN"), ("en", b"en-GB")])
def test_the_file_is_tagged_and_fit_for_archives(language: Language, tag: bytes) -> None:
    data = pdf(Heading("一"), picture(), table(1), language=language)
    with pdfplumber.open(BytesIO(data)) as opened:
        catalogue = opened.doc.catalog
        metadata = resolve1(catalogue["Metadata"]).get_data().decode()

    assert resolve1(catalogue["MarkInfo"])["Marked"] is True
    assert "StructTreeRoot" in catalogue
    assert catalogue["Lang"] == tag
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "汇总材料" in metadata
    assert "2026-11-20T09:30:00" in metadata


def test_the_same_paper_gives_the_same_bytes() -> None:
    blocks = (Heading("一"), picture(), table(20))

    assert pdf(*blocks) == pdf(*blocks)


def test_an_empty_paper_is_a_cover() -> None:
    read = pages(pdf(has_contents=True))

    assert "汇总材料" in read[0]
    assert "某市财政局" in read[0]


def test_without_a_chinese_font_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: typst.Fonts(include_system_fonts=False))

    with pytest.raises(FontMissing, match="Noto Sans CJK SC"):
        pdf(Paragraph("甲"))


def test_a_figure_that_cannot_be_drawn_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_draw", lambda _: False)

    assert "各地区执行率 （本机无法绘制图片。图示内容：天河区的执行率为96.71%）" in joined(pdf(picture()))
