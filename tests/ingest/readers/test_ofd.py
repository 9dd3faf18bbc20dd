"""OFD documents say what the same form says in text; what cannot be read is refused with its page."""

from collections.abc import Sequence

import pytest
from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Grid, Paragraph
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.ofd.markup import IDENTITY, BadFigureError
from dashboard.ingest.readers.ofd.text import distances, letters_of
from tests.ingest.readers.carriers import as_text, read, rows_of, with_merges
from tests.ingest.readers.drawn import differences, published, reading_of, said, typed_blocks, unread
from tests.ingest.readers.fixed_pages import (
    NAMES,
    Page,
    Style,
    as_ofd,
    drawn,
    layer,
    line_object,
    ofd_package,
    text_object,
)
from tests.ingest.readers.packages import with_parts
from tests.ingest.readers.test_forms_in_carriers import FORM, SOMEWHERE, TITLE, drawn_rows

CONTENT = "Doc_0/Pages/Page_0/Content.xml"
PLAIN = rows_of("""
甲 | 乙 | 丙
120.00 | 1,100.50 | 98.35%
≥12座 | 11座 | 良好
""")


def page_of(*objects: str) -> bytes:
    return ofd_package([Page(list(objects))])


def words_of(data: bytes) -> list[str]:
    return [line.text for line in reader_for(data, "form.ofd").blocks(data, "form.ofd") if isinstance(line, Paragraph)]


def refusal(data: bytes) -> tuple[str, str, str]:
    with pytest.raises(RefusedDocument) as refused:
        reader_for(data, "form.ofd").blocks(data, "form.ofd")
    assert "form.ofd" == refused.value.file_name
    return refused.value.reason, refused.value.detail, refused.value.place


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(scale=0.3528),
        Style(has_runs=False),
        Style(is_scattered=True),
        Style(lines_on_template=True),
        Style(has_thin_shapes=True),
    ],
    ids=["plain", "scaled", "every distance", "every letter", "lines on a template", "lines as shapes"],
)
def test_a_ruled_form_says_what_its_text_says(style: Style) -> None:
    typed = reading_of(as_text(TITLE, FORM), "form.txt", SOMEWHERE)
    found = reading_of(as_ofd(TITLE, FORM, style), "form.ofd", SOMEWHERE)

    assert 8 == len(typed.evaluations[0].indicators)
    assert [] == differences(said(typed), said(found))
    assert [] == differences(unread(typed), unread(found))
    assert ("ofd-1", "application/ofd") == (found.document.reader, found.document.media_type)


@pytest.mark.parametrize("word", ["福田", "闵行", "天河", "番禺", "从化"])
def test_published_documents_say_on_fixed_pages_what_their_text_says(word: str) -> None:
    path = published(word)
    items = [
        block.text if isinstance(block, Paragraph) else with_merges(drawn_rows(block)) for block in typed_blocks(path)
    ]
    typed, found = reading_of(path.read_bytes(), path.name, path), reading_of(drawn(items, Style()), "form", path)

    assert [] == differences(said(typed), said(found))
    assert [] == differences(unread(typed), unread(found))


def test_a_table_goes_on_over_pages() -> None:
    rows = [["序号", "名称", "得分"], *([str(number), f"第{number}项工作", f"{number}.5"] for number in range(1, 90))]

    blocks = reader_for(data := as_ofd([], rows), "form").blocks(data, "form")

    assert [rows] == [
        [[cell.text for cell in row] for row in block.rows] for block in blocks if isinstance(block, Grid)
    ]
    assert isinstance(blocks[0], Grid)
    assert "page 2, table 1, row 2, column 1" == blocks[0].rows[42][0].place


def test_words_without_lines_stand_in_rows_and_columns() -> None:
    assert [PLAIN] == read(as_ofd([], PLAIN, Style(is_ruled=False)))


