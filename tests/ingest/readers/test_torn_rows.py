"""Rows that line breaks inside cells tore over several lines are whole again; rows that are whole stay apart."""

import re

import pytest

from dashboard.ingest.grid import Grid
from dashboard.ingest.readers.text import text_blocks
from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, indicator_rows, only_form, read, said


def torn(row: str, size: int) -> str:
    """The row with every cell broken after so many characters, as narrow columns break words, never figures."""
    return "\t".join(re.sub(rf"([一-龥]{{{size}}})(?=[一-龥])", r"\1\n", cell) for cell in row.split("\t"))


@pytest.mark.parametrize("size", [2, 3, 4])
def test_a_table_of_narrow_columns_reads_like_one_of_wide_columns(size: int) -> None:
    narrow = "\n".join([*HEAD, *FUNDS, *GOALS, *(torn(row, size) for row in [HEADER, *ROWS]), *TOTAL])

    assert said(only_form(FORM)) == said(only_form(narrow.split("\n")))


@pytest.mark.parametrize("name", ["产出指标", "能力建设"], ids=["a known level", "another name"])
def test_points_below_the_name_of_a_level_belong_to_it(name: str) -> None:
    rows = [ROWS[0].replace("产出指标", f"{name}\n（50分）"), *ROWS[1:4], *ROWS[4:]]
    form = only_form("\n".join([*HEAD, *FUNDS, *GOALS, HEADER, *rows, *TOTAL]).split("\n"))

    assert [name] * 4 == [row.level_1 for row in form.indicators][:4]


def test_each_cell_keeps_the_place_where_it_begins() -> None:
    rows = ["一级指标\t二级指标\t年度指标值", "产出\n指标\t数量\n指标\t补助学校23所", "\t质量指标\t供暖达标"]
    (grid,) = text_blocks("\n".join(rows).encode(), "form.txt")
    assert isinstance(grid, Grid)

    assert [
        ("产出指标", "line 2, cell 1"),
        ("数量指标", "line 3, cell 2"),
        ("补助学校23所", "line 4, cell 2"),
    ] == [(cell.text, cell.place) for cell in grid.rows[1]]


@pytest.mark.parametrize(
    ("torn_figure", "executed"),
    [
        ("1,274,\n000.00", "1274000.00"),
        ("1274000\n.00", "1274000.00"),
    ],
)
def test_a_figure_is_joined_where_its_parts_can_be_nothing_else(torn_figure: str, executed: str) -> None:
    heads = [FUNDS[0].replace("万元", "元"), f"\t年度资金总额\t1286000.00\t1300000.00\t{torn_figure}\t10\t98.00%\t9.80"]
    form = only_form("\n".join([*HEAD, *heads, HEADER, *ROWS, *TOTAL]).split("\n"))

    assert [executed] == [str(row.executed_yuan) for row in form.funds]


@pytest.mark.parametrize("torn_score", ["9\n.5", "9.\n50"])
def test_a_score_cut_at_its_point_is_whole_again(torn_score: str) -> None:
    rows = [*ROWS[:2], ROWS[2].replace("9.50", torn_score), *ROWS[3:]]

    assert said(only_form(FORM)) == said(
        only_form("\n".join([*HEAD, *FUNDS, *GOALS, HEADER, *rows, *TOTAL]).split("\n"))
    )


@pytest.mark.parametrize("torn_score", ["9\n5", "1\n0", "9.5\n0"])
def test_figures_on_two_lines_are_never_made_one(torn_score: str) -> None:
    rows = [*ROWS[:2], ROWS[2].replace("9.50", torn_score), *ROWS[3:]]
    found = read("\n".join([*HEAD, *FUNDS, HEADER, *rows, *TOTAL]).split("\n"))

    scores = {row.level_3: row.score_reported for form in found.evaluations for row in form.indicators}
    assert scores.get("供暖达标率") is None


@pytest.mark.parametrize(
    "between",
    ["第 2 页 共 3 页", "- 2 -", "单位：万元", "临泽县教育局部门决算公开文本"],
    ids=["page of pages", "page", "unit", "running header"],
)
def test_what_stands_between_two_pages_is_no_part_of_a_cell(between: str) -> None:
    rows = [*ROWS[:3], between, *ROWS[3:]]

    assert said(only_form(FORM)) == said(only_form([between, *HEAD, *FUNDS, *GOALS, HEADER, *rows, *TOTAL]))


def test_numbered_rows_stay_rows() -> None:
    header = f"序号\t{HEADER}"
    rows = [f"{number}\t{row}" for number, row in enumerate(ROWS, start=1)]

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form([*HEAD, *FUNDS, header, *rows, *TOTAL]))


def test_short_rows_that_lost_cells_stay_rows() -> None:
    blocks = text_blocks("\n".join([HEADER, ROWS[0], "\t质量指标\t供暖达标率\t≥98%", *ROWS[3:]]).encode(), "form.txt")
    (grid,) = blocks
    assert isinstance(grid, Grid)

    assert ["", "质量指标", "供暖达标率", "≥98%"] == [cell.text for cell in grid.rows[2]]


def test_cells_that_excel_quoted_lose_their_quotes_and_keep_their_lines() -> None:
    rows = ROWS.copy()
    rows[2] = '\t质量指标\t供暖达标率\t≥98%\t95.5%\t10\t9.50\t"两所学校管道老化，\n已列入明年""改造""计划"'
    form = only_form(
        "\n".join(
            [*HEAD, *FUNDS, GOALS[0], '\t"保障23所学校\n冬季取暖。"\t23所学校全部按时供暖。', HEADER, *rows, *TOTAL]
        ).split("\n")
    )

    assert '两所学校管道老化，已列入明年"改造"计划' == form.indicators[2].remark
    assert "保障23所学校冬季取暖。" == form.goals[0].goal_text
    assert indicator_rows(only_form(FORM)) == indicator_rows(form)


def test_quotes_that_belong_to_the_words_stay() -> None:
    grid, *_ = text_blocks('项目名称\t"免学杂费,补生活费"资金\n主管部门\t教育局"财务"\n'.encode(), "form.txt")
    assert isinstance(grid, Grid)

    assert ['"免学杂费,补生活费"资金', '教育局"财务"'] == [row[1].text for row in grid.rows]


def test_an_open_quote_takes_nothing_with_it() -> None:
    rows = [*ROWS[:2], ROWS[2].replace("两所学校", '"两所学校'), *ROWS[3:]]
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER, *rows, *TOTAL])

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)
