"""Errors in what people wrote: goals, outcomes and explanations."""

from decimal import Decimal

from dashboard.generate.columns import Flags
from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.groups import of_group
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.results import FIGURES, figures, notes, of_projects, writes

_COUNTED = "^(人|人次|次|个|场|户|件|家|项|台|期|份|处|座|套)$"


def outcome_copied(draft: Draft) -> None:
    """The outcome is the goal, where every indicator was met."""
    met = ~draft.some("indicators", _missed(draft))
    for row in draft.pick("goals", _told(draft) & met[draft.filing("goals")]):
        draft.change("goals", row, outcome_text=draft.cell("goals", row, "goal_text"))
        draft.plant(int(draft.filing("goals")[row]))


def outcome_copied_in_spite(draft: Draft) -> None:
    """The outcome is the goal, although an indicator was missed."""
    missed = draft.some("indicators", _missed(draft))
    for row in draft.pick("goals", _told(draft) & missed[draft.filing("goals")]):
        draft.change("goals", row, outcome_text=draft.cell("goals", row, "goal_text"))
        draft.plant(int(draft.filing("goals")[row]))


def other_project_named(draft: Draft) -> None:
    """The outcome speaks of another project of the department."""
    names = draft.texts("evaluations", "project_name").to_pylist()
    filing = draft.filing("goals")
    for row, another in of_group(draft, "goals", _told(draft), 2):
        one, other = (names[filing[place]] for place in (row, another))
        if not (one in other or other in one):
            draft.change("goals", row, outcome_text=f"{other}项目已按计划推进，各项任务如期办结。")
            draft.plant(int(filing[row]))


def other_figure_in_the_goal(draft: Draft) -> None:
    """The goal names a figure that no indicator aims at, alone or together."""
    told = {int(draft.filing("goals")[row]): int(row) for row in _told(draft).nonzero()[0]}
    suits = figures(draft) & draft.matches("indicators", "target_unit", _COUNTED)
    suits &= draft.matches("indicators", "level_3", "^[\u4e00-\u9fff]{5,}$")
    targets = draft.numbers("indicators", "target_value")
    for row in draft.pick("indicators", suits & draft.some("goals", _told(draft))[draft.filing("indicators")]):
        filing = int(draft.filing("indicators")[row])
        figure = int(sum(targets[other] for other in draft.rows("indicators", filing) if targets[other] > 0)) + 7
        name, unit = (draft.cell("indicators", row, column) for column in ("level_3", "target_unit"))
        draft.change("goals", told[filing], goal_text=f"全年{name}{figure}{unit}，保障各项任务有序推进。")
        draft.plant(filing)


def one_sentence_again(draft: Draft) -> None:
    """Three indicators of a department went over their targets for one and the same reason, word for word."""
    over = figures(draft) & (draft.numbers("indicators", "actual_value") > draft.numbers("indicators", "target_value"))
    over &= ~draft.matches("indicators", "remark", "[^无]")
    for rows in of_group(draft, "indicators", over, 3):
        for row in rows:
            draft.change("indicators", row, remark=f"第{rows[0]}号文件下达后工作安排相应增加。")
            notes(draft, row)


def deviation_made_small(draft: Draft) -> None:
    """Half as much again as twice the target, and the explanation speaks of three tenths."""
    for row in draft.pick("indicators", figures(draft) & draft.matches("indicators", "target_unit", _COUNTED)):
        writes(draft, row, ">=", Decimal(10), Decimal(25), draft.cell("indicators", row, "target_unit"))
        draft.change("indicators", row, remark=f"第{row}号事项比年度指标值超出30%。")
        notes(draft, row)


def _told(draft: Draft) -> Flags:
    """Goals of project forms whose outcome tells of money and so is no copy."""
    found: Flags = (
        draft.matches("goals", "outcome_text", "全年预算数")
        & (draft.matches("evaluations", "form_type", "^project$")[draft.filing("goals")])
    )
    return found


def _missed(draft: Draft) -> Flags:
    """Counts and percentages below what they were to reach at least."""
    found: Flags = (
        of_projects(draft)
        & draft.matches("indicators", "kind", "^quantitative$")
        & draft.matches("indicators", "target_operator", "^>=?$")
        & (draft.numbers("indicators", "weight") > 0)
        & (draft.numbers("indicators", "actual_value") < draft.numbers("indicators", "target_value"))
    )
    return found


COPIES = ("A12", "F01", "F02", "F04")

PLANTERS = (
    Planter("F01", outcome_copied, companions=COPIES),
    Planter("F02", outcome_copied_in_spite, companions=COPIES),
    Planter("F03", other_project_named, companions=COPIES),
    Planter("F04", other_figure_in_the_goal, companions=COPIES),
    Planter("F08", one_sentence_again, companions=("C06", "C07", "D01", "F08")),
    Planter("F09", deviation_made_small, companions=FIGURES),
)
