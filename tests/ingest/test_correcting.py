"""What a person types becomes the value of a field, or nothing; what follows from it is corrected with it."""

import dataclasses
from datetime import UTC, datetime

import pytest

from dashboard.ingest.correcting import Hand, correctable, corrections_of, typed_value
from dashboard.records import AmountUnit, evaluation_id
from tests.queries.forms import evaluation, indicator

DOCUMENT = "75bbd5a4a56582c7" + "0" * 48
HAND = Hand("张三", datetime(2026, 2, 3, tzinfo=UTC), "与原件核对")
KEY = evaluation_id(DOCUMENT, 1)


@pytest.mark.parametrize(
    ("column", "typed", "unit", "value"),
    [
        ("executed_yuan", "98.35", "wan_yuan", "983500.00"),
        ("executed_yuan", "98.35", "yuan", "98.35"),
        ("executed_yuan", "1,100.5", "yuan", "1100.50"),
        ("executed_yuan", "98.35元", "wan_yuan", "98.35"),
        ("executed_yuan", "98.355", "yuan", None),
        ("executed_yuan", "1o0", "yuan", None),
        ("executed_yuan", "12 13", "yuan", None),
        ("executed_yuan", "", "yuan", None),
        ("execution_rate_reported", "98.63", "yuan", "0.9863"),
        ("execution_rate_reported", "98.63%", "yuan", "0.9863"),
        ("execution_rate_reported", "约98%", "yuan", None),
        ("execution_rate_reported", "33.333333%", "yuan", None),
        ("adjustment_rate_reported", "-5%", "yuan", "-0.05"),
        ("weight", "12.50", "yuan", "12.5"),
        ("weight", "100", "yuan", "100"),
        ("score_reported", "9.5分", "yuan", "9.5"),
        ("score_reported", "9.5/10", "yuan", None),
        ("year", "2023年度", "yuan", "2023"),
        ("year", "二十三", "yuan", None),
        ("region_code", "440304", "yuan", "440304"),
        ("region_code", "999999", "yuan", None),
        ("unit_name", " 某局 ", "yuan", "某局"),
        ("unit_name", "  ", "yuan", None),
    ],
)
def test_what_is_typed_becomes_the_stored_value_or_nothing(
    column: str, typed: str, unit: AmountUnit, value: str | None
) -> None:
    assert typed_value(column, typed, unit) == value


def test_quantities_are_corrected_through_their_texts_alone() -> None:
    assert "actual_text" in correctable("indicators")
    assert not {"actual_value", "kind"} & set(correctable("indicators"))
    assert correctable("documents") == ()


def test_a_field_that_was_read_keeps_its_place_and_one_that_was_not_takes_the_cell() -> None:
    origins = {("indicators", "1", "weight"): (("line 9, cell 6", "80"),)}
    (read,) = corrections_of(
        DOCUMENT, evaluation(), ("indicators", "1", "weight"), "90", ("line 1", "x"), origins, HAND
    )
    (unread,) = corrections_of(
        DOCUMENT, evaluation(), ("evaluations", "", "grade_reported"), "优", ("line 1", "优秀"), origins, HAND
    )

    assert (read.row_key, read.place, read.text_printed, read.value) == (f"{KEY}/1", "line 9, cell 6", "80", "90")
    assert (unread.row_key, unread.place, unread.text_printed, unread.value) == (KEY, "line 1", "优秀", "优")
    assert (read.corrected_by, read.reason) == ("张三", "与原件核对")


def test_an_actual_brings_its_quantity_with_it() -> None:
    form = evaluation(indicator(target="10", actual="10"))
    found = corrections_of(
        DOCUMENT, form, ("indicators", "1", "actual_text"), "12人", ("line 9, cell 5", "1z人"), {}, HAND
    )

    assert {one.column_name: one.value for one in found} == {"actual_text": "12人", "actual_value": "12"}
    assert {one.place for one in found} == {"line 9, cell 5"}


def test_a_target_that_becomes_words_empties_its_quantity() -> None:
    form = evaluation(indicator(target="10", actual="10"))
    found = corrections_of(
        DOCUMENT, form, ("indicators", "1", "target_text"), "健全", ("line 9, cell 4", "≥10人"), {}, HAND
    )

    assert {one.column_name: one.value for one in found}.items() >= {
        "target_text": "健全",
        "kind": "qualitative",
        "target_operator": None,
        "target_value": None,
        "target_unit": None,
    }.items()


def test_a_text_that_says_the_same_brings_nothing_else() -> None:
    form = evaluation(dataclasses.replace(indicator(target="10", actual="10"), actual_text="10 人"))
    found = corrections_of(
        DOCUMENT, form, ("indicators", "1", "actual_text"), "10人", ("line 9, cell 5", "10 人"), {}, HAND
    )

    assert [one.column_name for one in found] == ["actual_text"]
