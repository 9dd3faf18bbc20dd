"""A paper as a web page stands alone: nothing is fetched, sent or run, and everything it says can be read."""

import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import plotly.graph_objects as go
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.charts import style
from dashboard.export import pictures
from dashboard.export.content import Block, Grid, Heading, PageBreak, Paper, Paragraph, Picture
from dashboard.export.html import paper_html
from dashboard.export.html.vector import inline_svg
from dashboard.i18n import Language, words
from dashboard.records import FigureNotes
from tests.browser_needs import browser_path

NASTY = "项目<script>alert(1)</script>“引号”😀\x07" + "长" * 300
NOTE = "打开同一页面：http://127.0.0.1:8501/execution?year=2023 ｜ 来源：公开"
GRID = Grid(
    "表1　各部门",
    ("部门", "全年执行数（万元）"),
    (("甲局", "=1.00"), (NASTY, "2.00"), ("合计", "3.00")),
    ("left", "right"),
    frozenset({2}),
)


def figure(name: str = "甲局") -> go.Figure:
    drawn = go.Figure(go.Bar(x=[0.9, 0.5], y=[name, "乙局"], orientation="h"))
    notes = FigureNotes(selection="全部年度", source="公开的绩效自评文件")
    return style.on_paper(style.finished(drawn, words("zh"), notes, title="执行率排名", alt="甲局最高"))


def paper(*blocks: Block, is_synthetic: bool = False, title: str = "汇总分析报告") -> Paper:
    return Paper(title, "某财政局", "2024年5月6日", blocks, is_synthetic=is_synthetic)


WHOLE = paper(
    Heading("一、总体情况"),
    Paragraph("组织对2023年度项目支出开展绩效自评。"),
    Heading("（一）各部门", 2),
    GRID,
    Paragraph(NOTE, is_note=True),
    PageBreak(),
    Heading("二、图示"),
    Picture(figure(), "图1　排名", "甲局执行率最高"),
    Picture(figure(), "图2　又一幅", "乙局执行率最低"),
    is_synthetic=True,
    title=NASTY,
)


