"""The slider recomputes; figures open projects; both languages and narrow screens show every figure."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Visit, figure, settled


def test_the_slider_recomputes_by_keyboard(visit: Visit) -> None:
    page = visit("/lab")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("扣分线为50%时，10项指标将扣10.00分")
    page.get_by_role("slider", name=re.compile("扣分线")).press("ArrowRight")
    settled(page)

    expect(main).to_contain_text("扣分线为55%时，8项指标将扣8.00分")
    expect(main).to_contain_text("共8项，列出8项")
    expect(page).to_have_url(re.compile("threshold=55"))


def test_a_mark_of_the_strip_opens_its_project(visit: Visit) -> None:
    page = visit("/over_target?region=310112")
    chart = figure(page, re.compile("2项指标超过目标值"))
    chart.scroll_into_view_if_needed()
    mark = chart.locator(".scatterlayer .point").last
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 1)
    page.wait_for_url("**/project?**")
    settled(page)

    expect(page.get_by_test_id("stMain")).to_contain_text("职业化、社会化工会工作者保障经费项目")


def test_a_point_of_the_scores_opens_its_project(visit: Visit) -> None:
    page = visit("/scores?region=440304")
    chart = figure(page, re.compile("13份中有4份"))
    chart.scroll_into_view_if_needed()
    box = chart.locator(".scatterlayer .trace").last.locator(".point").last.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/project?**")
    settled(page)

    expect(page.get_by_test_id("stMain")).to_contain_text("党组织建设")


@pytest.mark.parametrize(
    ("page_name", "figures"), [("scores", 4), ("over_target", 3), ("lab", 4), ("low_execution", 1)]
)
@pytest.mark.parametrize("look", [{}, {"locale": "en-US"}, {"width": 390}, {"dark": True}])
def test_every_figure_is_drawn_in_every_look(
    visit: Visit, page_name: str, figures: int, look: dict[str, str | int | bool]
) -> None:
    page = visit(f"/{page_name}", **look)

    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(figures)
    for number in range(figures):
        drawn = page.get_by_test_id("stPlotlyChart").nth(number)
        drawn.scroll_into_view_if_needed()
        expect(drawn.locator(".cartesianlayer .trace, .cartesianlayer .hm").first).to_be_attached(timeout=PATIENCE)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
