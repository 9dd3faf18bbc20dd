"""The words of generated forms, from data/synthetic, read once."""

from functools import cache
from typing import Literal, Self

from pydantic import model_validator

from dashboard.rules.reading import Strict, shaped
from dashboard.settings import DATA

Pool = Literal[
    "quantities", "quality", "timeliness", "cost", "economic", "social", "ecological", "sustainable", "satisfaction"
]


Quantity = tuple[str, str, int, int]  # indicator, unit, lowest and highest usual target


class Project(Strict):
    """A project that recurs every year, and the quantities it is about."""

    name: str
    quantities: tuple[str, ...]


class Department(Strict):
    """One department of a district: who works there, what it does every year, whom it serves."""

    name: str
    units: tuple[str, ...]
    served: tuple[str, ...]
    benefits: tuple[str, ...]
    projects: tuple[Project, ...]
    quantities: tuple[Quantity, ...]

    @model_validator(mode="after")
    def _projects_name_known_quantities(self) -> Self:
        known = {name for name, *_ in self.quantities}
        named = {name for project in self.projects for name in project.quantities}
        if named != known:
            raise ValueError(f"{self.name}: quantities of projects and of the list differ by {sorted(named ^ known)}")
        return self


class CommonIndicator(Strict):
    """Indicators of one kind that a project of any department may have."""

    pool: Pool
    kind: Literal["percent", "words", "date", "cost", "satisfaction"]
    names: tuple[str, ...]
    targets: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


class BenefitWords(Strict):
    """What benefits are promised to be."""

    words: tuple[str, ...]


class CommonQuantities(Strict):
    """Quantities that any project may add to its own."""

    rows: tuple[Quantity, ...]


class StyleLevel(Strict):
    """A second level of a style and the chance of having 0, 1, 2, … indicators."""

    level_1: str
    level_2: str
    pool: Pool
    chances: tuple[float, ...]


class Style(Strict):
    """How a city's forms are laid out and written."""

    name: str
    amount_unit: Literal["yuan", "wan_yuan"]
    has_project_code: bool
    prints_grade: bool
    prints_part_rates: bool
    prints_not_applicable: bool
    has_fixed_decimals: bool
    unit_open: str
    unit_close: str
    at_least: str
    exactly: str
    at_most: str
    nothing_to_explain: str = ""
    done_words: str
    partly_words: str
    satisfaction_words: str
    copied_outcome_rate: float
    levels: tuple[StyleLevel, ...]
    profile: dict[str, int]

    @model_validator(mode="after")
    def _each_level_holds_its_weight(self) -> Self:
        held = {level.level_1 for level in self.levels if level.chances[0] == 0}
        if held != set(self.profile):
            raise ValueError(
                f"first levels never empty {sorted(held)} are not those of the profile {sorted(self.profile)}"
            )
        return self


class OverTarget(Strict):
    """What a district takes off for going far over a target, and how often districts do so."""

    weight: float
    points: float
    deduct_from: float


class Province(Strict):
    """A province and the cities of it that are generated first."""

    region_code: str
    leading_cities: tuple[str, ...]


class Names(Strict):
    """How made-up bodies and documents are called: every name says that it is made up."""

    department: str
    head_unit: str
    unit: str
    title: str
    title_superseded: str
    file: str
    publisher: str

    @model_validator(mode="after")
    def _every_name_is_marked(self) -> Self:
        plain = [name for name, text in self if "模拟" not in text]
        if plain:
            raise ValueError(f"expected 模拟 in every name, missing in {plain}")
        return self


class Goals(Strict):
    """Sentences of annual goals and of what came of them."""

    department_work: str
    goal: tuple[str, ...]
    outcome: tuple[str, ...]


class Remarks(Strict):
    """Explanations by what there is to explain."""

    over: tuple[str, ...]
    under: tuple[str, ...]
    partly: tuple[str, ...]
    late: tuple[str, ...]
    not_applicable: str


class Passages(Strict):
    """Headings and bodies of department forms and reports."""

    problems: str
    measures: str
    conclusion: str
    problem_bodies: tuple[str, ...]
    measure_bodies: tuple[str, ...]
    conclusion_body: str


class TaskWords(Strict):
    """Sentences of tasks."""

    goal: str
    outcome: str


class _Departments(Strict):
    department: tuple[Department, ...]


class _Indicators(Strict):
    indicator: tuple[CommonIndicator, ...]
    benefit_words: BenefitWords
    common_quantities: CommonQuantities


class _Forms(Strict):
    style: tuple[Style, ...]
    over_target: tuple[OverTarget, ...]


class _Places(Strict):
    province: tuple[Province, ...]


class _Phrases(Strict):
    names: Names
    goals: Goals
    remarks: Remarks
    sections: Passages
    tasks: TaskWords


class SyntheticWords(Strict):
    """Everything that generated forms are worded with."""

    departments: tuple[Department, ...]
    indicators: tuple[CommonIndicator, ...]
    benefit_words: tuple[str, ...]
    common_quantities: tuple[Quantity, ...]
    styles: tuple[Style, ...]
    over_target: tuple[OverTarget, ...]
    provinces: tuple[Province, ...]
    names: Names
    goals: Goals
    remarks: Remarks
    sections: Passages
    tasks: TaskWords


@cache
def synthetic_words() -> SyntheticWords:
    """The word lists of data/synthetic; raises BrokenData where one does not fit."""
    folder = DATA / "synthetic"
    indicators = shaped(folder / "indicators.toml", _Indicators)
    forms = shaped(folder / "forms.toml", _Forms)
    phrases = shaped(folder / "phrases.toml", _Phrases)
    return SyntheticWords(
        departments=shaped(folder / "departments.toml", _Departments).department,
        indicators=indicators.indicator,
        benefit_words=indicators.benefit_words.words,
        common_quantities=indicators.common_quantities.rows,
        styles=forms.style,
        over_target=forms.over_target,
        provinces=shaped(folder / "places.toml", _Places).province,
        names=phrases.names,
        goals=phrases.goals,
        remarks=phrases.remarks,
        sections=phrases.sections,
        tasks=phrases.tasks,
    )
