"""The SQL says what the plain second implementation says, on the published documents and on forms at random."""

import dataclasses
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.ingest import read_document, sidecar_for
from dashboard.records import Evaluation, Reading, Selection, evaluation_id
from dashboard.rules import pack_for
from dashboard.settings import DATA
from dashboard.warehouse import Store, Warehouse, open_warehouse, write_readings
from tests.queries.forms import reading
from tests.reference import measures
from tests.reference.forms_at_random import forms

Forms = dict[str, Evaluation]


def close(expected: Fraction | None, found: float | Decimal | None) -> bool:
    """Equal where both are decimals of a form; a rate to nine digits."""
    if expected is None or found is None:
        return expected is None and found is None
    if isinstance(found, Decimal):
        return Fraction(found) == expected
    return abs(Fraction(found) - expected) <= max(Fraction(1, 10**9), abs(expected) / 10**12)


def differences(names: Sequence[str], expected: Sequence[Any], found: Sequence[Any]) -> list[str]:
    """What the two implementations do not agree on."""
    wrong = []
    for name, one, other in zip(names, expected, found, strict=True):
        is_number = isinstance(one, Fraction) or isinstance(other, float | Decimal)
        if not (close(one, other) if is_number else one == other):
            wrong.append(f"{name}: expected {one}, found {other}")
    return wrong


def compare(warehouse: Warehouse, filed: Forms) -> None:
    for key, form in filed.items():
        pack = pack_for(form.region_code, form.year)
        assert [(pack.pack_id,)] == warehouse.rows(
            "select pack_id from facts.filings where evaluation_id = $key", {"key": key}
        )
        found = [
            *execution_differences(warehouse, key, form),
            *score_differences(warehouse, key, form),
            *indicator_differences(warehouse, key, form),
        ]
        assert [] == found, (form.funds, form.indicators, form.score_reported, form.weight_total_reported)


def execution_differences(warehouse: Warehouse, key: str, form: Evaluation) -> list[str]:
    rows = warehouse.rows(
        "select unspent_yuan, adjustment_yuan, execution_rate, execution_rate_initial, adjustment_rate,"
        " score_recomputed, score_cut_off_recomputed from facts.execution where evaluation_id = $key",
        {"key": key},
    )
    total = measures.total_of(form)
    if total is None:
        return [str(row) for row in rows]
    expected = measures.execution(total)
    names = [field.name for field in dataclasses.fields(expected)]
    return differences(names, [getattr(expected, name) for name in names], rows[0])


def score_differences(warehouse: Warehouse, key: str, form: Evaluation) -> list[str]:
    row = warehouse.rows(
        "select score_reported, indicator_score_recomputed, indicator_weight_recomputed, score_recomputed,"
        " weight_total_recomputed, is_complete, points_lost, grade_recomputed"
        " from facts.scores where evaluation_id = $key",
        {"key": key},
    )[0]
    expected = measures.scores(form, pack_for(form.region_code, form.year))
    names = [field.name for field in dataclasses.fields(expected)]
    return differences(names, [getattr(expected, name) for name in names], row)


def indicator_differences(warehouse: Warehouse, key: str, form: Evaluation) -> list[str]:
    rows = warehouse.rows(
        "select is_met, attainment_rate, deviation_rate, is_deviation_comparable, points_lost, deduction_cause,"
        " score_expected from facts.indicator_results where evaluation_id = $key order by ordinal",
        {"key": key},
    )
    pack = pack_for(form.region_code, form.year)
    wrong = []
    for indicator, row in zip(sorted(form.indicators, key=lambda one: one.ordinal), rows, strict=True):
        expected = measures.result(indicator, pack)
        names = [field.name for field in dataclasses.fields(expected)]
        found = differences(names, [getattr(expected, name) for name in names], row)
        wrong += [f"indicator {indicator.ordinal}, {difference}" for difference in found]
    return wrong


@pytest.fixture(scope="module", name="published")
def readings_of_the_five_documents() -> list[Reading]:
    readings = []
    for path in sorted((DATA / "sources").glob("*.txt")):
        data = path.read_bytes()
        sidecar = sidecar_for(path, hashlib.sha256(data).hexdigest())
        readings.append(read_document(data, path.name, sidecar=sidecar, imported_at=datetime(2026, 1, 1, tzinfo=UTC)))
    return readings


def filed_in(readings: Sequence[Reading]) -> Forms:
    return {
        evaluation_id(one.document.document_id, form.position): form for one in readings for form in one.evaluations
    }


def test_on_the_published_documents(published: list[Reading], published_store: Path) -> None:
    filed = filed_in(published)

    assert 27 == len(filed)
    compare(open_warehouse(published_store), filed)


# Nothing is shrunk: every try builds a store, and the message names the form at fault.
@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(filled=st.lists(forms(), min_size=15, max_size=25))
def test_on_forms_at_random(tmp_path_factory: pytest.TempPathFactory, filled: list[Evaluation]) -> None:
    folder = tmp_path_factory.mktemp("random")
    document = reading(*filled, name="at random")
    write_readings(Store(folder), [document])

    compare(open_warehouse(folder), filed_in([document[0]]))


@pytest.mark.parametrize("region", ["440304", "310112", "440106", "440113", "440117", "440000", None])
def test_aggregates_on_the_published_documents(
    published: list[Reading], published_store: Path, region: str | None
) -> None:
    warehouse = open_warehouse(published_store)
    selection = Selection(regions=() if region is None else (region,))
    prefix = "" if region is None else region.removesuffix("0000")
    forms_of = [form for form in filed_in(published).values() if (form.region_code or "").startswith(prefix)]
    results = warehouse.mart(
        "results", selection, grain="all", is_by_year=False, is_highest_first=False, row_limit=None
    )
    summaries = warehouse.mart("score_summary", selection).set_index("form_type")

    assert {form.form_type for form in forms_of} == set(results["form_type"])
    for found in results.to_dict("records"):
        chosen = [form for form in forms_of if form.form_type == found["form_type"]]
        totals = [measures.total_of(form) for form in chosen]
        filled = [total for total in totals if total is not None]
        points = [measures.exact(form.score_reported) for form in chosen]
        amounts = [None if total is None else measures.exact(total.budget_adjusted_yuan) for total in totals]
        expected = {
            "evaluations": Fraction(len(chosen)),
            "execution_rate": measures.aggregate_rate((one.executed_yuan, one.budget_adjusted_yuan) for one in filled),
            "execution_rate_initial": measures.aggregate_rate(
                (one.executed_yuan, one.budget_initial_yuan) for one in filled
            ),
            "execution_rate_mean": measures.mean(measures.execution(one).rate for one in filled),
            "score_mean": measures.mean(points),
            "score_median": measures.median(points),
        }
        weighted = measures.weighted_mean(zip(points, amounts, strict=True))

        assert [] == differences(list(expected), list(expected.values()), [unknown(found[name]) for name in expected])
        assert close(weighted, unknown(summaries.loc[found["form_type"], "score_mean_weighted"]))


def unknown(value: Any) -> Any:
    """None for the NaN that a frame holds where a mart says nothing."""
    return None if value is None or value != value else float(value)  # noqa: PLR0124  # only NaN differs from itself
