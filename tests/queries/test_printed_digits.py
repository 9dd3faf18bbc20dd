"""A01 knows what printed digits can hide: decimals of the document, rounded or cut off, amounts in 万元."""

import dataclasses

import pytest

from dashboard.records import Evaluation
from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, reading


def printed(document: str, project: str, rate: str, texts: dict[str, str]) -> Evaluation:
    """A form of 962.10 (or the whole number its text says) of 1000, with the cells of its total row as on paper."""
    executed = "962" if texts.get("executed_yuan") == "962" else "962.10"
    form = evaluation(money=funds(executed=executed, rate=rate, score="9.62"), department=document, project=project)
    origins = tuple(
        dataclasses.replace(origin, text=texts[origin.column_name])
        if origin.table_name == "funds" and origin.column_name in texts
        else origin
        for origin in form.origins
    )
    return dataclasses.replace(form, origins=origins)


# Document, project, rate, texts, and whether A01 asks about it: 96.21 % is the true rate.
FORMS = [
    ("whole per cents", "cut off", "0.96", {"execution_rate_reported": "96"}, False),
    ("whole per cents", "rounded up", "0.97", {"execution_rate_reported": "97%"}, True),
    ("whole per cents", "two off", "0.94", {"execution_rate_reported": "94"}, True),
    ("zeros trimmed", "with decimals", "0.9621", {"execution_rate_reported": "96.21"}, False),
    ("zeros trimmed", "without", "0.96", {"execution_rate_reported": "96"}, True),
    ("one decimal", "rounded", "0.962", {"execution_rate_reported": "96.2%"}, False),
    ("one decimal", "two digits off", "0.96", {"execution_rate_reported": "96.0%"}, True),
    ("fractions", "cut off", "0.96", {"execution_rate_reported": "0.96"}, False),
    ("fractions", "rounded up", "0.97", {"execution_rate_reported": "0.97"}, True),
    ("a sentence", "says a year first", "0.96", {"execution_rate_reported": "2023年预算执行率96%"}, True),
    (
        "whole amounts",
        "may be 961.50 of 1000.50",
        "0.961",
        {"execution_rate_reported": "96.10", "executed_yuan": "962", "budget_adjusted_yuan": "1,000"},
        False,
    ),
    (
        "whole amounts",
        "may not",
        "0.9593",
        {"execution_rate_reported": "95.93", "executed_yuan": "962", "budget_adjusted_yuan": "1,000"},
        True,
    ),
    (
        "whole executed amounts",
        "may be 961.50 of 1000.00",
        "0.9616",
        {"execution_rate_reported": "96.16", "executed_yuan": "962"},
        False,
    ),
    (
        "whole budgets",
        "is 962.10 of 999.50 at most",
        "0.9614",
        {"execution_rate_reported": "96.14", "budget_adjusted_yuan": "1,000"},
        True,
    ),
    (
        "an odd amount",
        "is no power of ten of its text",
        "0.961",
        {"execution_rate_reported": "96.10", "executed_yuan": "约9百万", "budget_adjusted_yuan": "1,000.00"},
        True,
    ),
]
DOCUMENTS = [
    reading(
        *(printed(document, project, rate, texts) for of, project, rate, texts, _ in FORMS if of == document),
        name=document,
    )
    for document in dict.fromkeys(of for of, *_ in FORMS)
]


@pytest.fixture(scope="module", name="warehouse")
def store_with_the_forms(store_of: StoreOf) -> Warehouse:
    return store_of(DOCUMENTS)


@pytest.mark.parametrize(
    ("document", "project", "is_lead"),
    [(document, project, is_lead) for document, project, _, _, is_lead in FORMS],
)
def test_printed_rate_of(warehouse: Warehouse, document: str, project: str, is_lead: bool) -> None:
    leads = warehouse.rows(
        "select count(*) from marts.findings inner join facts.filings using (evaluation_id)"
        " inner join forms.documents on filings.document_id = documents.document_id"
        " where rule_code = 'A01' and file_name = $file and project_name = $project",
        {"file": f"{document}.txt", "project": project},
    )

    assert [(int(is_lead),)] == leads
