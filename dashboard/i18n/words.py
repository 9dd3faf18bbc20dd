"""The words of one language and one unit of amounts: sentences, labels and figures."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import pandas as pd

from dashboard.errors import BrokenData
from dashboard.i18n import formats
from dashboard.i18n.catalogue import Language, catalogue
from dashboard.i18n.formats import UNITS, Number, Unit

__all__ = ["UNITS", "Unit", "Words", "words"]

MILLION = Decimal(1_000_000)
# Columns whose values are partly the filer's own words: what the catalogue does not know is shown as it stands.
OPEN_COLUMNS = {"source", "grade_reported", "grade_simulated", "level_1"}


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences by key, and figures written the way this language and unit write them."""

    language: Language
    unit: Unit = "wan_yuan"

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence under a dotted key with its values filled in.

        Raises BrokenData for a key or a value that is missing. `count` chooses between `one` and `other` where the
        key has both, and is written with thousands separators; other values stand as they are given.
        """
        sentences = catalogue(self.language)
        count = values.get("count")
        if f"{key}.other" in sentences:
            key = f"{key}.{'one' if count == 1 else 'other'}"
        if key not in sentences:
            raise BrokenData(f"{self.language}.toml: expected a sentence at {key}, found none")
        if isinstance(count, int):
            values = {**values, "count": formats.number(count)}
        try:
            return sentences[key].format_map(values)
        except KeyError as missing:
            raise BrokenData(f"{self.language}.toml: {key} needs the value {missing}") from missing

    def __contains__(self, key: str) -> bool:
        """Whether the catalogue has a sentence under the key."""
        sentences = catalogue(self.language)
        return key in sentences or f"{key}.other" in sentences

    def in_unit(self, unit: Unit) -> "Words":
        """The same words with amounts in another unit."""
        return replace(self, unit=unit)

    @property
    def unit_name(self) -> str:
        """The unit of amounts as it stands in labels: 万元, "10,000 yuan"."""
        return self(f"unit.{self.unit}")

    def scaled(self, yuan: Number) -> float | None:
        """An amount in the unit of these words, as a plain number for an axis or a cell."""
        amount = formats.in_unit(yuan, self.unit)
        return None if amount is None else float(amount)

    def figure(self, yuan: Number, *, is_signed: bool = False) -> str:
        """An amount in the unit of these words, without the unit: "2,733.35"."""
        return formats.number(formats.in_unit(yuan, self.unit), formats.DIGITS[self.unit], is_signed=is_signed)

    def amount(self, yuan: Number, *, is_signed: bool = False) -> str:
        """An amount with its unit, for running text: "2,733.35万元", "27.33 million yuan", "26,424 yuan"."""
        if formats.in_unit(yuan, "yuan") is None:
            return formats.UNKNOWN
        if self.language == "zh" or self.unit == "yuan":
            return self(f"amount.{self.unit}", amount=self.figure(yuan, is_signed=is_signed))
        exact = formats.in_unit(yuan, "yuan") or Decimal(0)
        if abs(exact) < MILLION:
            return self(
                "amount.yuan", amount=formats.number(exact, 0 if exact == int(exact) else 2, is_signed=is_signed)
            )
        return self(f"amount.{self.unit}", amount=formats.number(exact / MILLION, 2, is_signed=is_signed))

    def rate(self, fraction: Number, digits: int = 2) -> str:
        """A fraction of 1 as a percentage: 0.9671 → "96.71%"."""
        return formats.percent(fraction, digits)

    def rate_change(self, fraction: Number) -> str:
        """A difference of two rates in percentage points: −0.277 → "−27.70个百分点"."""
        return self(
            "amount.percentage_points", amount=self.points(None if fraction is None else fraction * 100, is_signed=True)
        )

    def points(self, value: Number, *, is_signed: bool = False) -> str:
        """A score, a weight or points lost: 97.49 → "97.49"."""
        return formats.number(value, 2, is_signed=is_signed)

    def count(self, value: Number, *, is_signed: bool = False) -> str:
        """A number of things: 1234 → "1,234"."""
        return formats.number(value, is_signed=is_signed)

    def year(self, value: Number) -> str:
        """A year without separators: 2023."""
        return formats.number(value).replace(",", "")

    def text(self, value: object) -> str:
        """A text cell of a frame; "" where the form says nothing (None, NaN)."""
        return value if isinstance(value, str) else ""

    def label(self, column: str) -> str:
        """What a column is called, with the unit of amounts: "全年预算数（万元）"."""
        name = self(f"column.{column}")
        return self("amount.labelled", name=name, unit=self.unit_name) if column.endswith("_yuan") else name

    def value(self, column: str, code: object) -> str:
        """A coded value in words: form_type, project → 项目支出自评表; unknown codes raise BrokenData."""
        if pd.api.types.is_bool(code):
            return self("value.boolean.yes" if code else "value.boolean.no")
        key = f"value.{column}.{code}"
        if key not in self and column in OPEN_COLUMNS:
            return str(code)
        return self(key)

    def has_values(self, column: str) -> bool:
        """Whether a column holds codes, or yes and no, that the catalogue words."""
        return column.startswith(("is_", "has_")) or column in _coded_columns(self.language)

    def clauses(self, sentences: list[str]) -> str:
        """Part sentences one after the other: "甲；乙", "A; B"."""
        return self("list.clause_separator").join(sentences)

    def listed(self, names: list[str]) -> str:
        """Names one after the other: "甲、乙、丙", "A, B, C"."""
        return self("list.separator").join(names)


@cache
def _coded_columns(language: Language) -> frozenset[str]:
    """The columns that have a table under `[value]`."""
    return frozenset(key.split(".")[1] for key in catalogue(language) if key.startswith("value."))


@cache
def words(language: Language, unit: Unit = "wan_yuan") -> Words:
    """The words of a language; raises BrokenData if its catalogue does not load."""
    catalogue(language)
    return Words(language, unit)
