"""The rule packs that apply to generated filings, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from dashboard.generate.columns import Floats, Ints
from dashboard.rules import RulePack, pack_for

EITHER, CUT_OFF, HALF_UP = range(3)
_ROUNDING = {"either": EITHER, "cut_off": CUT_OFF, "half_up": HALF_UP}


@dataclass(frozen=True, slots=True)
class PackTable:
    """Rule packs, one entry each; weights and points in hundredths, `flat_from` is nan where nothing comes off."""

    packs: tuple[RulePack, ...]
    execution_weight: Ints
    rounding: Ints
    near_cap: Ints
    flat_from: Floats
    flat_points: Ints


def packs_of(region_codes: Sequence[str], years: Ints, district: Ints) -> tuple[PackTable, Ints]:
    """The packs of all filings and, for each filing, which one applies."""
    keys, inverse = np.unique(district * 10_000 + years, return_inverse=True)
    found = [pack_for(region_codes[key // 10_000], int(key % 10_000)) for key in keys]
    packs = tuple(dict.fromkeys(found))
    indices = np.array([packs.index(pack) for pack in found], np.int64)
    return _table(packs), indices[inverse]


def grades_of(pack: RulePack, hundredths: Ints) -> list[str | None]:
    """The grade of each score by the bands of a pack."""
    return [pack.grade_of(Decimal(int(score)) / 100) for score in hundredths]


def _table(packs: tuple[RulePack, ...]) -> PackTable:
    flat = [_flat_deduction(pack) for pack in packs]
    return PackTable(
        packs=packs,
        execution_weight=np.array([round(pack.execution_weight * 100) for pack in packs], np.int64),
        rounding=np.array([_ROUNDING[pack.execution_rounding] for pack in packs], np.int64),
        near_cap=np.array([round(pack.near_cap_from * 100) for pack in packs], np.int64),
        flat_from=np.array([deduct_from for deduct_from, _ in flat], np.float64),
        flat_points=np.array([points for _, points in flat], np.int64),
    )


def _flat_deduction(pack: RulePack) -> tuple[float, int]:
    """From which deviation a pack takes points off and how many hundredths; nan and 0 where it takes none."""
    deduct_from, points = pack.over_target_deduct_from, pack.over_target_deduction_points
    if pack.over_target_deduction != "flat" or deduct_from is None or points is None:
        return np.nan, 0
    return float(deduct_from), round(points * 100)
