"""A paper as one web page that stands alone: style, tables and figures inside, no script, no request."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from dashboard.export import pictures
from dashboard.export.cell_text import legal
from dashboard.export.content import Block, Grid, Heading, PageBreak, Paper, Paragraph, Picture
from dashboard.export.html.vector import inline_svg
from dashboard.i18n import Words

# Nothing is fetched, run or sent, whatever a name from a document may hold.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# Columns from which on a table lies across the sheet when printed.
MANY = 9
_STYLE = Path(__file__).with_name("paper.css").read_text("utf-8")
_ADDRESS = re.compile(r"https?://[^\s<>\"'｜；。，、）]+")


def paper_html(paper: Paper, words: Words) -> bytes:
    """The paper as HTML: figures as inline SVG with their alt texts, tables, light and dark, and a style for printing.

    The policy in its head forbids every connection. A figure that this machine cannot draw is said in words.
    """
    lang = "zh-CN" if words.language == "zh" else "en"
    mark = f'<p class="mark">{_text(words("figure.synthetic"))}</p>' if paper.is_synthetic else ""
    by = " · ".join(part for part in (paper.organisation, paper.date) if part)
    page = f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{_text(paper.title)}</title>
<style>
{_STYLE}</style>
</head>
<body>
<header class="{"cover" if paper.has_cover else "head"}">
<h1>{_text(paper.title)}</h1>
<p>{_text(by)}</p>
</header>
{mark}
{_contents(paper, words)}
<main>
{"".join(_blocks(paper, words))}</main>
</body>
</html>
"""
    return page.encode()


def _contents(paper: Paper, words: Words) -> str:
    headings = [block for block in paper.blocks if isinstance(block, Heading)]
    if not (paper.has_contents and headings):
        return ""
    title = _text(words("outline.contents"))
    lines = "".join(
        f'<li class="level-{heading.level}"><a href="#part-{number}">{_text(heading.text)}</a></li>\n'
        for number, heading in enumerate(headings, 1)
    )
    return f'<nav aria-label="{title}">\n<h2>{title}</h2>\n<ol>\n{lines}</ol>\n</nav>'


def _blocks(paper: Paper, words: Words) -> Iterator[str]:
    parts = pictured = 0
    breaks, lies = "", False
    for block in paper.blocks:
        if isinstance(block, PageBreak):
            breaks = " new-page"
            continue
        if isinstance(block, Heading):
            parts += 1
            level = min(block.level + 1, 6)
            yield f'<h{level} id="part-{parts}" class="part{breaks}">{_text(block.text)}</h{level}>\n'
        else:
            pictured += isinstance(block, Picture)
            # What is said of a table lies on its sheet.
            is_note = isinstance(block, Paragraph) and block.is_note
            lies = (lies and is_note) or (isinstance(block, Grid) and len(block.columns) >= MANY)
            sheet = " many" if lies else ""
            yield f'<div class="block{breaks}{sheet}">{_block(block, pictured, words)}</div>\n'
        breaks = ""


def _block(block: Block, number: int, words: Words) -> str:
    match block:
        case Paragraph(is_note=True):
            return f'<p class="note">{_linked(block.text)}</p>'
        case Paragraph():
            return f"<p>{_text(block.text)}</p>"
        case Picture():
            return _picture(block, number, words)
        case Grid():
            return _grid(block)
    raise TypeError(f"no block of a web page: {block}")


def _picture(picture: Picture, number: int, words: Words) -> str:
    figure = pictures.on_page(picture.figure)
    alt = legal(picture.alt or picture.caption)
    if pictures.can_draw(figure):
        drawn = inline_svg(pictures.svg_of(figure), f"figure-{number}-", alt)
    else:
        drawn = f"<p>{_text(words('outline.no_picture', alt=alt))}</p>"
    return f"<figure>{drawn}<figcaption>{_text(picture.caption)}</figcaption></figure>"


def _grid(grid: Grid) -> str:
    heads = "".join(
        f'<th scope="col" class="{side}">{_text(label)}</th>'
        for label, side in zip(grid.columns, grid.aligned, strict=True)
    )
    rows = "".join(
        _row(row, grid.aligned, "tr class='strong'" if number in grid.strong else "tr")
        for number, row in enumerate(grid.rows)
    )
    caption = f"<caption>{_text(grid.caption)}</caption>" if grid.caption else ""
    return f'<div class="wide"><table>{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>'


def _row(row: Sequence[str], aligned: Sequence[str], tag: str) -> str:
    cells = "".join(f'<td class="{side}">{_text(cell)}</td>' for cell, side in zip(row, aligned, strict=True))
    return f"<{tag}>{cells}</tr>\n"


def _linked(text: str) -> str:
    """The text with addresses as links, which nobody follows but a person."""
    kept, end = [], 0
    for found in _ADDRESS.finditer(text):
        address = _text(found[0])
        kept += [_text(text[end : found.start()]), f'<a href="{address}" rel="noreferrer noopener">{address}</a>']
        end = found.end()
    return "".join([*kept, _text(text[end:])])


def _text(text: str) -> str:
    return escape(legal(text)).replace("\n", "<br>")
