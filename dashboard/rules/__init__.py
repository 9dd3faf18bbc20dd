"""Loads what data/ states into validated, frozen objects: regions, rule packs, vocabulary, corrections."""

from dashboard.rules.regions import Region, RegionMatch, Regions, regions
from dashboard.rules.vocabulary import vocabulary, vocabulary_as

__all__ = ["Region", "RegionMatch", "Regions", "regions", "vocabulary", "vocabulary_as"]
