"""Puts a page into a web page, with a site's furniture around it, alone or saved with its parts as .mht."""

from html import escape

from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.paper import Block, Table

_STYLE = (
    "body{font-family:'Noto Sans CJK SC','Microsoft YaHei',sans-serif;font-size:10pt}table{border-collapse:collapse;"
    "width:100%;font-size:9pt}td{padding:2px 3px;vertical-align:middle}h2{text-align:center;font-size:15pt}"
)
_RULED = "td{border:1px solid #000}"
_AROUND = (
    "<div class='top'><a href='/'>首页</a> &gt; <a href='/zwgk'>政务公开</a> &gt; 财政信息</div>"
    "<div class='info'>索引号：模拟-0000 发布机构：模拟市人民政府 发布日期：2024-05-10 浏览次数：128</div>"
)
_BELOW = (
    "<div class='foot'>主办：模拟市人民政府办公室 网站标识码：0000000000 "
    "<a href='#'>打印</a> <a href='#'>关闭</a></div>"
)


def as_page(blocks: tuple[Block, ...], *, is_ruled: bool = True, around: tuple[str, str] = ("", "")) -> str:
    """The page as HTML."""
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(_table(block))
        elif block.kind == "title":
            parts.append(f"<h2>{escape(block.text)}</h2>")
        else:
            parts.append(f"<p>{escape(block.text)}</p>")
    style = _STYLE + (_RULED if is_ruled else "")
    head = f"<head><meta charset='utf-8'><title>模拟</title><style>{style}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{around[0]}{''.join(parts)}{around[1]}</body></html>"


def as_html(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """The page as a file, in a site's frame on most."""
    page = as_page(blocks, around=_around(chance))
    if chance.happens(0.3):
        return page.replace("charset='utf-8'", "charset='gb2312'", 1).encode("gb18030")
    return page.encode()


def as_mht(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """The page as a browser saves it in one file."""
    boundary = "----=_NextPart_000_0000_01D00000.00000000"
    body = _quoted(as_page(blocks, around=_around(chance)))
    return (
        f"From: <Saved>\r\nSubject: =?utf-8?B?5qih5ouf?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        f'\ttype="text/html";\r\n\tboundary="{boundary}"\r\n\r\n--{boundary}\r\n'
        f'Content-Type: text/html; charset="utf-8"\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: http://example.invalid/form.html\r\n\r\n"
        f"{body}\r\n--{boundary}--\r\n"
    ).encode("ascii")


def _around(chance: Chance) -> tuple[str, str]:
    """A site's furniture, on some with the whole page in the cell of a layout table; or nothing."""
    before, behind = (_AROUND, _BELOW) if chance.happens(0.6) else ("", "")
    if chance.happens(0.2):
        return f"<table><tr><td width='20'></td><td>{before}", f"{behind}</td><td width='20'></td></tr></table>"
    return before, behind


def _quoted(page: str) -> str:
    """Quoted-printable, lines of 75 characters."""
    lines: list[str] = []
    line = ""
    for byte in page.encode():
        token = chr(byte) if 32 <= byte < 127 and byte != ord("=") else f"={byte:02X}"
        if len(line) + len(token) > 75:
            lines.append(line + "=")
            line = ""
        line += token
    return "\r\n".join([*lines, line])


def _table(table: Table) -> str:
    rows = []
    for row in table.rows:
        cells = (f"<td{_span('colspan', box.wide)}{_span('rowspan', box.high)}>{_lines(box.text)}</td>" for box in row)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""
