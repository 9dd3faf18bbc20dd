"""Two cells in one are two again where the row is one cell short; other blanks stay in their cells."""

from decimal import Decimal

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, only_form, said


def form_with(before: str, after: str) -> list[str]:
    lines = [*HEAD, *FUNDS, *GOALS, HEADER, *ROWS, *TOTAL]
    assert any(before in line for line in lines)
    return [line.replace(before, after) for line in lines]


@pytest.mark.parametrize(
    "run_together",
    [
        "=23所\t23所",
        "95.5%\t10",
        "10\t9.50",
        "年度资金总额\t128.60",
        "98.00%\t9.80",
        "质量指标\t供暖达标率",
        "供暖达标率\t≥98%",
    ],
)
def test_cells_that_ran_together_are_two(run_together: str) -> None:
    assert said(only_form(FORM)) == said(only_form(form_with(run_together, run_together.replace("\t", " "))))


def test_names_of_columns_that_ran_together_are_columns() -> None:
    together = form_with("全年预算数\t全年执行数\t分值", "全年预算数 全年执行数 分值")

    assert said(only_form(FORM)) == said(only_form(together))


@pytest.mark.parametrize(
    ("name", "spaced"),
    [("年初预算数", "年初 预算数"), ("实际完成值", "实际 完成值"), ("分值", "分  值"), ("得分", "得 分")],
)
def test_a_name_with_blanks_is_one_column(name: str, spaced: str) -> None:
    assert said(only_form(FORM)) == said(only_form(form_with(name, spaced)))


@pytest.mark.parametrize(
    ("before", "after"),
    [("学生满意度", "学生 满意度"), ("补助学校数", "补助 23所学校"), ("两所学校管道老化", "2023年 12月管道老化")],
)
def test_blanks_in_rows_that_lack_no_cell_stay(before: str, after: str) -> None:
    form = only_form(form_with(before, after))

    assert any(after in (row.level_3 or "", (row.remark or "")[: len(after)]) for row in form.indicators)


def test_where_two_cells_may_hold_two_neither_is_parted() -> None:
    row = ROWS[0].replace("=23所\t23所", "=23所 23所").replace("20\t20", "20 20")
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER, row, *ROWS[1:], *TOTAL])

    first = form.indicators[0]
    assert (None, None) == (first.weight, first.score_reported)


def test_a_torn_figure_is_not_two_figures() -> None:
    rows = ["\t".join(cell for cell in row.split("\t") if cell) for row in ROWS]
    torn = [rows[0], rows[1], "质量指标\t供暖达标率\t≥98%\t95.5%\t1\n0\t9.50", *rows[3:]]
    found = only_form("\n".join([*HEAD, *FUNDS, *GOALS, HEADER, *torn, "总分\t100\t99.30"]).split("\n"))
    points = [(row.weight, row.score_reported) for row in found.indicators if row.level_3 == "供暖达标率"]

    assert all(weight in (None, 10) and score in (None, Decimal("9.5")) for weight, score in points)


def test_thousands_apart_by_a_blank_are_one_figure() -> None:
    funds = [
        "项目资金（元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分",
        "\t年度资金总额\t1 250 000.00\t1 610 000.00\t1 207 500.00\t10\t75.00%\t7.50",
        "\t其中：当年财政拨款\t1 250 000.00\t1 250 000.00\t900 000.00\t\t\t",
        "\t上年结转资金\t0\t307 500.00\t\t\t",
    ]
    found = only_form([*HEAD, *funds, *GOALS, HEADER, *ROWS, *TOTAL])
    amounts = {amount for row in found.funds for amount in (row.budget_adjusted_yuan, row.executed_yuan)}

    assert not amounts & {Decimal(307), Decimal(500)}
