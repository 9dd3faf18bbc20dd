"""Runs the dashboard without a browser: opens a page with a link's query, and reads what stands there."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.settings import PACKAGE

PATIENCE = 20


def opened(page: str, locale: str = "zh-CN", **query: str | list[str]) -> AppTest:
    """The page as a person sees it who follows a link with this query."""
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=PATIENCE)
    app.context = {"locale": locale}
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if page != "overview":
        app.switch_page(str(Path("pages") / f"{page}.py"))
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
    return app


def said(app: AppTest) -> str:
    """Every sentence of the page, one a line."""
    elements = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    return "\n".join(element.value for element in elements)


def tiles(app: AppTest) -> list[tuple[str, str]]:
    """The figures at a glance."""
    return [(tile.label, tile.value) for tile in app.metric]
