"""facts.execution and facts.fund_sources: both bases, what is left, and the score that the rate earns."""

from decimal import Decimal
from typing import Any

import pytest

from dashboard.records import Funds
from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, part, reading

CASES: dict[str, tuple[Funds, dict[str, Any]]] = {
    "an adjusted budget partly spent": (
        funds("2863", "1980", "1905"),
        {
            "unspent_yuan": Decimal("75.00"),
            "adjustment_yuan": Decimal("-883.00"),
            "execution_rate": 1905 / 1980,
            "execution_rate_initial": 1905 / 2863,
            "adjustment_rate": -883 / 2863,
            "score_recomputed": Decimal("9.6200"),
            "score_cut_off_recomputed": Decimal("9.6200"),
        },
    ),
    "a rate of exactly 80 %": (funds(adjusted="100.10", executed="80.08"), {"execution_rate": 0.8}),
    "an adjustment of exactly 30 %": (funds("0.10", "0.13", "0"), {"adjustment_rate": 0.3}),
    "rounding and cutting off apart": (
        funds(adjusted="1019500", executed="1018000"),
        {"score_recomputed": Decimal("9.9900"), "score_cut_off_recomputed": Decimal("9.9800")},
    ),
    "a tie at half a cent": (
        funds(adjusted="2000", executed="1001"),
        {"score_recomputed": Decimal("5.0100"), "score_cut_off_recomputed": Decimal("5.0000")},
    ),
    "a tie that no binary fraction holds": (
        funds(adjusted="10000", executed="1005", weight="20"),
        {
            "execution_rate": 0.1005,
            "score_recomputed": Decimal("2.0100"),
            "score_cut_off_recomputed": Decimal("2.0100"),
        },
    ),
    "a tie under another weight": (
        funds(adjusted="400", executed="41", weight="15"),
        {"score_recomputed": Decimal("1.5400"), "score_cut_off_recomputed": Decimal("1.5300")},
    ),
    "more spent than granted": (
        funds(executed="1025.90"),
        {"execution_rate": 1.0259, "unspent_yuan": Decimal("-25.90"), "score_recomputed": Decimal("10.0000")},
    ),
    "nothing spent": (funds(executed="0"), {"execution_rate": 0.0, "score_recomputed": Decimal("0.0000")}),
    "an adjusted budget of 0": (
        funds(adjusted="0", executed="0", score="10"),
        {
            "execution_rate": None,
            "execution_rate_initial": 0.0,
            "adjustment_rate": -1.0,
            "unspent_yuan": Decimal("0.00"),
            "score_recomputed": None,
            "score_cut_off_recomputed": None,
        },
    ),
    "spending without a budget": (
        funds("0", "0", "1000", score="10"),
        {"execution_rate": None, "execution_rate_initial": None, "adjustment_rate": None, "score_recomputed": None},
    ),
    "an initial budget of 0": (
        funds(initial="0"),
        {"execution_rate": 1.0, "execution_rate_initial": None, "adjustment_rate": None},
    ),
    "no initial budget": (
        funds(initial=None),
        {"execution_rate": 1.0, "execution_rate_initial": None, "adjustment_yuan": None, "adjustment_rate": None},
    ),
    "no executed amount": (
        funds(executed=None),
        {"execution_rate": None, "unspent_yuan": None, "score_recomputed": None, "score_cut_off_recomputed": None},
    ),
    "no adjusted budget": (
        funds(adjusted=None),
        {"execution_rate": None, "execution_rate_initial": 1.0, "unspent_yuan": None, "score_recomputed": None},
    ),
    "no weight": (funds(weight=None), {"execution_rate": 1.0, "score_recomputed": None}),
    "money flowing back": (funds(executed="-10"), {"execution_rate": -0.01, "score_recomputed": None}),
}


@pytest.fixture(scope="module", name="warehouse")
def store_with_every_case(store_of: StoreOf) -> Warehouse:
    return store_of([reading(*(evaluation(money=money, project=name) for name, (money, _) in CASES.items()))])


@pytest.mark.parametrize("name", CASES)
def test_execution_of(warehouse: Warehouse, name: str) -> None:
    expected = CASES[name][1]
    row = warehouse.rows(
        "select unspent_yuan, adjustment_yuan, execution_rate, execution_rate_initial, adjustment_rate,"
        " score_recomputed, score_cut_off_recomputed from facts.execution where project_name = $name",
        {"name": name},
    )[0]
    measured = dict(
        zip(
            (
                "unspent_yuan",
                "adjustment_yuan",
                "execution_rate",
                "execution_rate_initial",
                "adjustment_rate",
                "score_recomputed",
                "score_cut_off_recomputed",
            ),
            row,
            strict=True,
        )
    )

    assert expected == {column: measured[column] for column in expected}


def test_sources_are_measured_apart_from_their_total(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(
                evaluation(
                    money=(
                        funds("100", "200", "80"),
                        part("fiscal", "100", "100", "80"),
                        part("other", "0", "100", "0"),
                    )
                )
            )
        ]
    )

    assert warehouse.rows("select source, execution_rate from facts.execution") == [("total", 0.4)]
    assert warehouse.rows(
        "select source, budget_adjusted_yuan, executed_yuan, unspent_yuan, execution_rate, execution_rate_initial"
        " from facts.fund_sources order by source"
    ) == [
        ("fiscal", Decimal("100.00"), Decimal("80.00"), Decimal("20.00"), 0.8, 0.8),
        ("other", Decimal("100.00"), Decimal("0.00"), Decimal("100.00"), 0.0, None),
    ]


def test_a_form_without_a_total_row_has_no_execution(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(money=part("fiscal")))])

    assert [] == warehouse.rows("select * from facts.execution")
    assert [("fiscal",)] == warehouse.rows("select source from facts.fund_sources")
