"""Prints a page: PDF with ruling lines or without, and scans of what was printed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pypdfium2
from choreographer.browsers.chromium import Chromium
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Playwright, sync_playwright

from dashboard.errors import PackageMissing
from dashboard.generate.documents.carriers.web import as_page
from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.paper import Block

_DATE = re.compile(rb"\(D:\d{14}[^)]*\)")
_POINTS = 72
_NUMBER, _ALL = "<span class='pageNumber'></span>", "<span class='totalPages'></span>"
# Columns of one width, whose words and figures break wherever the line ends, as Word breaks them.
_NARROW = "table{table-layout:fixed}td{word-break:break-all}"
_WATERMARK = (
    "<div style='position:fixed;top:40%;left:20%;font-size:60pt;opacity:0.12;transform:rotate(-30deg)'>模拟数据</div>"
)
_FOOTERS = ("", f"— {_NUMBER} —", f"第 {_NUMBER} 页 共 {_ALL} 页")


class Press:
    """A browser that prints, started with the first page."""

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    def pdf(self, source: str, *, is_landscape: bool, footer: str, margin: str) -> bytes:
        """The web page printed on A4."""
        page = self._started().new_page()
        try:
            page.set_content(source)
            printed = page.pdf(
                format="A4",
                landscape=is_landscape,
                display_header_footer=bool(footer),
                header_template="<div></div>",
                footer_template=f"<div style='font-size:8px;width:100%;text-align:center'>{footer}</div>",
                margin={"top": margin, "bottom": margin, "left": margin, "right": margin},
            )
        finally:
            page.close()
        return _DATE.sub(lambda found: b"(D:20200101000000+00'00')".ljust(len(found[0]) - 1)[: len(found[0])], printed)

    def picture(self, source: str, *, width: int, scale: float) -> bytes:
        """The web page as one picture, as long as it takes; `scale` is points of the picture a point of the page."""
        page = self._started().new_page(viewport={"width": width, "height": 600}, device_scale_factor=scale)
        try:
            page.set_content(source)
            return page.screenshot(full_page=True)
        finally:
            page.close()

    def close(self) -> None:
        """Ends the browser, where one was started."""
        if self._browser is not None:
            self._browser.close()
        if self._playwright is not None:
            self._playwright.stop()

    def _started(self) -> Browser:
        if self._browser is None:
            path = Chromium.find_browser(skip_local=True)
            if path is None:
                raise PackageMissing("Chromium: not found; install it, or ask for carriers other than PDF and scans")
            self._playwright = sync_playwright().start()
            self._browser = self._playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        return self._browser


@contextmanager
def press() -> Iterator[Press]:
    """A press that is closed in the end."""
    made = Press()
    try:
        yield made
    finally:
        made.close()


def as_pdf(blocks: tuple[Block, ...], chance: Chance, printer: Press, *, is_ruled: bool) -> bytes:
    """The page as a PDF with text, over as many sheets as it takes."""
    footer = chance.pick(_FOOTERS)
    landscape, margin = chance.happens(0.25), chance.pick(["12mm", "18mm"])
    source = _page(blocks, chance, is_ruled=is_ruled)
    return printer.pdf(source, is_landscape=landscape, footer=footer, margin=margin)


def _page(blocks: tuple[Block, ...], chance: Chance, *, is_ruled: bool) -> str:
    """The web page that is printed, in the style of one office."""
    size, alignment = chance.pick([8, 9, 10]), chance.pick(["left", "center"])
    rules = [f"table{{font-size:{size}pt}}td{{text-align:{alignment}}}"]
    if is_ruled:
        rules.append(f"td{{border-width:{chance.pick(['0.5px', '1px', '1.5px'])}}}")
    if is_ruled and chance.happens(0.25):
        rules.append(_NARROW)
    mark = _WATERMARK if chance.happens(0.06) else ""
    style = f"<style>{''.join(rules)}</style></head>"
    return as_page(blocks, is_ruled=is_ruled, around=(mark, "")).replace("</head>", style)


def as_scan(blocks: tuple[Block, ...], chance: Chance, printer: Press) -> bytes:
    """Pictures of the printed sheets in a PDF: slightly turned, blurred and grey, as an office's copier makes them."""
    sheets = [_copied(sheet, chance) for sheet in _sheets(as_pdf(blocks, chance, printer, is_ruled=True), 200)]
    target = BytesIO()
    first, *others = sheets
    first.save(target, "PDF", save_all=True, append_images=others, resolution=200, quality=85)
    return _DATE.sub(lambda found: b"(D:20200101000000Z)"[:-1].ljust(len(found[0]) - 1) + b")", target.getvalue())


def as_picture(blocks: tuple[Block, ...], chance: Chance, printer: Press) -> bytes:
    """One picture of the whole form, as a photograph of a single sheet, or a long picture of a screen."""
    source = _page(blocks, chance, is_ruled=True)
    shot = printer.picture(source, width=chance.pick([800, 900, 1000]), scale=chance.pick([1.5, 2.0]))
    with Image.open(BytesIO(shot)) as whole:
        copied = _copied(whole.convert("L"), chance)
    target = BytesIO()
    copied.save(target, "PNG")
    return target.getvalue()


def _sheets(printed: bytes, dots: int) -> list[Image.Image]:
    """The sheets as pictures."""
    document = pypdfium2.PdfDocument(printed)
    try:
        return [document[number].render(scale=dots / _POINTS).to_pil().convert("L") for number in range(len(document))]
    finally:
        document.close()


def _copied(sheet: Image.Image, chance: Chance) -> Image.Image:
    """What a copier makes of a sheet."""
    turned = sheet.rotate(chance.whole(-6, 6) / 10, resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(chance.whole(0, 6) / 10))
    paper = chance.whole(232, 255)
    return soft.point([min(paper, 20 + level * 235 // 255) for level in range(256)])
