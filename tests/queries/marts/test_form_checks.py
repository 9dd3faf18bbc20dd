"""What a form prints and what follows from it, side by side: adjustments."""

import dataclasses
from pathlib import Path

import pytest

from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import Figure, decimal, evaluation, funds, reading


def verdicts(warehouse: Warehouse) -> dict[str, str]:
    """What is said of the adjustment and its rate, in the one form that prints either."""
    (key,) = warehouse.rows(
        "select evaluation_id from facts.execution where adjustment_rate_reported > 0 or adjustment_reported_yuan > 0"
    )
    checks = warehouse.mart("form_checks", Selection(), evaluation=key[0]).to_dict("records")
    return {row["checked"]: row["verdict"] for row in checks if row["checked"].startswith("adjustment")}


def test_the_adjustment_of_a_published_form_agrees(published_store: Path) -> None:
    assert verdicts(open_warehouse(published_store)) == {"adjustment": "agrees", "adjustment_rate": "agrees"}


@pytest.mark.parametrize(
    ("amount", "rate", "expected"),
    [
        ("100", "0.2", {"adjustment": "agrees", "adjustment_rate": "differs"}),
        ("150", "0.15", {"adjustment": "differs", "adjustment_rate": "agrees"}),
        (None, "0.2", {"adjustment_rate": "differs"}),
    ],
)
def test_an_adjustment_and_its_rate_are_compared_each_by_itself(
    store_of: StoreOf, amount: Figure, rate: str, expected: dict[str, str]
) -> None:
    money = dataclasses.replace(
        funds("1000", "1100"), adjustment_reported_yuan=decimal(amount), adjustment_rate_reported=decimal(rate)
    )

    assert verdicts(store_of([reading(evaluation(money=money))])) == expected
