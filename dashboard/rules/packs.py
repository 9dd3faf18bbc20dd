"""Rule packs: what a place demands in a year, each parameter with its evidence, inherited from the places above."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dashboard import settings
from dashboard.errors import BrokenData
from dashboard.rules.pack_files import Band, Evidence, Evidenced, Grade, PackFile, Parameters, pack_files
from dashboard.rules.regions import Regions, regions


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a pack as text and who set it, with its evidence; `value` is None where no rule is known."""

    name: str
    value: str | None
    evidence: Evidence
    reference: str
    note_zh: str
    note_en: str
    set_by_pack_id: str


@dataclass(frozen=True, slots=True)
class GradeBand:
    """The scores that earn a grade; the best has no upper end."""

    grade: Grade
    score_from: Decimal
    is_from_included: bool
    score_to: Decimal | None
    is_to_included: bool


@dataclass(frozen=True, slots=True)
class LevelWeight:
    """The points a first level is worth."""

    level_1: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class RulePack:
    """What holds in a place and a span of years, with everything inherited filled in. Rates are fractions of 1."""

    pack_id: str
    name_zh: str
    name_en: str
    region_code: str | None
    year_from: int | None
    year_to: int | None
    execution_weight: Decimal
    score_tolerance: Decimal
    total_tolerance: Decimal
    weight_tolerance: Decimal
    rate_tolerance: Decimal
    execution_rounding: Literal["half_up", "cut_off", "either"]
    is_inclusive_comparison: bool
    over_target_explain_from: Decimal
    over_target_large_from: Decimal
    over_target_deduct_from: Decimal | None
    over_target_deduction: Literal["none", "flat", "proportional"]
    over_target_deduction_points: Decimal | None
    near_cap_from: Decimal
    reverse_formula: Literal["linear", "ratio", "either"]
    low_execution_medium: Decimal
    low_execution_high: Decimal
    low_execution_severe: Decimal
    adjustment_to_explain: Decimal
    score_execution_gap: Decimal
    basis_gap_to_explain: Decimal
    deduction_tolerance: Decimal
    target_low_medium: Decimal
    target_low_high: Decimal
    repeated_satisfaction_count: int
    deduction_spread: Decimal
    text_compared_from: int
    text_similarity_copied: Decimal
    satisfaction_on_target_count: int
    repeated_explanation_count: int
    understated_deviation: Decimal
    unit_projects_from: int
    full_marks_share: Decimal
    score_spread_low: Decimal
    band_margin: Decimal
    execution_drop: Decimal
    review_gap: Decimal
    single_indicator_weight: Decimal
    tier_met_from: Decimal
    tier_partly_from: Decimal
    tier_missed_to: Decimal
    percentage_actual_high: Decimal
    target_to_last_actual: Decimal
    words_share: Decimal
    outputs_at_least: int
    exact_share: Decimal
    exact_count_from: int
    outputs_met_execution: Decimal
    cost_saving: Decimal
    parameters: tuple[Parameter, ...]
    grade_bands: tuple[GradeBand, ...]
    level_weights: tuple[LevelWeight, ...]

    def grade_of(self, score: Decimal | float) -> Grade | None:
        """The grade that a score earns; None below every band."""
        for band in self.grade_bands:
            if score > band.score_from or (band.is_from_included and score == band.score_from):
                return band.grade
        return None

    def is_in_force(self, year: int | None) -> bool:
        """True in the years of the pack; for an unknown year only where the pack has no first and no last year."""
        if year is None:
            return self.year_from is None and self.year_to is None
        return (self.year_from or year) <= year <= (self.year_to or year)


@cache
def packs() -> tuple[RulePack, ...]:
    """All packs of data/jurisdictions with what they inherit; BrokenData where the files do not hold together."""
    return packs_in(settings.DATA / "jurisdictions", regions())


