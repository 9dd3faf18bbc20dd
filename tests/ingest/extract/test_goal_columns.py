"""Goals and outcomes under labels of which the first stands beside the whole block."""

import pytest

from tests.ingest.plain_form import FUNDS, HEAD, HEADER, ROWS, TOTAL, only_form, read

GOAL, OUTCOME = "保障23所学校冬季取暖。", "23所学校全部按时供暖。"


def goals(label: str, row: str) -> list[tuple[str | None, str | None]]:
    """What is read of the goals with these labels and this row."""
    form = only_form([*HEAD, *FUNDS, label, row, HEADER, *ROWS, *TOTAL])
    return [(goal.goal_text, goal.outcome_text) for goal in form.goals]


@pytest.mark.parametrize("side", ["三、目标完成情况", "目标完成情况", "年度目标完成情况", "年度总体目标", "年度目标"])
@pytest.mark.parametrize("names", ["年度预期目标\t具体完成情况", "预期目标\t实际完成情况", "预期目标\t实际完成目标"])
@pytest.mark.parametrize("rate", ["", "总体完成率"])
def test_label_beside_the_goals_heads_none_of_their_columns(side: str, names: str, rate: str) -> None:
    last = "100%" if rate else ""
    assert goals(f"{side}\t{names}\t{rate}", f"\t{GOAL}\t{OUTCOME}\t{last}") == [(GOAL, OUTCOME)]


def test_rate_is_no_outcome_where_the_outcome_is_empty() -> None:
    assert goals("目标完成情况\t年度预期目标\t具体完成情况\t总体完成率", f"\t{GOAL}\t\t100%") == [(GOAL, None)]


def test_outcome_may_stand_before_its_goal() -> None:
    assert goals("实际完成情况\t预期目标", f"{OUTCOME}\t{GOAL}") == [(GOAL, OUTCOME)]


def test_goal_and_outcome_that_cannot_be_told_are_unread() -> None:
    """Neither text stands below a label of its own, and a rate might be one of them."""
    lines = [*HEAD, *FUNDS, "目标完成情况\t年度预期目标\t总体完成率", f"\t\t\t{GOAL}\t{OUTCOME}", HEADER, *ROWS, *TOTAL]
    found = read(lines)
    assert found.evaluations[0].goals == ()
    assert {GOAL, OUTCOME} <= {one.text for one in found.unread}


def test_goals_below_the_tasks_are_no_tasks() -> None:
    tasks = [
        "年度主要任务完成情况\t任务名称\t主要内容\t完成情况\t预算数（万元）\t执行数（万元）",
        "\t抚恤补助\t按时发放抚恤补助\t发放5,218人\t3,260.00\t3,251.40",
        "\t设施管护\t修缮12处设施\t完成12处\t96.00\t88.12",
        "\t金额合计\t\t\t3,356.00\t3,339.52",
    ]
    block = ["年度总体目标\t预期目标\t\t目标实际完成情况", f"\t{GOAL}\t\t{OUTCOME}"]
    form = only_form(["2023年度部门整体支出绩效自评表", HEAD[3], *tasks, *block, *FUNDS, HEADER, *ROWS, *TOTAL])

    assert [("抚恤补助", "32600000.00"), ("设施管护", "960000.00")] == [
        (task.task_name, str(task.amount_yuan)) for task in form.tasks
    ]
    assert [(GOAL, OUTCOME)] == [(goal.goal_text, goal.outcome_text) for goal in form.goals]


@pytest.mark.parametrize("name", ["预期目标", "年初目标", "年度绩效目标"])
@pytest.mark.parametrize("between", ["\n\t", "\t"], ids=["below", "beside"])
def test_a_goal_may_carry_its_label(name: str, between: str) -> None:
    block = f"年度总体目标\t{name}：{GOAL}{between}实际完成情况：{OUTCOME}".split("\n")
    form = only_form([*HEAD, *FUNDS, *block, HEADER, *ROWS, *TOTAL])

    assert [(GOAL, OUTCOME)] == [(goal.goal_text, goal.outcome_text) for goal in form.goals]


def test_goals_of_years_to_come_are_none_of_this_year() -> None:
    years = ["财年\t目标\t实际完成情况", f"2023\t{GOAL}\t{OUTCOME}", "2024\t全部学校换用空气源热泵。\t---"]
    found = read([*HEAD, *FUNDS, *years, HEADER, *ROWS, *TOTAL])

    assert [(GOAL, OUTCOME)] == [(goal.goal_text, goal.outcome_text) for goal in found.evaluations[0].goals]
    assert [("全部学校换用空气源热泵。", "no_field")] == [(cell.text, cell.reason) for cell in found.unread]


def test_what_a_body_is_for_is_no_goal_of_it() -> None:
    lines = ["部门总体目标\t部门职责\t负责全县教育工作。", f"\t总体绩效目标\t{GOAL}", HEADER, *ROWS, *TOTAL]
    form = only_form([*HEAD, *FUNDS, *lines])

    assert [(GOAL, None)] == [(goal.goal_text, goal.outcome_text) for goal in form.goals]


def test_a_label_nobody_knows_is_no_goal() -> None:
    """Two texts stand below two labels, one of them unknown: its text is none of ours."""
    labels = f"年度目标完成情况\t预期目标\t落实概要\n\t{GOAL}\t{OUTCOME}".split("\n")
    found = read([*HEAD, *FUNDS, *labels, HEADER, *ROWS, *TOTAL])

    assert [(GOAL, None)] == [(goal.goal_text, goal.outcome_text) for goal in found.evaluations[0].goals]
    assert {("落实概要", "not_understood"), (OUTCOME, "no_field")} == {
        (cell.text, cell.reason) for cell in found.unread
    }


@pytest.mark.parametrize("name", ["实际完成目标", "实际实现的绩效目标"])
def test_goals_as_they_were_met_are_outcomes(name: str) -> None:
    assert goals(f"年度目标完成情况\t预期目标\t{name}", f"\t{GOAL}\t{OUTCOME}") == [(GOAL, OUTCOME)]


def test_goal_and_outcome_in_the_cells_of_their_labels() -> None:
    form = only_form([*HEAD, *FUNDS, f"预期目标：{GOAL}\t实际完成：{OUTCOME}", HEADER, *ROWS, *TOTAL])

    assert [(GOAL, OUTCOME)] == [(goal.goal_text, goal.outcome_text) for goal in form.goals]


def stated(*paragraphs: str) -> list[tuple[str | None, str | None]]:
    """What is read of the goals where a page states them between its tables."""
    form = only_form([*HEAD, *FUNDS, *paragraphs, HEADER, *ROWS, *TOTAL])
    return [(goal.goal_text, goal.outcome_text) for goal in form.goals]


def test_goal_and_outcome_may_be_paragraphs_between_the_tables() -> None:
    assert [(GOAL, OUTCOME)] == stated(f"年度总体目标：{GOAL}", f"目标实际完成情况：{OUTCOME}")


def test_a_goal_that_goes_on_in_a_paragraph_of_its_own_is_not_read_in_half() -> None:
    assert [] == stated(f"年度总体目标：{GOAL}", "改善办学条件。")
