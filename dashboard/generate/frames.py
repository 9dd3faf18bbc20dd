"""A whole store of made-up filings as tables of schema forms, and the errors hidden in it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.errors import UnknownSelection
from dashboard.generate.columns import Column, Ints, chosen
from dashboard.generate.faults import KINDS
from dashboard.generate.naming import evaluation_ids, project_names
from dashboard.generate.passages import goals_table, sections_table, tasks_table, unread_table
from dashboard.generate.planting import PLANTERS, Draft, Planter
from dashboard.generate.tables import documents_table, evaluations_table, funds_table, indicators_table
from dashboard.generate.wording import indicator_texts
from dashboard.generate.world import World, drawn_world

DEFAULT_YEARS = (2021, 2022, 2023, 2024, 2025)
DEFAULT_FAULTS = 0.02


@dataclass(frozen=True, slots=True)
class Generated:
    """Arrow tables by table of schema forms, and the planted errors: rule_code, evaluation_id, ordinal (or null)."""

    frames: dict[str, pa.Table]
    planted: pa.Table


def generated_frames(
    evaluations: int, seed: int, years: Sequence[int] = DEFAULT_YEARS, faults: float = DEFAULT_FAULTS
) -> dict[str, pa.Table]:
    """Tables of schema forms with exactly that many evaluations, every figure invented and marked so.

    The same arguments give the same tables. Raises UnknownSelection for numbers that make no sense.
    """
    return generated(evaluations, seed, years, faults).frames


def generated(
    evaluations: int, seed: int, years: Sequence[int] = DEFAULT_YEARS, faults: float = DEFAULT_FAULTS
) -> Generated:
    """The tables, and where a share `faults` of the scored forms has been given an error.

    Raises UnknownSelection where the numbers make no sense.
    """
    if evaluations < 1 or not years or not 0 <= faults <= 1:
        raise UnknownSelection(
            f"expected at least one evaluation, one year and a share of faults from 0 to 1;"
            f" found {evaluations}, {len(years)} and {faults}"
        )
    kinds = len(KINDS) + len(PLANTERS)
    world = drawn_world(evaluations, seed, tuple(sorted(set(years))), faults * len(KINDS) / kinds)
    random = np.random.default_rng([seed, *b"words"])
    documents = documents_table(world, seed)
    document_ids = documents["document_id"].combine_chunks().take(pa.array(world.filings.document))
    ids = evaluation_ids(document_ids, world.filings.position)
    results, filing = world.results, world.results.filing
    texts = indicator_texts(
        results, world.plans, world.pools, world.style[filing], world.filings.year[filing], world.words.styles,
        world.words.remarks, random,
    )  # fmt: skip
    projects = _goal_subjects(world)
    copied = np.array([round(100 * one.copied_outcome_rate) for one in world.words.styles])[world.style]
    frames = {
        "documents": documents,
        "evaluations": evaluations_table(world, document_ids, ids),
        "funds": funds_table(world, ids),
        "goals": goals_table(
            results, texts, ids, projects, _benefits(world, random), world.money, copied, world.words.goals, random
        ),
        "indicators": indicators_table(world, ids, texts),
        "tasks": tasks_table(world.filings, world.form, results, texts, ids, projects, world.money, world.words.tasks),
        "sections": sections_table(world.form, ids, world.money, world.words.sections, random),
        "unread": unread_table(documents["document_id"].combine_chunks(), random),
    }
    each = round(int(world.scored.sum()) * faults / kinds)
    return with_planted(Generated(frames, _planted_table(world, ids)), each, seed)


def with_planted(made: Generated, each: int, seed: int, planters: Sequence[Planter] = PLANTERS) -> Generated:
    """The same tables with up to `each` more errors of every planter's kind, in filings that held none."""
    if each == 0:
        return made
    draft = Draft(made.frames, made.planted["evaluation_id"], each, seed)
    for planter in planters:
        draft.begin(planter.rule_code)
        planter.plant(draft)
    return Generated(draft.finished(), pa.concat_tables([made.planted, draft.planted()]))


def _goal_subjects(world: World) -> Column:
    """What a goal is about: the project, or the department's whole work."""
    return pc.fill_null(project_names(world), world.words.goals.department_work)


def _benefits(world: World, random: np.random.Generator) -> Column:
    """A benefit of the department for each filing."""
    listed = [benefit for department in world.words.departments for benefit in department.benefits]
    count = np.array([len(department.benefits) for department in world.words.departments])
    department = world.offices.department[world.subjects.office[world.filings.subject]]
    start = np.cumsum(count) - count
    return chosen(listed, start[department] + random.integers(0, 1000, len(department)) % count[department])


def _planted_table(world: World, ids: Column) -> pa.Table:
    codes: list[str] = []
    filings: list[Ints] = []
    ordinals: list[int | None] = []
    for fault in world.faults:
        codes += [fault.rule_code] * len(fault.filings)
        filings.append(fault.filings)
        ordinals += [None] * len(fault.filings) if fault.rows is None else world.results.ordinal[fault.rows].tolist()
    rows = np.concatenate([np.zeros(0, np.int64), *filings])
    return pa.table(
        {
            "rule_code": pa.array(codes, pa.string()),
            "evaluation_id": ids.take(pa.array(rows)),
            "ordinal": pa.array(ordinals, pa.int32()),
        }
    )
