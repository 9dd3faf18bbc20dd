"""The points of the execution of the budget in a row of the indicator table."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dashboard.ingest.read_document import read_document
from dashboard.records import Reading
from tests.ingest.plain_form import FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL

FUNDS_WITHOUT_POINTS = ["\t".join((line.split("\t") + [""] * 8)[:5]) for line in FUNDS]
LABELS = ["五、预算执行得分（10分）", "预算执行率（10分）", "资金执行率", "预算执行", "预算执行情况"]
SPANNED = "colspan=5"


def read(row: str, funds: list[str] = FUNDS_WITHOUT_POINTS, side: str = "") -> Reading:
    """What is read of a form whose indicators close with that row; `side` stands beside its table."""
    table = "".join(f"<tr>{side and '<td></td>'}{_cells(line)}</tr>" for line in ROWS)
    header = f"<tr>{side and f'<td>{side}</td>'}{_cells(HEADER)}</tr>"
    above = "".join(f"<p>{line}</p>" for line in HEAD[:2]) + "<table>"
    above += "".join(f"<tr>{_cells(line)}</tr>" for line in [*HEAD[2:], *funds, *GOALS])
    total = f"<tr>{side and '<td></td>'}{_cells(TOTAL[0])}</tr>"
    page = f"<html><body>{above}{header}{table}<tr>{row}</tr>{total}</table></body></html>"
    return read_document(page.encode(), "form.html", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC))


def _cells(line: str) -> str:
    return "".join(f"<td>{text}</td>" for text in line.split("\t"))


def execution(found: Reading) -> list[tuple[Decimal | None, Decimal | None]]:
    """Weight and score of the execution, by the total row of the funds."""
    return [(row.weight, row.score_reported) for row in found.evaluations[0].funds if row.source == "total"]


def of_satisfaction(found: Reading) -> list[tuple[str | None, Decimal | None]]:
    """The indicators of satisfaction and what they weigh."""
    return [(row.level_3, row.weight) for row in found.evaluations[0].indicators if row.level_1 == "满意度指标"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("side", ["", "绩效指标"])
@pytest.mark.parametrize("span", [SPANNED, ""])
def test_points_of_the_execution_are_no_indicator(label: str, side: str, span: str) -> None:
    """The label stands across the columns of levels and values, or in that of the first level with room behind it."""
    room = "" if span else "<td></td>" * 4
    found = read(
        f"{side and '<td></td>'}<td {span}>{label}</td>{room}<td>10</td><td>9.7</td><td></td>",
        side=side,
    )
    assert of_satisfaction(found) == [("学生满意度", Decimal(10))]
    assert len(found.evaluations[0].indicators) == len(ROWS)
    assert execution(found) == [(Decimal(10), Decimal("9.7"))]
    assert {"10", "9.7"} & {one.text for one in found.unread} == set()


def test_points_of_the_execution_that_contradict_the_funds_are_unread() -> None:
    found = read("<td colspan=5>预算执行率</td><td>10</td><td>9.7</td><td></td>", FUNDS)
    assert execution(found) == [(Decimal(10), Decimal("9.8"))]
    assert {(one.text, one.reason) for one in found.unread} >= {("9.7", "second_value")}
    assert of_satisfaction(found) == [("学生满意度", Decimal(10))]


@pytest.mark.parametrize("points", ["<td>20</td><td>9.7</td>", "<td>9.7</td><td>10</td>"])
def test_points_of_the_execution_that_cannot_be_are_unread(points: str) -> None:
    """The weight is another than the label's, or the score is above it."""
    found = read(f"<td colspan=5>预算执行率（10分）</td>{points}<td></td>")
    assert execution(found) == [(None, None)]
    assert "9.7" in {one.text for one in found.unread}
    assert of_satisfaction(found) == [("学生满意度", Decimal(10))]


@pytest.mark.parametrize("label", ["预算执行率（10分）", "加分事项"])
def test_label_across_the_levels_takes_none_from_the_row_above(label: str) -> None:
    found = read(f"<td colspan=3>{label}</td><td>≥95%</td><td>97%</td><td>10</td><td>9.7</td><td></td>")
    assert of_satisfaction(found) == [("学生满意度", Decimal(10))]


def test_execution_below_the_levels_of_its_row_stays_an_indicator() -> None:
    found = read("<td></td><td></td><td>预算执行率</td><td>≥95%</td><td>97%</td><td>10</td><td>9.7</td><td></td>")
    assert of_satisfaction(found) == [("学生满意度", Decimal(10)), ("预算执行率", Decimal(10))]
