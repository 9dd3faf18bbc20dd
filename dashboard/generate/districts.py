"""The districts of a generated store: where they lie and what habits they are given."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil, sqrt

import numpy as np

from dashboard.generate.columns import Flags, Floats, Ints
from dashboard.generate.ragged import drawn
from dashboard.generate.words import Province, SyntheticWords
from dashboard.rules import Region


@dataclass(frozen=True, slots=True)
class Districts:
    """Districts, one entry each: code, full name, and the invented habits that tell them apart.

    `style` and `policy` are places in the word lists; shares are of 1. `full_share` of projects spend all they have,
    `low_share` far less; `modesty` raises the chance of targets set too low.
    """

    region_codes: tuple[str, ...]
    names: tuple[str, ...]
    style: Ints
    policy: Ints
    cuts_off: Flags
    explains_over: Floats
    full_share: Floats
    low_share: Floats
    modesty: Floats
    scores_departments: Flags


def drawn_districts(
    count: int, words: SyntheticWords, regions: Sequence[Region], random: np.random.Generator
) -> Districts:
    """The first `count` districts of the listed provinces, habits drawn: style by city, the rest by district."""
    counties = chosen_counties(count, words.provinces, regions)
    by_code = {region.region_code: region for region in regions}
    cities = sorted({county.city_code or county.province_code for county in counties})
    style_of_city = random.permutation(len(cities)) % len(words.styles)
    scored = random.random(len(cities)) < 0.7
    city = np.array([cities.index(county.city_code or county.province_code) for county in counties], dtype=np.int64)
    size = len(counties)
    return Districts(
        region_codes=tuple(county.region_code for county in counties),
        names=tuple(_full_name(county, by_code) for county in counties),
        style=style_of_city[city],
        policy=drawn(random, [rule.weight for rule in words.over_target], size),
        cuts_off=random.random(size) < 0.3,
        explains_over=random.uniform(0.3, 0.98, size),
        full_share=random.uniform(0.28, 0.55, size),
        low_share=random.uniform(0.03, 0.14, size),
        modesty=random.uniform(0.7, 1.8, size),
        scores_departments=scored[city],
    )


def chosen_counties(count: int, provinces: Sequence[Province], regions: Sequence[Region]) -> list[Region]:
    """Up to `count` counties, province after province, spread over as few cities as looks natural."""
    chosen: list[Region] = []
    for province in provinces:
        wanted = count - len(chosen)
        if wanted <= 0:
            break
        by_city: dict[str, list[Region]] = {city: [] for city in province.leading_cities}
        for region in regions:
            if region.level == "county" and region.province_code == province.region_code:
                by_city.setdefault(region.city_code or region.province_code, []).append(region)
        cities = [counties for counties in by_city.values() if counties]
        chosen += _spread(cities, wanted)
    return chosen


def _spread(cities: list[list[Region]], wanted: int) -> list[Region]:
    """A few counties of each of a few cities: about as many cities as counties in each."""
    few = max(ceil(sqrt(wanted)) - 1, 1)
    while few < len(cities) and sum(len(counties) for counties in cities[:few]) < wanted:
        few += 1
    rounds = zip_longest(*cities[:few])
    flat = [county for turn in rounds for county in turn if county is not None][:wanted]
    places: dict[str, list[Region]] = defaultdict(list)
    for county in flat:
        places[county.city_code or ""].append(county)
    return [county for counties in places.values() for county in counties]


def _full_name(county: Region, by_code: dict[str, Region]) -> str:
    above = by_code.get(county.city_code or "")
    if above is None or not above.name_zh.endswith(("市", "州", "盟", "地区")):
        above = by_code[county.province_code]
    return above.name_zh + county.name_zh
