"""Tells what stands around the content of a web page: menus, paths, sharing, notices of the site."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from dashboard.ingest.readers.web.words import BLOCKS, all_text

# Words in the class or id of furniture; the second kind also names parts of an article, so it needs links as well.
_NAMES = frozenset(
    {
        "nav", "navbar", "navi", "menu", "submenu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "footer", "foot",
        "copyright", "sidebar", "share", "bdshare", "pagination", "pager", "login", "wechat", "weixin", "weibo",
        "qrcode", "toolbar", "print", "related", "recommend", "friendlink", "friendlinks",
    }
)  # fmt: skip
_WEAK_NAMES = frozenset(
    {
        "header", "head", "top", "topbar", "banner", "logo", "search", "position", "location", "bottom", "links",
        "link", "left", "right",
    }
)  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+")
_HEADINGS = ("h1", "h2", "h3")
_DIGIT = re.compile(r"\d")
# Links make up so much of a menu; so few other characters stand in it, or in a notice of the site.
_LINKED_SHARE = 0.5
_ALL_LINKED = 0.95
_MOST_PLAIN = 200
_MOST_OF_SITE = 400
_NEVER = frozenset({"html", "body", "td", "th", "tr", "tbody", "thead", "tfoot", *_HEADINGS, "h4", "h5", "h6"})


def furniture(root: _Element) -> set[_Element]:
    """The elements that only lead elsewhere or belong to the site; whatever holds figures in a table is content."""
    linked = _linked_lengths(root)
    found = {element for element, (count, length) in linked.items() if _is_menu(element, count, length)}
    for element in root.iter(*(BLOCKS - _NEVER)):
        names = _names(element)
        is_named = bool(names & _NAMES) or element.tag in ("nav", "footer")
        is_half_named = bool(names & _WEAK_NAMES) and linked.get(element, (0, 0))[0] > 1
        if (is_named or is_half_named) and _is_dispensable(element):
            found.add(element)
    return found


def _linked_lengths(root: _Element) -> dict[_Element, tuple[int, int]]:
    """For each element around a link to another page: how many links it holds, and how many characters they are."""
    lengths: dict[_Element, tuple[int, int]] = {}
    for link in root.iter("a"):
        target = link.get("href", "")
        if not target or target.startswith("#"):
            continue
        length = _length(link)
        for element in link.iterancestors():
            count, total = lengths.get(element, (0, 0))
            lengths[element] = (count + 1, total + length)
    return lengths


def _is_menu(element: _Element, count: int, linked: int) -> bool:
    if element.tag in _NEVER or element.tag not in BLOCKS:
        return False
    length = _length(element)
    share = linked / max(length, 1)
    is_linked = share >= _LINKED_SHARE if count > 1 else share >= _ALL_LINKED
    return is_linked and length - linked <= _MOST_PLAIN and _is_no_content(element)


def _is_dispensable(element: _Element) -> bool:
    return _length(element) <= _MOST_OF_SITE and _is_no_content(element)


def _is_no_content(element: _Element) -> bool:
    return not _holds_figures(element) and next(element.iter(*_HEADINGS), None) is None


def _holds_figures(element: _Element) -> bool:
    """Whether a cell in the element holds a figure that is no link."""
    return any(_DIGIT.search(text) for cell in element.iter("td", "th") for text in _plain_texts(cell))


def _plain_texts(cell: _Element) -> Iterator[str]:
    for element in cell.iter():
        if element.text and element.tag != "a":
            yield element.text
        if element.tail and element is not cell:
            yield element.tail


def _length(element: _Element) -> int:
    """How many characters that are not white space the element holds."""
    return len("".join(all_text(element).split()))


def _names(element: _Element) -> set[str]:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return {word.lower() for word in _WORD.findall(names)} if names != " " else set()
