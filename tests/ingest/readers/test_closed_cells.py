"""Pages turned to text: every cell closed with a bar on a line of its own, or a whole table in one line."""

from decimal import Decimal

import pytest

from tests.ingest.figures_read import wrong_figures
from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, only_form, said


def cells_of(line: str) -> list[str]:
    """The cells that a page has for the row: those of merged levels stand above, and the total's label is wide."""
    label, *figures = line.split("\t")
    if line in TOTAL:
        return [label, *figures[-3:]]
    filled = [label, *figures] if label else figures
    return filled[1:] if filled[0] == "" else filled


CELLS = [cell for line in FORM for cell in cells_of(line)]


def closed(cells: list[str]) -> list[str]:
    return [f"{cell} |" if cell else "|" for cell in cells]


def test_closed_cells_read_like_the_table() -> None:
    assert said(only_form(FORM)) == said(only_form(closed(CELLS)))


def test_words_around_the_table_may_have_no_bars() -> None:
    assert said(only_form(FORM)) == said(only_form(["第四部分 附件", *closed(CELLS), "第五部分 附表"]))


def test_a_cell_of_two_lines_is_closed_once() -> None:
    lines = closed(CELLS)
    at = lines.index("保障23所学校冬季取暖。 |")
    lines[at : at + 1] = ["保障23所学校", "冬季取暖。 |"]

    assert said(only_form(FORM)) == said(only_form(lines))


def test_a_score_left_empty_moves_no_figure() -> None:
    cells = list(CELLS)
    at = cells.index("受益学生人数")
    cells[at + 4] = ""
    row = only_form(closed(cells)).indicators[1]

    assert ("2204人", Decimal(10), None) == (row.actual_text, row.weight, row.score_reported)


@pytest.mark.parametrize("at", range(2, len(CELLS)))
def test_a_lost_cell_makes_no_figure_another(at: int) -> None:
    assert [] == wrong_figures(closed([*CELLS[:at], *CELLS[at + 1 :]]))


@pytest.mark.parametrize("at", range(2, len(CELLS)))
def test_an_empty_cell_too_many_makes_no_figure_another(at: int) -> None:
    assert [] == wrong_figures(closed([*CELLS[:at], "", *CELLS[at:]]))


def barred(rule: str = "") -> str:
    rows = [line.split("\t") for line in FORM[2:]]
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return " ".join([*FORM[:2], lines[0], *([rule] if rule else []), *lines[1:]])


@pytest.mark.parametrize("rule", ["", "| --- | --- | --- | --- | --- | --- | --- | --- |"], ids=["plain", "ruled"])
def test_a_table_in_one_line_is_its_rows(rule: str) -> None:
    assert said(only_form(FORM)) == said(only_form([barred(rule)]))


def test_a_bar_lost_from_the_line_makes_no_figure_another() -> None:
    parts = barred().split("|")
    damaged = ["|".join([*parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]]) for at in range(1, len(parts) - 1)]

    assert [] == [wrong for line in damaged for wrong in wrong_figures([line])]


PAIRS = [
    "2020年项目支出绩效目标完成情况表", "项目名称", "文化市场执法检查", "预算单位", "云溪县文化市场综合执法队",
    "预算执行情况（万元）", "预算数：", "12", "执行数：", "11.37",
    "其中-财政拨款：", "10", "其中-财政拨款：", "9.37", "其它资金：", "2", "其它资金：", "2",
    "年度目标完成情况", "预期目标", "实际完成目标", "检查36次以上。", "检查41次。",
    "绩效指标完成情况", "一级指标", "二级指标", "三级指标", "预期指标值", "实际完成指标值",
    "项目完成指标", "数量指标", "检查次数", "≥36次", "41次", "质量指标", "案件办结率", "100%", "",
    "满意度指标", "满意度指标", "群众满意度", "≥90%", "94%",
]  # fmt: skip


