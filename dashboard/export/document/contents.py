"""The table of contents: a field that Word works out, filled in already so that it is never empty."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from dashboard.export.cell_text import legal
from dashboard.export.content import Heading
from dashboard.export.document.fields import field, instruction, mark
from dashboard.export.document.lettering import set_font
from dashboard.export.document.looks import CONTENTS, Look

DEPTH = len(CONTENTS)


def add_contents(document: Any, headings: Sequence[Heading], look: Look, width: float) -> None:
    """Lists the headings to the second level, each a link to its bookmark.

    Only Word knows the page numbers: it writes them when it prints, saves as PDF or is told to update (F9).
    """
    listed = [(number, heading) for number, heading in enumerate(headings) if heading.level <= DEPTH]
    if not listed:
        return
    for place, (number, heading) in enumerate(listed):
        style = CONTENTS[heading.level - 1]
        lettering = look.styles[style]
        paragraph = document.add_paragraph(style=style)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)
        if place == 0:
            for element in (mark("begin"), instruction(f' TOC \\o "1-{DEPTH}" \\h \\z \\u '), mark("separate")):
                _add_run(paragraph, lettering).append(element)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark_name(number))
        link.append(_add_run(paragraph, lettering, legal(heading.text)))
        link.append(_add_run(paragraph, lettering, "\t"))
        for element in field(f" PAGEREF {bookmark_name(number)} \\h "):
            run = _add_run(paragraph, lettering)
            run.append(element)
            link.append(run)
        paragraph._p.append(link)  # noqa: SLF001  # python-docx has no links inside a document
        if place == len(listed) - 1:
            _add_run(paragraph, lettering).append(mark("end"))


def add_bookmark(paragraph: Any, number: int) -> None:
    """Marks a heading's paragraph so that the contents find it."""
    for kind in ("Start", "End"):
        element = OxmlElement(f"w:bookmark{kind}")
        element.set(qn("w:id"), str(number + 1))
        if kind == "Start":
            element.set(qn("w:name"), bookmark_name(number))
        paragraph._p.append(element)  # noqa: SLF001  # python-docx has no bookmarks


def bookmark_name(number: int) -> str:
    """The name of a heading's bookmark, of the kind that Word makes itself."""
    return f"_Toc{number + 1:06d}"


def _add_run(paragraph: Any, lettering: Any, text: str = "") -> Any:
    run = paragraph.add_run(text)
    set_font(run, lettering.font, lettering.points)
    return run._r  # noqa: SLF001
