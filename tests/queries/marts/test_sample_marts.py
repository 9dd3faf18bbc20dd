"""The draw of a spot check: every stratum has its share, the same seed draws the same, nothing is drawn twice."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse
from tests.queries.marts.rows import EVERYTHING, PROJECTS, rows


@pytest.fixture(scope="module", name="province")
def generated(synthetic_store: Path) -> Warehouse:
    return open_warehouse(synthetic_store)


def drawn(warehouse: Warehouse, size: int, seed: str, selection: Selection = EVERYTHING) -> list[Any]:
    return rows(warehouse, "sample_drawn", "evaluation_id", selection=selection, sample_size=size, seed=seed)


@pytest.mark.parametrize("size", [1, 5, 20, 50, 137])
def test_a_sample_has_the_size_that_was_asked_for(province: Warehouse, size: int) -> None:
    found = drawn(province, size, "7")

    assert len(found) == size
    assert len(set(found)) == size


def test_more_than_there_are_draws_all(published: Warehouse) -> None:
    assert len(drawn(published, 500, "1")) == 25


def test_the_same_seed_draws_the_same_and_another_others(province: Warehouse) -> None:
    assert drawn(province, 30, "7") == drawn(province, 30, "7")
    assert drawn(province, 30, "7") != drawn(province, 30, "8")


def test_every_stratum_gives_its_share(province: Warehouse) -> None:
    strata = rows(
        province,
        "sample_strata",
        "evaluations",
        "evaluations_drawn",
        selection=PROJECTS,
        sample_size=60,
        seed="7",
    )
    whole = sum(evaluations for evaluations, _ in strata)
    share = (60 - len(strata)) / (whole - len(strata))

    assert len(strata) > 4
    assert sum(taken for _, taken in strata) == 60
    assert all(abs(taken - 1 - (evaluations - 1) * share) < 1 for evaluations, taken in strata)


def test_strata_are_told_by_budget_leads_and_full_marks(published: Warehouse) -> None:
    columns = ("budget_size", "has_leads", "has_full_marks", "evaluations")
    strata = rows(published, "sample_strata", *columns, selection=PROJECTS, sample_size=9, seed="1")
    sizes = {size: sum(row[3] for row in strata if row[0] == size) for size in ("small", "middle", "large")}

    assert sizes == {"small": 8, "middle": 8, "large": 8}
    assert sum(row[3] for row in strata if row[2]) == 9


def test_a_report_without_indicators_is_never_drawn(published: Warehouse) -> None:
    assert drawn(published, 9, "1", Selection(form_types=("report",))) == []
