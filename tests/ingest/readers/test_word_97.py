"""Documents of Word 97–2003 are read by their own records; what is damaged is refused, never made up."""

import struct
from collections.abc import Mapping, Sequence

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Grid, Paragraph
from dashboard.ingest.readers import reader_for
from tests.ingest.readers.carriers import read
from tests.ingest.readers.packages import compound_file
from tests.ingest.readers.test_excel_97 import excel_97, label
from tests.ingest.readers.word_97_files import (
    BOXES,
    CELL,
    DELETED,
    FONTS,
    HIDDEN,
    IN_TABLE,
    INNER_CELL,
    INNER_ROW_END,
    LISTS,
    OVERRIDES,
    PARAGRAPHS,
    PIECES,
    RAISED,
    ROW_END,
    SHAPES,
    STYLES,
    Para,
    fonts,
    level,
    line,
    row,
    style,
    style_sheet,
    word_97,
)

FIRST, CONTINUED, DOWN, RESTART = 0x01, 0x02, 0x20, 0x60


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(RefusedDocument) as refused:
        reader_for(data, "form.doc").blocks(data, "form.doc")
    return refused.value.reason, refused.value.detail


def texts(*paragraphs: Para, structures: Mapping[int, bytes] | None = None) -> list[str | list[list[str]]]:
    return read(word_97(paragraphs, structures=structures))


def test_cells_keep_their_columns_and_merges() -> None:
    data = word_97(
        [
            line("项目支出绩效自评表"),
            *row(["项目名称", "劳模管理"], [0, 1000, 6000]),
            *row(["产出指标", "数量指标", "≥12座", "10"], [0, 1000, 2000, 4000, 6000], [RESTART, 0, FIRST, CONTINUED]),
            *row(["", "质量指标", "100%", "9.5"], [0, 1010, 2000, 4000, 6000], [DOWN, 0, 0, 0]),
        ]
    )
    place = "table 1, row {}, column {}".format

    assert [
        Paragraph("项目支出绩效自评表", "paragraph 1"),
        Grid(
            (
                (Cell("项目名称", 0, 0, place(1, 1)), Cell("劳模管理", 0, 1, place(1, 2), 1, 3)),
                (
                    Cell("产出指标", 1, 0, place(2, 1), 2, 1),
                    Cell("数量指标", 1, 1, place(2, 2)),
                    Cell("≥12座", 1, 2, place(2, 3), 1, 2),
                ),
                (
                    Cell("质量指标", 2, 1, place(3, 2)),
                    Cell("100%", 2, 2, place(3, 3)),
                    Cell("9.5", 2, 3, place(3, 4)),
                ),
            )
        ),
    ] == reader_for(data, "form.doc").blocks(data, "form.doc")


def test_rows_may_begin_behind_the_first_column() -> None:
    data = word_97([*row(["甲", "乙"], [0, 1000, 2000]), *row(["丙"], [1000, 2000])])
    grid = reader_for(data, "form").blocks(data, "form")[0]

    assert isinstance(grid, Grid)
    assert 1 == grid.rows[1][0].column


def test_rows_whose_shape_tells_of_other_cells_keep_their_words() -> None:
    assert [[["甲", "乙"]]] == texts(*row(["甲", "乙"], [0, 1000]))


def test_several_paragraphs_of_a_cell_are_its_lines() -> None:
    first, *others = row(["第一行", "乙"], [0, 1000, 2000])

    assert [[["第零行\n第一行", "乙"]]] == texts(line("第零行", IN_TABLE), first, *others)


def test_tables_inside_cells_are_read_as_tables() -> None:
    before, *after = row(["外", "右"], [0, 1000, 2000])
    inner = [Para("内一\r", INNER_CELL), Para("内二\r", INNER_CELL), Para("\r", INNER_ROW_END)]

    assert [[["外", "右"]], [["内一", "内二"]]] == texts(*inner, before, *after)


def test_text_may_end_without_a_mark() -> None:
    assert ["甲", "乙"] == texts(line("甲"), Para("乙"))


