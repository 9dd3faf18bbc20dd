"""A generated store: our checks hold, and audit rules find the planted errors, all of them and nothing beside."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.errors import BrokenData
from dashboard.generate import PLANTERS, Generated, generated
from dashboard.generate.faults import KINDS
from dashboard.importing import import_sources
from dashboard.warehouse import Store, Warehouse, breaches, holds_synthetic, open_warehouse, write_frames

# The rules that a generated form breaks only where an error was planted.
SILENT_ELSEWHERE = ("A01", "A02", "A03", "A04", "A05", "A08", "A09", "C01", "C02", "C06")


@dataclass(frozen=True)
class Written:
    """What was generated and the warehouse it was written to."""

    generated: Generated
    warehouse: Warehouse


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("faulty")
    made = generated(2_000, seed=31, faults=0.2)
    write_frames(Store(folder), made.frames)
    return Written(made, open_warehouse(folder))


def test_checks_hold(faulty: Written) -> None:
    assert breaches(faulty.warehouse) == ()
    assert holds_synthetic(faulty.warehouse.store)


def test_every_kind_of_error_is_planted_in_its_share(faulty: Written) -> None:
    codes = faulty.generated.planted["rule_code"].to_pylist()
    scored = sum(score is not None for score in faulty.generated.frames["evaluations"]["score_reported"].to_pylist())
    kinds = {*KINDS, *(planter.rule_code for planter in PLANTERS)}
    each = round(scored * 0.2 / len(kinds))

    assert {code: codes.count(code) for code in KINDS} == dict.fromkeys(KINDS, each)
    assert set(codes) == kinds


@pytest.mark.parametrize("code", SILENT_ELSEWHERE)
def test_a_rule_finds_what_was_planted_and_nothing_else(faulty: Written, code: str) -> None:
    current = {row[0] for row in faulty.warehouse.rows("select evaluation_id from forms.evaluations where is_current")}
    planted: dict[str, set[str]] = defaultdict(set)
    for row in faulty.generated.planted.to_pylist():
        planted[row["rule_code"]].add(row["evaluation_id"])
    found = {
        row[0]
        for row in faulty.warehouse.rows(
            "select evaluation_id from findings.every where outcome = 'lead' and rule_code = $code", {"code": code}
        )
    }

    # An error may be one of another rule too: points off a target that was met, without a reason (C05, C06).
    sources = [planter.rule_code for planter in PLANTERS if code in planter.companions]
    beside = set().union(*(planted[source] for source in sources)) & found

    assert found - beside == planted[code] & current


def test_rows_of_planted_indicators_are_the_ones_found(faulty: Written) -> None:
    codes = {"C01": "C01", "C02": "C02", "C06": "C06", "C05": "C06"}
    planted = {
        (codes[row["rule_code"]], row["evaluation_id"], row["ordinal"])
        for row in faulty.generated.planted.to_pylist()
        if row["rule_code"] in codes
    }
    found = set(
        faulty.warehouse.rows(
            "select rule_code, evaluation_id, indicator_ordinal from findings.every"
            " where outcome = 'lead' and rule_code in ('C01', 'C02', 'C06')"
        )
    )

    assert found <= planted


def test_without_planted_errors_no_form_breaks_its_own_arithmetic(tmp_path: Path) -> None:
    write_frames(Store(tmp_path), generated(2_000, seed=32, faults=0).frames)
    found = open_warehouse(tmp_path).rows(
        "select distinct rule_code from findings.every where outcome = 'lead' order by all"
    )
    silent = {code for (code,) in found} & set(SILENT_ELSEWHERE)

    assert silent == set()
    assert {"B01", "B04", "B05", "B06", "B07", "B08", "D01", "D03", "F05"} <= {code for (code,) in found}


def test_superseded_versions_are_not_current_and_the_rest_is(faulty: Written) -> None:
    table = faulty.generated.frames["evaluations"]
    expected = dict(zip(table["evaluation_id"].to_pylist(), table["is_current"].to_pylist(), strict=True))

    assert dict(faulty.warehouse.rows("select evaluation_id, is_current from forms.evaluations")) == expected


def test_packs_of_the_nation_a_city_and_a_district_apply(faulty: Written) -> None:
    levels = faulty.warehouse.rows(
        """
        select distinct regions.level
        from facts.filings as filings
        inner join rules.packs as packs on filings.pack_id = packs.pack_id
        left join rules.regions as regions on packs.region_code = regions.region_code
        """
    )

    assert {row[0] for row in levels} == {None, "city", "county"}


def test_generated_data_never_joins_published_documents(tmp_path: Path) -> None:
    import_sources(tmp_path)
    version = Store(tmp_path).version

    with pytest.raises(BrokenData, match="made_up_and_published_never_mix"):
        write_frames(Store(tmp_path), generated(10, seed=1).frames)
    assert Store(tmp_path).version == version
