"""Cells of the indicator table that name two levels, or hold a mark instead of words."""

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, indicator_rows, only_form, read


@pytest.mark.parametrize("between", ["-", "—", "/", "　"], ids=["hyphen", "dash", "slash", "blank"])
def test_one_column_may_name_both_levels(between: str) -> None:
    header = HEADER.replace("一级指标\t二级指标\t三级指标", "指标类型\t指标名称")
    levels = ["产出指标"] * 4 + ["效益指标", "满意度指标"]
    seconds = ["数量指标", "数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标"]
    rows = [
        "\t".join([f"{first}{between}{second}", *row.split("\t")[2:]])
        for first, second, row in zip(levels, seconds, ROWS, strict=True)
    ]
    form = only_form([*HEAD, *FUNDS, header, *rows])

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)
    assert seconds == [row.level_2 for row in form.indicators]


def test_a_name_with_a_dash_is_one_level() -> None:
    rows = [row.replace("质量指标", "质量指标-供暖") for row in ROWS]

    assert "质量指标-供暖" == only_form([*HEAD, *FUNDS, HEADER, *rows]).indicators[2].level_2


def test_a_header_may_name_two_levels_in_one_cell() -> None:
    header = HEADER.replace("二级指标\t三级指标", "二级指标　三级指标")
    rows = ["\t".join([row.split("\t")[0], *row.split("\t")[2:]]) for row in ROWS]

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form([*HEAD, *FUNDS, header, *rows]))


def test_a_sign_alone_is_no_target() -> None:
    rows = [ROWS[0].replace("=23所", "≥"), *ROWS[1:]]
    found = read([*HEAD, *FUNDS, *GOALS, HEADER, *rows])

    assert [None] == [form.indicators[0].target_text for form in found.evaluations]
    assert [("≥", "no_target")] == [(cell.text, cell.reason) for cell in found.unread]


@pytest.mark.parametrize(
    ("header", "slash"),
    [("分值/得分", "/"), ("分值（权重）/ 得分", " / "), ("权重／自评得分", "／")],
)
def test_weight_and_score_in_one_cell_are_two_figures(header: str, slash: str) -> None:
    def paired(line: str) -> str:
        cells = line.split("\t")
        return "\t".join([*cells[:5], slash.join(cells[5:7]), *cells[7:]])

    head = "\t".join([*HEADER.split("\t")[:5], header, HEADER.split("\t")[7]])
    form = only_form([*HEAD, *FUNDS, *GOALS, head, *map(paired, ROWS), paired(TOTAL[0])])

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)
    assert ["99.30", "100"] == [str(form.score_reported), str(form.weight_total_reported)]
    assert [None, None, "两所学校管道老化，已列入明年改造计划", None, None, None] == [
        row.remark for row in form.indicators
    ]


def test_two_figures_that_cannot_be_weight_and_score_are_no_explanation() -> None:
    header = HEADER.replace("分值\t得分", "分值/得分")
    rows = [row.replace("\t20\t20\t", "\t20/30\t").replace("\t10\t10\t", "\t10/11\t") for row in ROWS[:2]]
    found = read([*HEAD, *FUNDS, *GOALS, header, *rows])

    assert [None, None] == [row.remark for form in found.evaluations for row in form.indicators]
    assert {"20/30", "10/11"} <= {cell.text for cell in found.unread}


def test_a_tick_alone_is_no_explanation() -> None:
    rows = [ROWS[0] + "√", *ROWS[1:]]
    found = read([*HEAD, *FUNDS, *GOALS, HEADER, *rows])

    assert [None] == [form.indicators[0].remark for form in found.evaluations]
    assert [("√", "no_field")] == [(cell.text, cell.reason) for cell in found.unread]


def test_the_cause_is_kept_where_the_remedy_has_a_column_of_its_own() -> None:
    header = HEADER.replace("偏差原因分析及改进措施", "未完成原因\t改进措施")
    rows = [*ROWS[:2], ROWS[2] + "\t2024年改造管道", *ROWS[3:]]
    found = read([*HEAD, *FUNDS, *GOALS, header, *rows])

    assert ["两所学校管道老化，已列入明年改造计划"] == [form.indicators[2].remark for form in found.evaluations]
    assert [("2024年改造管道", "repeated_column")] == [(cell.text, cell.reason) for cell in found.unread]


def test_levels_may_stand_on_rows_of_their_own() -> None:
    header = "三级指标\t年度指标值\t实际完成值\t分值\t得分"
    rows = [
        "产出指标（90%）",
        "补助学校数\t=23所\t23所\t90\t90",
        "满意度指标（10%）",
        "学生满意度\t≥90%\t93.2%\t10\t10",
    ]
    lines = [*HEAD, *FUNDS, header, *(row if "\t" in row else f"{row}\t\t\t\t" for row in rows)]

    assert ["产出指标（90%）", "满意度指标（10%）"] != [row.level_1 for row in only_form(lines).indicators]
    assert ["产出指标", "满意度指标"] == [row.level_1 for row in only_form(lines).indicators]


