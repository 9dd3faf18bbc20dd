"""Marts of the analysis report: what fell short of its target, how far a selection was read, judged and reviewed."""

import dataclasses

from dashboard.records import Selection, Unread
from dashboard.warehouse import Warehouse, open_warehouse, write_corrections
from tests.queries.conftest import StoreOf
from tests.queries.forms import correction, evaluation, indicator, reading
from tests.queries.marts.rows import rows

SHORT = ("level_3", "target_text", "actual_text", "points_lost", "attainment_rate", "place", "members")
EXAMINED = ("evaluations_reviewed", "review_gaps", "unread_cells")


def fallen_short(store_of: StoreOf) -> Warehouse:
    """Two forms of different types: of three project indicators two fell short, one without a weight; one more did."""
    project = evaluation(
        indicator(ordinal=1, actual="8", weight="30", score="24", level_3="甲"),
        indicator(ordinal=2, actual="2", weight="60", score="12", level_3="乙"),
        indicator(ordinal=3, actual="1", weight="0", score="0", level_3="丙"),
        indicator(ordinal=4, actual="20", weight="0", level_3="丁"),
    )
    whole = evaluation(indicator(actual="9", score="81", level_3="戊"), form_type="department", project=None)
    return store_of([reading(project), reading(whole, name="whole")])


def test_unmet_indicators_come_by_points_lost_each_form_type_by_itself(store_of: StoreOf) -> None:
    warehouse = fallen_short(store_of)

    assert rows(warehouse, "unmet_indicators", "form_type", *SHORT, row_limit=9) == [
        ("project", "乙", "≥10人", "2人", 48.0, 0.2, 1, 2),
        ("project", "甲", "≥10人", "8人", 6.0, 0.8, 2, 2),
        ("department", "戊", "≥10人", "9人", 9.0, 0.9, 1, 1),
    ]


def test_a_limit_keeps_the_number_of_all_unmet_indicators(store_of: StoreOf) -> None:
    limited = rows(fallen_short(store_of), "unmet_indicators", "level_3", "members", row_limit=1)

    assert limited == [("乙", 2), ("戊", 1)]


def test_reviewed_forms_are_counted_once_whatever_was_reviewed_of_them(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(evaluation(indicator(score_reviewed="20"), score_reviewed="30")),
            reading(evaluation(indicator(score_reviewed="90"), project="另一项目"), name="near"),
            reading(evaluation(project="第三项目"), name="none"),
        ]
    )

    assert rows(warehouse, "examined", *EXAMINED) == [(2, 2, 0)]
    assert rows(warehouse, "examined", *EXAMINED, selection=Selection(words="第三项目")) == [(0, 0, 0)]


def test_what_was_settled_is_no_longer_unread(store_of: StoreOf) -> None:
    filed, data = reading(evaluation())
    cells = (Unread("line 1, cell 1", "1o0", "not_a_number"), Unread("line 2, cell 1", "2o0", "not_a_number"))
    store = store_of([(dataclasses.replace(filed, unread=cells), data)]).store
    settled = correction(filed, "unread", cells[0].place, "text", None, place=cells[0].place, printed="1o0")
    write_corrections(store, [settled])

    assert rows(open_warehouse(store.folder), "examined", "unread_cells") == [(1,)]


def test_information_counts_as_no_lead_and_cases_are_counted_by_form(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(money=None))])
    found = warehouse.rows(
        "select count(*) filter (outcome = 'lead' and severity <> 'I'), count(*) filter (outcome = 'not_judged')"
        " from findings.every"
    )
    (examined,) = rows(warehouse, "examined", "leads", "cases", "evaluations_unjudged")

    assert found[0][1] > 0
    assert examined == (*found[0], 1)
