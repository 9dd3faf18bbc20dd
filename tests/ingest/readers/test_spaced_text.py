"""Tables of text whose columns are set apart by blanks, or by bars without outer ones, are rows of cells."""

import re
from itertools import product

import pytest

from dashboard.ingest.grid import Block, Grid, Paragraph
from dashboard.ingest.readers.text import text_blocks
from tests.ingest.plain_form import read

HEADER = "一级指标    二级指标      三级指标        年度指标值  实际完成值  分值  得分  偏差原因"
ROWS = (
    "产出指标    数量指标      修缮校舍间数    ≥12间       12间        20    20",
    "                          采购课桌椅      ≥300套      280套       10    9.3   厂家停产一周",
    "            质量指标      验收合格率      100%        100%        20    20",
    "效益指标    社会效益指标  受益学生人数    ≥900人      964人       30    30",
    "满意度指标  满意度指标    学生家长满意度  ≥90%        93.5%       10    10",
)
FULL = "满意度指标 服务对象满意度 学生家长满意度  ≥90%        93.5%       10    10"


def _rows(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for block in _blocks(text) if isinstance(block, Grid) for row in block.rows]


def _blocks(text: str) -> list[Block]:
    return text_blocks(text.encode(), "form.txt")


def test_columns_of_blanks_are_cells_and_empty_ones_stay() -> None:
    found = _rows("\n".join((HEADER, *ROWS)))

    assert ["", "", "采购课桌椅", "≥300套", "280套", "10", "9.3", "厂家停产一周"] == found[2]
    assert ["", "质量指标", "验收合格率", "100%", "100%", "20", "20", ""] == found[3]
    assert {8} == {len(row) for row in found}


def test_places_count_the_cells_that_stand_in_the_line() -> None:
    (grid,) = _blocks("\n".join((HEADER, *ROWS)))

    assert isinstance(grid, Grid)
    assert ("280套", "line 3, cell 3") == (grid.rows[2][4].text, grid.rows[2][4].place)


def test_one_blank_parts_columns_that_other_lines_part() -> None:
    found = _rows("\n".join((HEADER, *ROWS[:4], FULL)))

    assert ["满意度指标", "服务对象满意度", "学生家长满意度", "≥90%", "93.5%", "10", "10", ""] == found[5]


def test_one_blank_inside_a_cell_stays() -> None:
    row = ROWS[3].replace("受益学生人数  ", "受益 学生数  ")

    assert "受益 学生数" == _rows("\n".join((HEADER, *ROWS[:3], row, ROWS[4])))[4][2]


@pytest.mark.parametrize("blank", [" ", "\xa0"])
def test_characters_may_be_one_or_two_blanks_wide(blank: str) -> None:
    narrow = [re.split(r" {2,}", line.strip()) for line in (HEADER, ROWS[0], *ROWS[3:])]
    widths = [max(len(cell) for cell in column) + 2 for column in zip(*(row[:7] for row in narrow), strict=True)]
    lines = ["".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)) for row in narrow]

    found = _rows("\n".join(lines).replace(" ", blank))

    assert [row[:7] for row in narrow] == [row[:7] for row in found]


def test_a_cell_that_goes_on_in_the_next_line_is_whole() -> None:
    wrapped = ROWS[3].replace("受益学生人数  ", "受益学生及家长"), "                          人数"

    assert "受益学生及家长人数" == _rows("\n".join((HEADER, *ROWS[:3], *wrapped, ROWS[4])))[4][2]


def test_where_a_line_may_go_on_or_begin_neither_neighbour_is_a_row() -> None:
    found = _rows("\n".join((HEADER, *ROWS[:3], "                          某类人数", *ROWS[3:])))

    assert ["三级指标", "修缮校舍间数", "采购课桌椅", "学生家长满意度"] == [row[2] for row in found]


def test_two_figures_in_one_cell_make_the_line_unread() -> None:
    glued = ROWS[0].replace("≥12间       12间", "≥12间 12间")

    assert Paragraph(glued, "line 2") in _blocks("\n".join((HEADER, glued, *ROWS[1:])))


def test_a_row_that_slid_by_a_whole_column_is_unread() -> None:
    slid = "效益指标    社会效益指标  受益学生人数    964人       30          30"

    assert "受益学生人数" not in [row[2] for row in _rows("\n".join((HEADER, *ROWS[:3], slid, ROWS[4])))]


def test_rows_under_a_level_nobody_could_read_are_unread() -> None:
    glued = ROWS[0].replace("≥12间       12间", "≥12间 12间")

    found = _rows("\n".join((HEADER, glued, *ROWS[1:])))

    assert ["三级指标", "受益学生人数", "学生家长满意度"] == [row[2] for row in found]


