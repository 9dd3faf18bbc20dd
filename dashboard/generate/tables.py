"""Drawn numbers into tables of schema forms."""

import hashlib
from datetime import datetime

import numpy as np
import pyarrow as pa

from dashboard.generate.columns import Column, chosen, figures, integers, points, rates, where, yuan
from dashboard.generate.filings import DEPARTMENT, PROJECT, REPORT, TASKS
from dashboard.generate.money import SOURCES
from dashboard.generate.naming import department_names, project_codes, project_names, unit_names
from dashboard.generate.ragged import half_up
from dashboard.generate.wording import IndicatorTexts
from dashboard.generate.world import World

READER = "generate 1"
_KINDS = ("quantitative", "quantitative", "quantitative", "quantitative", "qualitative", "date", "not_applicable")
_FORM_TYPES = {PROJECT: "project", DEPARTMENT: "department", TASKS: "department", REPORT: "report"}


def documents_table(world: World, seed: int) -> pa.Table:
    """One document for each department and year, and one for each earlier version."""
    document, first = np.unique(world.filings.document, return_index=True)
    year, district = world.filings.year[first], world.district[first]
    department = world.offices.department[world.subjects.office[world.filings.subject[first]]]
    is_superseded = world.filings.is_superseded[first]
    codes, places, names = world.districts.region_codes, world.districts.names, world.words.names
    rows = []
    for index, key in enumerate(document):
        said = {
            "place": places[district[index]],
            "department": world.words.departments[department[index]].name,
            "region_code": codes[district[index]],
            "year": int(year[index]),
        }
        title = names.title_superseded if is_superseded[index] else names.title
        rows.append(
            {
                "document_id": hashlib.sha256(f"{READER} {seed} {key} {said}".encode()).hexdigest(),
                "file_name": names.file.format_map(said),
                "media_type": "text/plain",
                "byte_size": 0,
                "title": title.format_map(said),
                "publisher": names.publisher,
                "published_address": None,
                "published_date": None,
                "reader": READER,
                "is_synthetic": True,
                # A version that was corrected came in a month before the correction.
                "imported_at": datetime(said["year"] + 1, 2 if is_superseded[index] else 3, 1),  # noqa: DTZ001 - UTC, as the column is
            }
        )
    return pa.Table.from_pylist(rows, schema=_DOCUMENTS)


_DOCUMENTS = pa.schema(
    [
        *((name, pa.string()) for name in ("document_id", "file_name", "media_type")),
        ("byte_size", pa.int64()),
        *((name, pa.string()) for name in ("title", "publisher", "published_address", "published_date", "reader")),
        ("is_synthetic", pa.bool_()),
        ("imported_at", pa.timestamp("us")),
    ]
)


def evaluations_table(world: World, document_ids: Column, ids: Column) -> pa.Table:
    """One row for each filing."""
    style = world.style
    is_project = world.form == PROJECT
    has_code = is_project & np.array([one.has_project_code for one in world.words.styles])[style]
    return pa.table(
        {
            "evaluation_id": ids,
            "document_id": document_ids,
            "position": integers(world.filings.position),
            "form_type": chosen([_FORM_TYPES[form] for form in range(4)], world.form),
            "year": integers(world.filings.year),
            "region_code": chosen(world.districts.region_codes, world.district),
            "department_name": department_names(world),
            "unit_name": where(is_project, unit_names(world), None),
            "project_code": where(has_code, project_codes(world), None),
            "project_name": project_names(world),
            "amount_unit_reported": chosen([one.amount_unit for one in world.words.styles], style),
            "score_reported": points(world.scores.total, world.scored),
            "score_reviewed": points(world.scores.total, np.zeros(len(style), np.bool_)),
            "weight_total_reported": points(np.full(len(style), 10_000), world.scored),
            "grade_reported": world.scores.grade,
            "is_current": pa.array(~world.filings.is_superseded),
        }
    )


def funds_table(world: World, ids: Column) -> pa.Table:
    """Total and sources of every filing; reports and forms of tasks name the total alone."""
    money, size, width = world.money, len(world.form), len(SOURCES)
    filing, source = np.repeat(np.arange(size), width), np.tile(np.arange(width), size)
    kept = (source == 0) | world.scored[filing]
    filing, source = filing[kept], source[kept]
    initial, adjusted, executed = (table[filing, source] for table in (money.initial, money.adjusted, money.executed))
    is_total = source == 0
    prints_rates = np.array([one.prints_part_rates for one in world.words.styles])[world.style][filing]
    is_scored = is_total & world.scored[filing]
    states_adjustment = is_total & ~world.scored[filing]
    change = adjusted - initial
    printed_rate = np.where(is_total, money.rate[filing], half_up(executed * 10_000, adjusted))
    rate = np.where(change < 0, -1, 1) * half_up(np.abs(change) * 10_000, initial)
    return pa.table(
        {
            "evaluation_id": ids.take(pa.array(filing)),
            "source": chosen(SOURCES, source),
            "budget_initial_yuan": yuan(initial),
            "budget_adjusted_yuan": yuan(adjusted),
            "executed_yuan": yuan(executed),
            "adjustment_reported_yuan": yuan(change, states_adjustment),
            "adjustment_rate_reported": rates(rate, states_adjustment & (initial > 0)),
            "weight": points(world.packs.execution_weight[world.pack[filing]], is_scored),
            "execution_rate_reported": rates(printed_rate, is_total | prints_rates),
            "score_reported": points(money.score[filing], is_scored),
        }
    )


def indicators_table(world: World, ids: Column, texts: IndicatorTexts) -> pa.Table:
    """Every indicator row."""
    results, levels = world.results, world.levels
    level = world.plans.level[results.plan]
    style = world.style[results.filing]
    return pa.table(
        {
            "evaluation_id": ids.take(pa.array(results.filing)),
            "ordinal": integers(results.ordinal),
            "level_1": chosen(levels.firsts, levels.first[style, level]),
            "level_2": chosen(levels.seconds, levels.second[style, level]),
            "level_3": texts.names,
            "target_text": texts.targets,
            "actual_text": texts.actuals,
            "weight": points(results.weight),
            "score_reported": points(results.score),
            "remark": texts.remarks,
            "kind": chosen(_KINDS, results.kind),
            "target_operator": texts.operators,
            "target_value": figures(results.target, texts.holds_figure),
            "target_unit": texts.units,
            "actual_value": figures(results.actual, texts.holds_figure),
            "actual_unit": texts.units,
        }
    )