@pytest.fixture(name="browser", scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        yield found
        found.close()


def read(data: bytes) -> Any:
    """The page as a tree."""
    return html.document_fromstring(data.decode())


def opened(browser: Browser, path: Path, *, dark: bool = False) -> tuple[Page, list[str], list[str]]:
    """The page in a window of its own, every address it asked for, and what the console said."""
    page = browser.new_page(color_scheme="dark" if dark else "light", viewport={"width": 390, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.wait_for_timeout(500)
    return page, asked, said


class Listening(HTTPServer):
    """A server of this machine that takes down what it is asked for."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        super().__init__(("127.0.0.1", 0), _Taking)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Taking(BaseHTTPRequestHandler):
    server: Listening

    def do_GET(self) -> None:
        self.server.heard.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def listening() -> Iterator[Listening]:
    with Listening() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(name="file", scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Drawn before a browser is driven: the pictures have one of their own."""
    path = tmp_path_factory.mktemp("html") / "paper.html"
    path.write_bytes(paper_html(WHOLE, words("zh")))
    return path


def test_a_real_browser_asks_for_nothing_but_the_file(file: Path, browser: Browser) -> None:
    page, asked, said = opened(browser, file)

    assert asked == [file.as_uri()]
    assert said == []
    assert page.evaluate("document.scripts.length + document.forms.length + document.images.length") == 0
    assert page.locator("button, input, iframe, object, embed, link").count() == 0


def test_the_policy_stops_what_would_get_in(file: Path, tmp_path: Path, browser: Browser, listening: Listening) -> None:
    smuggled = f'<img src="{listening.address}x.png"><script>window.ran = true</script></main>'
    spoiled = tmp_path / "spoiled.html"
    spoiled.write_text(file.read_text("utf-8").replace("</main>", smuggled), "utf-8")
    page, _, said = opened(browser, spoiled)
    page.evaluate("address => fetch(address).catch(() => null)", listening.address)

    assert listening.heard == []
    assert sum("Content Security Policy" in line for line in said) >= 2
    assert page.evaluate("window.ran === undefined")


def test_without_the_policy_it_would_get_out(
    file: Path, tmp_path: Path, browser: Browser, listening: Listening
) -> None:
    spoiled = tmp_path / "unguarded.html"
    text = file.read_text("utf-8").replace("Content-Security-Policy", "x")
    spoiled.write_text(text.replace("</main>", f'<img src="{listening.address}x.png"></main>'), "utf-8")
    opened(browser, spoiled)

    assert listening.heard == ["/x.png"]


def test_figures_are_drawn_read_out_and_keep_their_identifiers_apart(file: Path, browser: Browser) -> None:
    page, _, _ = opened(browser, file)
    drawn = page.locator("figure svg")
    identifiers = re.findall(r'\sid="([^"]+)"', file.read_text("utf-8"))

    assert drawn.count() == 2
    assert page.get_by_role("img", name="甲局执行率最高").count() == 1
    assert "甲局" in drawn.first.text_content()  # type: ignore[operator]  # an SVG has text
    assert drawn.first.bounding_box()["width"] > 300  # type: ignore[index]  # it is drawn
    assert len(identifiers) == len(set(identifiers))


def test_it_reads_on_a_narrow_light_and_a_dark_screen(file: Path, browser: Browser) -> None:
    grounds = set()
    for dark in (False, True):
        page, _, _ = opened(browser, file, dark=dark)
        grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    assert grounds == {"rgb(255, 255, 255)", "rgb(14, 17, 23)"}


def test_it_prints_as_pages_with_the_cover_first(file: Path, browser: Browser) -> None:
    page, _, _ = opened(browser, file)
    printed = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 3


@pytest.mark.parametrize(("language", "lang"), [("zh", "zh-CN"), ("en", "en")])
def test_the_language_and_every_word_stand_in_it(
    language: Language, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "can_draw", lambda _: False)
    tree = read(paper_html(WHOLE, words(language)))
    text = tree.text_content()

    assert tree.get("lang") == lang
    assert [
        part for part in ("一、总体情况", "表1　各部门", "=1.00", "图1　排名", "甲局执行率最高") if part not in text
    ] == []
    assert words(language)("figure.synthetic") in text
    assert "<script>alert(1)</script>" in text
    assert "\x07" not in text
    assert [row.text_content() for row in tree.xpath("//tr[@class='strong']")] == ["合计3.00"]
    assert tree.xpath("//th/@scope") == ["col", "col"]
    assert tree.xpath("//nav//a/@href") == [
        f"#{heading}" for heading in tree.xpath("//*[contains(@class, 'part')]/@id")
    ]


def test_the_link_back_can_be_followed() -> None:
    tree = read(paper_html(paper(Paragraph(NOTE, is_note=True)), words("zh")))

    assert tree.xpath("//main//a/@href") == ["http://127.0.0.1:8501/execution?year=2023"]


def test_a_paper_without_blocks_is_a_page_with_its_title() -> None:
    tree = read(paper_html(paper(), words("zh")))

    assert tree.xpath("string(//h1)") == "汇总分析报告"
    assert tree.xpath("//nav") == []


def test_a_drawing_brings_nothing_along_that_acts_or_points_elsewhere() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="4" height="2">'
        '<script>x()</script><image href="http://a.example/b.png"/><style>@import "http://a.example";</style>'
        '<clipPath id="c"><rect onclick="x()"/></clipPath><g clip-path="url(#c)" fill="url(http://a.example/#x)"/>'
        '<use xlink:href="#c"/><use href="http://a.example/#y"/></svg>'
    )
    kept = inline_svg(svg, "one-", "两条“柱”")

    assert "a.example" not in kept
    assert "script" not in kept
    assert "onclick" not in kept
    assert 'clip-path="url(#one-c)"' in kept
    assert 'xlink:href="#one-c"' in kept
    assert 'viewBox="0 0 4 2"' in kept
    assert json.dumps("两条“柱”", ensure_ascii=False) in kept


def test_what_is_no_drawing_is_refused() -> None:
    for text in ("<svg", "<html/>"):
        with pytest.raises(ValueError, match="no SVG"):
            inline_svg(text, "", "")


def test_a_wide_table_lies_across_its_own_sheet_with_what_is_said_of_it() -> None:
    wide = Grid("附表1　汇总", tuple("一二三四五六七八九"), (tuple("123456789"),), ("right",) * 9)
    blocks = (GRID, Paragraph("窄表的注", is_note=True), wide, Paragraph("宽表的注", is_note=True), Paragraph("正文"))
    tree = read(paper_html(paper(*blocks), words("zh")))
    across = [block.text_content().strip() for block in tree.xpath("//*[contains(@class, 'many')]")]

    assert len(across) == 2
    assert across[0].startswith("附表1")
    assert across[1] == "宽表的注"
