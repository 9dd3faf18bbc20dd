"""Loads what data/ states into validated, frozen objects: regions, rule packs, vocabulary, corrections."""

from dashboard.rules.vocabulary import vocabulary, vocabulary_as

__all__ = ["vocabulary", "vocabulary_as"]
