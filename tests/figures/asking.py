"""What an address asks of figures and tables that need more than a selection, from the data of a store."""

from dashboard.figures import page_of
from dashboard.figures.tables import TABLES
from dashboard.records import Selection
from dashboard.warehouse import Warehouse

# Generated reports carry no scores.
NEVER_DRAWN = frozenset({"department_scores_report"})
# Nothing is corrected in a generated store, and everything is read.
NEVER_FILLED = frozenset(
    {
        "form_corrections",
        "corrections",
        "unread_cells",
        "department_tasks",
        "department_passages",
        "deduction_indicators_disputed",
    }
)


def asked_by(name: str, warehouse: Warehouse) -> dict[str, list[str]]:
    """A form of several years with losses and all its scores; a department that has its like."""
    if page_of(name) == "project" if name not in TABLES else TABLES[name].page == "project":
        return {"evaluation": [_form(warehouse)]}
    return {"body": [_body(warehouse)]} if name == "peers" else {}


def _form(warehouse: Warehouse) -> str:
    found = warehouse.rows(
        "select filings.evaluation_id from facts.filings as filings"
        " inner join facts.scores as scores on filings.evaluation_id = scores.evaluation_id"
        " where filings.form_type = 'project' and scores.is_complete and scores.points_lost > 0 and filings.is_current"
        " and not exists (from forms.indicators as indicators"
        "   where indicators.evaluation_id = filings.evaluation_id and indicators.score_reported is null)"
        " and (select count(distinct others.year) from facts.filings as others"
        "   where others.project_key = filings.project_key and others.unit_name = filings.unit_name"
        "   and others.department_name = filings.department_name and others.region_code = filings.region_code"
        "   and others.form_type = 'project' and others.is_current) > 1"
        " order by filings.evaluation_id limit 1"
    )
    return str(found[0][0])


def _body(warehouse: Warehouse) -> str:
    """A department with others of its kind and size among project forms."""
    for region, department in warehouse.rows(
        "select region_code, department_name from facts.filings where is_current and form_type = 'project'"
        " group by all order by count(*) desc, region_code, department_name"
    ):
        alike = warehouse.mart("peers", Selection(form_types=("project",)), region=region, department=department)
        if len(alike) > 1:
            return f"{region}|{department}"
    raise LookupError("expected a department with its like")
