"""Every figure draws by its name alone, on a generated province of several years."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.export.tables import presented
from dashboard.figures import FIGURES, arguments_of, form_types
from dashboard.figures.entry import Read
from dashboard.figures.tables import TABLES
from dashboard.i18n import words
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Warehouse, open_warehouse
from tests.figures.asking import NEVER_DRAWN, NEVER_FILLED, asked_by

NOTES = FigureNotes("全部", "1份自评")


@pytest.fixture(name="warehouse", scope="module")
def province(synthetic_store: Path) -> Warehouse:
    return open_warehouse(synthetic_store)


def reader(warehouse: Warehouse, selection: Selection) -> Read:
    def read(mart: str, /, **parameters: object) -> pd.DataFrame:
        return warehouse.mart(mart, selection, **parameters)

    return read


@pytest.mark.parametrize("name", sorted(set(FIGURES) - NEVER_DRAWN))
def test_a_figure_draws_by_its_name(warehouse: Warehouse, name: str) -> None:
    types = form_types(name, reader(warehouse, Selection()))
    selection = Selection(form_types=(types[0],)) if types else Selection()
    arguments = arguments_of(name, asked_by(name, warehouse))
    draw, frame, *others = FIGURES[name](reader(warehouse, selection), **arguments)
    figure = draw(frame, *others, words("zh"), NOTES)

    assert len(frame)
    assert figure is not None
    assert figure.layout.meta["title"]


def test_figures_of_scores_and_deductions_show_one_type_of_form(warehouse: Warehouse) -> None:
    read = reader(warehouse, Selection())

    assert form_types("score_histogram", read) == form_types("deviations_district", read) == ["project", "department"]
    assert form_types("trend", read) is None


@pytest.mark.parametrize("page", ["overview", "execution", "scores", "over_target"])
def test_every_figure_of_a_page_is_an_entry(page: str) -> None:
    """Names on pages are those of the entries, so that what is exported by name is what the page shows."""
    source = (Path(__file__).parents[2] / "dashboard" / "pages" / f"{page}.py").read_text()
    shown = {part.split('"')[1] for part in source.split("name=")[1:] if part.lstrip("f").startswith('"')}
    stems = {name.split("{")[0].rstrip("_") for name in shown}

    assert stems
    assert {stem for stem in stems if not any(name.startswith(stem) for name in FIGURES)} == set()


def test_what_an_address_asks_reaches_the_figure(warehouse: Warehouse) -> None:
    """The same values, defaults and bounds as on the pages."""
    assert arguments_of("ranking_unit", {"order": ["highest"]}) == {"order": "highest"}
    assert arguments_of("ranking_unit", {"order": ["sideways"]}) == {"order": "lowest"}
    assert arguments_of("deduction_curve", {"threshold": ["35"], "points": ["5"], "curve": ["stepped"]}) == {
        "rule": {"threshold": 0.35, "curve": "stepped", "points": 5, "scope": "all"}
    }
    assert arguments_of("low_execution_unspent", {"threshold": ["5"], "minimum": ["50"], "source": ["fiscal"]}) == {
        "criteria": {"threshold": 0.8, "minimum_yuan": 500_000, "basis": "adjusted", "money_of": "fiscal"}
    }
    assert arguments_of("trend", {"order": ["highest"]}) == {}


@pytest.mark.parametrize("name", sorted(set(TABLES) - NEVER_FILLED))
def test_a_table_has_rows_by_its_name(warehouse: Warehouse, name: str) -> None:
    table = TABLES[name]
    papers = {"paper_keys": (), "paper_states": ()} if table.needs_papers else {}
    rows = table.rows(reader(warehouse, Selection()), **table.arguments(asked_by(name, warehouse)), **papers)

    assert len(rows)
    assert words("zh")(table.title) != words("en")(table.title)
    for column in presented(table.worded(rows, words("zh")), words("en")).columns:
        assert words("en").label(column)
