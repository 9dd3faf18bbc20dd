"""Each rule finds every error planted for it and nothing else: leads after planting, less the leads before."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dashboard.generate import PLANTERS, Generated, generated, with_planted
from dashboard.generate.faults import KINDS
from dashboard.settings import QUERIES
from dashboard.warehouse import Store, Warehouse, breaches, open_warehouse, write_frames

EVALUATIONS, EACH, SEED = 4_000, 8, 41
RULES = sorted(path.stem.upper() for path in (QUERIES / "findings").glob("*.sql"))
BY_ROW = "select rule_code, evaluation_id, indicator_ordinal from findings.every where outcome = 'lead'"

Lead = tuple[str, str, int | None]


@dataclass(frozen=True)
class Difference:
    """Leads before and after, what was planted, the department of each filing, and the store after."""

    before: set[Lead]
    after: set[Lead]
    planted: set[Lead]
    departments: dict[str, tuple[str, str]]
    warehouse: Warehouse

    def allowed(self, rule: str) -> set[tuple[str, str]]:
        """Departments where leads of a rule may come or go with the errors of another."""
        sources = {planter.rule_code for planter in PLANTERS if rule in planter.companions}
        return {self.departments[evaluation] for code, evaluation, _ in self.planted if code in sources}

    def elsewhere(self, leads: set[Lead], rule: str) -> set[Lead]:
        """Leads of a rule that no error of another rule explains."""
        allowed = self.allowed(rule)
        return {lead for lead in leads if lead[0] == rule and self.departments[lead[1]] not in allowed}


@pytest.fixture(scope="module")
def difference(tmp_path_factory: pytest.TempPathFactory) -> Difference:
    made = generated(EVALUATIONS, SEED, faults=0)
    after = with_planted(made, EACH, SEED)
    stores = [tmp_path_factory.mktemp(name) for name in ("before", "after")]
    for store, one in zip(stores, (made, after), strict=True):
        write_frames(Store(store), one.frames)
    evaluations = after.frames["evaluations"]
    ids, *names = (evaluations[name].to_pylist() for name in ("evaluation_id", "region_code", "department_name"))
    before, now = (set(open_warehouse(store).rows(BY_ROW)) for store in stores)
    return Difference(
        before,
        now,
        set(_leads(after)),
        dict(zip(ids, zip(*names, strict=True), strict=True)),
        open_warehouse(stores[1]),
    )


def _leads(made: Generated) -> Iterator[Lead]:
    for row in made.planted.to_pylist():
        yield row["rule_code"], row["evaluation_id"], row["ordinal"]


@pytest.mark.parametrize("rule", [planter.rule_code for planter in PLANTERS])
def test_every_planted_error_is_found_and_was_not_there_before(difference: Difference, rule: str) -> None:
    planted = {lead for lead in difference.planted if lead[0] == rule}

    assert len(planted) >= 3
    assert planted - difference.after == set()
    assert planted & difference.before == set()


@pytest.mark.parametrize("rule", RULES)
def test_nothing_else_is_found_and_nothing_is_lost(difference: Difference, rule: str) -> None:
    come = difference.after - difference.before - difference.planted
    gone = difference.before - difference.after

    assert difference.elsewhere(come, rule) == set()
    assert difference.elsewhere(gone, rule) == set()


def test_every_rule_has_errors_of_its_kind() -> None:
    assert set(RULES) - {planter.rule_code for planter in PLANTERS} - set(KINDS) == set()


def test_our_own_checks_hold_after_planting(difference: Difference) -> None:
    assert breaches(difference.warehouse) == ()


def test_no_filing_holds_two_planted_errors_of_different_kinds() -> None:
    made = generated(2_000, seed=42, faults=0.2)
    kinds = made.planted.group_by("evaluation_id").aggregate([("rule_code", "count_distinct")])

    assert set(kinds["rule_code_count_distinct"].to_pylist()) == {1}


def test_planting_keeps_the_columns_and_their_types() -> None:
    made = generated(1_000, seed=43, faults=0)
    after = with_planted(made, 2, 43)

    assert {name: table.schema for name, table in made.frames.items()} == {
        name: after.frames[name].schema for name in made.frames
    }
    assert after.frames["documents"].equals(made.frames["documents"])
