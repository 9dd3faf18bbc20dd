"""What a new page repeats or adds goes; what begins something new stays."""

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, only_form, read, said

RUNNING = "临泽县教育局2023年度部门决算"
SECOND = [line.replace("乡村小规模学校取暖补助", "校园直饮水工程") for line in FORM]


@pytest.mark.parametrize(
    "edge",
    [
        ["- 1 -", RUNNING],
        [RUNNING, "第2页"],
        ["项目支出绩效自评表（续）", HEADER],
        ["项目支出绩效自评表（续表）"],
        ["续表", HEADER],
        ["1 / 2", *HEAD, HEADER],
    ],
    ids=["page, title", "title, page", "continued", "continued without header", "continued table", "head again"],
)
@pytest.mark.parametrize("at", [1, 3, 5])
def test_a_form_goes_on_behind_the_edge_of_a_page(edge: list[str], at: int) -> None:
    pages = [RUNNING, *HEAD, *FUNDS, *GOALS, HEADER, *ROWS[:at], *edge, *ROWS[at:], *TOTAL]

    assert said(only_form(FORM)) == said(only_form(pages))


def test_the_running_title_between_funds_and_indicators_ends_no_form() -> None:
    pages = [RUNNING, *HEAD, *FUNDS, *GOALS, "- 1 -", RUNNING, HEADER, *ROWS, *TOTAL]

    assert said(only_form(FORM)) == said(only_form(pages))


def test_a_form_under_a_title_of_its_own_is_a_form_of_its_own() -> None:
    assert ["乡村小规模学校取暖补助", "校园直饮水工程"] == [
        form.project_name for form in read([*FORM, "- 1 -", *SECOND]).evaluations
    ]


def test_a_form_that_lost_its_total_ends_where_the_next_begins() -> None:
    first, second = read([*FORM[:-1], *SECOND]).evaluations

    assert said(only_form(FORM[:-1])) == said(first)
    assert said(only_form(SECOND)) == said(second)


def test_a_table_of_another_document_is_no_part_of_the_form() -> None:
    other = [
        "2023年度收入支出决算总表",
        "项目\t决算数\t项目\t决算数",
        "一、财政拨款收入\t5120.30\t一、教育支出\t5098.77",
    ]
    (form,) = read([*FORM[:-1], *other]).evaluations

    assert said(only_form(FORM[:-1])) == said(form)


def test_the_same_title_above_rows_that_start_again_begins_another_table() -> None:
    first, *_ = read([*FORM[:-1], FORM[0], HEADER, *ROWS]).evaluations

    assert said(only_form(FORM[:-1])) == said(first)
