"""Marts of fair comparison, against the same measures worked out by hand."""

import statistics
from typing import Any

import pytest

from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, reading
from tests.queries.marts.rows import EVERYTHING, FUTIAN, MINHANG, rows

RATES = {"总工会": (1000, 900, 800), "教育局": (500, 700), "体育局": (950,)}


def form(department: str, executed: int | str, adjusted: str = "1000", **given: Any) -> Any:
    """A form of one department with these amounts."""
    return evaluation(
        money=funds(adjusted, adjusted, str(executed)),
        department=department,
        unit=department,
        project=f"{department}{executed}{given.get('year', '')}",
        **{"region_code": FUTIAN, **given},
    )


@pytest.fixture(scope="module", name="unequal")
def store_of_unequal_members(store_of: StoreOf) -> Warehouse:
    return store_of([reading(*(form(name, amount) for name, amounts in RATES.items() for amount in amounts))])


def by_hand() -> dict[str, tuple[float, float]]:
    """Mean and shrunken mean of each department: one-way random effects by the method of moments."""
    groups = {name: [amount / 1000 for amount in amounts] for name, amounts in RATES.items()}
    sizes = {name: len(values) for name, values in groups.items()}
    every = [value for values in groups.values() for value in values]
    overall, total = statistics.mean(every), len(every)
    means = {name: statistics.mean(values) for name, values in groups.items()}
    within = sum((value - means[name]) ** 2 for name, values in groups.items() for value in values) / (
        total - len(groups)
    )
    typical = (total - sum(size**2 for size in sizes.values()) / total) / (len(groups) - 1)
    apart = sum(sizes[name] * (means[name] - overall) ** 2 for name in groups) / (len(groups) - 1)
    between = max((apart - within) / typical, 0)
    return {
        name: (means[name], overall + (means[name] - overall) * between / (between + within / sizes[name]))
        for name in groups
    }


def test_means_are_drawn_in_as_far_as_few_evaluations_ask_for(unequal: Warehouse) -> None:
    found = {
        name: (mean, shrunken)
        for name, mean, shrunken in rows(
            unequal,
            "fair_rates",
            "department_name",
            "execution_rate_mean",
            "execution_rate_shrunken",
            grain="department",
            row_limit=9,
        )
    }

    assert {name: (round(mean, 6), round(drawn, 6)) for name, (mean, drawn) in by_hand().items()} == found


def test_limits_are_chance_alone(unequal: Warehouse) -> None:
    ((spread, overall),) = set(
        rows(unequal, "fair_rates", "execution_rate_spread", "execution_rate_all", grain="department", row_limit=9)
    )
    deviations = dict(rows(unequal, "fair_rates", "department_name", "deviations", grain="department", row_limit=9))

    assert (round(spread, 4), round(overall, 4)) == (0.1155, 0.8083)
    assert round(deviations["教育局"], 3) == round((0.6 - overall) / (spread / 2**0.5), 3)


def test_figures_that_all_agree_are_beyond_nothing(store_of: StoreOf) -> None:
    same = store_of([reading(form("总工会", 900), form("教育局", 900), form("体育局", 900))])

    assert set(rows(same, "fair_rates", "funnel_zone", "execution_rate_shrunken", grain="department", row_limit=9)) == {
        ("unknown", None)
    }


def test_peers_are_of_one_kind_and_a_like_budget(store_of: StoreOf) -> None:
    forms = [
        form("福田区教育局", 900),
        form("闵行区教育局", 700, region_code=MINHANG),
        form("实验小学", 800, adjusted="2000"),
        form("第一中学", 800, adjusted="2001"),
        form("福田区体育局", 500),
        form("某某中心", 500),
    ]
    warehouse = store_of([reading(*forms)])
    asked: dict[str, Any] = {"region": FUTIAN, "department": "福田区教育局"}

    assert rows(warehouse, "peers", "department_name", "body_kind", "is_this", "execution_rate", **asked) == [
        ("实验小学", "education", False, 0.4),
        ("闵行区教育局", "education", False, 0.7),
        ("福田区教育局", "education", True, 0.9),
    ]
    assert rows(warehouse, "peers", "department_name", "body_kind", region=FUTIAN, department="某某中心") == [
        ("某某中心", None)
    ]


def test_the_longest_word_of_a_name_tells_its_kind(store_of: StoreOf) -> None:
    names = {
        "福田区科学技术协会": "mass_organisation",
        "福田区科技和工业信息化局": "economy",
        "园岭街道办事处": "township",
    }
    warehouse = store_of([reading(*(form(name, 900) for name in names))])

    assert dict(warehouse.rows("select department_name, body_kind from facts.bodies")) == names


def test_own_change_mix_and_entries_add_up_to_the_change(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(
                form("总工会", 500, year=2022),
                form("总工会", 900, year=2023),
                form("教育局", 1800, adjusted="2000", year=2022),
                form("教育局", 900, adjusted="1000", year=2023),
                form("体育局", 100, year=2022),
                form("水务局", 600, year=2023),
            )
        ]
    )
    parts = ("department_name", "presence", "own_change", "mix_change", "entry_change")
    totals = ("rate_all_before", "rate_all", "own_change_all", "mix_change_all", "entry_change_all")
    asked: dict[str, Any] = {"grain": "department", "row_limit": 9}
    ((before, after, own, mix, entry),) = set(rows(warehouse, "rate_split", *totals, **asked))
    # Shares of the budget ¼, ½, ¼ and then ⅓ each; the rates of all are 0.6 and 0.8, 0.7 on average.
    assert sorted(rows(warehouse, "rate_split", *parts, **asked)) == sorted(
        [
            ("总工会", "both", round((1 / 4 + 1 / 3) / 2 * 0.4, 6), round((1 / 3 - 1 / 4) * (0.7 - 0.7), 6), 0.0),
            ("教育局", "both", 0.0, round((1 / 3 - 1 / 2) * (0.9 - 0.7), 6), 0.0),
            ("体育局", "gone", 0.0, 0.0, round(-1 / 4 * (0.1 - 0.7), 6)),
            ("水务局", "new", 0.0, 0.0, round(1 / 3 * (0.6 - 0.7), 6)),
        ]
    )
    assert (before, after) == (0.6, 0.8)
    assert round(own + mix + entry, 5) == round(after - before, 5)


def test_one_year_alone_has_no_change(unequal: Warehouse) -> None:
    assert rows(unequal, "rate_split", "presence", grain="department", row_limit=9) == []


@pytest.mark.parametrize("mart", ["fair_rates", "fair_scores", "rate_split"])
def test_an_unknown_grain_is_an_error(unequal: Warehouse, mart: str) -> None:
    with pytest.raises(Exception, match="expected grain district or department"):
        unequal.mart(mart, EVERYTHING, grain="galaxy", row_limit=9)
