"""Every table that pages show without a figure, by name: its rows, its title, and what it takes from the address.

Pages and exports read the same entries, so that a table holds the same wherever it stands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.export.rule_names import named_rules
from dashboard.figures import columns, lab, low_execution, project
from dashboard.figures.asked import Query, asked_code, asked_number, asked_text
from dashboard.figures.entry import Read
from dashboard.i18n import Words
from dashboard.i18n.formats import moment
from dashboard.warehouse import Store, releases

CELLS_LISTED = 200
LEAD_ORDERS = ("severity", "amount", "department")
SAMPLE_SIZE, SAMPLE_SEED = 20, 1
MOST_SAMPLED, HIGHEST_SEED = 500, 999_999


@dataclass(frozen=True, slots=True)
class Table:
    """A table by name: `title` is its key in the catalogue, `rows(read, **arguments)` gives the rows of its mart.

    `arguments` are what the page's own parameters ask for; `worded` puts codes that are no column's values into words.
    Tables of leads take the states of their papers (`auditing.papers_in_marts`) beside.
    """

    page: str
    title: str
    rows: Callable[..., pd.DataFrame]
    arguments: Callable[[Query], Mapping[str, Any]] = lambda _: {}
    worded: Callable[[pd.DataFrame, Words], pd.DataFrame] = lambda frame, _: frame
    needs_papers: bool = False
    shown: tuple[str, ...] = ()


def _rows(mart: str, **fixed: Any) -> Callable[..., pd.DataFrame]:
    """What reads a mart with parameters that are the same for everyone."""

    def read_rows(read: Read, **arguments: Any) -> pd.DataFrame:
        return read(mart, **fixed, **arguments)

    return read_rows


def sample_of(query: Query) -> dict[str, Any]:
    """Size and seed of a sample, as the marts take them."""
    size = asked_number(query, "size", SAMPLE_SIZE, range(1, MOST_SAMPLED + 1))
    seed = asked_number(query, "seed", SAMPLE_SEED, range(HIGHEST_SEED + 1))
    return {"sample_size": size, "seed": str(seed)}


def _pack_of(query: Query) -> dict[str, Any]:
    return {"pack": asked_text(query, "pack")}


def _leads_of(query: Query) -> dict[str, Any]:
    return {
        "rule_codes": tuple(query.get("rule", ())) or None,
        "severities": tuple(query.get("severity", ())) or None,
        "lead_states": tuple(query.get("state", ())) or None,
    }


def _queue_of(query: Query) -> dict[str, Any]:
    return {**_leads_of(query), "lead_order": asked_code(query, "order", LEAD_ORDERS)}


def _parameters(read: Read, pack: str = "") -> pd.DataFrame:
    """The parameters of a rule pack, of the national one where none is named."""
    return read("rule_parameters", pack=pack or str(read("rule_packs")["pack_id"].iloc[0]))


def _worded_unread(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    return frame.assign(unread_reason=[words(f"unread.{reason}") for reason in frame["unread_reason"]])


def release_rows(served: Store) -> pd.DataFrame:
    """Every release with who, when and why, the newest first."""
    return pd.DataFrame(
        [
            {
                "release_number": one.number,
                "released_at": moment(one.released_at),
                "released_by": one.released_by,
                "release_note": one.note or None,
                "release_state": "withdrawn" if one.is_withdrawn else "in_force",
                "withdrawn_by": one.withdrawn_by,
                "withdrawn_why": one.withdrawn_why,
            }
            for one in reversed(releases(served))
        ]
    )


_BY_NAME = {"is_by_year": False, "is_highest_first": False}
TABLES: Mapping[str, Table] = {
    "attention": Table("overview", "overview.attention_table", _rows("attention", row_limit=5), worded=named_rules),
    "score_gaps": Table("scores", "scores.gaps", _rows("score_gaps", row_limit=100), shown=columns.SCORE_GAPS),
    "pack_thresholds": Table("over_target", "over_target.packs", _rows("pack_thresholds")),
    **{
        f"deduction_indicators_{behind}": Table(
            "over_target",
            "over_target.list",
            _rows("deduction_indicators", behind=behind, row_limit=300, **lab.RULE),
            shown=columns.LOSSES,
        )
        for behind in ("lost", "deducted", "disputed")
    },
    "cause_agreement": Table("over_target", "over_target.agreement", _rows("cause_agreement")),
    "deduction_forms": Table(
        "lab", "lab.forms", _rows("deduction_forms", row_limit=300), lab.rule_of, shown=columns.SIMULATED_FORMS
    ),
    **{
        f"deduction_indicators_{behind}": Table(
            "lab",
            "lab.list",
            _rows("deduction_indicators", behind=behind, row_limit=300),
            lab.rule_of,
            shown=columns.SIMULATED_INDICATORS,
        )
        for behind in ("would_deduct", "differs")
    },
    "rule_effects": Table("lab", "lab.effects", _rows("rule_effects")),
    "low_execution": Table(
        "low_execution",
        "low_execution.list",
        _rows("low_execution", row_limit=500),
        low_execution.criteria_of,
        named_rules,
        shown=columns.LOW_EXECUTION,
    ),
    "lead_queue": Table(
        "leads",
        "leads.list",
        _rows("lead_queue", row_offset=0, row_limit=25),
        _queue_of,
        needs_papers=True,
        shown=columns.LEADS,
    ),
    **{
        f"lead_groups_{grouping}": Table(
            "leads",
            "leads.groups",
            _rows("lead_groups", lead_grouping=grouping, row_limit=200),
            _leads_of,
            needs_papers=True,
        )
        for grouping in ("unit", "rule")
    },
    "sample_drawn": Table("sampling", "sampling.forms", _rows("sample_drawn"), sample_of, shown=columns.SAMPLE),
    "sample_strata": Table("sampling", "sampling.strata", _rows("sample_strata"), sample_of),
    "project_list": Table("project", "project.list", _rows("results", grain="project", row_limit=500, **_BY_NAME)),
    "form_indicators": Table("project", "project.download", _rows("form_indicators"), project.form_of),
    "form_corrections": Table("project", "correction.title", _rows("form_corrections"), project.form_of),
    "departments": Table(
        "department", "department.list", _rows("results", grain="department", row_limit=None, **_BY_NAME)
    ),
    "department_leads": Table("department", "department.leads", _rows("leads", row_limit=200), shown=columns.LEADS),
    "department_tasks": Table("department", "department.tasks", _rows("tasks", row_limit=100)),
    "department_passages": Table("department", "department.passages", _rows("passages", row_limit=100)),
    "department_explanations": Table("department", "department.explanations", _rows("explanations", row_limit=100)),
    "department_forms": Table(
        "department", "department.projects", _rows("results", grain="project", row_limit=500, **_BY_NAME)
    ),
    "documents": Table("data", "data.documents.title", _rows("documents", row_limit=200)),
    "unread_cells": Table(
        "data", "data.unread.title", _rows("unread_cells", row_limit=CELLS_LISTED), worded=_worded_unread
    ),
    "corrections": Table("data", "correction.title", _rows("corrections")),
    "dictionary": Table("data", "data.dictionary.title", _rows("dictionary")),
    "rule_parameters": Table("data", "data.packs.parameters", _parameters, _pack_of),
    "unjudged_reasons": Table("data", "data.unjudged.title", _rows("unjudged_reasons")),
    "unjudged_cases": Table("data", "data.unjudged.cases", _rows("unjudged_cases", row_limit=200)),
}
# Its rows stand in no mart: `release_rows`.
RELEASES = "releases"


def table_title(name: str) -> str:
    """The key of a table's title in the catalogue."""
    return "releases.list" if name == RELEASES else TABLES[name].title
