"""Forms of one cell a line, empty cells lost: rows again where that is certain, unread where it is not."""

import pytest

from tests.ingest.plain_form import FORM, indicator_rows, only_form, points, read, said

CELLS = [cell for line in FORM for cell in line.split("\t") if cell]


@pytest.mark.parametrize("between", [[], [""]], ids=["lines", "blank lines between"])
def test_one_cell_a_line_reads_like_the_table(between: list[str]) -> None:
    lines = [line for cell in CELLS for line in (cell, *between)]

    assert said(only_form(FORM)) == said(only_form(lines))


def test_all_cells_on_one_line_read_like_the_table() -> None:
    table = len(FORM[0].split("\t")) + len(FORM[1].split("\t"))

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form([*CELLS[:table], "\t".join(CELLS[table:])]))


@pytest.mark.parametrize("at", range(CELLS.index("产出指标"), CELLS.index("总分")))
def test_a_lost_cell_makes_no_figure_another(at: int) -> None:
    whole = {row.level_3: row for row in only_form(FORM).indicators}
    found = read([*CELLS[:at], *CELLS[at + 1 :]])

    wrong = [
        (row.level_3, column, getattr(row, column))
        for form in found.evaluations
        for row in form.indicators
        if row.level_3 in whole
        for column in ("target_value", "actual_value", "weight", "score_reported")
        if getattr(row, column) not in (None, getattr(whole[row.level_3], column))
    ]
    assert [] == wrong


def test_sentences_below_each_other_are_no_table() -> None:
    report = [
        "2023年度部门整体支出绩效自评报告",
        "一、部门概况",
        "我局现有在职人员42人，全年预算数1300.00万元，执行数1274.00万元。",
        "二、自评结论",
        "本部门2023年度整体支出绩效自评得分95.2分。",
        "三、存在问题",
        "个别项目前期准备不足，支出进度偏慢。",
    ]

    assert [("95.2", ())] == [(points(form.score_reported), form.indicators) for form in read(report).evaluations]