def test_a_second_level_named_for_results_is_a_row_and_no_goal() -> None:
    rows = [*ROWS[:4], "\t整体工作完成情况\t总体工作完成率\t≥95%\t97.5%\t0\t0\t", *ROWS[4:]]
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER, *rows])

    assert ["总体工作完成率", "因寒停课次数", "学生满意度"] == [row.level_3 for row in form.indicators][4:]


@pytest.mark.parametrize(
    "levels",
    ["一级目标\t二级目标\t三级目标", "一级指标及分值\t二级指标\t三级指标", "一级指标和权重\t二级指标\t三级指标"],
)
def test_levels_go_by_other_names(levels: str) -> None:
    header = HEADER.replace("一级指标\t二级指标\t三级指标", levels)

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form([*HEAD, *FUNDS, header, *ROWS]))


def test_the_second_of_two_levels_is_the_indicator() -> None:
    header = HEADER.replace("二级指标\t三级指标", "二级指标")
    rows = ["\t".join([row.split("\t")[0], *row.split("\t")[2:]]) for row in ROWS]
    form = only_form([*HEAD, *FUNDS, header, *rows])

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)
    assert {None} == {row.level_2 for row in form.indicators}


def test_the_fourth_of_four_levels_is_the_indicator() -> None:
    header = HEADER.replace("三级指标", "三级指标\t四级指标")
    rows = ["\t".join([*row.split("\t")[:2], "", *row.split("\t")[2:]]) for row in ROWS]
    rows[0] = rows[0].replace("数量指标\t", "数量指标\t取暖")
    found = read([*HEAD, *FUNDS, *GOALS, header, *rows])

    assert [indicator_rows(only_form(FORM))] == [indicator_rows(form) for form in found.evaluations]
    assert [("取暖", "no_field")] == [(cell.text, cell.reason) for cell in found.unread]


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("年度指标值", "指标性质及指标值"),
        ("年度指标值", "指标方向和目标值"),
        ("分值", "单项指标分值"),
        ("分值", "各项指标权重"),
    ],
)
def test_other_words_for_a_column(printed: str, other: str) -> None:
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER.replace(printed, other), *ROWS, *TOTAL])

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)


def test_a_share_of_the_points_earned_is_no_second_score() -> None:
    header = HEADER.replace("得分\t", "得分\t得分率\t")
    rows = ["\t".join([*row.split("\t")[:7], "95%", row.split("\t")[7]]) for row in ROWS]

    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form([*HEAD, *FUNDS, *GOALS, header, *rows]))


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("指标1补助学校数", "补助学校数"),
        ("指标12补助学校数", "补助学校数"),
        ("指标1个数", "指标1个数"),
        ("指标1：补助学校数", "补助学校数"),
    ],
)
def test_the_number_of_an_indicator_is_no_part_of_its_name(printed: str, name: str) -> None:
    rows = [ROWS[0].replace("补助学校数", printed), *ROWS[1:]]

    assert name == only_form([*HEAD, *FUNDS, HEADER, *rows]).indicators[0].level_3


def test_room_for_an_indicator_that_holds_strokes_is_no_indicator() -> None:
    room = "\t生态效益指标\t指标1：/\t/\t/\t\t\t"
    found = read([*HEAD, *FUNDS, GOALS[0], GOALS[1], HEADER, *ROWS[:5], room, ROWS[5], *TOTAL])

    assert indicator_rows(only_form(FORM)) == indicator_rows(found.evaluations[0])
    assert () == found.unread


def test_a_failed_formula_says_nothing() -> None:
    spoilt = [ROWS[0].replace("=23所\t23所", "#NAME?\t#N/A"), *ROWS[1:]]
    reading = read([*HEAD, *FUNDS, *GOALS, HEADER, *spoilt, *TOTAL])
    (form,) = reading.evaluations

    assert ("产出指标", "补助学校数", None, None, "20", "20") == indicator_rows(form)[0]
    assert [("#NAME?", "failed_formula"), ("#N/A", "failed_formula")] == [
        (cell.text, cell.reason) for cell in reading.unread
    ]


@pytest.mark.parametrize("name", ["权重得分", "权重分值"])
def test_points_called_for_their_weight_before_the_score_are_weights(name: str) -> None:
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER.replace("分值", name), *ROWS, *TOTAL])

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)
    assert only_form(FORM).score_reported == form.score_reported
