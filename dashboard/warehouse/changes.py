"""What sets two versions of a warehouse apart: which evaluations, and which figures of the overview by how much."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.records import Selection
from dashboard.warehouse.read import Warehouse

# The figures at a glance of the overview, in their order.
FIGURES = (
    "evaluations",
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "unspent_yuan",
    "execution_rate",
    "execution_rate_initial",
    "execution_rate_mean",
    "score_mean",
    "score_median",
    "points_lost",
    "leads",
)
COLUMNS = (
    "change",
    "evaluation_id",
    "document_id",
    "form_type",
    "year",
    "department_name",
    "unit_name",
    "project_name",
)
_FILINGS = """
    select filings.evaluation_id, filings.document_id, filings.form_type, filings.year, filings.department_name,
        filings.unit_name, filings.project_name, filings.is_current, corrections.correction_ids,
    from facts.filings as filings
    left join (
        select split_part(row_key, '/', 1) as evaluation_id,
            list(correction_id order by correction_id) as correction_ids,
        from forms.corrections
        where is_in_force and table_name <> 'unread'
        group by all
    ) as corrections
        on filings.evaluation_id = corrections.evaluation_id
    order by filings.document_id, filings.position
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a later version changes.

    `evaluations`: one row per evaluation that is `new`, `new_superseded` (a later one is there already),
    `superseded`, `reinstated` or `corrected` (column change), with
    what it is called; `unchanged` counts the others. `figures`: one row per form type and figure of the overview whose
    value moves, with before, after and difference, empty where a version has no value.
    """

    evaluations: pd.DataFrame
    unchanged: int
    figures: pd.DataFrame


def changes(before: Warehouse | None, after: Warehouse) -> Changes:
    """What `after` changes against `before`; None stands for an empty store."""
    was, now = _filings(before), _filings(after)
    rows = [row | {"change": change} for key, row in now.items() if (change := _change(was.get(key), row))]
    return Changes(
        evaluations=pd.DataFrame([[row[name] for name in COLUMNS] for row in rows], columns=list(COLUMNS)),
        unchanged=len(now) - len(rows),
        figures=_moved(_figures(before), _figures(after)),
    )


def _change(was: dict[str, Any] | None, now: dict[str, Any]) -> str | None:
    if was is None:
        return "new" if now["is_current"] else "new_superseded"
    if was["is_current"] != now["is_current"]:
        return "reinstated" if now["is_current"] else "superseded"
    return "corrected" if was["correction_ids"] != now["correction_ids"] else None


def _filings(warehouse: Warehouse | None) -> dict[str, dict[str, Any]]:
    if warehouse is None:
        return {}
    with warehouse.cursor() as cursor:
        result = cursor.execute(_FILINGS)
        columns = [column[0] for column in result.description or ()]
        return {row[0]: dict(zip(columns, row, strict=True)) for row in result.fetchall()}


def _figures(warehouse: Warehouse | None) -> dict[tuple[str, str], float]:
    """The figures of the overview without any selection, by form type and name; those without a value are left out."""
    if warehouse is None:
        return {}
    totals = warehouse.mart(
        "results", Selection(), grain="all", is_by_year=False, is_highest_first=False, row_limit=None
    )
    return {
        (row["form_type"], figure): float(row[figure])
        for row in totals.to_dict("records")
        for figure in FIGURES
        if pd.notna(row[figure])
    }


def _moved(before: dict[tuple[str, str], float], after: dict[tuple[str, str], float]) -> pd.DataFrame:
    form_types = dict.fromkeys(form_type for form_type, _ in (*before, *after))
    rows = [
        (form_type, figure, before.get((form_type, figure)), after.get((form_type, figure)))
        for form_type in form_types
        for figure in FIGURES
    ]
    frame = pd.DataFrame(
        [row for row in rows if row[2] != row[3]], columns=["form_type", "figure", "before", "after"]
    ).astype({"before": "float64", "after": "float64"})
    return frame.assign(difference=frame["after"] - frame["before"])
