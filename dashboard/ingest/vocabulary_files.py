"""What the files of data/vocabulary hold that say what forms call things."""

from dashboard.rules.reading import Strict


class _Labels(Strict):
    labels: tuple[str, ...]


class _Ignored(_Labels):
    reason: str


class _Patterns(Strict):
    patterns: tuple[str, ...]


class _Role(_Patterns):
    role: str


class _Source(_Patterns):
    name: str


class Fields(Strict):
    """data/vocabulary/fields.toml."""

    project_name: _Labels
    project_code: _Labels
    department_name: _Labels
    unit_name: _Labels
    department_or_unit: _Labels
    year: _Labels
    score_reported: _Labels
    score_reviewed: _Labels
    grade_reported: _Labels
    prefixes: _Labels
    ignored: tuple[_Ignored, ...]


class Funds(Strict):
    """data/vocabulary/funds.toml."""

    column: tuple[_Role, ...]
    source: tuple[_Source, ...]
    group: _Patterns


class _Names(Strict):
    names: tuple[str, ...]
    also: tuple[str, ...]


class _Family(Strict):
    first: tuple[str, ...]
    second: tuple[str, ...]


class _Words(Strict):
    words: tuple[str, ...]


class _Directions(_Words):
    operators: dict[str, str]


class Indicators(Strict):
    """data/vocabulary/indicators.toml."""

    column: tuple[_Role, ...]
    group: _Patterns
    level_1: _Names
    level_2: _Names
    family: tuple[_Family, ...]
    total: _Patterns
    subtotal: _Patterns
    execution: _Patterns
    filler: _Patterns
    not_applicable: _Words
    part: _Patterns
    directions: _Directions


class _Note(Strict):
    markers: tuple[str, ...]
    instructions: tuple[str, ...]


class _Prose(Strict):
    tasks: tuple[str, ...]
    heading_max_length: int


class Passages(Strict):
    """data/vocabulary/passages.toml."""

    goal: dict[str, tuple[str, ...]]
    task: dict[str, tuple[str, ...]]
    section: _Labels
    prose: _Prose
    note: _Note
    furniture: _Patterns


class _UnitNames(Strict):
    endings: tuple[str, ...]
    money_words: tuple[str, ...]
    budget_words: tuple[str, ...]
    title_words: tuple[str, ...]


class Documents(Strict):
    """data/vocabulary/documents.toml."""

    names: _UnitNames
    titles: dict[str, tuple[str, ...]]
    named: dict[str, tuple[str, ...]]
    evidence: dict[str, dict[str, int]]
