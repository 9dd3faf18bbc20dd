"""Figures and names that are read of damaged lines, held against the whole form: for tests that damage it."""

from dashboard.errors import RefusedDocument
from dashboard.records import Evaluation
from tests.ingest.plain_form import FORM, only_form, read

NUMBERS = ("target_value", "actual_value", "weight", "score_reported")
AMOUNTS = (
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "execution_rate_reported",
    "weight",
    "score_reported",
)
HEAD = ("year", "project_name", "department_name", "unit_name", "score_reported")


def wrong_figures(lines: list[str], end: str = "\n") -> list[tuple[object, ...]]:
    """What is read of the lines and is not what the whole form says; nothing where they are refused."""
    try:
        forms = read(lines, end).evaluations
    except RefusedDocument:
        return []
    return [wrong for form in forms for wrong in wrong_in(form)]


def wrong_in(form: Evaluation) -> list[tuple[object, ...]]:
    """What the form says and the whole form does not.

    A row whose name is lost, or has run into its level, is known by its target.
    """
    whole = only_form(FORM)
    sources = {row.source: row for row in whole.funds}
    rows = {name: row for row in whole.indicators for name in (row.level_3, row.target_text)}
    found: list[tuple[object, ...]] = [
        ("head", column, getattr(form, column)) for column in HEAD if _differs(form, whole, column)
    ]
    for fund in form.funds:
        other = sources.get(fund.source)
        found += [(fund.source, column, getattr(fund, column)) for column in AMOUNTS if _differs(fund, other, column)]
    for row in form.indicators:
        known = rows.get(row.level_3) or rows.get(row.target_text)
        found += [(row.level_3, column, getattr(row, column)) for column in NUMBERS if _differs(row, known, column)]
    return found


def _differs(found: object, whole: object, column: str) -> bool:
    value = getattr(found, column)
    return value is not None and (whole is None or value != getattr(whole, column))
