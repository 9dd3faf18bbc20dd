"""One page for a leader is one page, says what the other pages say, and never calls a lead a verdict."""

import base64
import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import plotly.graph_objects as go
import pypdfium2
import pytest
from docx.enum.table import WD_ROW_HEIGHT_RULE
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.errors import UnknownSelection
from dashboard.export import pictures
from dashboard.export.leader import Lead, LeaderSheet, written
from dashboard.exporting import LEADER_ENDINGS, Source, leader_bytes, leader_sheet
from dashboard.i18n import Language, words
from dashboard.records import Selection
from dashboard.warehouse import Store, open_warehouse

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
FUTIAN = Selection(regions=("440304",))
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="470" height="330"><rect width="9" height="9"/></svg>'


@pytest.fixture(name="source", scope="module")
def published(published_store: Path) -> Source:
    return Source(open_warehouse(published_store), Store(published_store), MOMENT, address="http://dashboard.example/")


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[go.Figure]:
    """Pictures are not drawn here; what would be is kept."""
    kept: list[go.Figure] = []

    def svg(figure: go.Figure) -> str:
        kept.append(figure)
        return SVG

    monkeypatch.setattr(pictures, "can_draw", lambda *_: True)
    monkeypatch.setattr(pictures, "svg_of", svg)
    monkeypatch.setattr("dashboard.export.pictures.drawn.svg_of", svg)
    monkeypatch.setattr(pictures, "picture_bytes", lambda *_, **__: DOT)
    return kept


def form_of(source: Source, name: str) -> str:
    found = source.warehouse.rows(
        "select evaluation_id from forms.evaluations where project_name = $name", {"name": name}
    )
    return str(found[0][0])


