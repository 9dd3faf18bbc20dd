"""A form on one long line, blanks between its cells: the form again, as far as it can be told."""

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Paragraph
from dashboard.ingest.readers.text import text_blocks
from tests.ingest.figures_read import wrong_figures
from tests.ingest.plain_form import FORM, indicator_rows, only_form, said

CELLS = [cell for line in FORM for cell in line.split("\t") if cell]


def line_of(cells: list[str], between: str = " ") -> list[str]:
    return [between.join(cells)]


@pytest.mark.parametrize("between", [" ", "   ", "　"], ids=["blank", "blanks", "wide blank"])
def test_one_long_line_reads_like_the_table(between: str) -> None:
    assert said(only_form(FORM)) == said(only_form(line_of(CELLS, between)))


def test_a_title_on_a_line_of_its_own_may_stand_above() -> None:
    assert said(only_form(FORM)) == said(only_form([*CELLS[:2], *line_of(CELLS[2:])]))


def test_letters_of_a_label_that_were_set_apart_stand_together() -> None:
    cells = ["总  分" if cell == "总分" else "得  分" if cell == "得分" else cell for cell in CELLS]

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form(line_of(cells)))


def test_levels_that_stood_on_two_lines_are_whole() -> None:
    apart = {"社会效益指标": ["社会效益", "指标"], "服务对象满意度指标": ["服务对象", "满意度指标"]}
    cells = [part for cell in CELLS for part in apart.get(cell, [cell])]

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form(line_of(cells)))


def test_brackets_keep_their_words_together() -> None:
    assert 2023 == only_form(line_of(["（ 2023 年度 ）" if cell == "（2023年度）" else cell for cell in CELLS])).year


def test_a_value_of_two_words_is_not_read() -> None:
    cells = ["乡村小规模学校 取暖补助" if cell.startswith("乡村小") else cell for cell in CELLS]

    assert only_form(line_of(cells)).project_name is None


@pytest.mark.parametrize("at", range(2, len(CELLS)))
def test_a_lost_cell_makes_no_figure_another(at: int) -> None:
    assert [] == wrong_figures(line_of([*CELLS[:at], *CELLS[at + 1 :]]))


@pytest.mark.parametrize("at", range(2, len(CELLS) - 1))
def test_two_cells_without_a_blank_between_make_no_figure_another(at: int) -> None:
    assert [] == wrong_figures(line_of([*CELLS[:at], CELLS[at] + CELLS[at + 1], *CELLS[at + 2 :]]))


@pytest.mark.parametrize("at", [at for at, cell in enumerate(CELLS) if at > 1 and len(cell) > 1])
def test_a_blank_inside_a_cell_makes_no_figure_another(at: int) -> None:
    middle = len(CELLS[at]) // 2
    apart = f"{CELLS[at][:middle]} {CELLS[at][middle:]}"

    assert [] == wrong_figures(line_of([*CELLS[:at], apart, *CELLS[at + 1 :]]))


@pytest.mark.parametrize("at", [at for at, cell in enumerate(CELLS) if at > 1 and cell[-1].isdigit()])
def test_a_lost_figure_and_its_neighbour_make_no_figure_another(at: int) -> None:
    assert [] == wrong_figures(line_of([*CELLS[: at - 1], *CELLS[at + 1 :]]))


def test_a_long_sentence_stays_one() -> None:
    words = "本单位 预算 执行 情况 良好 ， 产出 指标 均 已 完成 。 " * 6

    assert [Paragraph] == [type(block) for block in text_blocks(words.encode(), "report.txt")]


def test_a_line_without_blanks_is_refused() -> None:
    with pytest.raises(RefusedDocument) as refused:
        only_form(line_of(CELLS, ""))
    assert refused.value.reason in ("no_table", "not_self_evaluation")


def test_a_report_on_one_line_reads_like_its_paragraphs() -> None:
    report = [
        "临泽县教育局2023年度取暖补助项目绩效自评报告",
        "一、基本情况",
        "取暖补助由临泽县教育局组织实施，惠及23所学校。",
        "二、资金情况",
        "2023年，该项目年初预算数为128.60万元，全年预算数为130.00万元，全年执行数为127.40万元，预算执行率为98.00%。",
        "三、自评结论",
        "本项目绩效自评得分为99.30分，自评等级为优。",
    ]
    form, whole = only_form(line_of(report)), only_form(report)

    assert said(whole) == said(form)
    assert whole.grade_reported == form.grade_reported == "优"


def test_names_of_two_columns_set_apart_letter_by_letter_are_two() -> None:
    header = ["分  值" if cell == "分值" else "得  分" if cell == "得分" else cell for cell in CELLS]

    assert said(only_form(FORM)) == said(only_form(line_of(header)))


def test_a_name_of_a_field_below_the_header_is_an_indicator() -> None:
    cells = ["项目完成时间" if cell == "供暖按时启动率" else cell for cell in CELLS]

    assert "项目完成时间" in {row.level_3 for row in only_form(line_of(cells)).indicators}


ROWS_OF_CELLS = [[cell for cell in line.split("\t") if cell] for line in FORM]


def flat(rows: list[list[str]]) -> list[str]:
    """The rows as a page shows them without its table: a blank between cells."""
    return [" ".join(row) for row in rows]


def test_rows_whose_cells_single_blanks_part_read_like_the_table() -> None:
    assert said(only_form(FORM)) == said(only_form(flat(ROWS_OF_CELLS)))


def test_levels_that_narrow_columns_broke_stand_together() -> None:
    broken = (
        "\n".join(flat(ROWS_OF_CELLS)).replace("产出指标 ", "产\n出\n指\n标\n").replace("效益指标 社", "效益\n指标\n社")
    )

    assert said(only_form(FORM)) == said(only_form(broken.split("\n")))


@pytest.mark.parametrize("between", [" ", "\n"], ids=["beside", "below"])
@pytest.mark.parametrize(("level", "points"), [("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)])
def test_points_apart_from_their_level_are_no_indicator(level: str, points: int, between: str) -> None:
    printed = "\n".join(flat(ROWS_OF_CELLS))
    pointed = printed.replace(f"\n{level} ", f"\n{level}{between}（{points}分） ")

    assert printed != pointed
    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form(pointed.split("\n")))


@pytest.mark.parametrize("at", range(2, len(CELLS)))
def test_a_cell_lost_from_such_rows_makes_no_figure_another(at: int) -> None:
    rows, left = [], at
    for row in ROWS_OF_CELLS:
        rows.append([*row[:left], *row[left + 1 :]] if 0 <= left < len(row) else row)
        left -= len(row)

    assert [] == wrong_figures(flat(rows))


@pytest.mark.parametrize(
    "rows", [ROWS_OF_CELLS, [[cell for row in ROWS_OF_CELLS for cell in row]]], ids=["rows", "line"]
)
def test_a_first_level_and_the_second_behind_it_stay_two(rows: list[list[str]]) -> None:
    short = [["产出" if cell == "产出指标" else cell for cell in row] for row in rows]

    assert {"数量指标", "质量指标", "时效指标"} == {
        row.level_2 for row in only_form(flat(short)).indicators if row.level_1 == "产出"
    }