def test_more_paragraphs_than_any_form_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.word97.story.MAX_TAGS", 5)

    assert ["1"] * 5 == read(word_97([line("1")] * 5))
    assert "too_large" == refusal(word_97([line("1")] * 6))[0]


def test_text_may_be_stored_in_western_letters() -> None:
    assert ["98.63% – £12"] == read(word_97([line("98.63% – £12")], is_narrow=True))


def test_hidden_and_deleted_words_are_left_out_and_raised_ones_stay_raised() -> None:
    runs = [("面积", b""), ("12", DELETED), ("15m", b""), ("2", RAISED), ("（内部）", HIDDEN), ("\r", b"")]

    assert ["面积15m²"] == texts(Para(runs))


def test_styles_hide_words_too() -> None:
    opposite = b"\x3c\x08\x81"
    sheet = style_sheet(style(0), style(60, parent=0, characters=HIDDEN), style(61, parent=1))

    assert ["看得见"] == texts(
        line("看不见", style=1),
        line("也看不见", style=2),
        Para([("看得见", opposite), ("\r", b"")], style=2),
        structures={STYLES: sheet},
    )


def test_results_of_fields_stand_for_them() -> None:
    link = '\x13 HYPERLINK \\l "a" \x14绩效自评\x15表'

    assert ["绩效自评表", "第2页"] == texts(line(link), line("第\x13 PAGE \x13 IF 1 \x14x\x15 \x142\x15页"))


def test_a_field_without_an_end_hides_nothing_behind_its_paragraph() -> None:
    assert ["得分", "98.63"] == texts(line("得分\x13 PAGE "), line("98.63"))


def test_lines_of_a_table_of_contents_are_left_out() -> None:
    sheet = style_sheet(style(0), style(19, parent=0))

    assert ["一、基本情况"] == texts(
        line("一、基本情况\t3", style=1),
        line('\x13 HYPERLINK \\l "_Toc1" \x14一、基本情况\t3\x15'),
        line("一、基本情况"),
        structures={STYLES: sheet},
    )


@pytest.mark.parametrize(("state", "expected"), [(1, "☑"), (0, "□"), (25, "☑")])
def test_check_boxes_show_whether_they_are_ticked(state: int, expected: str) -> None:
    box = struct.pack("<IHHHH", 0xFFFFFFFF, 1 | state << 2, 0, 0, 0) + struct.pack("<HH", 0, 1)
    picture = struct.pack("<IH62x", 68 + len(box), 68) + box
    runs = [("\x13 FORMCHECKBOX ", b""), ("\x01", struct.pack("<HI", 0x6A03, 0)), ("\x14\x15完成\r", b"")]

    assert [f"{expected}完成"] == read(word_97([Para(runs)], data=picture))


def test_signs_of_picture_fonts_are_told() -> None:
    sign = struct.pack("<HHH", 0x6A09, 1, 0xF0A3)
    private = struct.pack("<HH", 0x4A4F, 1)
    named = {FONTS: fonts("宋体", "Symbol")}

    assert ["≤12座", "≥9座"] == texts(
        Para([("(", sign), ("12座\r", b"")]), Para([("\uf0b3", private), ("9座\r", b"")]), structures=named
    )


def test_lists_are_counted() -> None:
    listed = struct.pack("<H", 1) + struct.pack("<I22xBx", 7, 1) + level("目标\0：")
    chosen = struct.pack("<I", 1) + struct.pack("<I8xB3x", 7, 0) + struct.pack("<I", 0xFFFFFFFF)
    numbered = struct.pack("<HH", 0x460B, 1)

    assert ["目标1：建成", "目标2：通水"] == texts(
        line("建成", numbered), line("通水", numbered), structures={LISTS: listed, OVERRIDES: chosen}
    )