def test_a_cell_knows_its_box_on_the_page() -> None:
    data = as_ofd([], [["甲", "乙"], ["丙", "丁"]])
    grid = reader_for(data, "form").blocks(data, "form")[0]

    assert isinstance(grid, Grid)
    assert grid.rows[1][1].box == pytest.approx((297.6, 60.7, 552.8, 78.8), abs=0.1)


@pytest.mark.parametrize(
    ("written", "count", "expected"),
    [
        ("g 3 4.2", 3, [4.2, 4.2, 4.2]),
        ("1 g 2 3 5", 4, [1, 3, 3, 5]),
        ("1 2", 4, [1, 2, 2, 2]),
        ("g 1000000 1.5", 2, [1.5, 1.5]),
        ("1 2 3 4", 2, [1, 2]),
        ("g 0 7 2", 2, [2, 2]),
        ("", 3, []),
    ],
)
def test_distances_are_written_one_by_one_or_in_runs(written: str, count: int, expected: Sequence[float]) -> None:
    assert expected == distances(written, count)


@pytest.mark.parametrize("written", ["g", "g 3", "g x 3", "g -1 3", "g 1.5 3", "1 nan", "1e99", "一"])
def test_distances_that_are_none_are_told(written: str) -> None:
    with pytest.raises(BadFigureError):
        distances(written, 5)


def test_letters_without_distances_follow_each_other() -> None:
    code = '<ofd:TextCode X="0" Y="4">绩效12345.67分</ofd:TextCode>'
    text = f'<ofd:TextObject Boundary="20 20 60 5" Size="4" Font="2">{code}</ofd:TextObject>'

    assert ["绩效12345.67分"] == words_of(page_of(text))


def test_pieces_of_a_text_go_on_where_they_say() -> None:
    codes = '<ofd:TextCode X="0" Y="4" DeltaX="4">年度</ofd:TextCode><ofd:TextCode X="8">2023</ofd:TextCode>'
    text = f'<ofd:TextObject Boundary="20 20 60 5" Size="4" Font="2">{codes}</ofd:TextObject>'

    assert ["年度2023"] == words_of(page_of(text))


def test_a_piece_without_a_place_of_its_own_begins_where_the_one_before_began() -> None:
    first, second = '<TextCode X="3" Y="4" DeltaX="4">年度', '<TextCode Y="12" DeltaX="4">得分'
    text = etree.fromstring(f'<TextObject Size="4">{first}</TextCode>{second}</TextCode></TextObject>')

    assert [(3, 4), (7, 4), (3, 12), (7, 12)] == [drawn.start for drawn in letters_of(text, IDENTITY, "")]


def test_pages_that_lie_on_their_side_are_read_upright() -> None:
    rows = [["项目", "得分"], ["甲", "9.5"]]
    cells = [(text, x, y) for y, row in enumerate(rows) for x, text in enumerate(row)]
    upright = page_of(*(text_object(text, 30 + 40 * x, 40 + 10 * y) for text, x, y in cells))
    turned = page_of(*(turned_object(text, 100 - 10 * y, 30 + 40 * x) for text, x, y in cells))

    assert [[row] for row in rows] == read(upright)
    assert read(upright) == read(turned)


