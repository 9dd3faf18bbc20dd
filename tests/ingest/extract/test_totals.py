"""Totals of tables with a column of figures beside weight and score."""

import pytest

from tests.ingest.plain_form import FUNDS, HEAD, HEADER, ROWS, only_form, points

LOST = ["0", "0", "0.5", "0", "0", "0"]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("总分\t\t\t\t\t100\t0.5\t99.30\t", ("100", "99.3")),
        ("总分\t\t\t\t\t100\t0.5 99.30\t", ("100", "99.3")),
        ("总分\t\t\t\t\t100\t0.5\t\t", ("100", None)),
        ("总分\t\t\t\t\t\t0.5\t99.30\t", (None, "99.3")),
        ("总分\t100\t0.5", ("100", None)),
        ("总分\t100\t99.30", ("100", "99.3")),
        ("总分\t100\t0.5\t99.30", ("100", "99.3")),
    ],
)
def test_points_lost_are_never_taken_for_the_score(total: str, expected: tuple[str | None, str | None]) -> None:
    header = HEADER.replace("分值\t得分", "分值\t扣分\t得分")
    cells = [row.split("\t") for row in ROWS]
    rows = ["\t".join([*row[:6], lost, *row[6:]]) for row, lost in zip(cells, LOST, strict=True)]
    form = only_form([*HEAD, *FUNDS, header, *rows, total])

    assert expected == (points(form.weight_total_reported), points(form.score_reported))
