"""An OFD package → its pages in order, with the templates they stand on, their areas, fonts and composed figures."""

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.limits import MAX_PAGES, within
from dashboard.ingest.readers.ofd.markup import BadFigureError, box_of, child, children, name_of, words
from dashboard.ingest.readers.package import Package
from dashboard.ingest.readers.pdf.marks import Box

_ENCRYPTED = ("encryptions.xml", "decryptseed.dat")
_MOST_TEMPLATES = 16


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page: the parts it is drawn from, templates first, and the area that is shown, in millimetres."""

    number: int
    parts: tuple[str, ...]
    area: Box


@dataclass(slots=True)
class Book:
    """A document: its pages, and by their numbers the names of its fonts, figures composed once, parts of pictures."""

    pages: list[BookPage] = field(default_factory=list)
    fonts: dict[str, str] = field(default_factory=dict)
    composed: dict[str, etree._Element] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)


def books(package: Package) -> list[Book]:
    """The documents of the package; pages are counted through all of them.

    Raises RefusedDocument `damaged`, `password_protected` or `too_large`.
    """
    if any(part.endswith(_ENCRYPTED) for part in package.parts):
        raise RefusedDocument("password_protected", package.file_name)
    roots = [words(child(body, "DocRoot")) for body in children(package.tree("OFD.xml"), "DocBody")]
    if not any(roots):
        raise RefusedDocument("damaged", package.file_name, "OFD.xml")
    found: list[Book] = []
    count = 0
    for root in roots:
        if root:
            found.append(_book(package, part_at("OFD.xml", root), count))
            count += len(found[-1].pages)
    return found


def part_at(part: str, target: str) -> str:
    """The part that another one names: beside it, or from the top of the package where the name begins with /."""
    folder = "" if target.startswith("/") else posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/").lstrip("/"))).lstrip("/")


def _book(package: Package, part: str, before: int) -> Book:
    document = package.tree(part)
    common = child(document, "CommonData")
    book = Book()
    for resources in children(common, "PublicRes", "DocumentRes"):
        _take_resources(package, part_at(part, words(resources)), book)
    templates = {
        template.get("ID", ""): part_at(part, template.get("BaseLoc", ""))
        for template in children(common, "TemplatePage")
    }
    usual = child(common, "PageArea")
    pages = list(children(child(document, "Pages"), "Page"))
    within(before + len(pages), MAX_PAGES, package.file_name)
    if not pages:
        raise RefusedDocument("damaged", package.file_name, part)
    for number, page in enumerate(pages, start=before + 1):
        own = part_at(part, page.get("BaseLoc", ""))
        book.pages.append(_page(package, number, own, templates, usual))
    return book


def _page(
    package: Package, number: int, part: str, templates: dict[str, str], usual: etree._Element | None
) -> BookPage:
    place = f"page {number}"
    root = package.tree(part)
    named = [template.get("TemplateID", "") for template in children(root, "Template")]
    within(len(named), _MOST_TEMPLATES, package.file_name, place)
    if any(template not in templates for template in named):
        raise RefusedDocument("damaged", package.file_name, part, place)
    parts = (*(templates[template] for template in named), part)
    areas = (child(root, "Area"), *(child(package.tree(under), "Area") for under in parts[:-1]), usual)
    for area in areas:
        written = words(child(area, "PhysicalBox"))
        if written:
            try:
                left, top, right, bottom = box_of(written)
            except BadFigureError as error:
                raise RefusedDocument("damaged", package.file_name, str(error), place) from error
            if right > left and bottom > top:
                return BookPage(number, parts, (left, top, right, bottom))
    raise RefusedDocument("damaged", package.file_name, "PhysicalBox", place)


def _take_resources(package: Package, part: str, book: Book) -> None:
    """Fonts and composed figures; a part that is not there takes only names of fonts along."""
    if part not in package:
        return
    root = package.tree(part)
    folder = part_at(part, f"{root.get('BaseLoc', '.')}/x")
    for element in root.iter():
        kind, identity = name_of(element), element.get("ID", "")
        if kind == "Font":
            book.fonts[identity] = element.get("FontName", "") or element.get("FamilyName", "")
        elif kind == "MultiMedia":
            book.pictures[identity] = part_at(folder, words(child(element, "MediaFile")))
        elif kind == "CompositeGraphicUnit":
            book.composed[identity] = element
