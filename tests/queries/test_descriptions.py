"""Every table and column of the warehouse is described where it is born, in English and in Chinese."""

import re
from typing import Any

import pytest

from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, reading

LAYERS = ("rules", "forms", "facts", "findings", "marts")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module", name="warehouse")
def store_with_one_form(store_of: StoreOf) -> Warehouse:
    return store_of([reading(evaluation())])


def relations(warehouse: Warehouse) -> list[tuple[Any, ...]]:
    return warehouse.rows(
        "select schema_name || '.' || table_name, comment from duckdb_tables() where not internal"
        " union all"
        " select schema_name || '.' || view_name, comment from duckdb_views() where not internal"
        " union all"
        " select schema_name || '.' || function_name, comment from duckdb_functions()"
        " where function_type = 'table_macro' and schema_name = 'marts'"
    )


def columns(warehouse: Warehouse) -> list[tuple[Any, ...]]:
    return warehouse.rows(
        "select schema_name, table_name, column_name, comment from duckdb_columns()"
        " where not internal and schema_name in ('rules', 'forms', 'facts', 'findings', 'marts')"
    )


def is_in_both_languages(comment: str | None) -> bool:
    english, separator, chinese = (comment or "").partition(" · ")
    return bool(
        separator and re.search("[A-Za-z]", english) and not CHINESE.search(english) and CHINESE.search(chinese)
    )


def test_every_table_view_and_macro_is_described_in_both_languages(warehouse: Warehouse) -> None:
    assert len(relations(warehouse)) > 40
    assert [] == [name for name, comment in relations(warehouse) if not is_in_both_languages(comment)]


def test_every_comment_on_a_column_is_in_both_languages(warehouse: Warehouse) -> None:
    wrong = [
        row
        for row in columns(warehouse)
        if row[3] is not None and not is_in_both_languages(row[3].replace("元 and 万元", ""))
    ]

    assert [] == wrong


def test_every_column_is_described_where_it_stands_or_in_a_layer_below(warehouse: Warehouse) -> None:
    described = {(layer, column) for layer, _, column, comment in columns(warehouse) if comment is not None}
    undescribed = [
        f"{layer}.{table}.{column}"
        for layer, table, column, comment in columns(warehouse)
        if comment is None and not any((below, column) in described for below in LAYERS[: LAYERS.index(layer) + 1])
    ]

    assert [] == undescribed


def test_columns_of_rules_and_forms_are_described_each_for_itself(warehouse: Warehouse) -> None:
    assert [] == [row[:3] for row in columns(warehouse) if row[0] in {"rules", "forms"} and row[3] is None]


def test_a_comment_names_the_grain(warehouse: Warehouse) -> None:
    without = [
        name for name, comment in relations(warehouse) if not re.search(r"one row|each", comment.partition(" · ")[0])
    ]

    assert [] == without
