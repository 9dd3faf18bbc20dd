"""The presentation that slides are put into: its size, its fonts and where things stand."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.util import Emu, Inches, Length

from dashboard.export.slides.lettering import FONT

Shape = Literal["wide", "classic"]
WIDTHS: dict[Shape, float] = {"wide": 13.333, "classic": 10.0}
HEIGHT, MARGIN = 7.5, 0.5
POINTS = 72
TITLE_LAYOUT, ITEM_LAYOUT = 0, 5
# The colours of the product instead of the template's own, so that what somebody adds goes with it.
_ACCENTS = ("2B7BBA", "009E73", "D55E00", "8A8F98", "E69F00", "CC79A7")


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """The place as the library takes it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)

    @property
    def points(self) -> float:
        """The width in points."""
        return self.width * POINTS


@dataclass(frozen=True, slots=True)
class Stage:
    """A presentation in the making and the measures of its slides."""

    deck: Any
    width: float
    language: str

    @property
    def title(self) -> Box:
        """Where the headline stands."""
        return Box(MARGIN, 0.3, self.width - 2 * MARGIN, 0.95)

    @property
    def caption(self) -> Box:
        """Where the title of the figure stands."""
        return Box(MARGIN, 1.25, self.width - 2 * MARGIN, 0.35)

    @property
    def body(self) -> Box:
        """Where charts and tables stand."""
        return Box(MARGIN, 1.65, self.width - 2 * MARGIN, 4.8)

    @property
    def foot(self) -> Box:
        """Where selection, unit and bases stand."""
        return Box(MARGIN, 6.5, self.width - 2 * MARGIN - 0.7, 0.75)

    @property
    def number(self) -> Box:
        """Where the page number stands."""
        return Box(self.width - MARGIN - 0.6, 6.95, 0.6, 0.3)


def stage(shape: Shape, language: str) -> Stage:
    """An empty presentation of a shape."""
    deck = Presentation()
    width = WIDTHS[shape]
    stretch = Inches(width) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(width), Inches(HEIGHT)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for form in sheet.shapes:
            if form.element.xpath(".//a:off"):
                form.left, form.width = Emu(round(form.left * stretch)), Emu(round(form.width * stretch))
    theme = deck.slide_master.part.part_related_by(RELATION.THEME)
    theme._blob = _themed(theme.blob)  # noqa: SLF001  # the library has no word for themes
    return Stage(deck, width, language)


def _themed(theme: bytes) -> bytes:
    """A theme with the fonts of both scripts and the colours of the product."""
    text = re.sub(
        r'<a:latin typeface="[^"]*"/><a:ea typeface="[^"]*"/>',
        f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/>',
        theme.decode(),
    )
    text = re.sub(r'(<a:font script="Hans" typeface=")[^"]*"', rf'\g<1>{FONT}"', text)
    for number, colour in enumerate(_ACCENTS, start=1):
        text = re.sub(rf'(<a:accent{number}><a:srgbClr val=")[0-9A-F]{{6}}', rf"\g<1>{colour}", text)
    return text.encode()