@cache
def pack_for(region_code: str | None, year: int | None) -> RulePack:
    """The pack of the nearest place that has one for the year; the national default where none has.

    UnknownSelection where the code names no division.
    """
    return next(pack for place in _chain(region_code, regions()) for pack in packs() if _holds(pack, place, year))


def packs_in(folder: Path, places: Regions) -> tuple[RulePack, ...]:
    """The packs of one folder with what they inherit, the national default first."""
    files = pack_files(folder)
    codes = {None, *(place.region_code for place in places)}
    for one in files:
        if one.region_code not in codes:
            raise BrokenData(
                f"{folder}/{one.pack_id}.toml: expected a region_code of data/regions.csv, found {one.region_code}"
            )
    return tuple(_pack(tuple(_lineage(folder, one, files, places))) for one in files)


def _chain(region_code: str | None, places: Regions) -> tuple[str | None, ...]:
    """The place itself, what it lies in, and the nation."""
    above = (
        () if region_code is None else (region_code, *(place.region_code for place in places.ancestors(region_code)))
    )
    return (*above, None)


def _holds(pack: RulePack, place: str | None, year: int | None) -> bool:
    return pack.region_code == place and pack.is_in_force(year)


def _lineage(folder: Path, child: PackFile, files: tuple[PackFile, ...], places: Regions) -> Iterator[PackFile]:
    """The pack's file and those it inherits from, the nearest first."""
    yield child
    for place in _chain(child.region_code, places)[1:]:
        for one in files:
            if one.region_code != place or not one.overlaps(child):
                continue
            if not one.covers(child):
                raise BrokenData(
                    f"{folder}/{child.pack_id}.toml: expected its years to lie within those of {one.pack_id}, which it"
                    f" inherits from, found {child.years}; split it"
                )
            yield one


def _pack(lineage: tuple[PackFile, ...]) -> RulePack:
    own = lineage[0]
    values: dict[str, Any] = {}
    stated: list[Parameter] = []
    for name in Parameters.model_fields:
        setter, setting = next((one, found) for one in lineage if (found := getattr(one.parameters, name)) is not None)
        values[name] = setting.value
        stated.append(_parameter(name, _text(setting.value), setting, setter))
    bands_of, bands = next((one, one.grade_bands) for one in lineage if one.grade_bands)
    shown = " ".join(
        f"{band.grade}{'≥' if band.is_from_included else '>'}{_text(band.score_from)}" for band in bands.bands
    )
    stated.append(_parameter("grade_bands", shown, bands, bands_of))
    weighing = [(one, one.level_weights) for one in lineage if one.level_weights]
    weights: dict[str, Decimal] = {}
    for _, found in reversed(weighing):
        weights |= found.weights
    shown = " ".join(f"{level} {_text(weight)}" for level, weight in weights.items())
    stated.append(_parameter("level_weights", shown, weighing[0][1], weighing[0][0]))
    return RulePack(
        pack_id=own.pack_id,
        name_zh=own.name_zh,
        name_en=own.name_en,
        region_code=own.region_code,
        year_from=own.year_from,
        year_to=own.year_to,
        **values,
        parameters=tuple(stated),
        grade_bands=tuple(_bands(bands.bands)),
        level_weights=tuple(LevelWeight(level, weight) for level, weight in weights.items()),
    )


def _parameter(name: str, value: str | None, stated: Evidenced, setter: PackFile) -> Parameter:
    return Parameter(
        name, value, stated.evidence, stated.reference, stated.note_zh, stated.note_en, set_by_pack_id=setter.pack_id
    )


def _bands(bands: tuple[Band, ...]) -> Iterator[GradeBand]:
    """Each grade up to where the next better one begins."""
    better: Band | None = None
    for band in bands:
        upper, is_upper_included = (None, True) if better is None else (better.score_from, not better.is_from_included)
        yield GradeBand(band.grade, band.score_from, band.is_from_included, upper, is_upper_included)
        better = band


def _text(value: Decimal | bool | int | str | None) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
