"""Rows that a person adds: in the figures while they are in force, gone without a trace once they are taken away."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import JixiaoError
from dashboard.ingest.correcting import Hand, next_ordinal, row_corrections, row_taken_away
from dashboard.records import Correction, Unread, evaluation_id
from dashboard.warehouse import Store, merge_documents, open_warehouse, write_corrections, write_readings
from dashboard.warehouse.check import breaches
from dashboard.warehouse.write import bring_up_to_date
from tests.queries.forms import correction, evaluation, funds, indicator, reading

CELLS = [
    ("line 12, cell 2", "受益人数"),
    ("line 12, cell 3", "≥200人"),
    ("line 12, cell 4", "230人"),
    ("line 12, cell 5", "30"),
]
FOUND, DATA = reading(evaluation(indicator(weight="60", score="60"), money=funds()))
FORM = (dataclasses.replace(FOUND, unread=tuple(Unread(*cell, "no_column") for cell in CELLS)), DATA)
DOCUMENT = FORM[0].document.document_id
FIRST, SECOND, THIRD = (datetime(2026, month, 3, tzinfo=UTC) for month in (2, 3, 4))


def hand(moment: datetime = FIRST) -> Hand:
    return Hand("张三", moment, "整行未识别")


def added(moment: datetime = FIRST, **values: str) -> tuple[Correction, ...]:
    stated = values or {"level_3": "受益人数", "target_text": "≥200人", "actual_text": "230人", "weight": "30"}
    cells = dict(zip(("level_3", "target_text", "actual_text", "weight"), CELLS, strict=True))
    filled = {column: (value, cells[column]) for column, value in stated.items()}
    return row_corrections(DOCUMENT, FORM[0].evaluations[0], ("indicators", "2"), filled, CELLS[0], hand(moment))


def taken_away(moment: datetime) -> Correction:
    return row_taken_away(DOCUMENT, FORM[0].evaluations[0], ("indicators", "2"), CELLS[0], hand(moment))


@pytest.fixture(name="store")
def store_of_one_form(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    write_readings(store, [FORM])
    return store


def rows(store: Store, sql: str) -> list[Any]:
    return open_warehouse(store.folder).rows(sql)


def indicators(store: Store) -> list[tuple[Any, ...]]:
    return rows(
        store,
        "select ordinal, level_3, target_text, actual_value, target_unit, cast(weight as integer)"
        " from forms.indicators order by ordinal",
    )


READ = (1, "培训人数", "≥10人", 10, "人", 60)
ADDED = (2, "受益人数", "≥200人", 230, "人", 30)


def test_an_added_row_stands_in_the_form_with_what_follows_from_its_texts(store: Store) -> None:
    write_corrections(store, added())

    assert [READ, ADDED] == indicators(store)
    assert [(2, 1.15)] == rows(
        store, "select ordinal, round(attainment_rate, 4) from facts.indicator_results where ordinal = 2"
    )
    assert () == breaches(open_warehouse(store.folder))


def test_each_cell_of_an_added_row_keeps_its_place_and_is_settled(store: Store) -> None:
    write_corrections(store, added())

    assert [
        ("actual_text", *CELLS[2]),
        ("level_3", *CELLS[0]),
        ("target_text", *CELLS[1]),
        ("weight", *CELLS[3]),
    ] == rows(
        store,
        "select column_name, place, text from forms.origins where row_key like '%/2'"
        " and column_name in ('level_3', 'target_text', 'actual_text', 'weight') order by all",
    )
    settled = f"select count(*) from marts.document_cells([], [], [], [], '', '{DOCUMENT}') where is_settled"
    assert [(4,)] == rows(store, settled)


def test_a_row_that_is_taken_away_leaves_what_was_read_and_a_record(store: Store) -> None:
    write_corrections(store, added())
    write_corrections(store, [taken_away(SECOND)])

    assert [READ] == indicators(store)
    assert [(0,)] == rows(store, "select count(*) from forms.origins where row_key like '%/2'")
    assert [(False, len(added()) + 1)] == rows(
        store, "select is_in_force, count(*) from forms.corrections group by all"
    )
    assert () == breaches(open_warehouse(store.folder))


def test_a_row_added_again_holds_only_what_it_then_says(store: Store) -> None:
    write_corrections(store, added())
    write_corrections(store, [taken_away(SECOND)])
    write_corrections(store, added(THIRD, level_3="受益人次", weight="30"))

    assert [READ, (2, "受益人次", None, None, None, 30)] == indicators(store)
    assert () == breaches(open_warehouse(store.folder))


def test_a_field_of_an_added_row_is_corrected_like_any_other(store: Store) -> None:
    write_corrections(store, added())
    later = correction(FORM[0], "indicators", "2", "weight", "25", place=CELLS[3][0], printed=CELLS[3][1], at=SECOND)
    write_corrections(store, [later])

    assert [READ, (*ADDED[:5], 25)] == indicators(store)
    assert () == breaches(open_warehouse(store.folder))


def test_added_rows_survive_imports_rebuilding_and_the_way_to_another_store(store: Store, tmp_path: Path) -> None:
    write_corrections(store, added())
    write_readings(store, [reading(evaluation(project="乙"), name="other"), FORM])
    bring_up_to_date(store)
    other = Store(tmp_path / "other")
    merge_documents(other, store, [DOCUMENT])

    key = evaluation_id(DOCUMENT, 1)
    for one in (store, other):
        assert [(1,), (2,)] == rows(
            one, f"select ordinal from forms.indicators where evaluation_id = '{key}' order by ordinal"
        )
        assert () == breaches(open_warehouse(one.folder))


def test_a_row_added_elsewhere_comes_with_the_corrections_of_a_stored_document(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other")
    write_readings(other, [FORM])
    write_corrections(other, added())
    merge_documents(store, other, [DOCUMENT])

    assert [READ, ADDED] == indicators(store)


def test_a_source_of_funds_is_added_under_its_name(store: Store) -> None:
    values = {"budget_adjusted_yuan": ("200.00", CELLS[1]), "executed_yuan": ("150.00", CELLS[2])}
    write_corrections(
        store,
        row_corrections(DOCUMENT, FORM[0].evaluations[0], ("funds", "fiscal"), values, CELLS[0], hand()),
    )

    assert [("fiscal", "200.00", "150.00", None)] == [
        (source, str(adjusted), str(executed), weight)
        for source, adjusted, executed, weight in rows(
            store,
            "select source, budget_adjusted_yuan, executed_yuan, weight from forms.funds where source <> 'total'",
        )
    ]
    assert () == breaches(open_warehouse(store.folder))


def test_what_was_read_is_never_taken_away(store: Store) -> None:
    """A key that a row already has adds nothing, and taking it away leaves the row."""
    form = FORM[0].evaluations[0]
    write_corrections(store, row_corrections(DOCUMENT, form, ("indicators", "1"), {}, CELLS[0], hand()))
    write_corrections(store, [row_taken_away(DOCUMENT, form, ("indicators", "1"), CELLS[0], hand(SECOND))])

    assert [READ] == indicators(store)


def test_a_key_that_is_no_number_is_refused(store: Store) -> None:
    broken = [dataclasses.replace(one, value="x") if one.column_name == "ordinal" else one for one in added()]
    with pytest.raises(JixiaoError):
        write_corrections(store, broken)

    assert [READ] == indicators(store)


def test_the_next_row_stands_behind_all_others() -> None:
    form = FORM[0].evaluations[0]

    assert ("2", "2", "1") == tuple(next_ordinal(form, table) for table in ("indicators", "goals", "tasks"))
