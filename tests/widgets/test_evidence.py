"""Every figure of a form opens: with its formula, its figures and its cells."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.i18n import LANGUAGES, words
from dashboard.i18n.catalogue import catalogue
from dashboard.warehouse import open_warehouse
from dashboard.widgets.evidence import Evidence, evidence_of, formula_sentences, measure_key, name_of, written
from dashboard.widgets.form import KEYS, Form, read_form
from dashboard.widgets.measures import LISTED, MEASURES

CHINESE = words("zh")


@pytest.fixture(scope="module")
def forms(published_store: Path) -> dict[str, Form]:
    """Every form of the five published documents by its project, unit or department."""
    found: dict[str, Form] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIXIAO_STORE", str(published_store))
        assert read_form("galaxy") is None
        for evaluation, name in open_warehouse(published_store).rows(
            "select evaluation_id, coalesce(project_name, unit_name, department_name) from facts.filings"
        ):
            form = read_form(evaluation)
            assert form is not None
            found[name] = form
    return found


def opened(form: Form, key: str) -> Evidence:
    """What a key opens."""
    found = evidence_of(form, key)
    assert found is not None, key
    return found


def texts(evidence: Evidence) -> list[str]:
    """What stands in the cells a figure rests on."""
    return [origin.text for _, origin in evidence.fields]


def measures_of(form: Form) -> Iterator[str]:
    """The keys of every measure of a form."""
    for table, columns in MEASURES.items():
        for row, _ in form.rows(table):
            yield from (key for column in columns if (key := measure_key(form, table, row, column)))


def test_every_measure_of_every_form_opens_with_cells_and_a_sentence_in_both_languages(forms: dict[str, Form]) -> None:
    count = 0
    for form in forms.values():
        for key in measures_of(form):
            found = opened(form, key)
            sentences = [sentence for language in LANGUAGES for sentence in formula_sentences(words(language), found)]
            count += 1

            assert found.measure is not None
            assert found.fields, key
            assert len(sentences) >= 4
            assert not [sentence for sentence in sentences if "{" in sentence or "nan" in sentence]
    assert count > 1000


def test_every_field_of_every_form_opens_with_the_text_that_stands_there(forms: dict[str, Form]) -> None:
    for form in forms.values():
        for (table, row, column), origins in form.origins.items():
            found = opened(form, f"{table}/{row}/{column}")

            assert found.measure is None
            assert texts(found) == [origin.text for origin in origins]
            assert name_of(CHINESE, found)


@pytest.mark.parametrize(
    ("project", "key", "sentence", "cells"),
    [
        (
            "党组织建设",
            "funds/total/execution_rate",
            "3,576.00元÷30,000.00元＝11.92%",
            ["3576.00", "30000.00"],
        ),
        (
            "群团改革专项",
            "funds/total/score_recomputed",
            "min(99.85%，100%)×10.00分：四舍五入得9.99分，截尾得9.98分",
            ["101.80", "101.95", "10.00"],
        ),
        (
            "职工疗休养",
            "indicators/1/score_expected",
            "12.50分×52.00%＝6.50分",
            [">100人次", "52人次", "12.5"],
        ),
        (
            "全区行政事业单位工会经费",
            "indicators/1/deduction_cause",
            "目标2次，实际47次，偏离率2,250.00%，失1.00分：超额完成",
            [">2次", "47次", "5.5", "4.5"],
        ),
    ],
)
def test_a_measure_states_its_formula_with_the_figures_of_its_cells(
    forms: dict[str, Form], project: str, key: str, sentence: str, cells: list[str]
) -> None:
    found = opened(forms[project], key)

    assert formula_sentences(CHINESE, found)[1] == sentence
    assert texts(found)[: len(cells)] == cells


def test_a_total_rests_on_the_execution_score_and_every_indicator_that_applies(forms: dict[str, Form]) -> None:
    found = opened(forms["劳模管理"], "evaluations//score_recomputed")

    assert formula_sentences(CHINESE, found)[1] == "执行率得分9.86分＋各指标得分合计90.00分＝99.86分"
    assert texts(found) == ["9.86", "12.5", "12.5", "12.5", "12.5", "30", "10"]


def test_the_sum_of_a_level_rests_on_its_own_indicators(forms: dict[str, Form]) -> None:
    found = opened(forms["劳模管理"], "levels/效益指标/score_reported")

    assert texts(found) == ["30"]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "galaxy",
        "funds/total/galaxy",
        "indicators/99/weight",
        "levels/galaxy/weight",
        "a/b/c/d",
        "//",
        "evaluations//head",
    ],
)
def test_a_key_that_names_nothing_opens_nothing(forms: dict[str, Form], key: str) -> None:
    assert evidence_of(forms["劳模管理"], key) is None


def test_an_unknown_figure_cannot_be_opened(forms: dict[str, Form]) -> None:
    assert measure_key(forms["疫情防控"], "funds", "total", "execution_rate_initial") == ""
    assert evidence_of(forms["疫情防控"], "funds/total/execution_rate_initial") is None


def test_amounts_are_evidence_and_keep_their_cents_whatever_the_unit() -> None:
    assert written(words("zh", "yi_yuan"), "executed_yuan", 3576.0) == "3,576.00元"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_has_its_words(language: Any) -> None:
    sentences = catalogue(language)

    assert [name for name in LISTED for part in ("name", "formula") if f"measure.{name}.{part}" not in sentences] == []


def test_measures_speak_of_tables_and_columns_that_a_form_has(forms: dict[str, Form]) -> None:
    form = forms["全区行政事业单位工会经费"]
    for table, columns in MEASURES.items():
        assert table in KEYS or table == "evaluations"
        row = form.rows(table)[0][1]
        assert set(columns) <= set(row)
        assert {measure.case for measure in columns.values() if measure.case} <= set(row)
