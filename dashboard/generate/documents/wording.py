"""The layouts and words of generated documents, from data/synthetic, read once."""

from functools import cache

from dashboard.generate.words import SyntheticWords, synthetic_words
from dashboard.rules.reading import Strict, shaped
from dashboard.settings import DATA

Texts = tuple[str, ...]


class Family(Strict):
    """How the forms of one family are laid out; columns are a role and the words that may head it."""

    number: int
    name: str
    openings: Texts
    titles: Texts
    year_lines: Texts
    unit_lines: Texts
    amount_units: Texts
    head: tuple[Texts, ...]
    funds_label: Texts
    funds: tuple[Texts, ...]
    sources: tuple[Texts, ...]
    goals: tuple[Texts, ...]
    side: Texts
    columns: tuple[Texts, ...]
    groups: tuple[tuple[str, str, str], ...]
    total: Texts
    tail: Texts
    execution_weight: int
    funds_corner: Texts = ()
    wide_funds: tuple[Texts, ...] = ()
    nothing: Texts = ("-", "—", "")
    decimals: int = 2
    marks: Texts = ()
    below: tuple[tuple[str, str], ...] = ()
    further: tuple[tuple[str, str], ...] = ()
    has_grade: bool = False
    has_parts: bool = False
    is_evaluation: bool = False
    repeats_levels: bool = False
    every_row_split: bool = False
    prints_grade_below: bool = False


class InWords(Strict):
    """Indicators whose target is words: name, promised, found, found where it was not quite kept."""

    level_2: str
    rows: tuple[tuple[str, str, str, str], ...]


class InPercent(Strict):
    """Indicators in percent."""

    level_2: str
    names: Texts
    targets: Texts


class Costs(Strict):
    """Costs: name, unit, lowest and highest usual target."""

    rows: tuple[tuple[str, str, int, int], ...]


class Others(Strict):
    """Second level, name, unit, lowest and highest usual target, whether less is better."""

    rows: tuple[tuple[str, str, str, int, int, bool], ...]


class Dated(Strict):
    """Indicators that are met by a day, and the days that are promised."""

    names: Texts
    targets: Texts


class Evaluation(Strict):
    """First, second and third level, points, what is asked, how it is scored."""

    rows: tuple[tuple[str, str, str, int, str, str], ...]


class Sentences(Strict):
    """Sentences of remarks, goals and passages."""

    methods: Texts
    explained: Texts
    problems: Texts
    measures: Texts
    goals: Texts
    outcomes: Texts


class FilingWords(Strict):
    """What filings print in their cells."""

    in_words: tuple[InWords, ...]
    in_percent: tuple[InPercent, ...]
    costs: Costs
    others: Others
    dated: Dated
    evaluation: Evaluation
    sentences: Sentences


class _Families(Strict):
    family: tuple[Family, ...]


@cache
def families() -> tuple[Family, ...]:
    """The layouts of data/synthetic/families.toml; raises BrokenData where one does not fit."""
    return shaped(DATA / "synthetic" / "families.toml", _Families).family


@cache
def filing_words() -> FilingWords:
    """The words of data/synthetic/filings.toml; raises BrokenData where they do not fit."""
    return shaped(DATA / "synthetic" / "filings.toml", FilingWords)


def bodies() -> SyntheticWords:
    """Departments, units and projects, shared with generated stores."""
    return synthetic_words()
