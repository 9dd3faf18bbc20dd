"""Loads data/vocabulary: what forms call things, validated and ready to be matched."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar, cast

from dashboard.errors import BrokenData
from dashboard.ingest.loaded_once import load_all
from dashboard.ingest.vocabulary_files import Documents, Fields, Funds, Indicators, Passages
from dashboard.ingest.wording import key, label, level_name
from dashboard.rules import vocabulary_as

_LONGEST_LABEL = 20
_BEFORE_SOURCE = re.compile(r"^(其中)?[::\-—–、.]*")
_BETWEEN_LEVELS = re.compile(r"\s*[-—–/／·、>→|]+\s*|\s+")
# One line after another asks the same of the same words.
_MOST_REMEMBERED = 4096
_Method = TypeVar("_Method", bound=Callable[..., object])


def _remembered(method: _Method) -> _Method:
    """The method, with the answers for the last texts remembered: there is one vocabulary."""
    return cast("_Method", lru_cache(maxsize=_MOST_REMEMBERED)(method))


class Matcher:
    """Names the first group of patterns that fits a whole label."""

    def __init__(self, groups: list[tuple[str, tuple[str, ...]]]) -> None:
        self._names = {f"group_{number}": name for number, (name, _) in enumerate(groups)}
        alternatives = (
            f"(?P<group_{number}>{'|'.join(f'(?:{pattern})' for pattern in patterns)})"
            for number, (_, patterns) in enumerate(groups)
        )
        self._pattern = re.compile("|".join(alternatives))

    def __call__(self, word: str) -> str | None:
        """The group's name, or None; `word` is a `label` or `key`."""
        found = self._pattern.fullmatch(word)
        # No group closes behind the one around the whole alternative.
        return self._names[found.lastgroup] if found and found.lastgroup else None


