"""Forms of one cell a line, empty cells lost: rows again where that is certain, unread where it is not."""

import pytest

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.extract.indicator_fit import IndicatorFit
from dashboard.ingest.grid import Cell
from dashboard.ingest.mending.funds_cuts import FundsRow, funds_cuts
from dashboard.ingest.mending.row_cuts import row_cuts
from dashboard.ingest.vocabulary import vocabulary
from tests.ingest.plain_form import FORM, FUNDS, HEAD, indicator_rows, only_form, points, read, said

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


def test_a_row_that_lost_a_score_is_unread_where_no_total_bears_the_others_out() -> None:
    cells = [*CELLS[: CELLS.index("总分")]]
    at = cells.index("受益学生人数")
    found = only_form([*cells[: at + 4], *cells[at + 5 :]])

    assert "受益学生人数" not in {row.level_3 for row in found.indicators}
    assert "供暖达标率" in {row.level_3 for row in found.indicators}


def test_a_level_that_ran_into_a_remark_is_not_carried_past() -> None:
    cells = [cell for cell in CELLS if cell != "时效指标"]
    at = cells.index("两所学校管道老化，已列入明年改造计划")
    found = only_form([*cells[:at], f"{cells[at]}时效指标", *cells[at + 1 :]])

    assert "质量指标" not in {row.level_2 for row in found.indicators if row.level_3 == "供暖按时启动率"}


def test_a_reason_is_no_result() -> None:
    columns = [Column(role, at) for at, role in enumerate(("level_3", "target", "actual", "remark"))]
    names = ["居民满意度", "≥95%93.5%", "受工期影响，部分任务延后，下一步加快推进"]
    others = [cell for name in ("水库", "泵站", "堤防", "沟渠") for cell in (f"加固{name}数量", "≥4座", "4座")]
    cells = [Cell(text, 0, 0, str(at)) for at, text in enumerate([*others, *names])]
    rows = row_cuts(cells, columns, vocabulary(), None)

    assert "居民满意度" not in {row.cells[0].text for row in rows}


FUNDS_AT = range(CELLS.index("年度资金总额"), CELLS.index("年度总体目标"))
AMOUNTS = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan", "execution_rate_reported", "weight")


@pytest.mark.parametrize("at", FUNDS_AT)
def test_a_lost_figure_of_the_funds_makes_no_figure_another(at: int) -> None:
    whole = {row.source: row for row in only_form(FORM).funds}
    found = only_form([*CELLS[:at], *CELLS[at + 1 :]])

    wrong = [
        (row.source, column, getattr(row, column))
        for row in found.funds
        if row.source in whole
        for column in AMOUNTS
        if getattr(row, column) not in (None, getattr(whole[row.source], column))
    ]
    assert [] == wrong


def test_parts_that_leave_points_empty_stand_below_the_amounts_that_make_the_total() -> None:
    parts = range(CELLS.index("其中：当年财政拨款"), FUNDS_AT[-1] + 1)
    found = only_form([cell for at, cell in enumerate(CELLS) if at not in parts or cell not in ("-", "98.00%")])

    assert said(only_form(FORM))[1] == said(found)[1]


def test_parts_that_make_no_total_are_not_dealt_out_by_it() -> None:
    funds = ["年度资金总额", "128.60", "130.00", "127.40", "10", "98.00%", "9.80", "其中：当年财政拨款", "5.00", "6.00"]
    found = only_form([*CELLS[: FUNDS_AT[0]], *funds, *CELLS[FUNDS_AT[-1] + 1 :]])
    part = next(row for row in found.funds if row.source == "fiscal") if len(found.funds) > 1 else None

    assert part is None or (part.budget_initial_yuan, part.budget_adjusted_yuan, part.executed_yuan) == (None,) * 3


def test_numbers_of_pages_between_the_cells_are_no_cells() -> None:
    at = CELLS.index("质量指标")

    assert said(only_form(FORM)) == said(only_form([*CELLS[:at], "— 2 —", "续表", *CELLS[at:]]))


def test_a_header_that_splits_its_columns_leaves_the_cells_unread() -> None:
    at = CELLS.index("产出指标")
    found = read([*CELLS[:at], "运算符号", "内容", "度量单位", *CELLS[at:]])

    assert [()] == [form.indicators for form in found.evaluations]
    assert "23所" in {cell.text for cell in found.unread}


def test_levels_below_the_results_in_the_header_stand_before_them_in_the_rows() -> None:
    start, end = CELLS.index("一级指标"), CELLS.index("产出指标")
    header = [
        "绩效指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
        "一级指标",
        "二级指标",
        "三级指标",
    ]

    assert said(only_form(FORM)) == said(only_form([*CELLS[:start], *header, *CELLS[end:]]))