def test_figures_that_no_header_stands_over_are_no_table() -> None:
    header = HEADER.replace("分值", "    ")

    assert [] != _rows("\n".join((HEADER, *ROWS)))
    assert [] == _rows("\n".join((header, *ROWS)))


def test_prose_with_wide_blanks_stays_prose() -> None:
    text = "一、基本情况\n项目  由某局  实施。\n资金  已到位，  共10万元。\n成效  良好，  满意度  90%。"

    assert [Paragraph(line, f"line {at}") for at, line in enumerate(text.split("\n"), start=1)] == _blocks(text)


def test_labels_and_values_around_the_tables_are_cells() -> None:
    text = "项目名称      校舍修缮\n主管部门      某县教育局          实施单位    某县第一中学\n"

    found = _rows("\n".join((text + HEADER, *ROWS)))

    assert [["项目名称", "校舍修缮"], ["主管部门", "某县教育局", "实施单位", "某县第一中学"]] == found[:2]


def test_a_name_that_goes_on_below_is_whole_or_unread() -> None:
    longer = "主管部门      某县教育局          实施单位    某县第一中学附属\n" + " " * 46 + "小学\n"
    as_long = "主管部门      某县教育局          实施单位    某县第一中学\n" + " " * 46 + "某县第二中学\n"

    assert "某县第一中学附属小学" == _rows("\n".join((longer + HEADER, *ROWS)))[0][3]
    assert "一级指标" == _rows("\n".join((as_long + HEADER, *ROWS)))[0][0]


def test_goals_over_several_lines_are_one_row() -> None:
    goals = (
        "年度总体目标  预期目标                    实际完成情况\n"
        "              修缮校舍12间，采购课桌椅    完成校舍修缮12间，\n"
        "              300套。                     采购课桌椅280套。\n"
    )

    assert ["", "修缮校舍12间，采购课桌椅300套。", "完成校舍修缮12间，采购课桌椅280套。"] == _rows(
        "\n".join((goals + HEADER, *ROWS))
    )[1]


def test_bars_between_cells_need_no_outer_bars() -> None:
    text = "指标|分值|指标值|完成值|得分\n产出指标（50分）||||\n|20|≥12间|12间|20\n验收合格率|20|100%|100%|20"

    assert ["", "20", "≥12间", "12间", "20"] == _rows(text)[2]
    assert _rows(text) == _rows(text.replace("|", "｜"))


@pytest.mark.parametrize("text", ["首页|新闻\n联系我们|地图", "甲|乙|丙\n\n某|某\n完"])
def test_bars_in_few_lines_are_no_table(text: str) -> None:
    assert [] == _rows(text)


def test_shifted_or_merged_characters_turn_no_figure_into_another() -> None:
    whole = {(row[2], tuple(row[3:7])) for row in _rows("\n".join((HEADER, *ROWS)))}
    for number, gap in product(range(len(ROWS)), range(6)):
        places = list(re.finditer(r"(?<=\S) {2,}(?=\S)", ROWS[number]))
        if gap >= len(places):
            continue
        for blanks in (1, 2, len(places[gap][0]) - 1, len(places[gap][0]) + 1, len(places[gap][0]) + 9):
            place = places[gap]
            line = ROWS[number][: place.start()] + " " * blanks + ROWS[number][place.end() :]
            rows = _rows("\n".join((HEADER, *ROWS[:number], line, *ROWS[number + 1 :])))

            assert {(row[2], tuple(row[3:7])) for row in rows} <= whole, line


def test_a_form_of_blanks_reads_as_one_of_tabs() -> None:
    head = "项目支出绩效自评表\n（2023年度）\n项目名称      校舍修缮\n主管部门      某县教育局\n"
    spaced = head + "\n".join((HEADER, *ROWS)) + "\n总分" + " " * 64 + "100   99.3"

    (found,) = read(spaced.split("\n")).evaluations

    assert ("校舍修缮", 5) == (found.project_name, len(found.indicators))
    assert [("产出指标", "采购课桌椅", "280套", "厂家停产一周")] == [
        (row.level_1, row.level_3, row.actual_text, row.remark) for row in found.indicators[1:2]
    ]


def test_lines_that_lost_the_blanks_before_their_first_cell_stand_below_their_header() -> None:
    assert _rows("\n".join((HEADER, *ROWS))) == _rows("\n".join((HEADER, *(row.strip() for row in ROWS))))
