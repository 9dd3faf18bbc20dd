"""Stores that several tests of marts read."""

from pathlib import Path

import pytest

from dashboard.warehouse import Warehouse, open_warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, qualitative, reading
from tests.queries.marts.rows import FUTIAN, MINHANG

EXPLAINED = "超额完成，下年调整指标值"


@pytest.fixture(scope="module")
def published(published_store: Path) -> Warehouse:
    """The five published documents."""
    return open_warehouse(published_store)


@pytest.fixture(scope="module")
def places(store_of: StoreOf) -> Warehouse:
    """Two places: the first takes a flat point off from 50 % over, the second has no such rule.

    First place: 28 % over and 0 off, 50 % over and 1 off, 300 % over and 1 off; an under-target one loses 5.
    Second place: 50 % over and 0 off without a word, 100 % over and 0 off, a half-point indicator 200 % over and 0 off.
    """
    first = evaluation(
        indicator(ordinal=1, target="100", actual="128", weight="20", level_3="培训人数"),
        indicator(ordinal=2, target="2", actual="3", weight="20", score="19", remark=EXPLAINED, level_3="活动场次"),
        indicator(ordinal=3, target="10", actual="40", weight="30", score="29", remark="按需采购", level_3="购置数量"),
        indicator(ordinal=4, target="100", actual="75", weight="20", score="15", remark="超额完成", level_3="慰问人数"),
        money=funds("1000", "1000", "800"),
        region_code=FUTIAN,
        department="甲局",
        project="甲项目",
    )
    second = evaluation(
        indicator(ordinal=1, target="2", actual="3", weight="40", level_3="活动场次"),
        indicator(ordinal=2, target="10", actual="20", weight="49.5", remark=EXPLAINED, level_3="培训人数"),
        indicator(ordinal=3, target="10", actual="30", weight="0.5", remark=EXPLAINED, level_3="宣传次数"),
        qualitative(ordinal=4, weight="0"),
        region_code=MINHANG,
        department="乙局",
        project="乙项目",
    )
    return store_of([reading(first, second)])
