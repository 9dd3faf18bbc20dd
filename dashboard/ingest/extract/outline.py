"""A report's lines as an outline: headings, what stands under each, and how they nest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_NUMBERINGS = (
    re.compile(r"[一二三四五六七八九十]+[、.]"),
    re.compile(r"\((?:[一二三四五六七八九十]+|\d{1,2})\)[、.]?"),
    re.compile(r"\d{1,2}[、.](?!\d)"),
)
_NUMBERING_AS_PRINTED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+\s*[、.．]|[（(]\s*(?:[一二三四五六七八九十]+|[\d０-９]{1,2})\s*[)）]\s*[、.．]?|[\d０-９]{1,2}\s*[、.．](?!\d))\s*"
)
_LOWEST = len(_NUMBERINGS)
_RUN_IN_LENGTH = 30


@dataclass(slots=True)
class Passage:
    """A heading and the cells of the text under it, before the next heading."""

    level: int
    cell: Cell | None
    heading: str
    body: list[tuple[Cell, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text under the heading, one paragraph a line."""
        return "\n".join(text for _, text in self.body)


def outline(lines: Sequence[Line], words: Vocabulary) -> list[Passage]:
    """The passages in order; the first, of level 0, holds what stands before any heading.

    A numbered line is a heading if it is short, or opens with a short sentence of its own. On the lowest level it
    must also be followed by text: a run of short numbered lines is a list.
    """
    passages = [Passage(0, None, "")]
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        passages_and_rest = _heading(line, following, passages[-1], words)
        if passages_and_rest is None:
            passages[-1].body.append((line.cells[0], line.text))
            continue
        passage, rest = passages_and_rest
        passages.append(passage)
        if rest:
            passage.body.append((line.cells[0], rest))
    return passages


def _heading(line: Line, following: Line | None, before: Passage, words: Vocabulary) -> tuple[Passage, str] | None:
    if len(line.cells) != 1:
        return None
    cell = line.cells[0]
    level = numbering_level(cell.text)
    if level is None:
        is_titled = line.is_paragraph and words.is_section(cell.text) and following is not None
        return (Passage(1, cell, cell.text.rstrip("：:")), "") if is_titled else None
    words_alone = _NUMBERING_AS_PRINTED.sub("", cell.text, count=1).strip()
    if len(words_alone) <= words.heading_max_length and not re.search(r"[。；;！!？?].", words_alone):
        if level == _LOWEST and (words_alone.endswith(("。", "；", ";")) or not _has_text(following)):
            return None
        return Passage(level, cell, words_alone.rstrip("：:")), ""
    if level < _LOWEST:
        first, mark, rest = words_alone.partition("。")
        if mark and len(first) <= _RUN_IN_LENGTH:
            return Passage(level, cell, first), rest.strip()
    return None


def numbering_level(text: str) -> int | None:
    """The level a line's numbering stands for: 一、 is 1, （一） is 2, 1、 is 3; None without numbering."""
    word = key(text[:12])
    return next((level for level, pattern in enumerate(_NUMBERINGS, start=1) if pattern.match(word)), None)


def _has_text(following: Line | None) -> bool:
    return following is not None and numbering_level(following.text) is None
