"""One cell of a form with a cell a line, or in one long line, lost or spoilt: what is still read is what it said."""

from collections.abc import Callable

import pytest

from dashboard.errors import RefusedDocument
from dashboard.records import Evaluation
from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, only_form

WEIGHT = 5
# So much of the explanations gives no reason, and may as well be a result.
REMARK = 8
# Without points, but with something said of every row.
WITHOUT_POINTS = [
    *HEAD,
    *FUNDS,
    *GOALS,
    *("\t".join([*line.split("\t")[:WEIGHT], line.split("\t")[-1][:REMARK] or "无"]) for line in (HEADER, *ROWS)),
]
FORMS = {
    name: [cell for line in lines for cell in line.split("\t") if cell]
    for name, lines in (("points", FORM), ("no points", WITHOUT_POINTS))
}
NAMES = ("level_1", "level_2", "level_3", "target_text", "actual_text", "remark")
TITLES = 2
# A second level that is lost leaves nothing behind that would tell; so does a satisfaction's first.
SILENT = {"数量指标", "质量指标", "时效指标", "社会效益指标", "满意度指标", "服务对象满意度指标"}
WORDS = [
    (form, at)
    for form, cells in FORMS.items()
    for at, cell in enumerate(cells[:-1])
    if at >= TITLES and not cell[0].isdigit() and cell not in ("-", "无")
]


def said(form: Evaluation) -> set[tuple[str, str | None]]:
    """The words of each row and of the goals, by what they stand beside."""
    rows = {(f"{row.level_3} {name}", getattr(row, name)) for row in form.indicators for name in NAMES}
    return rows | {(name, getattr(goal, name)) for goal in form.goals for name in ("goal_text", "outcome_text")}


WHOLE = {form: said(only_form(cells)) for form, cells in FORMS.items()}


def otherwise(
    form: str, cells: list[str], spoilt: str, in_lines: Callable[[list[str]], list[str]]
) -> set[tuple[str, str | None]]:
    """What is read otherwise than of the whole form, the spoilt cell itself left out."""
    try:
        found = said(only_form(in_lines(cells)))
    except RefusedDocument:
        return set()
    return {
        (name, text) for name, text in found - WHOLE[form] if text is not None and spoilt not in (name.split()[0], text)
    }


@pytest.mark.parametrize("in_lines", [list, lambda cells: [" ".join(cells)]], ids=["cell a line", "one line"])
@pytest.mark.parametrize(("form", "at"), WORDS)
def test_a_spoilt_cell_spoils_no_other(form: str, at: int, in_lines: Callable[[list[str]], list[str]]) -> None:
    cell, before, behind = FORMS[form][at], FORMS[form][:at], FORMS[form][at + 1 :]
    cut = cell[: (len(cell) + 1) // 2]
    wrong = otherwise(form, [*before, cell, cell, *behind], cell, in_lines)
    wrong |= otherwise(form, [*before, f"{cut}口", *behind], f"{cut}口", in_lines)
    wrong |= otherwise(form, [*before, cell + behind[0], *behind[1:]], cell + behind[0], in_lines)
    wrong |= set() if cell in SILENT else otherwise(form, [*before, *behind], "", in_lines)

    assert set() == wrong
