"""Loads what data/ states into validated, frozen objects: regions, rule packs, vocabulary."""

from dashboard.rules.corrections import KnownError, known_errors
from dashboard.rules.packs import GradeBand, LevelWeight, Parameter, RulePack, pack_for, packs
from dashboard.rules.regions import Region, RegionMatch, Regions, regions
from dashboard.rules.vocabulary import vocabulary, vocabulary_as

__all__ = [
    "GradeBand",
    "KnownError",
    "LevelWeight",
    "Parameter",
    "Region",
    "RegionMatch",
    "Regions",
    "RulePack",
    "known_errors",
    "pack_for",
    "packs",
    "regions",
    "vocabulary",
    "vocabulary_as",
]
