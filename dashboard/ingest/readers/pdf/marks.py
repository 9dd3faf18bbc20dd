"""The marks of a PDF page: letters, ruling lines and pictures, upright and where a person sees them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dashboard.ingest.readers.pdf.letters import UNKNOWN, is_wide

Point = tuple[float, float]
Box = tuple[float, float, float, float]
# x of the result is a * x + c * y + e, y is b * x + d * y + f.
Affine = tuple[float, float, float, float, float, float]
# Lines lean by less than this over their length; letters within so many degrees of a quarter turn stand at it.
_LEAN = 1.0
_SLANT = 10.0
# How far an em box reaches above the base line, as a share of the size.
ASCENT = 0.88
# What tells a scan: how much of a page is picture, how many outlines stand for letters, how many letters are unknown.
_PICTURE = 0.3
_WHOLE_PICTURE = 0.8
_OUTLINES = 300
_UNKNOWN_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter: its em box with `y` as base line; `turn` is the direction it is written in, against the page.

    `sureness` is how sure it is, from 0 to 1, where it was read from a picture.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    turn: int = 0
    sureness: float | None = None

    @property
    def top(self) -> float:
        """The upper edge of the em box."""
        return self.y - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the em box."""
        return self.y + (1 - ASCENT) * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: where it lies across, and from where to where it runs."""

    direction: Literal["vertical", "horizontal"]
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One of several pages put side by side: where it begins, and how far its marks were moved to the right."""

    start: float
    shift: float
    marks: "Marks"


@dataclass(slots=True)
class Marks:
    """The marks of one page, upright: `turn` is how far its content was turned; lengths are in points from top left.

    Where they were read from a picture, `shown` leads from there to the page as it is shown; where pages were put side
    by side, `strips` holds them from left to right.
    """

    number: int
    width: float
    height: float
    turn: int = 0
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    picture_share: float = 0.0
    hidden_letters: int = 0
    curves: int = 0
    shown: Affine | None = None
    strips: tuple[Strip, ...] = ()

    @property
    def last_number(self) -> int:
        """The number of the last page that is part of this one."""
        return max((strip.marks.number for strip in self.strips), default=self.number)

    def number_at(self, x: float) -> int:
        """The number of the page that shows what lies at x."""
        strip = self._strip(x)
        return self.number if strip is None else strip.marks.number

    def _strip(self, x: float) -> Strip | None:
        return next((strip for strip in reversed(self.strips) if x >= strip.start - _LEAN), None)

    def box_on_page(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box of the upright content on the page as it is shown."""
        strip = self._strip(x0)
        if strip is not None:
            return strip.marks.box_on_page(x0 - strip.shift, top, x1 - strip.shift, bottom)
        if self.shown is not None:
            a, b, c, d, e, f = self.shown
            around = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (top, bottom)]
            across, down = zip(*around, strict=True)
            return min(across), min(down), max(across), max(down)
        corners = [_turned_back((x, y), self.turn, self.width, self.height) for x, y in ((x0, top), (x1, bottom))]
        (left, upper), (right, lower) = corners
        return min(left, right), min(upper, lower), max(left, right), max(upper, lower)


@dataclass(frozen=True, slots=True)
class DrawnLetter:
    """A letter as drawn: the corners of its em box, from the base line's start, and the direction of writing."""

    text: str
    start: Point
    end: Point
    size: float
    angle: float


def upright_marks(number: int, box: Box, letters: list[DrawnLetter], lines: Iterable[tuple[Point, Point]]) -> Marks:
    """The marks within the box, counted from its upper left, turned so that most letters stand upright."""
    left, low, right, high = box
    width, height = right - left, high - low
    quarters = [_quarter(drawn.angle) for drawn in letters]
    turn = max((0, 90, 180, 270), key=quarters.count)
    is_across = turn in (90, 270)
    marks = Marks(number, height if is_across else width, width if is_across else height, turn)

    def upright(point: Point) -> Point:
        return _upright((point[0] - left, point[1] - low), turn, width, height)

    for drawn, quarter in zip(letters, quarters, strict=True):
        if quarter is not None:
            glyph = _glyph(drawn, (quarter - turn) % 360, upright(drawn.start), upright(drawn.end))
            marks.glyphs.extend([glyph] if _is_shown(glyph, marks) else [])
    rules = (_rule(upright(first), upright(second)) for first, second in lines)
    marks.rules.extend(rule for rule in rules if rule is not None)
    return marks


def is_without_text(marks: Marks) -> bool:
    """Whether the page shows words that are no text: a scan, outlines of letters, or a font that tells no letters."""
    letters = [glyph for glyph in marks.glyphs if not glyph.text.isspace()]
    if not letters:
        return marks.picture_share >= _PICTURE or marks.curves >= _OUTLINES
    if marks.picture_share >= _WHOLE_PICTURE and not marks.rules:
        return True
    unknown = sum(1 for glyph in letters if UNKNOWN in glyph.text)
    return unknown > _UNKNOWN_SHARE * len(letters)


def _glyph(found: DrawnLetter, turn: int, start: Point, end: Point) -> Glyph:
    """The letter upright, or, turned against the page, as the box it covers."""
    low, high = min(start[1], end[1]), max(start[1], end[1])
    if turn in (0, 180):
        x0, x1 = min(start[0], end[0]), max(start[0], end[0])
        # Fonts drawn by the page itself may state sizes that mean nothing; Chinese letters are square.
        size = x1 - x0 if is_wide(found.text) and not 0.6 < (x1 - x0) / max(found.size, 0.01) < 1.5 else found.size
        return Glyph(found.text, x0, x1, start[1], size, turn)
    above = ASCENT if turn == 90 else 1 - ASCENT
    x0 = start[0] - above * found.size
    return Glyph(found.text, x0, x0 + found.size, low + ASCENT * (high - low), high - low, turn)


def _is_shown(glyph: Glyph, marks: Marks) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size / 3
    return bool(glyph.text) and glyph.size > 0 and 0 <= x <= marks.width and 0 <= y <= marks.height


def _rule(first: Point, second: Point) -> Rule | None:
    across, down = abs(first[0] - second[0]), abs(first[1] - second[1])
    if down > across and across <= _LEAN:
        return Rule("vertical", (first[0] + second[0]) / 2, min(first[1], second[1]), max(first[1], second[1]))
    if across > down and down <= _LEAN:
        return Rule("horizontal", (first[1] + second[1]) / 2, min(first[0], second[0]), max(first[0], second[0]))
    return None


def _quarter(angle: float) -> int | None:
    """The direction in quarters of a turn; None for a direction between, as watermarks have."""
    degrees = math.degrees(angle) % 360
    quarter = round(degrees / 90) * 90
    return quarter % 360 if abs(degrees - quarter) <= _SLANT else None


def _upright(point: Point, turn: int, width: float, height: float) -> Point:
    """The point, counted from the lower left, turned by the turn and counted from the upper left."""
    x, y = point
    match turn:
        case 90:
            return y, x
        case 180:
            return width - x, y
        case 270:
            return height - y, width - x
        case _:
            return x, height - y


def _turned_back(point: Point, turn: int, width: float, height: float) -> Point:
    """The point of upright content of that width and height, where it is on the page as shown."""
    x, y = point
    match turn:
        case 90:
            return y, width - x
        case 180:
            return width - x, height - y
        case 270:
            return height - y, x
        case _:
            return x, y