class Vocabulary:
    """The words of the forms. Every method takes text as printed."""

    def __init__(self) -> None:
        fields = vocabulary_as("fields", Fields)
        funds = vocabulary_as("funds", Funds)
        indicators = vocabulary_as("indicators", Indicators)
        passages = vocabulary_as("passages", Passages)
        self.documents = vocabulary_as("documents", Documents)
        self.titles = {
            kind: re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
            for kind, patterns in self.documents.titles.items()
        }
        self._fields = {
            label(word): name
            for name in Fields.model_fields
            if name not in ("ignored", "prefixes")
            for word in getattr(fields, name).labels
        }
        self._labels: dict[str, tuple[str, ...]] = {
            name: getattr(fields, name).labels for name in Fields.model_fields if name not in ("ignored", "prefixes")
        }
        self._prefix = re.compile("(?:" + "|".join(fields.prefixes.labels) + ")(?=.)")
        self._ignored = {label(word) for group in fields.ignored for word in group.labels}
        self._funds_column = Matcher([(role.role, role.patterns) for role in funds.column])
        self._source = Matcher([(source.name, source.patterns) for source in funds.source])
        self._funds_group = Matcher([("group", funds.group.patterns)])
        self._indicator_column = Matcher([(role.role, role.patterns) for role in indicators.column])
        self._indicator_group = Matcher([("group", indicators.group.patterns)])
        self._level_1 = frozenset(indicators.level_1.names)
        self._level_2 = frozenset(indicators.level_2.names)
        self._perhaps = {1: frozenset(indicators.level_1.also), 2: frozenset(indicators.level_2.also)}
        self._families = [(frozenset(family.first), frozenset(family.second)) for family in indicators.family]
        self._total = Matcher([("total", indicators.total.patterns)])
        self._subtotal = Matcher([("subtotal", indicators.subtotal.patterns)])
        self._execution = Matcher([("execution", indicators.execution.patterns)])
        self._filler = Matcher([("filler", indicators.filler.patterns)])
        self._part = Matcher([("part", indicators.part.patterns)])
        self._not_applicable = frozenset(indicators.not_applicable.words)
        self._operators = indicators.directions.operators
        self._directions = frozenset(indicators.directions.words) | frozenset(self._operators)
        self._goal = Matcher(
            sorted(passages.goal.items(), key=lambda item: ("outcome", "goal", "group", "ignored").index(item[0]))
        )
        self._task = Matcher(list(passages.task.items()))
        self._section = Matcher([("section", passages.section.labels)])
        self._furniture = Matcher([("furniture", passages.furniture.patterns)])
        self._prose_tasks = Matcher([("tasks", passages.prose.tasks)])
        self.heading_max_length = passages.prose.heading_max_length
        self._note_markers = frozenset(passages.note.markers)
        self._instructions = passages.note.instructions

    @_remembered
    def field(self, text: str) -> str | None:
        """The evaluation's field a head label names, `ignored` for labels that name none of ours, or None."""
        word = label(text)
        if word in self._fields or word in self._ignored:
            return self._fields.get(word, "ignored")
        return self._fields.get(self._prefix.sub("", word, count=1)) if len(word) <= _LONGEST_LABEL else None

    def labels_of(self, field: str) -> tuple[str, ...]:
        """The labels that name the field."""
        return self._labels[field]

    @_remembered
    def funds_column(self, text: str) -> str | None:
        """The role of a column of the funds table."""
        return self._funds_column(label(text))

    @_remembered
    def source(self, text: str) -> str | None:
        """The source of funds a row label names; `as_printed` for sources that have no name of ours."""
        return self._source(_BEFORE_SOURCE.sub("", label(text)))

    @_remembered
    def is_funds_group(self, text: str) -> bool:
        """Whether the cell heads a block of the funds table."""
        return self._funds_group(label(text)) is not None

    @_remembered
    def indicator_column(self, text: str) -> str | None:
        """The role of a column of the indicator table."""
        return self._indicator_column(label(text))

    @_remembered
    def is_indicator_group(self, text: str) -> bool:
        """Whether the cell stands beside the whole indicator table."""
        return self._indicator_group(label(text)) is not None

    @_remembered
    def is_level_1(self, text: str) -> bool:
        """Whether the text names a first level."""
        return level_name(key(text)) in self._level_1

    @_remembered
    def is_level_2(self, text: str) -> bool:
        """Whether the text names a second level."""
        return level_name(key(text)) in self._level_2

    @_remembered
    def levels_in(self, text: str) -> tuple[str, str] | None:
        """The first and the second level that one cell names: "产出指标-数量指标"; None where it names no two."""
        first, *rest = _BETWEEN_LEVELS.split(text.strip(), maxsplit=1)
        return (first, rest[0]) if rest and self.is_level_1(first) and self.is_level_2(rest[0]) else None

    @_remembered
    def may_be_level(self, text: str, level: int) -> bool:
        """Whether the text names that level on some forms, and an indicator on others."""
        return level_name(key(text)) in self._perhaps[level]

    @_remembered
    def is_under(self, second: str, first: str) -> bool | None:
        """Whether a second level belongs under a first one; None where the names do not tell."""
        second_name, first_name = level_name(key(second)), level_name(key(first))
        homes = [firsts for firsts, seconds in self._families if second_name in seconds]
        if not homes or not any(first_name in firsts for firsts, _ in self._families):
            return None
        return any(first_name in firsts for firsts in homes)

    @_remembered
    def is_total(self, text: str) -> bool:
        """Whether the cell opens the row that adds the indicator table up."""
        return self._total(label(text)) is not None

    @_remembered
    def is_subtotal(self, text: str) -> bool:
        """Whether the cell opens a row that adds up the rows of one level."""
        return self._subtotal(label(text)) is not None

    @_remembered
    def is_execution(self, text: str) -> bool:
        """Whether the cell names the execution of the budget, which is worth points of its own."""
        return self._execution(label(text)) is not None

    @_remembered
    def is_filler(self, text: str) -> bool:
        """Whether the cell only keeps room for more: "……", "指标1："."""
        return self._filler(key(text)) is not None

    @_remembered
    def is_part(self, text: str) -> bool:
        """Whether the indicator splits the one above: "其中：…"."""
        return self._part(key(text)) is not None

    @_remembered
    def is_not_applicable(self, text: str) -> bool:
        """Whether the cell says that the row does not apply."""
        return label(text) in self._not_applicable

    @_remembered
    def is_direction(self, text: str) -> bool:
        """Whether the cell holds an operator or the nature of an indicator."""
        return key(text) in self._directions

    def operator(self, text: str) -> str | None:
        """The comparison sign a direction cell prints, or None."""
        return self._operators.get(key(text))

    @_remembered
    def goal(self, text: str) -> str | None:
        """`goal`, `outcome`, `group` or `ignored` for a label of the goals table."""
        return self._goal(label(text))

    @_remembered
    def task(self, text: str) -> str | None:
        """The role of a column of the tasks table."""
        return self._task(label(text))

    @_remembered
    def is_section(self, text: str) -> bool:
        """Whether the cell titles a passage of a form."""
        return len(text) <= self.heading_max_length and self._section(label(text)) is not None

    @_remembered
    def is_furniture(self, text: str) -> bool:
        """Whether a line of its own carries nothing: annex marks, units, page numbers."""
        return len(text) <= self.heading_max_length and (
            self._furniture(key(text)) is not None or self._furniture(label(text)) is not None
        )

    def is_prose_tasks(self, text: str) -> bool:
        """Whether a heading of a report opens the year's tasks."""
        return self._prose_tasks(label(text)) is not None

    @_remembered
    def is_note(self, text: str) -> bool:
        """Whether the line opens a note under a form."""
        word = key(text)
        return re.split(r"[::1-9]", word, maxsplit=1)[0].strip("*") in self._note_markers

    @_remembered
    def is_note_marker(self, text: str) -> bool:
        """Whether the cell is nothing but the marker of a note."""
        return label(text) in self._note_markers

    def is_instruction(self, text: str) -> bool:
        """Whether a note tells how to fill the form in."""
        return any(word in text for word in self._instructions)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the forms, loaded once; BrokenData names the file that does not hold together."""
    try:
        load_all()
        return Vocabulary()
    except re.error as problem:
        raise BrokenData(f"data/vocabulary: expected regular expressions, found: {problem}") from problem
