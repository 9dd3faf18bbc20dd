"""One cell of an indicator row gone, doubled or run into the next: what is still read is what the row says."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from dashboard.ingest.extract.alignment import Alignment
from dashboard.ingest.extract.indicator_fit import IndicatorFit
from dashboard.ingest.extract.indicator_rows import Row, Table
from dashboard.ingest.extract.settlement import Totals, settle_by_totals
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import vocabulary
from dashboard.records import Evaluation
from tests.ingest.plain_form import FUNDS, HEAD, HEADER, ROWS, TOTAL, only_form, read

OWN_LEVELS = [
    "决策\t计划制定\t职能计划相关性\t相关\t相关\t10\t10\t",
    "\t预算编制\t预算编制科学性\t科学\t较科学\t10\t8\t部分项目年中追加",
    "履职\t市容管理\t主干道机扫率\t≥92%\t95%\t20\t20\t",
    "\t垃圾分类\t新建分类收集亭\t=45座\t42座\t20\t19.50\t3座因小区改造未落地",
    "效益\t社会效益\t有责投诉量\t≤60件\t41件\t20\t20\t",
    "\t满意度\t市民满意度\t≥88%\t89.3%\t10\t10\t",
]
NAMES = ("level_1", "level_2", "level_3", "target_text", "actual_text", "weight", "score_reported", "remark")
LEVELS = 2


def form(rows: list[str], score: str) -> Evaluation:
    return only_form([*HEAD, *FUNDS, HEADER, *rows, TOTAL[0].replace("99.30", score)])


def damaged(row: str) -> Iterator[tuple[str, str]]:
    """The row with one of its cells gone, with one too many, or with two of them in one."""
    cells = row.split("\t")
    for at, cell in enumerate(cells):
        if not cell:
            continue
        before, behind = cells[:at], cells[at + 1 :]
        yield f"one too many before {cell}", "\t".join([*before, "", cell, *behind])
        if at >= LEVELS:
            yield f"{cell} gone", "\t".join([*before, *behind])
            yield f"{cell} blank", "\t".join([*before, "", *behind])
        if behind and behind[0]:
            yield f"{cell} and {behind[0]} in one", "\t".join([*before, f"{cell} {behind[0]}", *behind[1:]])


def said(found: Evaluation) -> list[dict[str, object]]:
    return [{name: getattr(row, name) for name in NAMES} for row in found.indicators]


def wrong(rows: list[str], at: int, torn: str, score: str) -> Iterator[tuple[object, ...]]:
    """What is read otherwise than of the whole form; the damaged row itself may be left out."""
    truth, read = said(form(rows, score)), said(form([*rows[:at], torn, *rows[at + 1 :]], score))
    if len(read) < len(truth):
        del truth[at]
    for row, found in zip(truth, read, strict=True):
        yield from ((column, value, row[column]) for column, value in found.items() if value not in (None, row[column]))


@pytest.mark.parametrize(
    ("rows", "score"),
    [(ROWS, "99.30"), (ROWS, ""), (OWN_LEVELS, "97.30"), (OWN_LEVELS, "")],
    ids=["known levels", "known levels, no total", "own levels", "own levels, no total"],
)
def test_a_damaged_row_says_nothing_that_it_did_not_say_whole(rows: list[str], score: str) -> None:
    found = [
        (how, *one) for at, row in enumerate(rows) for how, torn in damaged(row) for one in wrong(rows, at, torn, score)
    ]

    assert [] == found


def test_lost_cells_of_a_form_without_weights_are_told_by_the_scores() -> None:
    header = "\t".join(name for name in HEADER.split("\t") if name != "分值")
    cells = [row.split("\t") for row in ROWS]
    rows = ["\t".join(cell for cell in [*row[:5], *row[6:]] if cell) for row in cells]
    found = only_form([*HEAD, *FUNDS, header, *rows, "总分\t99.30"])

    assert [row[6] for row in cells] == [str(row.score_reported) for row in found.indicators]


def test_words_are_no_unit_of_measure() -> None:
    header = HEADER.replace("年度指标值", "指标性质\t指标值\t计量单位")
    values = ["=\t23\t所", "≥\t2150\t人", "≥\t98\t%", "稳定供暖", "=\t0\t次", "≥\t90\t%"]
    cells = [row.split("\t") for row in ROWS]
    rows = [
        "\t".join(cell for cell in [*row[:3], value, "稳定供暖" if value == "稳定供暖" else row[4], *row[5:]] if cell)
        for row, value in zip(cells, values, strict=True)
    ]
    found = only_form([*HEAD, *FUNDS, header, *rows, "总分\t100\t99.30"]).indicators[3]

    assert ("供暖按时启动率", "稳定供暖", "稳定供暖") == (found.level_3, found.target_text, found.actual_text)


def test_one_figure_that_is_the_total_by_itself_proves_nothing() -> None:
    row = "履职效能\t重点工作履行情况\t重点工作办结率\t=100%\t100%\t20"
    (found,) = only_form([*HEAD, HEADER, row]).indicators

    assert found.weight in (None, 20)
    assert found.level_3 in (None, "重点工作办结率")
    assert found.target_text in (None, "=100%")


@pytest.mark.parametrize("gone", [6, 7, 8], ids=["actual", "weight", "score"])
def test_a_figure_without_its_unit_is_no_target(gone: int) -> None:
    header = HEADER.replace("年度指标值", "指标性质\t指标值\t计量单位")
    values = ["=\t23\t所", "≥\t2150\t人", "≥\t98\t%", "=\t100\t%", "=\t0\t次", "≥\t90\t%"]
    rows = [
        "\t".join([*row.split("\t")[:3], value, *row.split("\t")[4:]]) for row, value in zip(ROWS, values, strict=True)
    ]
    cells = rows[1].split("\t")
    torn = "\t".join([*cells[:gone], *cells[gone + 1 :]])
    found = only_form([*HEAD, *FUNDS, header, rows[0], torn, *rows[2:], *TOTAL]).indicators[1]

    assert found.target_text in (None, "≥2150人")


def without_empty_cells(rows: list[str], *columns: int) -> list[str]:
    """The rows without these columns, and without the cells that are empty."""
    cells = [[cell for at, cell in enumerate(row.split("\t")) if at not in columns] for row in rows]
    return ["\t".join(cell for cell in row if cell) for row in cells]


def test_without_points_values_tell_which_columns_lost_their_cells() -> None:
    rows = [row.replace("=0次\t0次", "有序开展\t有序开展") for row in ROWS]
    whole = only_form([*HEAD, *FUNDS, HEADER, *rows])
    found = only_form([*HEAD, *FUNDS, *without_empty_cells([HEADER, *rows], 5, 6)])

    names = ("level_1", "level_2", "level_3", "target_text", "actual_text", "remark")
    assert [[getattr(row, name) for name in names] for row in whole.indicators] == [
        [getattr(row, name) for name in names] for row in found.indicators
    ]


def test_words_that_may_be_the_result_or_its_explanation_stay_unread() -> None:
    rows = without_empty_cells([HEADER, *ROWS], 5, 6)
    rows[2] = "受益学生情况\t普遍受益\t部分学校尚未覆盖"
    found = only_form([*HEAD, *FUNDS, *rows])

    assert "部分学校尚未覆盖" not in {row.actual_text for row in found.indicators}
    assert "部分学校尚未覆盖" not in {row.remark for row in found.indicators}


def reading(**cells: str) -> Alignment:
    return Alignment(0.0, {role: Cell(text, 0, 0, "") for role, text in cells.items()})


def test_a_total_of_scores_holds_the_points_of_the_execution_as_that_of_the_weights_does() -> None:
    line = Line(0, (Cell("", 0, 0, ""),), is_paragraph=False)
    part = Row(line, reading(actual="4"), unlikely=[reading(score="4")])
    rows = [Row(line, reading(weight="50", score="40")), Row(line, reading(weight="40", score="40")), part]
    totals = Totals(((Decimal(100), Decimal(84)),), execution_weight=Decimal(10), execution_score=Decimal(9))
    settle_by_totals([Table((), frozenset({0}), rows)], totals, IndicatorFit(vocabulary()), vocabulary())

    assert ["actual"] == list(part.reading.cells)


def test_points_beside_a_figure_too_many_are_unread_where_the_total_is_missed() -> None:
    """A weight of 10 torn into 1 and 0: three figures stand where weight and score should."""
    rows = [
        HEADER,
        "产出指标\t数量指标\t收容数量\t≥800只\t862只\t15\t15",
        "免疫数量\t≥800只\t820只\t15\t15",
        "质量指标\t免疫合格率\t≥95%\t97%\t1\t0\t10",
        "时效指标\t处理时限\t≤24小时\t20小时\t10\t10",
        "效益指标\t社会效益指标\t投诉下降率\t≥10%\t6%\t30\t24\t新增小区投诉较多",
        "满意度指标\t服务对象满意度\t市民满意度\t≥85%\t90%\t10\t10",
        "总分\t100\t93.5",
    ]
    found = read([*HEAD, FUNDS[0], "年度资金总额\t65.00\t60.00\t57.00\t10\t95.00%\t9.50", *rows])
    (form,) = found.evaluations
    (torn,) = (row for row in form.indicators if row.level_3 == "免疫合格率")

    assert (None, None) == (torn.weight, torn.score_reported)
    assert {"1", "0", "10"} <= {cell.text for cell in found.unread}


def test_a_row_without_points_is_read_among_rows_that_have_both() -> None:
    header, *rows = ([row.split("\t")[at] for at in (0, 1, 2, 5, 3, 4, 6, 7)] for row in [HEADER, *ROWS])
    part = "\t\t其中：高年级学生人数\t\t10人\t10"
    table = ["\t".join(row).rstrip() for row in (header, *rows[:2])]
    rest = ["\t".join(row).rstrip() for row in rows[2:]]
    found = only_form([*HEAD, *FUNDS, *table, part, *rest, "总分\t\t\t100\t\t\t90.00"])

    assert [("10人", "10", None)] == [
        (row.target_text, row.actual_text, row.score_reported)
        for row in found.indicators
        if str(row.level_3).endswith("高年级学生人数")
    ]


def test_a_row_narrower_than_others_says_nothing_twice() -> None:
    rows = without_empty_cells([HEADER, *ROWS], 5, 6)
    rows[2] = "受益学生覆盖率\t100%\t100%"
    found = only_form([*HEAD, *FUNDS, *rows])

    assert ("受益学生覆盖率", "100%", "100%") in [
        (row.level_3, row.target_text, row.actual_text) for row in found.indicators
    ]
