"""Labels in pieces and headers over two rows are whole again; labels that stand below each other stay."""

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, indicator_rows, only_form, read, said

UPPER = "绩效指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施"


def test_a_label_of_one_character_a_row_is_one_label() -> None:
    outputs = [f"{piece}\t{row.split(chr(9), 1)[1]}" for piece, row in zip("产出指标", ROWS[:4], strict=True)]

    assert said(only_form(FORM)) == said(only_form([*HEAD, *FUNDS, *GOALS, HEADER, *outputs, *ROWS[4:], *TOTAL]))


def test_a_block_named_over_two_rows_is_one_block() -> None:
    goals = ["年度总体\t预期目标\t实际完成情况", "目标\t保障23所学校冬季取暖。\t23所学校全部按时供暖。"]

    assert said(only_form(FORM)) == said(only_form([*HEAD, *FUNDS, *goals, HEADER, *ROWS, *TOTAL]))


def test_short_names_of_levels_below_each_other_stay_two() -> None:
    rows = [ROWS[0].replace("产出指标", "产出"), ROWS[4].replace("效益指标", "效益", 1)]
    form = only_form([*HEAD, *FUNDS, HEADER, *rows])

    assert ["产出", "效益"] == [row.level_1 for row in form.indicators]


def test_an_upper_row_that_lost_its_empty_cells_goes_on_behind_the_lower_one() -> None:
    header = [UPPER, "一级指标\t二级指标\t三级指标"]

    assert said(only_form(FORM)) == said(only_form([*HEAD, *FUNDS, *GOALS, *header, *ROWS, *TOTAL]))


def test_a_whole_header_below_a_heading_stays_as_it_is() -> None:
    assert indicator_rows(only_form(FORM)) == indicator_rows(
        only_form([*HEAD, *FUNDS, "绩效指标\t\t\t\t\t\t\t", HEADER, *ROWS])
    )


@pytest.mark.parametrize("last", ["完成率", "差异"], ids=["a known part", "an unknown part"])
def test_parts_below_a_column_that_spans_them_are_columns_of_their_own(last: str) -> None:
    header = [
        HEADER.replace("年度指标值\t实际完成值", "指标完成情况\t\t"),
        f"\t\t\t指标值\t完成值\t{last}\t\t\t",
    ]
    rows = ["\t".join([*row.split("\t")[:5], "102.4%", *row.split("\t")[5:]]) for row in ROWS]
    total = [TOTAL[0].replace("总分\t", "总分\t\t")]

    assert said(only_form(FORM)) == said(only_form([*HEAD, *FUNDS, *GOALS, *header, *rows, *total]))


def test_amounts_below_what_they_are_of_are_columns_beside_the_points() -> None:
    header = [
        FUNDS[0].replace("年初预算数\t全年预算数\t全年执行数\t分值\t执行率", "预算数\t\t执行情况\t\t分值"),
        "\t\t年初预算数\t调整后预算数\t执行数\t执行率\t\t",
    ]
    swapped = [row.split("\t") for row in FUNDS[1:]]
    funds = ["\t".join([*row[:5], row[6], row[5], row[7]]) for row in swapped]

    assert only_form(FORM).funds == only_form([*HEAD, *header, *funds, *GOALS, HEADER, *ROWS, *TOTAL]).funds


def test_goals_may_be_headed_by_what_was_set_and_what_was_done() -> None:
    goals = [GOALS[0].replace("预期目标", "年初设定").replace("实际完成情况", "实际完成"), GOALS[1]]

    assert said(only_form(FORM)) == said(only_form([*HEAD, *FUNDS, *goals, HEADER, *ROWS, *TOTAL]))


def test_a_form_without_a_title_stands_in_the_year_and_unit_of_the_heading() -> None:
    first, second = read([*FORM, "", *[line.replace("取暖", "饮水") for line in FORM[2:]]]).evaluations

    assert (2023, 2023) == (first.year, second.year)
    assert "乡村小规模学校饮水补助" == second.project_name


def test_a_year_of_its_own_is_not_overruled_by_the_heading() -> None:
    later = [*FORM[2:4], "年度\t2024年度", *FORM[4:]]
    first, second = read([*FORM, *[line.replace("取暖", "饮水") for line in later]]).evaluations

    assert (2023, 2024) == (first.year, second.year)


def test_a_body_of_its_own_is_not_overruled_by_the_heading() -> None:
    heads = ["项目支出绩效自评表", "主管部门：临泽县教育局　　2023年度　　单位：万元"]
    body = [line for line in FORM[2:] if not line.startswith("主管部门")]
    other = [*FORM[2:3], "主管部门\t高台县教育局\t实施单位\t高台县教育局", *FORM[4:]]
    first, second = read([*heads, *body, *[line.replace("取暖", "饮水") for line in other]]).evaluations

    assert ("临泽县教育局", "高台县教育局") == (first.department_name, second.department_name)
