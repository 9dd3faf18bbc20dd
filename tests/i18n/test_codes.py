"""Every code that the program can store is worded."""

import re
from pathlib import Path
from typing import get_args

import pytest

from dashboard.i18n import LANGUAGES, Language, words
from dashboard.i18n.leads import figure_name
from dashboard.records import Kind
from dashboard.rules import packs
from dashboard.settings import PACKAGE, QUERIES


def unread_reasons() -> set[str]:
    """The reasons that the readers can give for a cell they did not use."""
    found: set[str] = set()
    for path in Path(PACKAGE / "ingest").rglob("*.py"):
        for match in re.finditer(r"\.(?:unread|doubt)\(.*\)|Unread\(.*\)", path.read_text("utf-8")):
            found.update(re.findall(r"\"([a-z]+(?:_[a-z]+)*)\"", match.group()))
    return found - {"source", "column"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_leaving_a_cell_unread_is_worded(language: Language) -> None:
    reasons = unread_reasons()

    assert len(reasons) >= 10
    assert {reason for reason in reasons if f"unread.{reason}" not in words(language)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_of_a_rule_pack_is_named_and_every_choice_worded(language: Language) -> None:
    worded = words(language)
    for pack in packs():
        for parameter in pack.parameters:
            assert f"parameter_name.{parameter.name}" in worded, parameter.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", get_args(Kind))
def test_every_kind_of_indicator_is_worded(language: Language, code: str) -> None:
    assert words(language).value("kind", code)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("mart", "column"),
    [("form_indicators", "attainment_case"), ("form_indicators", "expected_case"), ("form_checks", "verdict")],
)
def test_every_case_of_a_mart_is_worded(language: Language, mart: str, column: str) -> None:
    text = (QUERIES / "marts" / f"{mart}.sql").read_text("utf-8")
    (block,) = re.findall(rf"case\n((?:(?!\bcase\n).)*?)end as {column}\b", text, re.DOTALL)
    codes = re.findall(r"(?:then|else) '([a-z_]+)'", block)

    assert len(codes) >= 4
    assert {code for code in codes if f"value.{column}.{code}" not in words(language)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("raised", "table"),
    [(r'RefusedPaper\("(\w+)"', "paper.refused"), (r'(?:Break|Fault)\([^"\n]*"(\w+)"', "history.broken")],
)
def test_every_reason_about_working_papers_is_worded(language: Language, raised: str, table: str) -> None:
    programs = "".join(path.read_text("utf-8") for path in (PACKAGE / "casework").glob("*.py"))
    reasons = set(re.findall(raised, programs))

    assert len(reasons) >= 5
    assert {reason for reason in reasons if f"{table}.{reason}" not in words(language)} == set()


def inputs_of_rules() -> dict[str, str]:
    """Every figure that a rule names in `inputs`, with a rule that names it."""
    found: dict[str, str] = {}
    for path in sorted((QUERIES / "findings").glob("*.sql")):
        for arguments in re.findall(r"json_object\((.*?)\)\s+as varchar", path.read_text("utf-8"), re.DOTALL):
            found |= dict.fromkeys(re.findall(r"^\s+'([a-z_0-9]+)',", arguments, re.MULTILINE), path.stem)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_rule_s_formula_is_named(language: Language) -> None:
    unnamed = {name: rule for name, rule in inputs_of_rules().items() if not figure_name(words(language), name)}

    assert len(inputs_of_rules()) > 40
    assert unnamed == {}, "name it under [input] in both catalogues"
