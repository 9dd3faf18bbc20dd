"""A report's lines as an outline: headings, what stands under each, and how they nest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_NUMBERINGS = (
    re.compile(r"[一二三四五六七八九十]+[、.]|第[一二三四五六七八九十]+(?:部分|章)"),
    re.compile(r"\((?:[一二三四五六七八九十]+|\d{1,2})\)[、.]?"),
    re.compile(r"\d{1,2}[、.](?!\d)"),
)
_NUMBERING_AS_PRINTED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]+\s*[、.．]|[（(]\s*(?:[一二三四五六七八九十]+|[\d０-９]{1,2})\s*[)）]\s*[、.．]?|[\d０-９]{1,2}\s*[、.．](?!\d))\s*"
)
_BRACKETED = re.compile(r"\(([一二三四五六七八九十]+|\d{1,2})\)")
_LOWEST = len(_NUMBERINGS)
_RUN_IN_LENGTH = 30
_HEADING_AND_TEXT = 2


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
    must also be followed by text: a run of short numbered lines is a list. A heading that is a sentence and has
    nothing under it is text of the passage above.
    """
    passages = [Passage(0, None, "")]
    items = _Items()
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        is_item = items.takes(line.cells[0].text, passages[-1].level)
        passage = None if is_item else _heading(line, following, words)
        if passage is None:
            passages[-1].body.append((line.cells[0], line.text))
        else:
            passages.append(passage)
    return _without_sentences(passages)


@dataclass(slots=True)
class _Items:
    """Tells items of a list, numbered (1), (2) under a heading 1、, from headings that write （二） as (2)."""

    last_item: int = 0

    def takes(self, text: str, level_before: int) -> bool:
        """Whether the line is an item: it opens a list, or counts the list on and not the headings."""
        found = _BRACKETED.match(key(text[:12]))
        if found is None:
            if numbering_level(text) is not None:
                self.last_item = 0
            return False
        number = int(found[1]) if found[1].isdigit() else 0
        counts_on = self.last_item > 0 and number == self.last_item + 1
        opens = number == 1 and level_before == _LOWEST
        self.last_item = number if counts_on or opens else 0
        return self.last_item > 0


def _heading(line: Line, following: Line | None, words: Vocabulary) -> Passage | None:
    """The passage the line opens, with the text behind its heading, or None."""
    if len(line.cells) == _HEADING_AND_TEXT and words.is_section(line.cells[0].text) and "。" in line.cells[1].text:
        heading, text = line.cells
        return Passage(1, heading, heading.text.rstrip("：:"), [(text, text.text)])
    if len(line.cells) != 1:
        return None
    cell = line.cells[0]
    level = numbering_level(cell.text)
    if level is None:
        is_titled = line.is_paragraph and words.is_section(cell.text) and following is not None
        return Passage(1, cell, cell.text.rstrip("：:")) if is_titled else None
    bare = _NUMBERING_AS_PRINTED.sub("", cell.text, count=1).strip()
    if len(bare) <= words.heading_max_length and not re.search(r"[。；;！!？?].", bare):
        if level == _LOWEST and (bare.endswith(("。", "；", ";")) or not _has_text(following)):
            return None
        head, mark, rest = bare.replace(":", "：").partition("：")
        return Passage(level, cell, head, [(cell, rest)] if rest else []) if mark else Passage(level, cell, bare)
    first, mark, rest = bare.partition("。")
    if level < _LOWEST and mark and len(first) <= _RUN_IN_LENGTH:
        return Passage(level, cell, first, [(cell, rest.strip())])
    return None


def _without_sentences(passages: list[Passage]) -> list[Passage]:
    """The passages; a sentence taken for a heading, with nothing under it, goes back to the text above."""
    kept: list[Passage] = []
    for index, passage in enumerate(passages):
        has_parts = index + 1 < len(passages) and passages[index + 1].level > passage.level
        is_sentence = passage.heading.endswith(("。", "；", ";"))
        if kept and passage.cell is not None and is_sentence and not passage.body and not has_parts:
            kept[-1].body.append((passage.cell, passage.cell.text))
        else:
            kept.append(passage)
    return kept


def numbering_level(text: str) -> int | None:
    """The level a line's numbering stands for: 一、 is 1, （一） is 2, 1、 is 3; None without numbering."""
    word = key(text[:12])
    return next((level for level, pattern in enumerate(_NUMBERINGS, start=1) if pattern.match(word)), None)


def _has_text(following: Line | None) -> bool:
    """Whether text follows, or the first item of a list."""
    return following is not None and (
        numbering_level(following.text) is None or key(following.text[:12]).startswith("(1)")
    )
