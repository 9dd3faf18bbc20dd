"""The words printed on the standard form, and the rows of a blank one."""

from pydantic import Field

from dashboard.records import AmountUnit, FormType, Indicator
from dashboard.rules import vocabulary_as
from dashboard.rules.reading import Strict


class HeadWords(Strict):
    """Labels of the fields above the funds."""

    year: str
    amount_unit: dict[AmountUnit, str]
    project_name: str
    project_code: str
    department_name: str
    unit_name: str


class FootWords(Strict):
    """Labels of the total and the grade, and the grades there are."""

    total: str
    grade: str
    grades: tuple[str, ...]


class Rows(Strict):
    """How many rows a blank form has for each second level of a first level."""

    level_1: str
    second: dict[str, int]


class FormWords(Strict):
    """data/vocabulary/standard_form.toml; tables map column names of schema `forms` to labels."""

    sheet: str
    titles: dict[FormType, str]
    synthetic: str
    head: HeadWords
    funds: dict[str, str]
    sources: dict[str, str]
    goals: dict[str, str]
    tasks: dict[str, str]
    indicators: dict[str, str]
    rows: tuple[Rows, ...] = Field(min_length=1)
    foot: FootWords

    def blank_indicators(self) -> tuple[Indicator, ...]:
        """The rows of a blank form: levels given, all else to be filled in."""
        levels = [
            (block.level_1, name) for block in self.rows for name, room in block.second.items() for _ in range(room)
        ]
        return tuple(Indicator(place, first, second, None) for place, (first, second) in enumerate(levels, start=1))

    def choices(self, column: str) -> list[str]:
        """What may stand in `level_1` or `level_2`."""
        if column == "level_1":
            return [block.level_1 for block in self.rows]
        return [name for block in self.rows for name in block.second]


def form_words() -> FormWords:
    """The words of the form; BrokenData where the file does not fit."""
    return vocabulary_as("standard_form", FormWords)
