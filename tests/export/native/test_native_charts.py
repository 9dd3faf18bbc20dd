"""Charts for office programs hold the very numbers of the figures, which are those of their tables."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.export.content import Item
from dashboard.export.native import Chart, HeatMap, native_charts
from dashboard.exporting import Source, made_item
from dashboard.figures import FIGURES
from dashboard.i18n import words
from dashboard.records import Selection
from dashboard.warehouse import Store, open_warehouse
from tests.figures.asking import NEVER_DRAWN, asked_by

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
# Stem of a figure's name → the columns of its table that it draws, and what they are multiplied by.
DRAWN: dict[str, tuple[tuple[str, ...], float]] = {
    "trend": (("execution_rate", "score_mean"), 1),
    "department_trend": (("execution_rate", "score_mean"), 1),
    "department_funds": (("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan"), 0.0001),
    "department_scores": (("score_mean",), 1),
    "form_levels": (("score_reported",), 1),
    "form_history": (("execution_rate", "score_reported"), 1),
    "peers": (("execution_rate",), 1),
    "districts": (("execution_rate", "execution_rate_initial"), 1),
    "district_scores": (("score_mean", "score_median"), 1),
    "year_changes": (("execution_rate_change",), 100),
    "ranking": (("execution_rate", "execution_rate_initial"), 1),
    "execution_bands": (("evaluations",), 1),
    "execution_flow": (("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan"), 0.0001),
    "execution_means": (("execution_rate", "execution_rate_mean", "execution_rate_initial"), 1),
    "execution_sources": (("execution_rate",), 1),
    "low_execution": (("executed_yuan", "unspent_yuan"), 0.0001),
    "score_histogram": (("evaluations",), 1),
    "score_groups": (("score_mean",), 1),
    "score_levels": (("score_rate",), 1),
    "score_execution": (("execution_rate", "score_rate"), 1),
    "deviations": (("deviation_rate",), 1),
    "points_lost_causes": (("points_lost",), 1),
    "deviation_treatment": (("deducted_share",), 1),
    "deduction_curve": (("threshold_rate", "points_simulated"), 1),
    "deduction_grades": (("evaluations", "evaluations_simulated"), 1),
    "deduction_standings": (("score_mean", "score_mean_simulated"), 1),
    "deduction_groups": (("points_lost", "points_simulated"), 1),
    "funnel_department_execution": (("evaluations", "execution_rate_mean"), 1),
    "funnel_district_execution": (("evaluations", "execution_rate_mean"), 1),
    "funnel_department_score": (("evaluations", "score_mean"), 1),
    "funnel_district_score": (("evaluations", "score_mean"), 1),
    "shrunken_department_execution": (("execution_rate_mean", "execution_rate_shrunken"), 1),
    "shrunken_district_execution": (("execution_rate_mean", "execution_rate_shrunken"), 1),
    "shrunken_department_score": (("score_mean", "score_shrunken"), 1),
    "shrunken_district_score": (("score_mean", "score_shrunken"), 1),
}
# What a figure draws of the first row alone, or of some rows: its own tests below.
OTHERS = ("slope", "rate_split", "form_losses")


@pytest.fixture(name="source", scope="module")
def province(synthetic_store: Path) -> Source:
    return Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT)


def item(source: Source, name: str) -> Item:
    return made_item(source, name, asked_by(name, source.warehouse), Selection(), words("zh"))


def charts_of(one: Item) -> tuple[Chart | HeatMap, ...]:
    assert one.figure is not None
    return native_charts(one.figure)


def numbers(charts: Iterable[Chart | HeatMap]) -> Counter[float]:
    """Every number that charts hold but feet of floating bars, to ten significant digits."""
    found: list[float | None] = []
    for chart in charts:
        if isinstance(chart, HeatMap):
            found.extend(value for row in chart.values for value in row)
        else:
            for series in chart.series:
                found.extend(() if series.is_invisible else (*series.xs, *series.values))
    return Counter(float(f"{value:.10g}") for value in found if value is not None)


@pytest.mark.parametrize("name", sorted(set(FIGURES) - NEVER_DRAWN))
def test_every_figure_can_be_told_as_charts_of_an_office_program(source: Source, name: str) -> None:
    charts = charts_of(item(source, name))

    assert charts
    for chart in charts:
        if isinstance(chart, Chart):
            assert all(len(series.values) == len(chart.categories) for series in chart.series if not series.xs)
            assert all(len(series.values) == len(series.xs) for series in chart.series if series.xs)
            assert any(value is not None for series in chart.series for value in series.values)


@pytest.mark.parametrize("name", sorted(name for name in set(FIGURES) - NEVER_DRAWN if not name.startswith(OTHERS)))
def test_a_chart_holds_the_numbers_of_the_table(source: Source, name: str) -> None:
    one = item(source, name)
    columns, times = next(DRAWN[stem] for stem in sorted(DRAWN, key=len, reverse=True) if name.startswith(stem))
    rows = one.frame
    if name.endswith("trend"):
        rows = rows[rows["year"].notna()]
    if name.startswith("shrunken"):
        rows = rows[rows["score_shrunken" if name.endswith("score") else "execution_rate_shrunken"].notna()]
    if name == "execution_bands":
        rows = rows[rows.groupby("band")["evaluations"].transform("sum") > 0]
    if name.startswith("deviations"):
        rows = rows.assign(deviation_rate=rows["deviation_rate"].clip(lower=0.01))
    expected = Counter(
        float(f"{float(value) * times:.10g}") for column in columns for value in rows[column] if pd.notna(value)
    )

    assert expected
    assert expected - numbers(charts_of(one)) == Counter()


@pytest.mark.parametrize(
    "name", [name for name in sorted(FIGURES) if name.startswith(("ranking", "execution_", "low_"))]
)
def test_bars_hold_nothing_else_than_the_table(source: Source, name: str) -> None:
    one = item(source, name)
    columns, times = next(DRAWN[stem] for stem in sorted(DRAWN, key=len, reverse=True) if name.startswith(stem))
    known = {float(f"{float(value) * times:.10g}") for column in columns for value in one.frame[column].dropna()}
    charts = charts_of(one)
    rows = {value for chart in charts if isinstance(chart, Chart) for value in range(len(chart.categories))}

    assert set(numbers(charts)) <= known | (rows if name == "execution_means" else set())


@pytest.mark.parametrize("grain", ["district", "department", "unit"])
def test_lines_over_years_follow_their_members(source: Source, grain: str) -> None:
    one = item(source, f"slope_{grain}")
    (chart,) = charts_of(one)
    rates = set(numbers([chart]))

    assert isinstance(chart, Chart)
    assert chart.kind == "line"
    assert list(chart.categories) == sorted(chart.categories)
    assert rates <= {float(f"{rate:.10g}") for rate in one.frame["execution_rate"].dropna()}
    assert [("value", 0.8, "80%")] == [(line.axis, line.value, line.text) for line in chart.thresholds]


def test_a_waterfall_stands_on_an_invisible_foot(source: Source) -> None:
    one = item(source, "rate_split_department")
    (chart,) = charts_of(one)
    total = one.frame.iloc[0]
    assert isinstance(chart, Chart)
    foot, change, ends = chart.series

    assert (chart.kind, chart.is_stacked, foot.is_invisible) == ("column", True, True)
    assert [None, *(abs(total[f"{part}_change_all"]) for part in ("own", "mix", "entry")), None] == pytest.approx(
        list(change.values), nan_ok=True
    )
    assert [total["rate_all_before"], None, None, None, total["rate_all"]] == list(ends.values)
    reached = total["rate_all_before"] + total["own_change_all"]
    assert min(total["rate_all_before"], reached) == pytest.approx(foot.values[1])


def test_the_losses_of_a_form_lead_from_its_weight_to_its_score(source: Source) -> None:
    one = item(source, "form_losses")
    (chart,) = charts_of(one)
    assert isinstance(chart, Chart)
    foot, *steps = chart.series
    first = one.frame.iloc[0]
    lost = {
        place: value for series in steps if not series.has_marks for place, value in enumerate(series.values) if value
    }
    expected = {place + 1: abs(points) for place, points in enumerate(one.frame["points_lost"]) if points}
    ends = [value for series in steps if series.has_line is False and series.has_marks for value in series.values]

    assert len(chart.categories) == len(one.frame) + 2
    assert lost == pytest.approx(expected)
    assert {first["weight_total"], first["score_total"]} <= set(ends)
    assert foot.values[max(lost)] == pytest.approx(first["score_total"])


def test_values_beside_the_bars_become_their_labels_where_they_say_the_same(source: Source) -> None:
    (ranking,) = charts_of(item(source, "ranking_department"))
    (unspent,) = charts_of(item(source, "low_execution_unspent"))
    assert isinstance(ranking, Chart)
    assert isinstance(unspent, Chart)

    assert (ranking.series[0].label_format, ranking.beside) == ("0.00%", ())
    assert len(unspent.beside) == len(unspent.categories)
    assert all(said.endswith("%") for said in unspent.beside)


def test_pale_bars_are_solid_colours(source: Source) -> None:
    (chart,) = charts_of(item(source, "ranking_project"))
    assert isinstance(chart, Chart)
    series = chart.series[0]
    looks = dict(zip(series.point_colours, series.values, strict=True))

    assert set(looks) == {"#2b7bba", "#a0c4e0"}
    assert (looks["#2b7bba"] or 0) < 0.8 <= (looks["#a0c4e0"] or 0)


def test_bars_that_are_all_pale_stay_pale(source: Source) -> None:
    figure = go.Figure(item(source, "ranking_project").figure)
    figure.data[0].marker.opacity = [0.45] * len(figure.data[0].y)
    (chart,) = native_charts(figure)
    assert isinstance(chart, Chart)

    assert (chart.series[0].colour, chart.series[0].point_colours) == ("#a0c4e0", ())


def test_bins_run_without_a_gap_and_grades_stand_between_them(source: Source) -> None:
    (chart, *_) = charts_of(item(source, "score_histogram"))
    assert isinstance(chart, Chart)
    starts = [int(name.split("–")[0]) for name in chart.categories[:-1]]

    assert list(range(starts[0], 100)) == starts
    assert chart.categories[-1] == words("zh")("scores.full_marks")
    assert 90 in {starts[int(line.value + 0.5)] for line in chart.thresholds}
    assert all(line.axis == "category" and line.value % 1 == 0.5 for line in chart.thresholds)