def pdf_text(data: bytes) -> tuple[int, str]:
    """How many pages, and what the first says without breaks."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage().get_text_range()
        return len(document), re.sub(r"\s+", "", text)


def docx_text(data: bytes) -> str:
    return "".join(
        paragraph.text
        for row in docx.Document(io.BytesIO(data)).tables[0].rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    )


def slide_text(data: bytes) -> tuple[int, str]:
    deck = Presentation(io.BytesIO(data))
    said = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    return len(deck.slides), "".join(said)


def overlong(sheet: LeaderSheet) -> LeaderSheet:
    """The same with a name of 300 letters everywhere, and more leads than any page holds."""
    name = "“全国”重点项目😀\x07<b>=SUM(1)" + "长" * 300
    lead = Lead("高", f"请核对{name}" * 3, name, name, "第1行第2格")
    return replace(
        sheet,
        title=name,
        sentences=tuple(sentence + name for sentence in sheet.sentences),
        items=tuple(replace(item, title=name, alt=name) for item in sheet.items),
        leads=(lead,) * 40,
        lead_count=5000,
        statement=(*sheet.statement, name, name),
        link="http://dashboard.example/?department=" + "%E5%85%A8" * 300,
    )


def test_a_district_states_its_oracles_on_both_bases(source: Source) -> None:
    sheet = leader_sheet(source, FUTIAN, words("zh"))
    executed, scored, leads = sheet.sentences
    counts = source.read("lead_counts", FUTIAN)

    assert "全年预算数（调整后）2,733.35万元，全年执行数2,691.19万元" in executed
    assert "执行率按全年预算98.46%，按年初预算100.29%" in executed
    assert "平均97.49分，中位数98.75分，最低90.19分" in scored
    assert "超额完成（9.00分）" in scored
    assert "未完成（6.00分）" in scored
    assert "待核实的疑点" in leads
    assert len(sheet.items) == 3
    assert sheet.lead_count == int(counts.loc[counts["severity"] != "I", "leads"].sum())
    assert len({lead.question for lead in sheet.leads}) == len(sheet.leads) > 3
    assert all(lead.place.startswith("第") for lead in sheet.leads)


def test_a_project_states_its_own_figures(source: Source) -> None:
    sheet = leader_sheet(source, Selection(), words("zh"), form_of(source, "小型工程类项目（非政府投资项目）"))

    assert "执行率按全年预算56.34%，按年初预算56.34%" in sheet.sentences[0]
    assert "自评总得分94.63分" in sheet.sentences[1]
    assert "失5.37分，主要是执行率得分未满（4.37分）、定制办公家具台数（1.00分）" in sheet.sentences[1]
    assert len(sheet.items) == 3
    assert sheet.link.startswith("http://dashboard.example/project?evaluation=")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("ending", LEADER_ENDINGS)
def test_every_format_says_all_of_it(source: Source, ending: str, language: Language) -> None:
    w = words(language)
    sheet = leader_sheet(source, FUTIAN, w)
    data = leader_bytes(sheet, ending, w)
    pages, text = (
        (1, docx_text(data)) if ending == ".docx" else pdf_text(data) if ending == ".pdf" else slide_text(data)
    )
    bare = re.sub(r"\s+", "", text)
    expected = [
        sheet.title,
        *sheet.sentences,
        source.warehouse.version,
        "2024-05-0607:08",
        *(i.title for i in sheet.items),
    ]

    assert pages == 1
    assert [part for part in expected if re.sub(r"\s+", "", part) not in bare] == []
    assert re.sub(r"\s+", "", sheet.leads[0].place) in bare
    assert {"zh": "是疑点，不是结论", "en": "notverdicts"}[language] in bare


@pytest.mark.parametrize("figures", [0, 1, 2, 3])
def test_the_paper_is_one_page_whatever_stands_on_it(source: Source, figures: int) -> None:
    sheet = overlong(leader_sheet(source, FUTIAN, words("zh")))
    pages, text = pdf_text(leader_bytes(replace(sheet, items=sheet.items[:figures]), ".pdf", words("zh")))

    assert pages == 1
    assert "5,000" in text
    assert "长" * 20 in text


def test_the_word_document_cannot_grow_beyond_its_page(source: Source) -> None:
    sheet = overlong(leader_sheet(source, FUTIAN, words("zh")))
    document = docx.Document(io.BytesIO(leader_bytes(sheet, ".docx", words("zh"))))
    section, (table,) = document.sections[0], document.tables
    margins = [section.top_margin, section.bottom_margin]
    room = int(section.page_height or 0) - sum(int(margin or 0) for margin in margins)
    rows = list(table.rows)
    after: list[Any] = [paragraph for paragraph in document.paragraphs if paragraph._p.getnext() is not None]

    assert {row.height_rule for row in rows} == {WD_ROW_HEIGHT_RULE.EXACTLY}
    assert sum(row.height for row in rows) < room
    assert len(document.paragraphs) == 1
    assert document.paragraphs[0].paragraph_format.line_spacing.pt == 1
    assert len(after) == 1  # the one before the section's own properties
    for shape in document.inline_shapes:
        assert shape.height < rows[3].height


def test_text_fits_into_the_rows_of_the_word_document(source: Source) -> None:
    for sheet in (leader_sheet(source, FUTIAN, words("zh")), overlong(leader_sheet(source, FUTIAN, words("zh")))):
        table = docx.Document(io.BytesIO(leader_bytes(sheet, ".docx", words("zh")))).tables[0]
        for row, across in zip(table.rows, (written.WIDTH,) * 3 + (written.HALF,) * 2 + (written.WIDTH,), strict=True):
            for cell in dict.fromkeys(row.cells):
                texts = [paragraph for paragraph in cell.paragraphs if paragraph.runs and paragraph.text]
                points = sum(
                    written._lines(paragraph.text, across, paragraph.runs[0].font.size.pt)
                    * paragraph.paragraph_format.line_spacing.pt
                    for paragraph in texts
                )
                pictured = cell._tc.xpath(".//wp:extent/@cy")
                assert points + sum(int(height) for height in pictured) / 12700 <= row.height.pt


def test_the_slide_is_one_and_in_both_scripts(source: Source) -> None:
    data = leader_bytes(overlong(leader_sheet(source, FUTIAN, words("zh"))), ".pptx", words("zh"), "classic")
    deck = Presentation(io.BytesIO(data))
    runs = deck.slides[0].element.xpath(".//a:r/a:rPr")

    assert len(deck.slides) == 1
    assert runs
    assert all(run.find(qn("a:ea")) is not None for run in runs)
    for shape in deck.slides[0].shapes:
        assert shape.top + shape.height <= deck.slide_height
        assert shape.left + shape.width <= deck.slide_width
    assert "5,000" in deck.slides[0].notes_slide.notes_text_frame.text


def test_synthetic_data_says_so(synthetic_store: Path) -> None:
    source = Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT)
    region = next(iter(source.options.regions))
    for ending in LEADER_ENDINGS:
        data = leader_bytes(leader_sheet(source, Selection(regions=(region,)), words("zh")), ending, words("zh"))
        text = docx_text(data) if ending == ".docx" else (pdf_text if ending == ".pdf" else slide_text)(data)[1]
        assert "模拟数据，仅供试用" in text


def test_years_narrow_the_page_and_its_link(source: Source) -> None:
    sheet = leader_sheet(source, Selection(years=(2023,), regions=("440304",)), words("zh"))

    assert sheet.link == "http://dashboard.example/?year=2023&region=440304"
    assert any(line.startswith("范围：2023年") for line in sheet.statement)


@pytest.mark.parametrize(
    ("selection", "evaluation", "said"),
    [
        (Selection(), "", "一个地区"),
        (Selection(regions=("440304", "310112")), "", "一个地区"),
        (Selection(regions=("999999",)), "", "999999"),
        (Selection(departments=("不存在的局",)), "", "不存在的局"),
        (Selection(years=(1999,), regions=("440304",)), "", "福田区"),
        (Selection(), "none-001", "none-001"),
    ],
)
def test_what_has_no_page_of_its_own_is_refused(
    source: Source, selection: Selection, evaluation: str, said: str
) -> None:
    with pytest.raises(UnknownSelection, match=said):
        leader_sheet(source, selection, words("zh"), evaluation)


def test_another_ending_or_shape_is_refused(source: Source) -> None:
    sheet = leader_sheet(source, FUTIAN, words("zh"))
    with pytest.raises(UnknownSelection, match=r"\.pdf"):
        leader_bytes(sheet, ".odt", words("zh"))
    with pytest.raises(UnknownSelection, match="classic"):
        leader_bytes(sheet, ".pptx", words("zh"), "round")


def test_the_files_open_as_packages(source: Source) -> None:
    sheet = overlong(leader_sheet(source, FUTIAN, words("zh")))
    for ending in (".docx", ".pptx"):
        with zipfile.ZipFile(io.BytesIO(leader_bytes(sheet, ending, words("zh")))) as package:
            assert package.testzip() is None