def test_figures_composed_once_are_drawn_where_they_are_used() -> None:
    unit = (
        f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>{text_object("绩效自评", 5, 5)}'
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    used = '<ofd:PageBlock><ofd:CompositeObject Boundary="20 20 50 10" ResourceID="7"/></ofd:PageBlock>'

    assert ["绩效自评"] == words_of(ofd_package([Page([used])], resources=unit))


@pytest.mark.parametrize(
    "how", ['Visible="false"', 'Alpha="0"', 'Fill="false"'], ids=["not visible", "clear", "not filled"]
)
def test_what_is_not_seen_is_not_read(how: str) -> None:
    hidden = text_object("藏起来的字", 20, 60).replace("<ofd:TextObject", f"<ofd:TextObject {how}")

    assert ["看得见的字"] == words_of(page_of(text_object("看得见的字", 20, 40), hidden))


def test_several_documents_in_a_file_are_read_one_after_the_other() -> None:
    body = "<ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    data = with_parts(page_of(text_object("自评", 20, 40)), {"OFD.xml": f"<ofd:OFD {NAMES}>{body}{body}</ofd:OFD>"})

    assert [("自评", "page 1, paragraph 1"), ("自评", "page 2, paragraph 1")] == [
        (line.text, line.place) for line in reader_for(data, "form").blocks(data, "form") if isinstance(line, Paragraph)
    ]


def turned_object(text: str, x: float, y: float) -> str:
    """Letters that run down the page."""
    return text_object(text, 0, 0).replace('Boundary="0.0000 -3.1750', f'CTM="0 1 -1 0 {x} {y}" Boundary="0 0')


def content(objects: str, about: str = "") -> dict[str, str | bytes]:
    return {CONTENT: f"<ofd:Page {NAMES}>{about}{layer(objects)}</ofd:Page>"}


TEXT = text_object("绩效自评", 20, 40)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"OFD.xml": f"<ofd:OFD {NAMES}/>"}, ("damaged", "OFD.xml", "")),
        ({"OFD.xml": "<ofd:OFD"}, ("damaged", "OFD.xml", "")),
        ({"Doc_0/Document.xml": f"<ofd:Document {NAMES}/>"}, ("damaged", "Doc_0/Document.xml", "")),
        ({CONTENT: b"<ofd:Page"}, ("damaged", CONTENT, "")),
        (content(TEXT, '<ofd:Template TemplateID="none"/>'), ("damaged", CONTENT, "page 1")),
        (content(TEXT.replace('Size="3.1750"', 'Size="large"')), ("damaged", "large", "page 1")),
        (content(TEXT.replace('Boundary="20.0000', 'Boundary="')), ("damaged", " 36.8250 12.7000 4.1275", "page 1")),
        (content(TEXT.replace("g 3 3.1750", "g 3")), ("damaged", "", "page 1")),
        (content(line_object(0, 0, 9, 0).replace("M 0 0 L", "M 0 0 Z")), ("damaged", "Z", "page 1")),
        (content('<ofd:CompositeObject Boundary="0 0 1 1" ResourceID="5"/>'), ("damaged", "CompositeObject", "page 1")),
        (content(TEXT, "<ofd:Area><ofd:PhysicalBox>0 0 a 5</ofd:PhysicalBox></ofd:Area>"), ("damaged", "a", "page 1")),
        (content("<ofd:PageBlock>" * 9 + "</ofd:PageBlock>" * 9), ("too_large", "9 > 8", "page 1")),
        (content(""), ("empty", "", "")),
        (content(text_object("\ue11e\ue236\ue28a", 20, 40)), ("no_text_layer", "", "page 1")),
        (content('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>'), ("no_text_layer", "", "page 1")),
        ({"Encryptions.xml": "<x/>"}, ("password_protected", "", "")),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_part_or_page(
    parts: dict[str, str | bytes], expected: tuple[str, str, str]
) -> None:
    assert expected == refusal(with_parts(page_of(TEXT), parts))


def test_figures_that_hold_themselves_are_refused() -> None:
    inner = '<ofd:CompositeObject Boundary="0 0 1 1" ResourceID="7"/>'
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{inner * 3}</ofd:Content></ofd:CompositeGraphicUnit>'

    assert ("too_large", "9 > 8", "page 1") == refusal(ofd_package([Page([inner])], resources=unit))


def test_more_objects_than_a_page_of_a_form_has_are_refused() -> None:
    assert ("too_large", "200,001 > 200,000", "page 1") == refusal(page_of("<ofd:X/>" * 200_001))


def test_more_pages_than_a_filing_has_are_refused() -> None:
    assert "too_large" == refusal(ofd_package([Page([TEXT])] * 501))[0]
