"""Leaves out what a new page repeats or adds in the middle of a form: running titles, headers, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.ingest import anchors
from dashboard.ingest.grid import Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_CONTINUED = re.compile(r"(?:\(续表?\d*\)|续表?\d*|\(?续上表\)?|\(?接上页\)?)$")
_PAGE = re.compile(r"[-—–]*第?\d+(?:页|[-—–]+|/\d+)(?:\(?共\d+页\)?)?$")
_SENTENCE = re.compile(r"[。；;]")
_SHORTEST_HEADER = 5
# No more lines than this stand between two pages.
_MOST_LINES = 20


def without_page_breaks(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines without those that stand between two pages of one form, or above a new page of one report.

    A title ends a form only where another form, or another text, begins below it.
    """
    document = _Document(lines, words)
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        page_break = document.page_break(at)
        kept.extend(page_break.kept)
        at += page_break.length
    return tuple(kept)


@dataclass(slots=True)
class _PageBreak:
    """So many lines, and those of them that say something of their own."""

    length: int
    kept: list[Line]


@dataclass(slots=True)
class _Pages:
    """What of the form under way was read so far."""

    texts: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    first_level: str | None = None


class _Document:
    def __init__(self, lines: Sequence[Line], words: Vocabulary) -> None:
        self._lines = lines
        self._words = words
        self._times = Counter(_bare(text) for line in lines for text in line.texts)
        self._reports: set[str] = set()
        self._form = _Pages()

    def page_break(self, at: int) -> _PageBreak:
        """The break that begins at the line, or the line itself, kept."""
        line = self._lines[at]
        if self._is_loose(line):
            edge = self._edge(at)
            if self._goes_on(edge, at + len(edge)):
                kept = [line for line in edge if self._is_kept(line)]
                return _PageBreak(len(edge), kept)
        if self._is_running_report_title(line):
            return _PageBreak(1, [])
        self._note(line)
        return _PageBreak(1, [line])

    def _note(self, line: Line) -> None:
        """Takes account of a line of the form."""
        title = anchors.title(line, self._words)
        mark = self._mark(line)
        if title or (mark == "project_name" and "indicators" in self._form.seen):
            self._form = _Pages()
            if title and title.kind == "report":
                self._reports.add(_bare(line.text))
        elif "indicators" in self._form.seen and self._form.first_level is None:
            self._form.first_level = self._level(line)
        if mark:
            self._form.seen.add(mark)
        if len(line.cells) > 1:
            self._form.texts.add(key(line.text))

    def _mark(self, line: Line) -> str | None:
        if anchors.is_indicator_header(line, self._words):
            return "indicators"
        if anchors.is_funds_header(line, self._words):
            return "funds"
        if anchors.is_total(line, self._words) and "indicators" in self._form.seen:
            return "total"
        if not line.is_paragraph and anchors.is_goals_header(line, self._words):
            return "goals"
        fields = {name for cell in line.cells for name, _ in anchors.fields_in(cell.text, self._words)} - {"ignored"}
        return "project_name" if "project_name" in fields else "fields" if fields else None

    def _is_loose(self, line: Line) -> bool:
        """Whether the line may belong to the edge of a page: short words of its own."""
        if len(line.cells) > 1 or len(line.text) > anchors.TITLE_MAX_LENGTH or _SENTENCE.search(line.text):
            return False
        is_short = anchors.is_year(line.text) or self._words.is_furniture(line.text) or _is_page(line.text)
        return line.is_paragraph or is_short or anchors.title(line, self._words) is not None

    def _edge(self, at: int) -> list[Line]:
        """The lines from here on that may stand between two pages: short words, and rows the form holds already."""
        end, most = at, min(at + _MOST_LINES, len(self._lines))
        while end < most and (self._is_loose(self._lines[end]) or self._is_again(self._lines[end])):
            end += 1
        return list(self._lines[at:end])

    def _is_again(self, line: Line) -> bool:
        """Whether the form under way holds the row already, as on pages that repeat its head."""
        return len(line.cells) > 1 and key(line.text) in self._form.texts

    def _is_kept(self, line: Line) -> bool:
        """Whether a line between two pages says something of its own; a header does, as its columns may have moved."""
        return anchors.is_indicator_header(line, self._words) or not (self._is_again(line) or self._is_furniture(line))

    def _goes_on(self, edge: Sequence[Line], at: int) -> bool:
        """Whether the form under way goes on below the lines."""
        if at >= len(self._lines) or not self._form.texts or not any(self._is_edge(line) for line in edge):
            return False
        titles = [line for line in edge if anchors.title(line, self._words)]
        is_running = bool(titles) and all(self._is_running(line, edge) for line in titles)
        following = self._lines[at]
        mark = self._mark(following)
        if "total" in self._form.seen:
            return mark == "total" and (is_running or not titles)
        if any(anchors.is_indicator_header(line, self._words) for line in edge):
            is_new = any(_is_own(line, self._words) and not _CONTINUED.search(key(line.text)) for line in titles)
            is_restart = is_new and self._level(following) == self._form.first_level
            return all(self._is_known_title(line) for line in titles) and not is_restart and len(following.cells) > 1
        if mark in ("funds", "goals", "indicators"):
            is_due = mark not in self._form.seen or (mark == "goals" and "indicators" not in self._form.seen)
            return bool(titles) and is_due and all(self._is_known_title(line) for line in titles)
        if len(following.cells) == 1 or mark not in (None, "total"):
            return False
        is_row = "indicators" in self._form.seen and (mark == "total" or self._level(following) is not None)
        return is_row or is_running

    def _is_known_title(self, line: Line) -> bool:
        """Whether the title is none of a new form: it repeats one, says that it goes on, or names another document."""
        return (
            not _is_own(line, self._words)
            or _CONTINUED.search(key(line.text)) is not None
            or self._times[_bare(line.text)] > 1
        )

    def _is_running(self, line: Line, edge: Sequence[Line]) -> bool:
        """Whether the title stands on several pages, says that it goes on, or stands beside the number of a page."""
        if not _is_own(line, self._words) and any(_is_page(other.text) for other in edge):
            return True
        return self._is_repeated(line) or (_is_own(line, self._words) and _CONTINUED.search(key(line.text)) is not None)

    def _is_edge(self, line: Line) -> bool:
        """Whether the line tells that a page ends or begins here."""
        return (
            anchors.title(line, self._words) is not None
            or _is_page(line.text)
            or _CONTINUED.search(key(line.text)) is not None
            or self._is_repeated(line)
        )

    def _is_repeated(self, line: Line) -> bool:
        return len(key(line.text)) >= _SHORTEST_HEADER and self._times[_bare(line.text)] > 1

    def _is_furniture(self, line: Line) -> bool:
        return self._is_edge(line) or self._words.is_furniture(line.text) or anchors.is_year(line.text)

    def _is_running_report_title(self, line: Line) -> bool:
        title = anchors.title(line, self._words)
        return title is not None and title.kind == "report" and _bare(line.text) in self._reports

    def _level(self, line: Line) -> str | None:
        """The first name of a level in the row."""
        for cell in line.cells[:3]:
            if self._words.is_level_1(cell.text) or self._words.is_level_2(cell.text):
                return key(cell.text)
        return None


@lru_cache(maxsize=4096)
def is_page_mark(text: str) -> bool:
    """Whether the words are the number of a page, or say that a table goes on: "- 2 -", "续表"."""
    return _is_page(text) or _CONTINUED.fullmatch(key(text)) is not None


def _is_own(line: Line, words: Vocabulary) -> bool:
    """Whether the title announces a self-evaluation."""
    title = anchors.title(line, words)
    return title is not None and not title.is_refused


@lru_cache(maxsize=4096)
def _is_page(text: str) -> bool:
    return _PAGE.fullmatch(key(text)) is not None


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return _CONTINUED.sub("", key(text))
