"""Fields of documents, which Word works out itself: the number of a page, a table of contents."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dashboard.export.document.lettering import set_font


def add_page_number(paragraph: Any, page: str, font: str, points: float) -> None:
    """Writes the number of the page; `page` words it around `{number}`: "— {number} —"."""
    before, _, after = page.partition("{number}")
    set_font(paragraph.add_run(before), font, points)
    for element in field("PAGE"):
        run = paragraph.add_run()
        set_font(run, font, points)
        run._r.append(element)  # noqa: SLF001  # python-docx has no fields
    set_font(paragraph.add_run(after), font, points)


def field(code: str) -> list[Any]:
    """The marks of a field without a result: each goes into a run of its own."""
    return [mark("begin"), instruction(code), mark("end")]


def mark(kind: str) -> Any:
    """The beginning, middle or end of a field."""
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def instruction(code: str) -> Any:
    """What a field works out."""
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = code
    return element
