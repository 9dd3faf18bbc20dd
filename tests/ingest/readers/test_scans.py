"""Scanned pages and pictures say what the form says; what is not sure is left open and never guessed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Grid, Paragraph
from dashboard.ingest.read_document import document_view
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.pdf import pdf_blocks
from dashboard.ingest.readers.pdf.render import red_light
from dashboard.ingest.readers.pdf.scan import scanned
from dashboard.ingest.readers.pdf.scan.strips import without_specks
from dashboard.ingest.readers.picture import picture_blocks
from tests.ingest.readers.carriers import text_of
from tests.ingest.readers.drawn import GOLDEN, STYLE, as_page, reading_of, typed_blocks
from tests.ingest.readers.fixed_pages import Page, ofd_package, text_object
from tests.ingest.readers.printed import Print, printer
from tests.ingest.readers.scanned import CLEAN, OFFICE, POOR, Scanner, as_file, as_pdf, as_tiff, compared, scans

A4 = "@page{size:A4;margin:15mm}"
SERIF = "body{font-family:'Noto Serif CJK SC','SimSun','Songti SC',serif}"


@pytest.fixture(scope="module")
def printed() -> Iterator[Print]:
    with printer() as function:
        yield function


def page(body: str) -> str:
    return f"<meta charset=utf-8><style>{STYLE}{A4}table{{font-size:10.5pt}}</style>{body}"


def table(*rows: str) -> str:
    cells = ("".join(f"<td>{text}" for text in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{row}" for row in cells) + "</table>"


def texts(data: bytes) -> list[list[str]]:
    grids = [block for block in document_view(data, "scan.png") if isinstance(block, Grid)]
    return [[cell.text for cell in row] for grid in grids for row in grid.rows]


@pytest.mark.parametrize(
    ("case", "font", "scanner"),
    [
        ("flat_list", "", CLEAN),
        ("conclusions_below", SERIF, OFFICE),
        ("split_target", SERIF, POOR),
        ("no_scores", "", POOR),
    ],
)
def test_a_scanned_form_says_what_its_text_says(printed: Print, case: str, font: str, scanner: Scanner) -> None:
    path = GOLDEN / case / "document.txt"
    typed = reading_of(path.read_bytes(), path.name, path)
    pages = scans(printed(as_page(typed_blocks(path), merged=True, style=A4 + font)), scanner)
    found = compared(typed, reading_of(as_tiff(pages), "scan.tif", path))

    assert [] == found.wrong
    assert found.share >= 0.93


def test_a_scanned_pdf_has_places_boxes_and_confidence(printed: Print) -> None:
    typed = printed(page("<p>单位：元</p>" + table("项目名称|劳模管理", "总分|98.5")))
    leaning = as_pdf(scans(typed, Scanner(lean=1.2)), 200)
    (drawn,) = [block for block in pdf_blocks(typed, "form.pdf") if isinstance(block, Grid)]
    (seen,) = [block for block in pdf_blocks(leaning, "form.pdf") if isinstance(block, Grid)]
    cells = [
        (first, second)
        for above, below in zip(drawn.rows, seen.rows, strict=True)
        for first, second in zip(above, below, strict=True)
    ]

    assert [first.text for first, _ in cells] == [second.text for _, second in cells]
    assert [first.place for first, _ in cells] == [second.place for _, second in cells]
    assert {None} == {first.confidence for first, _ in cells}
    assert all(second.confidence is not None and 0.9 < second.confidence <= 1 for _, second in cells)
    for first, second in cells:
        assert first.box is not None
        assert second.box is not None
        middles = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in (first.box, second.box)]
        assert middles[0] == pytest.approx(middles[1], abs=14)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_laid_the_wrong_way_are_turned(printed: Print, quarters: int) -> None:
    (upright,) = scans(
        printed(page("<h2>项目支出绩效自评表</h2>" + table("项目名称|劳模管理专项经费", "实施单位|总工会办公室"))),
        CLEAN,
    )

    assert [["项目名称", "劳模管理专项经费"], ["实施单位", "总工会办公室"]] == texts(
        as_file(np.rot90(upright, quarters), "PNG")
    )


@pytest.mark.parametrize(("lines", "quarters"), [(40, 3), (4, 0)], ids=["a form", "a few words"])
def test_a_form_that_reads_far_better_on_its_side_is_turned(
    monkeypatch: pytest.MonkeyPatch, lines: int, quarters: int
) -> None:
    likelihoods = (0.69, 0.59, 0.19, 1.0)
    strips = [[(0, 10 * number, 100, 10 * number + 8) for number in range(lines)]]
    white = np.full((100, 200), 255, np.uint8)
    monkeypatch.setattr(scanned, "_page", lambda _, turned: SimpleNamespace(lines=strips, turned=turned))
    monkeypatch.setattr(scanned, "_likelihood", lambda page: likelihoods[page.turned])

    assert quarters == scanned.upright_page(white).turned  # type: ignore[attr-defined]


def test_only_dots_beside_letters_can_be_full_stops() -> None:
    inked = np.zeros((100, 200), np.uint8)
    inked[30:60, 20:50] = inked[54:60, 56:62] = inked[54:60, 150:156] = 255
    kept = without_specks(inked, 31)

    assert [True, True, False] == [bool(kept[57, x]) for x in (30, 58, 152)]


def test_signs_alone_in_their_cells_are_told_from_letters_that_look_like_them(printed: Print) -> None:
    rows = ["指标|性质|值|单位|得分", "数量|≥|20000|人次|10", "质量|＝|100|%|—", "成本|≤|3000|元|5", "时效|>=|95.5|%|—"]
    (seen,) = scans(printed(page(table(*rows))), OFFICE)

    assert [row.replace("＝", "=").split("|") for row in rows] == texts(as_file(seen, "JPEG"))


def test_a_stamp_over_the_figures_fades(printed: Print) -> None:
    (seen,) = scans(printed(page(table("年初预算数|全年执行数|执行率", "1250000.00|1187500.00|95.00%"))), CLEAN)
    coloured = np.repeat(seen[:, :, None], 3, axis=2)
    stamp = np.zeros_like(seen)
    cv2.circle(stamp, (600, 190), 160, 255, 14)
    coloured[(stamp > 0) & (seen > 128)] = (230, 40, 40)

    assert ["1250000.00", "1187500.00", "95.00%"] == texts(as_file(coloured, "PNG"))[1]


def test_a_stamp_leaves_no_shade_and_what_it_covers_stays_dark() -> None:
    paper, ink, stamp, ink_below_stamp = (240, 238, 235), (30, 30, 34), (225, 60, 60), (32, 12, 12)
    picture = np.array([[paper, ink, stamp, ink_below_stamp]], np.uint8)

    assert [241, 30, 255, 42] == red_light([picture])[0].tolist()


def test_a_label_set_in_a_column_is_one_word(printed: Print) -> None:
    tall = "<tr><td style='width:14px' rowspan=3>一级指标<td>甲<td>10<tr><td>乙<td>20.5<tr><td>丙<td>30"
    (seen,) = scans(printed(page(f"<table style='width:auto;table-layout:fixed'>{tall}</table>")), CLEAN)

    assert "一级指标" == texts(as_file(seen, "PNG"))[0][0].replace("\n", "")


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(RefusedDocument) as refused:
        document_view(data, "scan.png")
    return refused.value.reason, refused.value.place


def test_without_what_reads_pictures_the_refusal_says_so(printed: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = scans(printed(page("<p>一")), Scanner(dpi=50))
    monkeypatch.setattr(
        "dashboard.ingest.readers.pdf.scan.find_spec", lambda name: None if name == "rapidocr" else name
    )

    assert ("ocr_missing", "page 1") == refusal(as_file(pages[0], "PNG"))
    assert ("ocr_missing", "page 1") == refusal(as_pdf(pages, 50))


def test_pictures_that_cannot_be_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    white = np.full((400, 300), 255, np.uint8)
    scribble = white.copy()
    chance = np.random.default_rng(1)
    for _ in range(60):
        x, y, wide, high = chance.integers(10, 280, 4).tolist()
        cv2.ellipse(scribble, (x, y), (wide // 12 + 3, high // 12 + 3), x, 0, 300, 0, 2)

    assert ("illegible", "page 1") == refusal(as_file(scribble, "PNG"))
    assert ("empty", "") == refusal(as_file(white, "PNG"))
    assert ("damaged", "") == refusal(as_file(scribble, "PNG")[:-800])
    monkeypatch.setattr("dashboard.ingest.readers.picture.MAX_PIXELS", 100_000)
    assert ("too_large", "page 1") == refusal(as_file(white, "PNG"))


@pytest.mark.parametrize(("form", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_pictures_are_known_by_their_first_bytes(form: str, media: str) -> None:
    reader = reader_for(as_file(np.full((9, 9), 255, np.uint8), form), "form.docx")

    assert (media, picture_blocks) == (reader.media_type, reader.blocks)


def test_sheets_in_one_long_picture_are_levelled_each_and_read_in_turn(printed: Print) -> None:
    rows = "".join(f"<tr><td>指标{number}<td>{number}.5" for number in range(30))
    typed = printed(
        page(f"<h1>项目支出绩效自评表</h1><table style='font-size:8pt'><tr><td>三级指标<td>分值{rows}</table>")
    )
    half = printed(page("<p>单位负责人：模拟<p>填报日期：2024年3月5日"))
    seen = scans(typed, Scanner(dpi=150, lean=0.6)) + scans(half, Scanner(dpi=150, lean=-0.5))
    found = document_view(as_file(np.vstack(seen), "PNG"), "long.png")
    grid = found[1]

    assert isinstance(grid, Grid)
    assert ["三级指标", "分值"] == [cell.text for cell in grid.rows[0]]
    assert [f"{number}.5" for number in range(30)] == [row[1].text for row in grid.rows[1:]]
    assert [("项目支出绩效自评表", "page 1"), ("填报日期:2024年3月5日", "page 2")] == [
        (block.text.replace("：", ":"), block.place.partition(",")[0])
        for block in (found[0], found[-1])
        if isinstance(block, Paragraph)
    ]


def test_long_lines_of_a_report_are_read_in_pieces_that_share_no_letter(printed: Print) -> None:
    words = "经单位自评该项目的最后得分和评价等级定为“优”并且没有发现问题预算执行率为67.05%和上年相同"
    style = "<style>@page{size:A4 landscape;margin:12mm}p{font-size:9pt}</style>"
    (seen,) = scans(printed(page(f"{style}<p>{words}{words}")), OFFICE)
    (found,) = document_view(as_file(seen, "PNG"), "report.png")

    assert isinstance(found, Paragraph)
    assert words * 2 == found.text


def test_a_scanned_page_of_an_ofd_document_is_read_like_the_picture(printed: Print) -> None:
    picture = as_file(scans(printed(page(table("项目|得分", "劳模管理|98.63"))), CLEAN)[0], "PNG")
    image = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="5"/>'
    media = '<ofd:MultiMedia ID="5"><ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia>'
    resources = f"<ofd:MultiMedias>{media}</ofd:MultiMedias>"
    more: dict[str, str | bytes] = {"Doc_0/scan.png": picture}
    data = ofd_package([Page([image]), Page([text_object("备注", 20, 40)])], resources=resources, more=more)
    blocks = document_view(data, "form.ofd")

    assert [[["项目", "得分"], ["劳模管理", "98.63"]], "备注"] == text_of(blocks)
    assert isinstance(blocks[0], Grid)
    assert "page 1, table 1, row 2, column 2" == blocks[0].rows[1][1].place
    assert blocks[0].rows[1][1].box is not None
    left, top, right, bottom = blocks[0].rows[1][1].box
    assert 200 < left < right < 595
    assert 40 < top < bottom < 120


def test_a_process_that_reads_scans_stays_small(printed: Print, tmp_path: Path) -> None:
    path = GOLDEN / "split_target" / "document.txt"
    file = tmp_path / "scan.tif"
    file.write_bytes(as_tiff(scans(printed(as_page(typed_blocks(path), merged=True, style=A4)), OFFICE)))
    script = (
        "import sys; from pathlib import Path; from dashboard.ingest.readers.picture import picture_blocks;"
        "from tests.bench.reading.child import most_memory;"
        "data = Path(sys.argv[1]).read_bytes(); [picture_blocks(data, 'scan.tif') for _ in range(2)];"
        "print(most_memory())"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], check=True, capture_output=True, text=True)

    assert int(done.stdout) < 300e6
