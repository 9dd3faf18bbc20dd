"""A cell a line as pages leave it when copied: a blank line between each two, cells wrapped, empty ones blank."""

from tests.ingest.plain_form import FORM, only_form, said

CELLS = [cell for line in FORM for cell in line.split("\t") if cell]
WIDTH = 8
# Every cell of the rows, empty ones as a line of a blank that does not break.
ROWS = [cell or "\xa0" for line in FORM[2:] for cell in (line.split("\t") + [""] * WIDTH)[:WIDTH]]
WRAPPED = {"产出指标": ["产出", "指标"], "社会效益指标": ["社会效益", "指标"], "实际完成值": ["实际", "完成值"]}


def parted(cells: list[str]) -> list[str]:
    return [line for cell in cells for line in (cell, "")]


def test_blank_lines_between_cells_are_no_cells() -> None:
    assert said(only_form(FORM)) == said(only_form(parted(CELLS)))
    assert said(only_form(FORM)) == said(only_form(parted([*FORM[:2], *ROWS])))


def test_labels_over_several_lines_are_whole() -> None:
    cells = [part for cell in CELLS for part in WRAPPED.get(cell, [cell])]

    assert said(only_form(FORM)) == said(only_form(parted(cells)))
    assert said(only_form(FORM)) == said(only_form(cells))


def test_a_name_over_two_lines_is_whole_or_unread() -> None:
    cells = [part for cell in CELLS for part in (["供暖", "达标率"] if cell == "供暖达标率" else [cell])]
    found = only_form(parted(cells))

    assert "达标率" not in {row.level_3 for row in found.indicators}
    assert "学生满意度" in {row.level_3 for row in found.indicators}