def test_closed_cells_may_hold_amounts_beside_their_labels_and_no_points() -> None:
    form = only_form(closed(PAIRS))

    funds: dict[str, object] = {row.source: (row.budget_adjusted_yuan, row.executed_yuan) for row in form.funds}

    assert {"total": (120000, 113700), "fiscal": (100000, 93700), "other": (20000, 20000)} == funds
    assert [("检查36次以上。", "检查41次。")] == [(goal.goal_text, goal.outcome_text) for goal in form.goals]
    assert [
        ("项目完成指标", "数量指标", "检查次数", "≥36次", "41次"),
        ("项目完成指标", "质量指标", "案件办结率", "100%", None),
        ("满意度指标", "满意度指标", "群众满意度", "≥90%", "94%"),
    ] == [(row.level_1, row.level_2, row.level_3, row.target_text, row.actual_text) for row in form.indicators]


def test_words_repeated_over_merged_columns_stand_once() -> None:
    lines = list(FORM)
    lines[2] = "\t".join([*lines[2].split("\t"), *["乡村小规模学校取暖补助"] * 6])
    lines[8] = "\t".join(["年度总体目标", *["预期目标"] * 4, *["实际完成情况"] * 3])
    lines[9] = "\t".join(["年度总体目标", *["保障23所学校冬季取暖。"] * 4, *["23所学校全部按时供暖。"] * 3])

    assert said(only_form(FORM)) == said(only_form([f"| {line.replace(chr(9), ' | ')} |" for line in lines]))


def test_levels_of_one_name_beside_figures_stay_three_cells() -> None:
    rows = ["预算执行率\t预算执行率\t预算执行率\t100%\t98%\t10\t9.80\t" if "满意度" in row else row for row in ROWS]
    (found,) = [
        (row.level_1, row.level_2, row.level_3)
        for row in only_form([*HEAD, *FUNDS, *GOALS, HEADER, *rows]).indicators
        if row.level_3 == "预算执行率"
    ]

    assert ("预算执行率",) * 3 == found


REMARKED = [
    "预算执行情况（10分）", "年度预算数（万元）",
    "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因",
    "总额", "126.40", "131.12", "130.12", "99.24%", "10", "",
    "1.预算执行率=预算执行数/调整后预算数，未达到90%的需说明原因。",
    "其中：财政资金", "100.40", "105.12", "104.12", "99.05%", "/", "/",
    "单位资金", "26.00", "26.00", "26.00", "100.00%", "/", "/",
    "其他资金", "", "", "", "", "/", "/",
]  # fmt: skip


def with_remarks(funds: list[str]) -> list[str]:
    head = [cell for line in HEAD for cell in cells_of(line)]
    tables = [cell for line in (HEADER, *ROWS, *TOTAL) for cell in cells_of(line)]
    return closed([*head, *funds, *tables])


def amounts(funds: list[str]) -> dict[str, tuple[object, ...]]:
    columns = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan", "weight", "score_reported")
    rows = only_form(with_remarks(funds)).funds
    return {row.source: tuple(getattr(row, column) for column in columns) for row in rows}


WHOLE = {
    "total": (1264000, 1311200, 1301200, 10, None),
    "fiscal": (1004000, 1051200, 1041200, None, None),
    "单位资金": (260000, 260000, 260000, None, None),
}


def test_a_remark_may_be_merged_over_all_rows() -> None:
    assert WHOLE == {source: figures for source, figures in amounts(REMARKED).items() if source in WHOLE}


@pytest.mark.parametrize("at", range(2, 9))
@pytest.mark.parametrize("times", [0, 2], ids=["lost", "twice"])
def test_a_header_that_is_not_that_of_its_rows_moves_no_amount(at: int, times: int) -> None:
    found = amounts([*REMARKED[:at], *REMARKED[at : at + 1] * times, *REMARKED[at + 1 :]])

    assert [] == [
        (source, figures)
        for source, figures in found.items()
        if any(value not in (None, right) for value, right in zip(figures, WHOLE.get(source, figures), strict=True))
    ]


def test_words_between_two_tables_are_no_part_of_their_cells() -> None:
    at = CELLS.index("年度总体目标")
    goals = ["年度总体目标：保障23所学校冬季取暖。", "目标实际完成情况：23所学校全部按时供暖。"]
    lines = [*closed(CELLS[:at]), *goals, *closed(CELLS[CELLS.index("一级指标") :])]

    assert said(only_form(FORM)) == said(only_form(lines))
