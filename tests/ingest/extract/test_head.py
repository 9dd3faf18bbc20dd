"""Which of two stated values counts, and what on a line is no part of a value."""

import pytest

from tests.ingest.plain_form import FORM, FUNDS, HEAD, only_form, read


@pytest.mark.parametrize(
    "line",
    [
        "主管部门：临泽县教育局　　2023年度　　单位：万元",
        "主管部门：临泽县教育局　　（2023年度）",
        "主管部门（盖章）：临泽县教育局　　金额单位：万元",
    ],
)
def test_year_and_unit_behind_a_name_are_no_part_of_it(line: str) -> None:
    form = only_form([HEAD[0], HEAD[1], line, HEAD[2], *FUNDS, *FORM[len(HEAD) + len(FUNDS) :]])

    assert "临泽县教育局" == form.department_name


def test_a_year_that_belongs_to_a_name_stays() -> None:
    form = only_form([*HEAD[:2], "项目名称\t校舍维修 2023年", *FORM[3:]])

    assert "校舍维修 2023年" == form.project_name


def test_a_cell_of_the_form_beats_a_line_above_it_and_both_are_seen() -> None:
    found = read([HEAD[0], "项目单位：临泽县财政局", *HEAD[1:3], "实施单位\t临泽县教育局", *FORM[4:]])

    assert ["临泽县教育局"] == [form.unit_name for form in found.evaluations]
    assert [("项目单位：临泽县财政局", "second_value")] == [(cell.text, cell.reason) for cell in found.unread]


@pytest.mark.parametrize("code", ["4.403042260115E+20", "4.40304E+20", "440304226011500000000"])
def test_a_code_that_a_spreadsheet_damaged_is_unread(code: str) -> None:
    found = read([*HEAD, f"项目编码\t{code}", *FORM[4:]])

    assert [None] == [form.project_code for form in found.evaluations]
    assert [(code, "damaged_code")] == [(cell.text, cell.reason) for cell in found.unread]


@pytest.mark.parametrize("code", ["440304220000100023456", "51010823T000009912345", "XM-2023-017"])
def test_other_codes_are_kept_as_they_are(code: str) -> None:
    assert code == only_form([*HEAD, f"项目编码\t{code}", *FORM[4:]]).project_code


def test_a_year_beside_its_label_is_no_amount() -> None:
    lines = [
        HEAD[0],
        "年度：2023",
        *HEAD[2:],
        "年初预算（万元）：128.60",
        "全年预算（万元）：130.00",
        "全年执行（万元）：127.40",
    ]
    form = only_form([*lines, *FORM[len(HEAD) + len(FUNDS) :]])

    assert 2023 == form.year
    assert [("1286000.00", "1300000.00", "1274000.00")] == [
        (str(row.budget_initial_yuan), str(row.budget_adjusted_yuan), str(row.executed_yuan)) for row in form.funds
    ]


@pytest.mark.parametrize("above", [len(HEAD) + len(FUNDS), len(HEAD) + len(FUNDS) + 2], ids=["funds", "goals"])
def test_a_grade_below_another_part_is_the_grade_of_the_form(above: int) -> None:
    form = only_form([*FORM[:above], "绩效等级\t优", *FORM[above:]])

    assert "优" == form.grade_reported


@pytest.mark.parametrize("line", ["（ 2 0 2 2 年 度 ）", "(2 0 2 2年度)", "２ ０ ２ ２ 年度"])
def test_digits_of_the_year_may_be_set_apart(line: str) -> None:
    found = read([HEAD[0], line, *FORM[2:]])

    assert [2022] == [form.year for form in found.evaluations]
    assert [] == [entry.text for entry in found.unread]


def test_a_field_in_brackets_under_the_title() -> None:
    form = only_form([*HEAD[:2], "（主管部门：临泽县教育局）", HEAD[2], "实施单位\t临泽县第一小学", *FORM[4:]])

    assert ("临泽县教育局", "临泽县第一小学") == (form.department_name, form.unit_name)


def test_the_year_behind_the_name_of_a_body_is_no_part_of_it() -> None:
    form = only_form([*HEAD[:3], "主管部门\t临泽县教育局（2023年度）\t实施单位\t临泽县教育局 (2023年)", *FORM[4:]])

    assert ("临泽县教育局", "临泽县教育局") == (form.department_name, form.unit_name)


def test_words_behind_the_form_are_no_value_of_a_label_before_it() -> None:
    cells = [cell for line in FORM for cell in line.split("\t") if cell]
    at = cells.index("实施单位") + 1
    found = only_form([*cells[:at], *cells[at + 1 :], "无"])

    assert found.unit_name is None
