"""docs/rules.md says of every rule what is so: words, severity, thresholds, and its counts in the five documents."""

from pathlib import Path

import pytest

from dashboard.settings import QUERIES
from dashboard.warehouse import open_warehouse
from tests.rules_page import PAGE, Rule, rules_page

RULES = {path.stem.upper(): path.read_text("utf-8") for path in (QUERIES / "findings").glob("*.sql")}


def test_the_page_is_what_rules_and_documents_make_it(published_store: Path) -> None:
    assert PAGE.read_text("utf-8") == rules_page(open_warehouse(published_store)), "run `make rules`"


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_names_its_severities(code: str) -> None:
    assert Rule(code, RULES[code]).severities


def test_severities_of_a_rule_come_gravest_first() -> None:
    assert Rule("B01", RULES["B01"]).severities == "H, M"


def test_a_rule_reads_the_parameters_that_its_statement_names() -> None:
    rule = Rule("B01", RULES["B01"])

    assert rule.reads("low_execution_high")
    assert not rule.reads("low_execution")
    assert not rule.reads("grade_bands")
    assert Rule("A09", RULES["A09"]).reads("grade_bands")
    assert not Rule("A05", RULES["A05"]).reads("execution_weight")
