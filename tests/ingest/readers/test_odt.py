"""OpenDocument texts say what their pages show, in the same blocks as Word documents."""

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block, Grid, Paragraph
from dashboard.ingest.readers import reader_for
from tests.ingest.readers.packages import zipped

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    ]
)
_SPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
_STYLES = (
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="R"><style:text-properties style:text-position="super 58%"/></style:style>'
)
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def odt(body: str, manifest: str = "<m/>") -> bytes:
    """An OpenDocument text with this body."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": MEDIA_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def blocks(body: str) -> list[Block]:
    data = odt(body)
    return reader_for(data, "form.odt").blocks(data, "form.odt")


def cells(body: str) -> list[list[tuple[str, int, int, int]]]:
    """Each row of the one table as words, column and spans."""
    (grid,) = blocks(f"<table:table>{body}</table:table>")
    assert isinstance(grid, Grid)
    return [[(cell.text, cell.column, cell.row_span, cell.column_span) for cell in row] for row in grid.rows]


def cell(text: str, about: str = "") -> str:
    return f"<table:table-cell {about}><text:p>{text}</text:p></table:table-cell>"


def row(*inside: str, about: str = "") -> str:
    return f"<table:table-row {about}>{''.join(inside)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_merged_cells_stand_once_and_the_others_keep_their_columns() -> None:
    high = 'table:number-rows-spanned="2" table:number-columns-spanned="2"'
    found = cells(row(cell("产出", high), COVERED, cell("甲")) + row(COVERED, COVERED, cell("乙")))

    assert [[("产出", 0, 2, 2), ("甲", 2, 1, 1)], [("乙", 2, 1, 1)]] == found


def test_rows_of_a_repeated_head_and_of_groups_are_rows() -> None:
    head = f"<table:table-header-rows>{row(cell('分值'), cell('得分'))}</table:table-header-rows>"
    rows = f"<table:table-rows>{row(cell('10'), cell('9'))}</table:table-rows>"
    found = cells(f"{head}<table:table-row-group>{rows}</table:table-row-group>" + row(cell("20")))

    assert ["分值", "10", "20"] == [row[0][0] for row in found]


def test_cells_and_rows_told_once_for_many_stand_as_often() -> None:
    twice = 'table:number-columns-repeated="2"'
    found = cells(row(cell("0", twice), cell("甲")) + row(cell("乙"), about='table:number-rows-repeated="2"'))

    assert [["0", "0", "甲"], ["乙"], ["乙"]] == [[one[0] for one in line] for line in found]


def test_a_cell_covered_by_no_other_is_an_empty_one() -> None:
    assert [[("甲", 0, 1, 1), ("", 1, 1, 1), ("乙", 2, 1, 1)]] == cells(row(cell("甲"), COVERED, cell("乙")))


def test_hidden_deleted_and_noted_words_are_left_out() -> None:
    deleted = "<text:deletion><text:p>旧</text:p></text:deletion>"
    changes = f"<text:tracked-changes><text:changed-region>{deleted}</text:changed-region></text:tracked-changes>"
    words = (
        '得分<text:span text:style-name="H">（草稿）</text:span><text:note><text:note-body><text:p>注</text:p>'
        "</text:note-body></text:note><office:annotation><text:p>批注</text:p></office:annotation>9.8"
    )
    found = blocks(f"{changes}<text:p>{words}</text:p>")

    assert [Paragraph("得分9.8", "paragraph 1")] == found


def test_raised_figures_blanks_and_breaks() -> None:
    raised = '<text:span text:style-name="R">2</text:span>'
    found = blocks(f'<text:p>面积30m{raised}<text:line-break/>单<text:s text:c="2"/>位</text:p>')

    assert ["面积30m²", "单  位"] == [block.text for block in found if isinstance(block, Paragraph)]


def test_text_boxes_lists_and_sections_are_read() -> None:
    box = "<draw:frame><draw:text-box><text:p>项目支出绩效自评表</text:p></draw:text-box></draw:frame>"
    inside = (
        "<text:section><text:list><text:list-item><text:p>完成修缮</text:p></text:list-item></text:list></text:section>"
    )
    found = blocks(f"<text:p>{box}</text:p>{inside}")

    assert ["项目支出绩效自评表", "完成修缮"] == [block.text for block in found if isinstance(block, Paragraph)]


def test_a_table_inside_a_shape_is_a_table() -> None:
    body = (row(cell("指标"), cell("得分")) + row(cell("亮灯率"), cell("10"))).replace("<table:", "<loext:")
    table = f"<loext:table>{body}</loext:table>".replace("</table:", "</loext:")
    shape = f"<draw:custom-shape><text:p>绩效自评表</text:p>{table}</draw:custom-shape>"
    found = blocks(f"<text:p>{shape}</text:p>")

    assert [Paragraph("绩效自评表", "box 1, paragraph 1")] == found[:1]
    assert [["指标", "得分"], ["亮灯率", "10"]] == [
        [one.text for one in line] for grid in found[1:] if isinstance(grid, Grid) for line in grid.rows
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt("<text:p/>"), "empty"),
        (odt("<text:p>1</text:p>", "<m><encryption-data/></m>"), "password_protected"),
        (zipped({"mimetype": MEDIA_TYPE, "content.xml": "<x/>", "META-INF/manifest.xml": "<m/>"}), "damaged"),
        (zipped({"mimetype": MEDIA_TYPE, "content.xml": "<x", "META-INF/manifest.xml": "<m/>"}), "damaged"),
        (odt(f"<table:table>{row(cell('9'), about=chr(32)) * 100_001}</table:table>"), "too_large"),
        (
            odt("<table:table>" + row(cell("9", 'table:number-columns-repeated="99999999"')) * 2 + "</table:table>"),
            "too_large",
        ),
    ],
    ids=["nothing in it", "protected", "no text", "cut", "rows without end", "columns without end"],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedDocument) as refused:
        reader_for(data, "form.odt").blocks(data, "form.odt")

    assert reason == refused.value.reason
