"""Tables without ruling lines whose cells run over lines: only one way to read them, or none."""

import pytest

from dashboard.ingest.readers.pdf.borderless.headed import Continued
from dashboard.ingest.readers.pdf.borderless.stacks import pitch_of, words_of_cells
from dashboard.ingest.readers.pdf.borderless.table import Arrangement, arrangement_of
from dashboard.ingest.readers.pdf.lines import Run
from dashboard.ingest.readers.pdf.marks import Glyph

_SIZE, _LINE, _PAPER = 10.0, 14.0, 4.0
_AT = (0, 70, 150, 260, 340, 400)
HEAD = ("一级指标", "二级指标", "三级指标", "指标值", "分值", "得分")
ROWS = (
    ("", "", "铺设管网", "36公里", "20", "19"),
    ("", "", "水质合格率达到国家\n标准", "100%", "20", "20"),
    ("", "", "新增供水人口", "4200人", "30", "29"),
    ("", "", "用户满意度", "90%", "30", "30"),
)
# The label, its column, and the rows it spans.
LABELS = (
    ("产出指标", 0, 0, 3),
    ("满意度指标", 0, 3, 4),
    ("数量指标", 1, 0, 2),
    ("社会效益", 1, 2, 3),
    ("满意度", 1, 3, 4),
)
TEXTS = [
    ["一级指标", "二级指标", "三级指标", "指标值", "分值", "得分"],
    ["产出指标", "数量指标", "铺设管网", "36公里", "20", "19"],
    ["水质合格率达到国家标准", "100%", "20", "20"],
    ["社会效益", "新增供水人口", "4200人", "30", "29"],
    ["满意度指标", "满意度", "用户满意度", "90%", "30", "30"],
]


def drawn(rows: tuple[tuple[str, ...], ...], labels: tuple[tuple[str, int, int, int], ...], how: str) -> list[Run]:
    """The words as a page shows them: cells at the middle, the top or the bottom of their rows."""
    heights = [max(cell.count("\n") + 1 for cell in row) * _LINE + _PAPER for row in rows]
    tops = [100 + sum(heights[:at]) for at in range(len(rows) + 1)]
    cells = [(cell, column, tops[at], tops[at + 1]) for at, row in enumerate(rows) for column, cell in enumerate(row)]
    cells += [(text, column, tops[first + 1], tops[end + 1]) for text, column, first, end in labels]
    glyphs: list[Glyph] = []
    for text, column, top, bottom in cells:
        lines = text.split("\n")
        free = bottom - top - _PAPER - len(lines) * _LINE
        start = top + _PAPER / 2 + {"top": 0, "middle": free / 2, "bottom": free}[how]
        for number, line in enumerate(lines):
            y = start + number * _LINE + 10.5
            x = float(_AT[column])
            for sign in line:
                wide = _SIZE if ord(sign) > 255 else _SIZE / 2
                glyphs.append(Glyph(sign, x, x + wide, y, _SIZE))
                x += wide
    return words_of_cells(glyphs)


def read(runs: list[Run], before: Continued | None = None, *, is_cut: bool = False) -> Arrangement | None:
    return arrangement_of(runs, pitch_of([runs]), before, goes_on=before is not None, is_cut=is_cut)


def texts(found: Arrangement | None) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in found.cells if found else ():
        rows.setdefault(cell.row, []).extend([cell.text] if cell.text else [])
    return [rows[number] for number in sorted(rows)]


@pytest.mark.parametrize("how", ["middle", "top", "bottom"])
def test_words_that_run_over_lines_go_with_their_row(how: str) -> None:
    rows = tuple(("产出指标", "数量指标", *row[2:]) for row in ROWS)

    assert [list(HEAD), *([cell.replace("\n", "") for cell in row] for row in rows)] == texts(
        read(drawn((HEAD, *rows), (), how))
    )


@pytest.mark.parametrize("how", ["middle", "top"])
def test_labels_stand_in_the_first_row_they_span(how: str) -> None:
    assert TEXTS == texts(read(drawn((HEAD, *ROWS), LABELS, how)))


