"""Generated tables: reproducible, of the size asked for, and marked as made up wherever a name stands."""

import pyarrow as pa
import pytest

from dashboard.errors import UnknownSelection
from dashboard.generate import generated, generated_frames


@pytest.mark.parametrize("evaluations", [1, 2, 7, 99, 1_000])
def test_exactly_as_many_evaluations_as_asked_for(evaluations: int) -> None:
    frames = generated_frames(evaluations, seed=1)

    assert frames["evaluations"].num_rows == evaluations


def test_the_same_seed_gives_the_same_tables() -> None:
    once, again = generated(400, seed=11), generated(400, seed=11)

    assert _bytes(once.frames) == _bytes(again.frames)
    assert once.planted.equals(again.planted)


def test_another_seed_gives_other_figures() -> None:
    one, other = generated_frames(400, seed=11), generated_frames(400, seed=12)

    assert [name for name in one if one[name].num_rows and one[name].equals(other[name])] == []


def test_a_year_is_generated_by_itself() -> None:
    frames = generated_frames(300, seed=3, years=[2024])

    assert set(frames["evaluations"]["year"].to_pylist()) == {2024}


def test_every_document_is_marked_as_synthetic_by_flag_title_and_publisher() -> None:
    documents = generated_frames(500, seed=2)["documents"].to_pylist()

    assert {row["is_synthetic"] for row in documents} == {True}
    assert [row for row in documents for name in ("title", "publisher", "file_name") if "模拟" not in row[name]] == []


def test_every_name_of_a_department_or_a_unit_says_that_it_is_made_up() -> None:
    evaluations = generated_frames(500, seed=2)["evaluations"]
    names = {*evaluations["department_name"].to_pylist(), *evaluations["unit_name"].to_pylist()} - {None}

    assert len(names) > 50
    assert [name for name in names if "模拟" not in name] == []


def test_a_project_keeps_its_name_unit_and_code_over_the_years() -> None:
    rows = [row for row in generated_frames(1_500, seed=4)["evaluations"].to_pylist() if row["form_type"] == "project"]
    coded = [row for row in rows if row["project_code"]]
    years: dict[tuple[str, ...], set[int]] = {}
    for row in rows:
        key = (row["region_code"], row["department_name"], row["unit_name"], row["project_name"])
        years.setdefault(key, set()).add(row["year"])

    assert len({row["project_code"] for row in coded}) == len({_identity(row) for row in coded})
    assert {len(row["project_code"]) for row in coded} == {21}
    assert sum(len(found) >= 4 for found in years.values()) > len(years) / 2


def test_one_in_a_hundred_is_an_earlier_version_of_another() -> None:
    rows = generated_frames(1_000, seed=5)["evaluations"].to_pylist()
    current = {(*_identity(row), row["year"], row["form_type"]) for row in rows if row["is_current"]}
    superseded = [(*_identity(row), row["year"], row["form_type"]) for row in rows if not row["is_current"]]

    assert len(superseded) == 10
    assert set(superseded) <= current


def test_most_projects_spend_all_or_nearly_all_and_few_spend_little() -> None:
    funds = [row for row in generated_frames(3_000, seed=6, faults=0)["funds"].to_pylist() if row["source"] == "total"]
    rates = [float(row["executed_yuan"] / row["budget_adjusted_yuan"]) for row in funds]

    assert 0.3 < sum(rate == 1 for rate in rates) / len(rates) < 0.6
    assert 0.6 < sum(rate >= 0.95 for rate in rates) / len(rates) < 0.9
    assert 0.04 < sum(rate < 0.8 for rate in rates) / len(rates) < 0.15
    assert 0 < sum(rate > 1 for rate in rates) / len(rates) < 0.01
    assert 0 < sum(rate == 0 for rate in rates) / len(rates) < 0.01


def test_few_documents_hold_a_cell_that_was_not_understood() -> None:
    frames = generated_frames(6_000, seed=8)

    assert 1 <= frames["unread"].num_rows < frames["documents"].num_rows / 50


@pytest.mark.parametrize(("evaluations", "years", "faults"), [(0, [2024], 0.0), (5, [], 0.0), (5, [2024], 1.5)])
def test_numbers_that_make_no_sense_are_refused(evaluations: int, years: list[int], faults: float) -> None:
    with pytest.raises(UnknownSelection, match="expected at least one evaluation"):
        generated_frames(evaluations, seed=1, years=years, faults=faults)


def test_more_evaluations_than_the_listed_provinces_can_file_are_refused() -> None:
    with pytest.raises(UnknownSelection, match="ask for fewer"):
        generated_frames(300_000, seed=1, years=[2024])


def _identity(row: dict[str, str]) -> tuple[str, ...]:
    return row["region_code"], row["department_name"], row["unit_name"], row["project_name"]


def _bytes(frames: dict[str, pa.Table]) -> dict[str, bytes]:
    found = {}
    for name, table in frames.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        found[name] = sink.getvalue().to_pybytes()
    return found
