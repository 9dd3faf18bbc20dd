"""A dashboard over the five published documents, and a browser to look at it."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Download,
    Locator,
    Page,
    TimeoutError,  # noqa: A004  # Playwright's own, not Python's
    expect,
    sync_playwright,
)

from tests.browser_needs import browser_path

PATIENCE = 30_000
Visit = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Serves a store on a free port of this machine; yields the address without a slash at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "serve", "--store", str(store), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Returns once the server answers; fails where it ended or takes too long."""
    for _ in range(200):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  # an address of this machine
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} did not answer")


@pytest.fixture(scope="session")
def address(published_store: Path) -> Iterator[str]:
    """Where the dashboard is."""
    with serving(published_store) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; a module's own, as one process drives one at a time and other tests print with theirs."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens an address of the dashboard in a window of its own: `visit("/execution?lang=en", width=390, dark=True)`."""
    contexts: list[BrowserContext] = []

    def opened(path: str, *, locale: str = "zh-CN", width: int = 1440, height: int = 900, dark: bool = False) -> Page:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(address + path)
        settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def settled(page: Page) -> Page:
    """The page once its title stands there, no script runs any more, and its text stays the same for a moment."""
    page.locator("h1").first.wait_for()
    idle, app = page.locator("[data-testid=stApp][data-test-script-state=notRunning]"), page.get_by_test_id("stApp")
    before = None
    for _ in range(100):
        idle.wait_for()
        shown = app.inner_text()
        if shown == before:
            break
        before = shown
        page.wait_for_timeout(300)
    return page


def figure(page: Page, alt: str | re.Pattern[str]) -> Locator:
    """The figure whose sentence for screen readers holds a text."""
    return page.get_by_role("figure", name=alt)


def click_mark(page: Page, chart: Locator, number: int) -> None:
    """Clicks a bar of a figure, counted from 0."""
    chart.scroll_into_view_if_needed()
    box = chart.locator(".barlayer .point").nth(number).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)


def downloaded(page: Page, figure_title: str, label: str) -> tuple[str, bytes]:
    """The name and the bytes of a file offered below a figure; opens the fold that holds its button."""
    heading = page.get_by_role("heading", name=figure_title, exact=True)
    try:
        heading.wait_for(timeout=PATIENCE / 3)
    except TimeoutError:
        # A browser under load sometimes loses the page's connection while it opens; a person would reload.
        expect(page.get_by_test_id("stException")).to_have_count(0)
        page.reload()
        settled(page)
    fold = heading.locator("xpath=following::details[1]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    try:
        found = _download(page, fold.get_by_role("button", name=label), PATIENCE / 2)
    except TimeoutError:
        # A click that fell on a button while the page was still being drawn is lost; a person would click again.
        found = _download(page, fold.get_by_role("button", name=label), 2 * PATIENCE)
    return found.suggested_filename, Path(found.path()).read_bytes()


def _download(page: Page, button: Locator, patience: float) -> Download:
    with page.expect_download(timeout=patience) as waiting:
        button.click()
    return waiting.value