def test_lists_have_chinese_numbers_and_start_where_they_are_told() -> None:
    listed = struct.pack("<H", 1) + struct.pack("<I22xBx", 7, 1) + level("\0、", kind=37)
    start = struct.pack("<I", 0xFFFFFFFF) + struct.pack("<II", 3, 16)
    chosen = struct.pack("<I", 1) + struct.pack("<I8xB3x", 7, 1) + start
    sheet = style_sheet(style(0), style(1, parent=0, paragraph=struct.pack("<HH", 0x460B, 1)))

    assert ["三、问题", "四、措施"] == texts(
        line("问题", style=1),
        line("措施", style=1),
        structures={LISTS: listed, OVERRIDES: chosen, STYLES: sheet},
    )


def test_text_boxes_stand_where_they_hang() -> None:
    boxes = [line("框中的标题"), line("没有位置的框")]
    about = [struct.pack("<8xH4xI4x", 0, number) for number in (5, 6)]
    ends = [0, 6, 13]
    structures = {
        BOXES: struct.pack("<3I", *ends) + b"".join(about),
        SHAPES: struct.pack("<2I", 2, 9) + struct.pack("<I22x", 5),
    }
    data = word_97([line("正文\x08"), line("后文")], boxes=boxes, structures=structures)

    assert ["正文", "框中的标题", "后文", "没有位置的框"] == read(data)


def test_documents_embedded_in_this_one_are_not_read_for_it() -> None:
    other = word_97([line("嵌入的文件")])
    assert ["正文"] == read(word_97([line("正文")], embedded={"WordDocument": other, "1Table": b"\0" * 50}))
    assert ["正文"] == read(word_97([line("正文")], embedded={"Workbook": excel_97(label(0, 0, "甲"))}))


def test_long_properties_lie_in_the_data_stream() -> None:
    cells = [str(number) for number in range(1, 21)]
    *inside, end = row(cells, list(range(0, 2100, 100)))
    data = struct.pack("<H", len(end.changes)) + end.changes
    huge = Para(CELL, struct.pack("<HI", 0x6646, 0))

    assert [[cells]] == read(word_97([*inside, huge], data=data))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (word_97([line("")]), ("empty", "")),
        (word_97([line("\x01")]), ("only_pictures", "")),
        (word_97([line("甲")], flags=0x100), ("password_protected", "")),
        (word_97([line("甲")], version=0x68), ("legacy_word", "")),
        (b"\xdb\xa5\x2d\0" + b"\0" * 600, ("legacy_word", "")),
        (compound_file({"WordDocument": b"\0" * 5000}), ("legacy_word", "")),
        (compound_file({"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 5000}), ("damaged", "0Table")),
        (word_97([line("甲")], structures={PIECES: b""}), ("damaged", "pieces")),
        (word_97([line("甲")], structures={PIECES: b"\x02\xff\xff\xff\x7f"}), ("damaged", "")),
        (word_97([line("甲")], structures={PARAGRAPHS: struct.pack("<3I", 0, 9, 0xFFFF)}), ("damaged", "")),
        (word_97([Para(f"甲{CELL}")]), ("damaged", "table")),
        (word_97([Para(f"甲{CELL}", IN_TABLE), line("乙")]), ("damaged", "table")),
        (word_97([line("甲", IN_TABLE), Para(CELL, ROW_END)]), ("damaged", "table")),
        (word_97([line("甲", IN_TABLE + struct.pack("<HI", 0x6649, 9))]), ("too_large", "9 > 8")),
        (word_97([line("甲")])[:3000], ("damaged", "")),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, expected: tuple[str, str]) -> None:
    assert expected == refusal(data)


@pytest.mark.parametrize("pieces", [[(0, 5), (5, 3)], [(0, 40_000_001)]], ids=["backwards", "endless"])
def test_pieces_that_lead_nowhere_are_refused(pieces: Sequence[tuple[int, int]]) -> None:
    positions = [start for start, _ in pieces] + [pieces[-1][1]]
    items = b"".join(struct.pack("<HIH", 0, 1024, 0) for _ in pieces)
    table = struct.pack(f"<{len(positions)}I", *positions) + items
    found = word_97([line("甲")], structures={PIECES: b"\x02" + struct.pack("<I", len(table)) + table})

    assert refusal(found)[0] in ("damaged", "too_large")