def test_the_head_of_a_list_is_no_name_of_a_project() -> None:
    heads = ["序号", "项目名称", "全年预算数（万元）", "全年执行数（万元）", "执行率", "自评得分"]
    found = read(["项目支出绩效自评情况汇总表", *heads, "1", "取暖补助", "130.00", "127.40", "98.00%", "99.30", *CELLS])

    assert ["乡村小规模学校取暖补助"] == [form.project_name for form in found.evaluations if form.indicators]
    assert "全年预算数（万元）" not in {form.project_name for form in found.evaluations}


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


FUNDS_CELLS = [cell for line in FUNDS for cell in line.split("\t") if cell]


@pytest.mark.parametrize("rule", ["完成值达到指标值记满分", "每项不合理扣1分，扣完为止。", "按完成比率计算"])
def test_a_scoring_rule_is_taken_for_one_and_not_for_an_explanation(rule: str) -> None:
    fit, cell = IndicatorFit(vocabulary()), Cell(rule, 0, 0, "")

    assert (fit(cell, Column("method", 1)) or 0) > (fit(cell, Column("remark", 1)) or 0)


def test_a_sentence_is_no_name() -> None:
    header = [
        "一级指标",
        "分值",
        "二级指标",
        "分值",
        "三级指标",
        "分值",
        "指标解释",
        "评分标准",
        "自评得分",
        "扣分原因",
    ]
    rows = [
        ["产出", "50", "产出数量", "50", "实际完成率", "50", "任务的完成程度。", "实际完成率乘以分值。", "50"],
        ["效益", "50", "项目效益", "50", "实施效益", "40", "产生的社会效益。", "效益显著得满分。", "40"],
        ["满意度", "10", "服务对象的满意程度。", "达到90%得满分。", "10"],
    ]

    form = only_form([*HEAD, *FUNDS_CELLS, *header, *(cell for row in rows for cell in row)])

    assert [] == [row.level_3 for row in form.indicators if (row.level_3 or "").endswith("。")]


def test_a_passage_between_the_rows_and_their_total_is_no_row() -> None:
    rows, total = [*CELLS[: CELLS.index("总分")], "部分家长未参与调查"], ["总分", "100", "95.00"]
    found = only_form([*rows, "其他需说明事项", "无", *total])

    assert said(only_form([*rows, *total])) == said(found)
    assert ("学生满意度", "部分家长未参与调查") == (found.indicators[-1].level_3, found.indicators[-1].remark)


def test_an_excuse_is_the_remark_of_the_row_before_it_and_names_no_indicator() -> None:
    columns = [Column(role, at) for at, role in enumerate(("level_3", "target", "actual", "remark"))]
    excuse = "受工期影响，部分任务延后，下一步加快推进"
    cells = ["资料归档情况", "完整规范", "个别资料待补", excuse, "服务规范程度", "符合行业标准", "符合行业标准"]
    rows = row_cuts([Cell(text, 0, 0, str(at)) for at, text in enumerate(cells)], columns, vocabulary(), None)

    assert [["level_3", "target", "actual", "remark"], ["level_3", "target", "actual"]] == [
        [column.role for column in row.columns if column is not None] for row in rows
    ]


FUNDS_COLUMNS = ["initial", "adjusted", "executed", "weight", "rate", "score"]


def cuts(rows: list[str], roles: list[str]) -> list[tuple[int, ...] | None]:
    """The columns of the rows of funds, the first of which is the total."""
    cells = [tuple(Cell(text, 0, at, "") for at, text in enumerate(row.split())) for row in rows]
    return funds_cuts([FundsRow(at == 0, row) for at, row in enumerate(cells)], roles)


@pytest.mark.parametrize(
    ("rows", "roles", "expected"),
    [
        (
            ["742.22 742.22 10 100% 10", "742.22 742.22 100%", "0 0"],
            FUNDS_COLUMNS,
            [(1, 2, 3, 4, 5), (1, 2, 4), (1, 2)],
        ),
        (["72 145 0 10 0.0% 0", "72 145 0 0.0%", "0 0 0"], FUNDS_COLUMNS, [None, (0, 1, 2, 4), (0, 1, 2)]),
        (
            ["782.11 782.11 782.08 100 10% 10", "269.95 269.95 269.95 -", "512.16 512.16 512.16 -"],
            ["adjusted", "no_field", "executed", "points", "weight", "score"],
            [None, (0, 1, 2), (0, 1, 2)],
        ),
        (["50 50", "50 50"], ["initial", "adjusted", "executed"], [None, None]),
    ],
    ids=["a rate has its amounts", "points are the total's", "off by hundredths", "nothing tells"],
)
def test_what_rates_points_and_sums_tell_of_lost_cells(
    rows: list[str], roles: list[str], expected: list[tuple[int, ...] | None]
) -> None:
    found = cuts(rows, roles)

    assert [None if one is None else one for one in expected[1:]] == [
        None if one is None else tuple(at for at, cell in zip(one, row.split(), strict=True) if cell != "-")
        for one, row in zip(found[1:], rows[1:], strict=True)
    ]
    assert expected[0] in (None, found[0])
