"""Marts over the five published documents: the sums that the documents add up to."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.i18n import words
from dashboard.records import Selection
from dashboard.settings import QUERIES
from dashboard.warehouse import Warehouse, open_warehouse

FUTIAN, MINHANG, SHENZHEN, GUANGDONG = "440304", "310112", "440300", "440000"
ALL = {"grain": "all", "is_by_year": False, "is_highest_first": False, "row_limit": None}


@pytest.fixture(scope="module")
def warehouse(published_store: Path) -> Warehouse:
    """The five published documents."""
    return open_warehouse(published_store)


def one(warehouse: Warehouse, selection: Selection, **extra: Any) -> dict[Any, Any]:
    """The only row of mart `results`."""
    rows = warehouse.mart("results", selection, **ALL | extra).to_dict("records")
    assert len(rows) == 1
    return rows[0]


def test_futian_adds_up(warehouse: Warehouse) -> None:
    row = one(warehouse, Selection(regions=(FUTIAN,)))

    assert (row["evaluations"], row["budget_initial_yuan"], row["budget_adjusted_yuan"], row["executed_yuan"]) == (
        13,
        26_833_500.0,
        27_333_500.0,
        26_911_882.88,
    )
    assert round(row["execution_rate"], 4) == 0.9846
    assert round(row["execution_rate_initial"], 4) == 1.0029
    assert round(row["score_mean"], 2) == 97.49
    assert row["score_median"] == 98.75


def test_minhang_adds_up_on_both_bases(warehouse: Warehouse) -> None:
    row = one(warehouse, Selection(regions=(MINHANG,)))

    assert (row["budget_initial_yuan"], row["budget_adjusted_yuan"], row["executed_yuan"]) == (
        32_356_800.0,
        23_103_500.0,
        22_344_200.0,
    )
    assert round(row["execution_rate"], 4) == 0.9671
    assert round(row["execution_rate_initial"], 4) == 0.6906
    assert round(row["score_mean"], 2) == 99.77


def test_form_types_are_never_added_together(warehouse: Warehouse) -> None:
    frame = warehouse.mart("results", Selection(), **ALL)

    assert dict(zip(frame["form_type"], frame["evaluations"], strict=True)) == {
        "project": 24,
        "department": 2,
        "report": 1,
    }


def test_a_form_without_funds_counts_but_lends_nothing_to_the_sums(warehouse: Warehouse) -> None:
    row = one(warehouse, Selection(form_types=("department",)))

    assert (row["evaluations"], row["evaluations_rated"], row["evaluations_scored"]) == (2, 1, 1)
    assert (row["budget_adjusted_yuan"], row["executed_yuan"]) == (6_555_500.0, 6_085_700.0)
    assert round(row["execution_rate"], 4) == 0.9283


@pytest.mark.parametrize("region", [GUANGDONG, SHENZHEN, FUTIAN])
def test_a_province_and_a_city_stand_for_what_is_below(warehouse: Warehouse, region: str) -> None:
    assert one(warehouse, Selection(regions=(region,), form_types=("project",)))["evaluations"] == 13


@pytest.mark.parametrize(
    ("text", "evaluations"),
    [("党组织建设", 1), ("福田 工会", 13), ("FUTIAN", 13), ("  福田   党组织 ", 1), ("100%", 0)],
)
def test_every_word_of_the_text_must_occur_in_a_name(warehouse: Warehouse, text: str, evaluations: int) -> None:
    assert warehouse.mart("coverage", Selection(words=text))["evaluations"].tolist() == [evaluations]


def test_the_ranking_starts_with_the_lowest_or_the_highest(warehouse: Warehouse) -> None:
    projects = Selection(form_types=("project",))
    lowest = warehouse.mart("results", projects, **ALL | {"grain": "project", "row_limit": 3})
    highest = warehouse.mart(
        "results", projects, **ALL | {"grain": "project", "row_limit": 3, "is_highest_first": True}
    )

    assert [round(rate, 4) for rate in lowest["execution_rate"]] == [0.1192, 0.5634, 0.73]
    assert highest["execution_rate"].tolist() == [1.0, 1.0, 1.0]
    assert set(lowest["members"]) == {24}


@pytest.mark.parametrize(("grain", "members"), [("district", 5), ("department", 5), ("unit", 5), ("project", 27)])
def test_every_grain_holds_every_evaluation_once(warehouse: Warehouse, grain: str, members: int) -> None:
    frame = warehouse.mart("results", Selection(), **ALL | {"grain": grain})

    assert len(frame) == members
    assert frame["evaluations"].sum() == 27


def test_an_unknown_grain_is_an_error(warehouse: Warehouse) -> None:
    with pytest.raises(Exception, match="expected grain all, district, department, unit or project"):
        warehouse.mart("results", Selection(), **ALL | {"grain": "galaxy"})


def test_bands_of_the_execution_rate(warehouse: Warehouse) -> None:
    frame = warehouse.mart("execution_bands", Selection(form_types=("project",)))

    assert dict(zip(frame["band"], frame["evaluations"], strict=True)) == {
        "below_30": 1,
        "from_30_to_60": 1,
        "from_60_to_80": 1,
        "from_80_to_100": 11,
        "full": 10,
        "unknown": 0,
    }


def test_one_year_has_no_year_before(warehouse: Warehouse) -> None:
    assert warehouse.mart("year_changes", Selection(), row_limit=10).empty


def test_what_needs_a_look_names_the_lowest_and_the_largest(warehouse: Warehouse) -> None:
    frame = warehouse.mart("attention", Selection(), row_limit=5)
    low = frame[frame["reason"] == "low_execution"]
    unspent = frame[frame["reason"] == "unspent"]

    assert [round(rate, 4) for rate in low["execution_rate"]] == [0.1192, 0.5634, 0.73]
    assert unspent["unspent_yuan"].tolist()[:3] == [750_000.0, 469_800.0, 218_314.70]


def test_options_hold_the_places_above_a_district(warehouse: Warehouse) -> None:
    frame = warehouse.mart("filter_options", Selection())
    regions = frame[frame["dimension"] == "region"]
    labels = dict(zip(regions["value"], regions["label_zh"], strict=True))

    assert labels[FUTIAN] == "福田区（广东省深圳市）"
    assert labels[SHENZHEN] == "深圳市（广东省）"
    assert labels[MINHANG] == "闵行区（上海市）"
    assert dict(zip(regions["value"], regions["evaluations"], strict=True))[GUANGDONG] == 16


@pytest.mark.parametrize("mart", sorted(path.stem for path in (QUERIES / "marts").glob("*.sql")))
def test_every_column_of_every_mart_is_worded_in_both_languages(warehouse: Warehouse, mart: str) -> None:
    parameters = warehouse.marts.get(mart)
    source = f"marts.{mart}" + ("" if parameters is None else f"({', '.join(['null'] * len(parameters))})")
    columns = [name for name, *_ in warehouse.rows(f"describe select * from {source}")]
    stems = {column.removesuffix("_zh").removesuffix("_en") for column in columns}

    assert {stem for stem in stems if f"column.{stem}" not in words("zh")} == set()
    assert {stem for stem in stems if f"column.{stem}" not in words("en")} == set()
