"""A lead keeps its key when its document is read again, rebuilt or superseded, and no two leads share one."""

from dataclasses import replace
from datetime import UTC, datetime

from dashboard.records import Indicator
from dashboard.warehouse import Store, Warehouse, open_warehouse, rebuild, write_readings
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, reading

LATER = datetime(2026, 3, 4, tzinfo=UTC)


def too_low(name: str, ordinal: int = 1, actual: str = "3") -> Indicator:
    """An indicator over twice its target: a lead."""
    return replace(indicator(target="1", actual=actual, weight="30", score="30"), level_3=name, ordinal=ordinal)


def keys(warehouse: Warehouse, rule: str = "D03") -> dict[str, str]:
    """Keys of a rule's leads by what they are about."""
    rows = warehouse.rows(
        "select every.lead_key, coalesce(indicators.level_3, every.row_key) from findings.every as every"
        " left join forms.indicators as indicators on every.evaluation_id = indicators.evaluation_id"
        " and every.indicator_ordinal = indicators.ordinal"
        " where every.rule_code = $rule and every.outcome = 'lead'",
        {"rule": rule},
    )
    return {about: key for key, about in rows}


def test_a_mended_document_keeps_the_keys_of_what_is_still_raised(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(too_low("培训人数", 1), too_low("检查 次数", 2), too_low("宣传期数", 3)))])
    before = keys(warehouse)
    mended = evaluation(
        too_low("新增指标", 1), too_low("检查次数", 2, actual="4"), too_low("培训人数", 3), money=funds(executed="900")
    )
    write_readings(Store(warehouse.store.folder), [reading(mended, name="mended", imported_at=LATER)])
    after = keys(open_warehouse(warehouse.store.folder))

    assert set(before) == {"培训人数", "检查 次数", "宣传期数"}
    assert after["培训人数"] == before["培训人数"]
    assert after["检查次数"] == before["检查 次数"]
    assert after["新增指标"] not in before.values()


def test_a_rebuild_changes_no_key(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(too_low("培训人数")))])
    before = keys(warehouse)
    rebuild(Store(warehouse.store.folder))

    assert len(before) == 1
    assert keys(open_warehouse(warehouse.store.folder)) == before


def test_filings_and_rules_have_keys_of_their_own(store_of: StoreOf) -> None:
    forms = [
        evaluation(too_low("培训人数"), money=funds(executed="100"), project=project, year=year, unit=unit)
        for project, year, unit in (
            ("甲", 2023, "一局"),
            ("乙", 2023, "一局"),
            ("甲", 2022, "一局"),
            ("甲", 2023, "二局"),
        )
    ]
    found = store_of([reading(*forms)]).rows("select lead_key, rule_code from findings.every where outcome = 'lead'")

    assert len({rule for _, rule in found}) > 1
    assert [] == [key for key, _ in found if key.count("-") > 1]  # none had to be numbered
    assert len({key for key, _ in found}) == len(found)
    assert all(key.startswith(f"{rule}-") for key, rule in found)


def test_leads_of_one_key_are_numbered(store_of: StoreOf) -> None:
    same = [too_low("培训人数", 1), too_low("培训人数", 2, actual="5")]
    rows = store_of([reading(evaluation(*same))]).rows(
        "select indicator_ordinal, lead_key from findings.every where rule_code = 'D03' order by all"
    )

    (_, first), (_, second) = rows
    assert second == f"{first}-2"


def test_cases_not_judged_have_no_key(store_of: StoreOf) -> None:
    rows = store_of([reading(evaluation(money=funds(executed=None)))]).rows(
        "select distinct outcome, lead_key is null from findings.every"
    )

    assert ("not_judged", True) in rows
    assert ("not_judged", False) not in rows
