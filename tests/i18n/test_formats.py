"""Moments as people read them: on the clock of the machine that shows them."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pandas as pd
import pytest

from dashboard.i18n.formats import day, moment


@pytest.fixture
def in_beijing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_beijing")
def test_what_happened_before_breakfast_happened_that_day() -> None:
    kept = (
        datetime(2026, 3, 1, 23, 5, tzinfo=UTC).replace(tzinfo=None),
        pd.Timestamp("2026-03-01 23:05:59.123456"),
        "2026-03-01T23:05:00+00:00",
        "2026-03-02T07:05:00+08:00",
    )

    assert ["2026-03-02 07:05"] * 4 == [moment(one) for one in kept]
    assert "2026-03-02" == day(kept[0])
