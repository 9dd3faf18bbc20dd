"""Whatever figure or table a page shows can be put into a pack and made again from there, the same."""

from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.casework.packs import PackItem
from dashboard.exporting.packs import item_of, source_of
from dashboard.i18n import words
from dashboard.warehouse import open_warehouse
from dashboard.widgets import packing
from dashboard.widgets.address import own_parameters
from dashboard.widgets.screen import Screen
from tests.pages.app import opened

W = words("zh")
# Pages with what a link to them asks: every part that shows figures or tables of its own.
LINKS = (
    "overview",
    "execution",
    "execution?grain=unit&order=highest",
    "scores",
    "scores?kind=department&grain=district&depth=level_2",
    "compare",
    "compare?measure=score&body={body}",
    "over_target?behind=deducted",
    "lab?threshold=30&curve=stepped&points=2&behind=differs&grain=department",
    "low_execution?threshold=95&basis=initial",
    "leads?severity=H",
    "leads?grouping=unit",
    "sampling?size=3&seed=5",
    "project",
    "project?evaluation={evaluation}",
    "department",
    "department?body={body}",
    *(f"data?part={part}" for part in ("documents", "packs", "unjudged")),
)
# Buttons that stand on these pages, and what pages show that is nowhere else.
NOT_TO_PACK = {"low_execution_picked", "reviewed_scores"}


@pytest.fixture(name="offered")
def buttons_that_were_drawn(monkeypatch: pytest.MonkeyPatch) -> list[PackItem]:
    found: list[PackItem] = []
    offer = packing.offer_packing

    def taking_down(screen: Screen, name: str, title: str, *, key: str = "") -> None:
        own = own_parameters()
        found.append(PackItem(name, title, {**own, **packing.seen(screen)}))
        offer(screen, name, title, key=key)

    monkeypatch.setattr("dashboard.widgets.figures.offer_packing", taking_down)
    monkeypatch.setattr("dashboard.widgets.tables.offer_packing", taking_down)
    return found


@pytest.mark.parametrize("link", LINKS)
def test_everything_a_page_shows_can_be_made_again(
    synthetic_store: Path, monkeypatch: pytest.MonkeyPatch, offered: list[PackItem], link: str
) -> None:
    monkeypatch.setenv("JIXIAO_STORE", str(synthetic_store))
    rows = open_warehouse(synthetic_store).rows(
        "select evaluation_id, region_code || '|' || department_name from facts.filings"
        " where is_current and form_type = 'project' order by all limit 1"
    )
    address = urlsplit(link.format(evaluation=rows[0][0], body=rows[0][1]))
    query: dict[str, Any] = parse_qs(address.query)
    app = opened(address.path, **query)
    offered.clear()
    app.run()
    source = source_of(synthetic_store, "", W, datetime.now().astimezone(), "")
    made = [item_of(source, item, W) for item in offered]

    assert not app.exception
    assert offered
    assert [item.missing for item in made] == [""] * len(offered)
    assert [item.title for item in made] == [item.title for item in offered]
    assert {item.name for item in offered}.isdisjoint(NOT_TO_PACK)
