"""A page that runs again draws nothing anew, and leaves what it has read as it was."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts import style
from dashboard.importing import import_paths
from dashboard.records import Selection
from dashboard.settings import DATA
from dashboard.warehouse import Warehouse
from dashboard.widgets import figures
from dashboard.widgets.kept import forget_everything
from dashboard.widgets.navigation import PAGES
from tests.pages.app import opened

UNION = {"body": "440106|广州市天河区总工会"}


def specs(app: AppTest) -> list[str]:
    """Every figure of a page as it is sent to the browser."""
    return [figure.proto.spec for figure in app.get("plotly_chart")]


@pytest.mark.parametrize("page", [page for page in PAGES if page not in {"project", "leads", "data", "imports"}])
def test_a_second_run_draws_no_figure_anew(page: str) -> None:
    forget_everything()
    drawn: list[Any] = []
    finishing = style.finished

    def counted(*arguments: Any, **options: Any) -> Any:
        drawn.append(arguments)
        return finishing(*arguments, **options)

    with patch.object(style, "finished", counted):
        app = opened(page, **UNION if page == "department" else {})
        first = len(drawn)
        app.run()
        opened(page, **UNION if page == "department" else {})

    assert not app.exception
    assert first > 0
    assert first == len(drawn)


def test_another_language_unit_and_ground_are_another_figure() -> None:
    chinese, english, yuan = (specs(opened("execution", **query)) for query in ({}, {"lang": "en"}, {"unit": "yuan"}))
    with patch.object(figures, "ground", lambda: "dark"):
        dark = specs(opened("execution"))

    assert len(chinese) == len(english) == len(yuan) == len(dark) > 0
    assert not set(chinese) & set(english)
    assert not set(chinese) & set(dark)
    assert set(chinese) != set(yuan)
    assert chinese == specs(opened("execution"))


def test_an_import_is_seen_by_a_page_that_stood_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = sorted((DATA / "sources").glob("*.txt"))
    import_paths([first], tmp_path)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    app = opened("execution")
    before = specs(app)
    import_paths(others, tmp_path)
    after = specs(app.run())
    forget_everything()

    assert not app.exception
    assert specs(opened("execution")) == after
    assert not set(before) & set(after)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_changes_no_frame_that_it_read(page: str, lang: str) -> None:
    forget_everything()
    read: list[tuple[str, pd.DataFrame, pd.DataFrame]] = []
    reading = Warehouse.mart

    def recorded(self: Warehouse, name: str, selection: Selection, **extra: object) -> pd.DataFrame:
        frame = reading(self, name, selection, **extra)
        read.append((name, frame, frame.copy(deep=True)))
        return frame

    with patch.object(Warehouse, "mart", recorded):
        app = opened(page, lang=lang, **UNION if page == "department" else {})

    assert not app.exception
    assert read
    for name, frame, before in read:
        pd.testing.assert_frame_equal(before, frame, obj=name)