def test_labels_with_blank_cells_below_them_stand_in_their_first_row() -> None:
    rows = (
        ("产出指标", "数量指标", "铺设管网", "36公里", "20", "19"),
        ("", "", "水质合格率达到国家\n标准", "100%", "20", "20"),
        ("", "社会效益", "新增供水人口", "4200人", "30", "29"),
        ("满意度指标", "满意度", "用户满意度", "90%", "30", "30"),
    )

    assert TEXTS == texts(read(drawn((HEAD, *rows), (), "middle")))


def test_labels_that_may_span_other_rows_leave_the_table_unread() -> None:
    rows = tuple(("", "数量指标", *row[2:]) for row in (ROWS[0], ROWS[2], ROWS[3], ROWS[0]))
    alike = (("产出指标", 0, 0, 1), ("效益指标", 0, 1, 4))
    apart = (("产出指标", 0, 0, 3), ("效益指标", 0, 3, 4))

    assert read(drawn((HEAD, *rows), alike, "middle")) is None
    assert read(drawn((HEAD, *rows), apart, "middle")) is not None


def test_rows_as_near_as_lines_of_a_cell_are_no_cells_of_two_lines() -> None:
    rows = tuple(("产出指标", "数量指标", *row[2:]) for row in (ROWS[0], ROWS[2], ROWS[3]))

    assert [list(HEAD), *map(list, rows)] == texts(read(drawn((HEAD, *rows), (), "middle")))


@pytest.mark.parametrize(("rows_of_first", "expected"), [((0, 1), TEXTS[3:]), ((0, 2), [])])
def test_a_table_goes_on_behind_a_page_only_with_a_label_that_is_cut(
    rows_of_first: tuple[int, int], expected: list[list[str]]
) -> None:
    """Words at the top of their rows, not at the middle, belong to a cell that the page cuts."""
    first = read(
        drawn((HEAD, *ROWS[:2]), (("产出指标", 0, *rows_of_first), ("数量指标", 1, 0, 2)), "middle"), is_cut=True
    )
    below = drawn((("", "社会效益", *ROWS[2][2:]), ("满意度指标", "满意度", *ROWS[3][2:])), (), "middle")

    assert first is not None
    assert TEXTS[:3] == texts(first)
    assert expected == texts(read(below, first.continued))


@pytest.mark.parametrize(("name", "expected"), [("新增供水人口", TEXTS[3][1:]), ("口", None)])
def test_a_row_that_a_page_tears_leaves_the_table_unread(name: str, expected: list[str] | None) -> None:
    first = read(drawn((HEAD, *ROWS[:2]), (("产出指标", 0, 0, 1), ("数量指标", 1, 0, 1)), "middle"), is_cut=True)
    below = drawn((("", "", name, *ROWS[2][3:]), ("满意度指标", "满意度", *ROWS[3][2:])), (), "middle")

    assert first is not None
    assert expected == next(iter(texts(read(below, first.continued))), None)


@pytest.mark.parametrize(("label", "is_read"), [("项目\n名称", True), ("项目名称\n主管部门", False)])
def test_lines_of_a_cell_that_are_labels_of_their_own_leave_the_table_unread(label: str, *, is_read: bool) -> None:
    """No row tells how far rows are apart, and the labels of two rows stand like lines of one cell."""
    labels = tuple((text, column, first + 1, end + 1) for text, column, first, end in LABELS)
    runs = drawn(((label, "", "供水管网改造\n市水务局", "", "", ""), HEAD, *ROWS), labels, "middle")

    assert is_read is (read(runs) is not None)


def test_short_words_at_the_left_of_their_column_stand_below_its_head() -> None:
    goals = (("", "", "预期目标", "", "实际完成情况"), ("", "供水稳定", "", "已完成"))
    rows = tuple(("产出指标", "数量指标", *row[2:]) for row in ROWS)
    found = texts(read(drawn((*goals, HEAD, *rows), (("年度目标", 0, -1, 1),), "middle")))

    assert [["年度目标", "预期目标", "实际完成情况"], ["供水稳定", "已完成"], list(HEAD)] == found[:3]
