"""Without planted errors every generated form adds up, checked by plain sums and not by the generator's own code."""

from collections import defaultdict
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from dashboard.generate import generated_frames
from dashboard.ingest.values import actual, target
from dashboard.rules import pack_for

Rows = list[dict[str, Any]]
CENT = Decimal("0.01")


@pytest.fixture(scope="module")
def tables() -> dict[str, Rows]:
    return {name: table.to_pylist() for name, table in generated_frames(1_200, seed=21, faults=0).items()}


@pytest.fixture(scope="module")
def scored(tables: dict[str, Rows]) -> Rows:
    return [row for row in tables["evaluations"] if row["score_reported"] is not None]


@pytest.fixture(scope="module")
def funds(tables: dict[str, Rows]) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in tables["funds"]:
        found[row["evaluation_id"]][row["source"]] = row
    return found


@pytest.fixture(scope="module")
def indicators(tables: dict[str, Rows]) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in tables["indicators"]:
        found[row["evaluation_id"]].append(row)
    return found


def test_weights_close_to_100_with_execution(scored: Rows, funds: Any, indicators: dict[str, Rows]) -> None:
    totals = {
        sum(row["weight"] for row in indicators[one["evaluation_id"]]) + funds[one["evaluation_id"]]["total"]["weight"]
        for one in scored
    }

    assert totals == {Decimal(100)}


def test_no_applicable_indicator_is_without_weight(tables: dict[str, Rows]) -> None:
    weightless = {row["kind"] for row in tables["indicators"] if row["weight"] <= 0}
    weighted = {row["kind"] for row in tables["indicators"] if row["weight"] > 0}

    assert weightless == {"not_applicable"}
    assert weighted == {"quantitative", "qualitative", "date"}


def test_totals_are_the_sum_of_their_parts(scored: Rows, funds: Any, indicators: dict[str, Rows]) -> None:
    for one in scored:
        parts = [row["score_reported"] for row in indicators[one["evaluation_id"]]]

        assert one["score_reported"] == sum(parts) + funds[one["evaluation_id"]]["total"]["score_reported"]


def test_sources_add_to_the_total(scored: Rows, funds: Any) -> None:
    for one in scored:
        sources = funds[one["evaluation_id"]]
        for column in ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan"):
            parts = sum(sources[name][column] for name in ("fiscal", "carry_over", "other"))

            assert parts == sources["total"][column]
            assert min(sources[name][column] for name in sources) >= 0


def test_execution_is_scored_by_rate_and_weight_rounded_one_way_or_the_other(scored: Rows, funds: Any) -> None:
    roundings = set()
    for one in scored:
        total = funds[one["evaluation_id"]]["total"]
        exact = min(total["executed_yuan"] / total["budget_adjusted_yuan"], Decimal(1)) * total["weight"]
        half_up, cut_off = exact.quantize(CENT, ROUND_HALF_UP), exact.quantize(CENT, ROUND_DOWN)
        rate = (total["executed_yuan"] / total["budget_adjusted_yuan"]).quantize(Decimal("0.0001"), ROUND_HALF_UP)

        assert total["score_reported"] in (half_up, cut_off)
        assert total["execution_rate_reported"] == rate
        if half_up != cut_off:
            roundings.add(total["score_reported"] == half_up)
    assert roundings == {True, False}


def test_missed_targets_are_scored_in_proportion(tables: dict[str, Rows]) -> None:
    missed = [
        row
        for row in tables["indicators"]
        if row["kind"] == "quantitative" and row["target_operator"] not in ("<", "<=")
        if row["actual_value"] < row["target_value"]
    ]
    expected = [
        (row["weight"] * row["actual_value"] / row["target_value"]).quantize(CENT, ROUND_HALF_UP) for row in missed
    ]

    assert len(missed) > 500
    assert [row["score_reported"] for row in missed] == expected


def test_lost_points_are_explained_and_met_targets_keep_theirs(tables: dict[str, Rows]) -> None:
    lost = [row for row in tables["indicators"] if row["score_reported"] < row["weight"]]
    kept = [row for row in tables["indicators"] if row["score_reported"] > row["weight"]]

    assert [row["remark"] for row in lost if row["remark"] in (None, "无")] == []
    assert kept == []


def test_a_pack_that_takes_points_off_flat_is_followed_nearly_always() -> None:
    tables = generated_frames(3_000, seed=22, years=[2023], faults=0)
    flat = {
        row["evaluation_id"]: pack.over_target_deduct_from
        for row in tables["evaluations"].to_pylist()
        if (pack := pack_for(row["region_code"], row["year"])).over_target_deduction == "flat"
    }
    lost = []
    for row in tables["indicators"].to_pylist():
        deduct_from = flat.get(row["evaluation_id"])
        if deduct_from is None or row["kind"] != "quantitative" or row["target_unit"] in ("%", "万元"):
            continue
        if row["actual_value"] / row["target_value"] - 1 >= deduct_from:
            lost.append(row["weight"] - row["score_reported"])

    assert len(lost) >= 10
    assert set(lost) <= {Decimal(0), Decimal(1)}
    assert lost.count(Decimal(1)) > len(lost) / 2


def test_places_treat_the_same_excess_differently(tables: dict[str, Rows]) -> None:
    located = {row["evaluation_id"]: row["region_code"] for row in tables["evaluations"]}
    losses = defaultdict(set)
    for row in tables["indicators"]:
        is_counted = row["kind"] == "quantitative" and row["target_unit"] not in ("%", "万元")
        if is_counted and row["actual_value"] / row["target_value"] >= Decimal("1.5"):
            losses[located[row["evaluation_id"]]].add(row["weight"] - row["score_reported"])

    assert {max(found) for found in losses.values()} >= {Decimal(0), Decimal(1)}


def test_grades_are_those_of_the_pack(scored: Rows) -> None:
    graded = [row for row in scored if row["grade_reported"]]

    assert len(graded) > 300
    for row in graded:
        assert row["grade_reported"] == pack_for(row["region_code"], row["year"]).grade_of(row["score_reported"])


def test_departments_hold_the_money_of_their_projects(tables: dict[str, Rows], funds: Any) -> None:
    spent: dict[str, Decimal] = defaultdict(Decimal)
    for row in tables["evaluations"]:
        if row["form_type"] == "project":
            spent[row["document_id"]] += funds[row["evaluation_id"]]["total"]["executed_yuan"]
    own = [row for row in tables["evaluations"] if row["form_type"] != "project" and row["is_current"]]

    assert len(own) > 100
    for row in own:
        assert funds[row["evaluation_id"]]["total"]["executed_yuan"] > spent[row["document_id"]]


def test_texts_hold_the_very_quantities_beside_them(tables: dict[str, Rows]) -> None:
    columns = ("kind", "target_operator", "target_value", "target_unit", "actual_value", "actual_unit")
    distinct = {
        (row["target_text"], row["actual_text"]): tuple(row[one] for one in columns) for row in tables["indicators"]
    }
    read = {}
    for promised, done in distinct:
        wanted = target(promised)
        reached = actual(done, wanted)
        read[promised, done] = (
            wanted.kind,
            wanted.operator,
            wanted.value,
            wanted.unit,
            reached.value,
            reached.unit,
        )

    assert len(distinct) > 2_000
    assert read == distinct
