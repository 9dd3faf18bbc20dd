"""The files of data/jurisdictions as they stand: one pack each, setting only what its place says otherwise."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import Field, model_validator

from dashboard.errors import BrokenData
from dashboard.rules.reading import Strict, shaped

Evidence = Literal["S", "F", "M"]
Grade = Literal["优", "良", "中", "差"]
Points = Annotated[Decimal, Field(ge=0, le=100)]
Rate = Annotated[Decimal, Field(ge=0, le=100)]
Value = TypeVar("Value")
_FIRST_YEAR, _LAST_YEAR = 0, 9999


class Evidenced(Strict):
    """Something a pack states: how sure we are, after what, and a remark in both languages."""

    evidence: Evidence
    reference: Annotated[str, Field(min_length=1)]
    note_zh: Annotated[str, Field(min_length=1)]
    note_en: Annotated[str, Field(min_length=1)]


class Setting(Evidenced, Generic[Value]):
    """One parameter: a value, or the statement that no rule is known."""

    value: Value | None = None
    is_none: bool = False

    @model_validator(mode="after")
    def _is_stated_once(self) -> Self:
        if (self.value is None) != self.is_none:
            raise ValueError("expected either a value or is_none = true")
        return self


class Parameters(Strict):
    """The parameters a pack may set; what it leaves out it inherits."""

    execution_weight: Setting[Points] | None = None
    score_tolerance: Setting[Points] | None = None
    total_tolerance: Setting[Points] | None = None
    weight_tolerance: Setting[Points] | None = None
    rate_tolerance: Setting[Rate] | None = None
    execution_rounding: Setting[Literal["half_up", "cut_off", "either"]] | None = None
    is_inclusive_comparison: Setting[bool] | None = None
    over_target_explain_from: Setting[Rate] | None = None
    over_target_large_from: Setting[Rate] | None = None
    over_target_deduct_from: Setting[Rate] | None = None
    over_target_deduction: Setting[Literal["none", "flat", "proportional"]] | None = None
    over_target_deduction_points: Setting[Points] | None = None
    near_cap_from: Setting[Points] | None = None
    reverse_formula: Setting[Literal["linear", "ratio", "either"]] | None = None
    low_execution_medium: Setting[Rate] | None = None
    low_execution_high: Setting[Rate] | None = None
    low_execution_severe: Setting[Rate] | None = None
    adjustment_to_explain: Setting[Rate] | None = None
    score_execution_gap: Setting[Rate] | None = None
    basis_gap_to_explain: Setting[Rate] | None = None
    deduction_tolerance: Setting[Points] | None = None
    target_low_medium: Setting[Rate] | None = None
    target_low_high: Setting[Rate] | None = None
    repeated_satisfaction_count: Setting[Annotated[int, Field(ge=2)]] | None = None
    deduction_spread: Setting[Annotated[Decimal, Field(gt=1)]] | None = None
    text_compared_from: Setting[Annotated[int, Field(ge=2)]] | None = None
    text_similarity_copied: Setting[Rate] | None = None
    satisfaction_on_target_count: Setting[Annotated[int, Field(ge=2)]] | None = None
    repeated_explanation_count: Setting[Annotated[int, Field(ge=2)]] | None = None
    understated_deviation: Setting[Annotated[Decimal, Field(gt=1)]] | None = None
    unit_projects_from: Setting[Annotated[int, Field(ge=2)]] | None = None
    full_marks_share: Setting[Rate] | None = None
    score_spread_low: Setting[Points] | None = None
    band_margin: Setting[Points] | None = None
    execution_drop: Setting[Rate] | None = None
    review_gap: Setting[Rate] | None = None
    single_indicator_weight: Setting[Points] | None = None
    tier_met_from: Setting[Rate] | None = None
    tier_partly_from: Setting[Rate] | None = None
    tier_missed_to: Setting[Rate] | None = None
    percentage_actual_high: Setting[Points] | None = None
    target_to_last_actual: Setting[Rate] | None = None
    words_share: Setting[Rate] | None = None
    outputs_at_least: Setting[Annotated[int, Field(ge=1)]] | None = None
    exact_share: Setting[Rate] | None = None
    exact_count_from: Setting[Annotated[int, Field(ge=1)]] | None = None
    outputs_met_execution: Setting[Rate] | None = None
    cost_saving: Setting[Rate] | None = None


class Band(Strict):
    """A grade and the lowest score that earns it."""

    grade: Grade
    score_from: Points
    is_from_included: bool


class GradeBands(Evidenced):
    """All grades, the best first; they replace those of the places above."""

    bands: tuple[Band, ...]

    @model_validator(mode="after")
    def _falls(self) -> Self:
        ends = [band.score_from for band in self.bands]
        if not ends or any(higher <= lower for higher, lower in pairwise(ends)):
            raise ValueError("expected the best grade first, each from a lower score")
        return self


class LevelWeights(Evidenced):
    """Points of first levels; a level that is not named here is inherited."""

    weights: dict[str, Points]


class PackFile(Strict):
    """One file of data/jurisdictions."""

    pack_id: str
    name_zh: str
    name_en: str
    region_code: str | None = None
    year_from: int | None = None
    year_to: int | None = None
    parameters: Parameters = Parameters()
    grade_bands: GradeBands | None = None
    level_weights: LevelWeights | None = None

    @property
    def years(self) -> tuple[int, int]:
        """First and last year, wide open where the file names none."""
        return self.year_from or _FIRST_YEAR, self.year_to or _LAST_YEAR

    def overlaps(self, other: "PackFile") -> bool:
        """True where there is a year of both."""
        return self.years[0] <= other.years[1] and other.years[0] <= self.years[1]

    def covers(self, other: "PackFile") -> bool:
        """True where every year of the other is one of this."""
        return self.years[0] <= other.years[0] and other.years[1] <= self.years[1]


def pack_files(folder: Path) -> tuple[PackFile, ...]:
    """The packs of a folder, the national default first.

    BrokenData where a file does not fit, is not named after its pack, shares a year with another of its place, or
    where not exactly one pack holds everywhere and always and leaves nothing out.
    """
    files: list[PackFile] = []
    for path in sorted(folder.glob("*.toml")):
        one = shaped(path, PackFile)
        if one.pack_id != path.stem:
            raise BrokenData(f"{path}: expected pack_id {path.stem}, found {one.pack_id}")
        if one.years[0] > one.years[1]:
            raise BrokenData(f"{path}: expected year_from no later than year_to, found {one.years}")
        rival = next((other for other in files if other.region_code == one.region_code and other.overlaps(one)), None)
        if rival:
            raise BrokenData(
                f"{path}: expected no year of {rival.pack_id}, which is of the same place, found {one.years}"
            )
        files.append(one)
    national = [one for one in files if one.region_code is None]
    if len(national) != 1 or national[0].year_from or national[0].year_to:
        raise BrokenData(
            f"{folder}: expected one pack without region and years, found {[one.pack_id for one in national]}"
        )
    missing = [name for name in Parameters.model_fields if getattr(national[0].parameters, name) is None]
    missing += [name for name in ("grade_bands", "level_weights") if getattr(national[0], name) is None]
    if missing:
        raise BrokenData(f"{folder}/{national[0].pack_id}.toml: expected every parameter, found none of {missing}")
    return tuple(sorted(files, key=lambda one: (one.region_code or "", one.years)))
