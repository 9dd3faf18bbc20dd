"""What a reviewer gave stands beside the self-score, never in its place."""

import pytest

from tests.ingest.plain_form import (
    FORM,
    FUNDS,
    GOALS,
    HEAD,
    HEADER,
    ROWS,
    TOTAL,
    indicator_rows,
    only_form,
    points,
    read,
)

REVIEWED = ["20", "10", "8.50", "10", "28", "10"]


def reviewed_form(header: str, *, before: bool = False) -> list[str]:
    """The plain form with a column of reviewed scores behind the self-scores, or before them."""
    at = 6 if before else 7
    rows = []
    for row, figure in zip([HEADER, *ROWS, *TOTAL], [header, *REVIEWED, "96.30"], strict=True):
        cells = row.split("\t")
        rows.append("\t".join([*cells[:at], figure, *cells[at:]]))
    return [*HEAD, *FUNDS, *GOALS, *rows]


@pytest.mark.parametrize("before", [False, True], ids=["behind", "before"])
@pytest.mark.parametrize("header", ["复核得分", "复评得分", "财政复核", "财政部门审核得分", "主管部门评分", "核定得分"])
def test_reviewed_scores_are_kept_apart(header: str, before: bool) -> None:
    form = only_form(reviewed_form(header, before=before))

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)
    assert ["20", "10", "8.5", "10", "28", "10"] == [points(row.score_reviewed) for row in form.indicators]
    assert ("99.3", "96.3", "100") == (
        points(form.score_reported), points(form.score_reviewed), points(form.weight_total_reported),
    )  # fmt: skip


def test_a_form_without_a_reviewer_has_no_reviewed_score() -> None:
    form = only_form(FORM)

    assert [None] * 7 == [form.score_reviewed, *(row.score_reviewed for row in form.indicators)]


def test_a_reviewed_total_at_the_foot_of_the_form() -> None:
    form = only_form([*FORM, "复核得分：96.30"])

    assert ("99.3", "96.3") == (points(form.score_reported), points(form.score_reviewed))


@pytest.mark.parametrize("header", ["复核意见", "专家评分", "第三方评价结果"])
def test_opinions_and_marks_of_others_are_no_reviewed_scores(header: str) -> None:
    found = read(reviewed_form(header))

    assert [None] * 6 == [row.score_reviewed for row in found.evaluations[0].indicators]
    assert {"no_field"} == {cell.reason for cell in found.unread}
