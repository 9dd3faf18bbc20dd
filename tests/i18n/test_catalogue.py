"""The two catalogues say the same things."""

import re
from string import Formatter

import pytest

from dashboard.errors import BrokenData
from dashboard.i18n import words
from dashboard.i18n.catalogue import catalogue

ZH, EN = catalogue("zh"), catalogue("en")
HALF_WIDTH_BESIDE_CHINESE = re.compile(r"[一-鿿][,;:?!()]|[,;:?!()][一-鿿]")
CHINESE = re.compile(r"[一-鿿，。；：（）、]")


def placeholders(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def sentences(flat: dict[str, str]) -> dict[str, list[str]]:
    """The sentences by key; the forms of a plural stand together under the key without `.one` or `.other`."""
    grouped: dict[str, list[str]] = {}
    for key, sentence in flat.items():
        stem = key.rpartition(".")[0]
        is_plural = key.endswith(".one") or (key.endswith(".other") and f"{stem}.one" in flat)
        grouped.setdefault(stem if is_plural else key, []).append(sentence)
    return grouped


def test_both_languages_have_the_same_keys() -> None:
    assert sentences(ZH).keys() == sentences(EN).keys()


@pytest.mark.parametrize("key", sorted(sentences(ZH).keys() & sentences(EN).keys()))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    chinese, english = (
        {name for text in group[key] for name in placeholders(text)} for group in map(sentences, (ZH, EN))
    )

    assert chinese == english


@pytest.mark.parametrize("key", sorted(ZH))
def test_chinese_sentences_have_full_width_punctuation(key: str) -> None:
    if not key.endswith(".formula"):
        assert not HALF_WIDTH_BESIDE_CHINESE.search(ZH[key])


@pytest.mark.parametrize("key", sorted(EN))
def test_english_sentences_hold_no_chinese(key: str) -> None:
    if key not in NAMED_IN_CHINESE:
        assert not CHINESE.search(EN[key])


# The language switch names Chinese in Chinese; an ending is cut off names that forms print.
NAMED_IN_CHINESE = {"language.zh", "scores.level_ending"}


def test_a_missing_key_is_an_error_that_names_it() -> None:
    with pytest.raises(BrokenData, match=r"en\.toml: expected a sentence at overview\.nonsense"):
        words("en")("overview.nonsense")


def test_a_missing_value_is_an_error_that_names_it() -> None:
    with pytest.raises(BrokenData, match="needs the value 'selection'"):
        words("zh")("screen.selection")


def test_the_count_chooses_the_plural_form() -> None:
    english = words("en")

    assert english("overview.district_scores_alt", count=1, lowest_score="97.00") == "One entry, mean score 97.00."
    assert english("cli.checked", count=2) == "Checks: 2 do not hold."
    assert english("cli.checked", count=1) == "Checks: 1 does not hold."


def test_a_count_is_written_with_thousands_separators() -> None:
    assert words("zh")("count.evaluations", count=12345) == "12,345份自评"
