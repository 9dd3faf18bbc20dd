"""One made-up filing before it is put on paper: names, amounts, indicators with points, sentences."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.generate.documents.amounts import Amounts, amounts_of
from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.measured import Measured, measured, part_of
from dashboard.generate.documents.wording import Family, FilingWords, bodies
from dashboard.rules.regions import regions

_CENT = Decimal("0.01")
_PLAIN = (
    ("产出指标", 50, ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标", 30, ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
    ("满意度指标", 10, ("服务对象满意度指标",)),
)
_WITH_COST = (
    ("成本指标", 20, ("经济成本指标",)),
    ("产出指标", 40, ("数量指标", "质量指标", "时效指标")),
    ("效益指标", 20, ("社会效益指标", "可持续影响指标")),
    ("满意度指标", 10, ("服务对象满意度指标",)),
)
_GRADES = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))


@dataclass(frozen=True, slots=True)
class Scored:
    """An indicator with its first level, points and remark; `parts` are its sub-rows, which earn nothing more."""

    level_1: str
    points_of_level: int
    measured: Measured
    weight: Decimal
    score: Decimal
    remark: str
    parts: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything that a form or report says."""

    year: int
    region_code: str
    department: str
    unit: str
    project: str
    code: str
    amounts: tuple[Amounts, ...]
    execution_score: Decimal
    rows: tuple[Scored, ...]
    goal: str
    outcome: str
    problem: str
    measure: str
    unusual: tuple[str, ...] = ()
    printed_more: Decimal = Decimal(0)

    @property
    def score(self) -> Decimal:
        """The total as printed: the sum of all points, or not quite on some forms."""
        return self.execution_score + sum((row.score for row in self.rows), self.printed_more)

    @property
    def grade(self) -> str:
        """The grade that goes with the score."""
        return next(grade for least, grade in _GRADES if self.score >= least)


def filing(family: Family, sources: tuple[str, ...], step: Decimal, words: FilingWords, chance: Chance) -> Filing:
    """A filing for a family's form whose amounts are multiples of `step` yuan."""
    year = chance.whole(2019, 2024)
    district = chance.pick([region for region in regions() if not region.region_code.endswith("00")])
    department = chance.pick(bodies().departments)
    project = chance.pick(department.projects)
    names = bodies().names
    competent = names.department.format(place=district.name_zh, department=department.name)
    unit = names.unit.format(place=district.name_zh, unit=chance.pick(department.units))
    amounts, unusual = amounts_of(sources, step, chance)
    rate = amounts[0].rate or Decimal(0)
    has_brackets = chance.happens(0.08)
    levels = _with_points(90 if family.execution_weight == 10 else 80 if family.execution_weight else 100, chance)
    rows = [
        row
        for level_1, points, second in levels
        for row in _rows(level_1, points, second, department.name, year, words, family.has_parts, has_brackets, chance)
    ]
    is_off = chance.happens(0.03)
    first = rows[0].measured
    said = {
        "project": project.name, "indicator": first.name, "target": first.target_text,
        "actual": first.actual_text(is_bare=False),
    }  # fmt: skip
    return Filing(
        year=year,
        region_code=district.region_code,
        department=competent,
        unit=unit if chance.happens(0.7) else competent,
        project=project.name + chance.pick(["", "经费", "项目", "专项资金", f"（{year}年）"]),
        code=f"{district.region_code}{str(year)[2:]}T{chance.whole(10**11, 10**12 - 1)}",
        amounts=amounts,
        execution_score=_cents(min(rate, Decimal(1)) * family.execution_weight),
        rows=tuple(rows),
        goal=chance.pick(words.sentences.goals).format(**said),
        outcome=chance.pick(words.sentences.outcomes).format(**said),
        problem=chance.pick(words.sentences.problems),
        measure=chance.pick(words.sentences.measures),
        unusual=(*unusual, *(["total is not the sum"] if is_off else [])),
        printed_more=Decimal("-0.5") if is_off else Decimal(0),
    )


def _with_points(points: int, chance: Chance) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    levels = chance.pick([_PLAIN, _PLAIN, _WITH_COST])
    more = points - sum(held for _, held, _ in levels)
    return tuple(
        (name, held + (more if name == "产出指标" else 0), second if len(second) < 3 else _fewer(second, chance))
        for name, held, second in levels
    )


def _fewer(second: tuple[str, ...], chance: Chance) -> tuple[str, ...]:
    """Most second levels, in their order."""
    kept = chance.some(second, chance.whole(2, len(second)))
    return tuple(name for name in second if name in kept)


def _rows(
    level_1: str, points: int, second: tuple[str, ...], department: str, year: int, words: FilingWords,
    has_parts: bool, has_brackets: bool, chance: Chance,
) -> list[Scored]:  # fmt: skip
    listed = next(one for one in bodies().departments if one.name == department)
    found: list[Measured] = []
    for level_2 in second:
        for _ in range(chance.pick([1, 1, 2, 3] if level_1 == "产出指标" else [1, 1, 2])):
            row = replace(measured(level_2, listed, year, words, chance), has_brackets=has_brackets)
            if row.name not in {one.name for one in found}:
                found.append(row)
    weights = _shared(points, len(found), chance)
    return [
        _scored(level_1, points, row, weight, has_parts, words, chance)
        for row, weight in zip(found, weights, strict=True)
    ]


def _scored(
    level_1: str, points: int, row: Measured, weight: Decimal, has_parts: bool, words: FilingWords, chance: Chance
) -> Scored:
    score = _cents(weight * row.earned)
    remark = chance.pick(words.sentences.explained) if score < weight else chance.pick(["", "", "", "无"])
    parts: tuple[Measured, ...] = ()
    if has_parts and row.level_2 == "数量指标" and row.low is not None and row.high is None and row.low >= 10:
        share = Decimal("0.6")
        one = part_of(row, f"其中：{row.name}（一期）", share)
        if one.low is not None and one.actual is not None and row.actual is not None:
            other = part_of(row, f"其中：{row.name}（二期）", share)
            rest = (row.low - one.low, row.actual - one.actual)
            parts = (one, _with_values(other, *rest))
    return Scored(level_1, points, row, weight, score, remark, parts)


def _with_values(row: Measured, low: Decimal, actual: Decimal) -> Measured:
    return Measured(row.level_2, row.name, row.kind, None, "", low, None, row.unit, actual=actual)


def _shared(points: int, count: int, chance: Chance) -> list[Decimal]:
    """The points shared out over so many rows, most of them alike, in whole or half points."""
    unit = Decimal(1) if points >= count * 2 else Decimal("0.5")
    each = Decimal(points // count) if unit == 1 else (Decimal(points) / count).quantize(unit)
    weights = [each] * count
    weights[chance.whole(0, count - 1)] += points - each * count
    return weights


def _cents(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)
