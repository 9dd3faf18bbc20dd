"""One indicator of a made-up filing: what was promised, what was found, and what it earned."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.truth import Said, either, number
from dashboard.generate.documents.wording import Dated, FilingWords
from dashboard.generate.words import Department

SIGNS = {">=": ("≥", "≥", "≥", ">="), "<=": ("≤", "≤", "≤", "<="), "=": ("=", "＝", "=")}
_QUANTITY, _COUNTED = "数量指标", Decimal(1)


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its target and actual as quantities, or as words where `low` is None.

    `earned` is the share of its weight that it earns.
    """

    level_2: str
    name: str
    kind: str
    operator: str | None = None
    sign: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    target_words: str = ""
    actual: Decimal | None = None
    actual_words: str = ""
    about: str = ""
    after: str = ""
    actual_about: str = ""
    has_brackets: bool = False
    earned: Decimal = Decimal(1)

    @property
    def value_text(self) -> str:
        """The target without sign and unit."""
        if self.low is None:
            return self.target_words
        return f"{number(self.low)}-{number(self.high)}" if self.high is not None else number(self.low) or ""

    @property
    def target_text(self) -> str:
        """The target as one cell prints it."""
        if self.low is None:
            return self.target_words
        return f"{self.about}{self.sign}{self.value_text}{self._unit_text}{self.after}"

    def actual_text(self, is_bare: bool) -> str:
        """The actual as printed, `is_bare` where a column of its own holds the unit."""
        if self.actual is None:
            return self.actual_words
        return (
            f"{number(self.actual)}"
            if is_bare
            else f"{self.actual_about}{number(self.actual)}{self._unit_text}{self.after}"
        )

    @property
    def _unit_text(self) -> str:
        return f"({self.unit})" if self.has_brackets and self.unit else self.unit

    def quantities(self, is_bare: bool) -> dict[str, Said]:
        """What a careful person reads out of target and actual."""
        if self.low is None:
            return {"kind": self.kind}
        unit = self.unit or None
        return {
            "kind": self.kind,
            "target_operator": self.operator,
            "target_value": number(self.low),
            "target_value_high": number(self.high),
            "target_unit": unit,
            "actual_value": number(self.actual),
            "actual_unit": either(None, unit) if is_bare else unit,
        }


def measured(level_2: str, department: Department, year: int, words: FilingWords, chance: Chance) -> Measured:
    """An indicator that may stand below this second level."""
    kinds: list[Callable[[], Measured]] = []
    percents = [row for row in words.in_percent if row.level_2 == level_2]
    phrases = [row for row in words.in_words if row.level_2 == level_2]
    others = [row for row in words.others.rows if row[0] == level_2]
    if level_2 == _QUANTITY:
        kinds = [lambda: _counted(level_2, *chance.pick(department.quantities), chance)]
    if "成本" in level_2:
        kinds = [lambda: _limited(level_2, *chance.pick(words.costs.rows), chance)]
    if "满意度" in level_2:
        kinds = [lambda: _satisfaction(level_2, f"{chance.pick(department.served)}满意度", chance)]
    if percents:
        kinds += [lambda: _in_percent(level_2, chance.pick(percents[0].names), percents[0].targets, chance)] * 2
    if phrases:
        kinds += [lambda: _in_words(level_2, chance.pick(phrases[0].rows), chance)]
    if others:
        kinds += [lambda: _other(chance.pick(others), chance)]
    if level_2 == "时效指标":
        kinds += [lambda: _dated(level_2, year, words.dated, chance), lambda: _punctual(level_2, chance)]
    return chance.pick(kinds)()


def part_of(whole: Measured, name: str, share: Decimal) -> Measured:
    """A sub-row (其中) that counts a share of what the row above counts."""
    scaled = [None if value is None else _whole(value * share) for value in (whole.low, whole.actual)]
    return replace(whole, name=name, sign="", operator=None, high=None, about="", low=scaled[0], actual=scaled[1])


def _counted(level_2: str, name: str, unit: str, low: int, high: int, chance: Chance) -> Measured:
    target = Decimal(chance.whole(low, high))
    if chance.happens(0.06) and target > 20:
        return Measured(
            level_2, name, "quantitative", "between", "", target, target + _whole(target / 5), unit, actual=target + 2
        )
    if chance.happens(0.04) and target > 20:
        return Measured(level_2, name, "quantitative", "about", "", target, None, unit, actual=target, about="约")
    operator = chance.pick([">=", ">=", ">=", "=", None])
    share = Decimal(chance.pick(["1", "1", "1", "1", "1", "1.1", "1.4", "3", "12.5", "0.9", "0.8"]))
    return _scored(
        Measured(
            level_2, name, "quantitative", operator, _sign(operator, chance), target, None, unit,
            actual=_whole(target * share),
        )
    )  # fmt: skip


def _limited(level_2: str, name: str, unit: str, low: int, high: int, chance: Chance) -> Measured:
    target = Decimal(chance.whole(low, high))
    operator = chance.pick(["<=", "<=", "<=", None]) if target else None
    actual = _whole(target * chance.pick([Decimal(1), Decimal(1), Decimal("0.95"), Decimal("0.88")]))
    return Measured(level_2, name, "quantitative", operator, _sign(operator, chance), target, None, unit, actual=actual)


def _other(row: tuple[str, str, str, int, int, bool], chance: Chance) -> Measured:
    level_2, name, unit, low, high, is_less_better = row
    if is_less_better:
        return _limited(level_2, name, unit, low, high, chance)
    return _counted(level_2, name, unit, low, high, chance)


def _in_percent(level_2: str, name: str, targets: tuple[str, ...], chance: Chance) -> Measured:
    target = Decimal(chance.pick(targets))
    operator = chance.pick([">=", ">=", ">=", None]) if target < 100 else chance.pick(["=", None, None, ">="])
    above = [target, target, (target + 100) / 2, Decimal(100)] if target > 20 else [target, target * 2]
    actual = chance.pick([*above, target - Decimal("1.5")]).quantize(Decimal("0.1"))
    return _scored(
        Measured(level_2, name, "quantitative", operator, _sign(operator, chance), target, None, "%", actual=actual)
    )


def _satisfaction(level_2: str, name: str, chance: Chance) -> Measured:
    """In percent; some offices put a word before what they found."""
    row = _in_percent(level_2, name, ("85", "90", "95"), chance)
    return replace(row, actual_about=chance.pick(["满意", "达到"])) if chance.happens(0.08) else row


def _in_words(level_2: str, row: tuple[str, str, str, str], chance: Chance) -> Measured:
    name, promised, kept, not_quite = row
    is_kept = chance.happens(0.8)
    return Measured(
        level_2, name, "qualitative", target_words=promised, actual_words=kept if is_kept else not_quite,
        earned=Decimal(1) if is_kept else Decimal("0.9"),
    )  # fmt: skip


def _dated(level_2: str, year: int, words: Dated, chance: Chance) -> Measured:
    actual = chance.pick([f"{year}年12月{chance.whole(1, 28)}日", f"{year}年11月{chance.whole(1, 28)}日", "按时完成"])
    return Measured(
        level_2, chance.pick(words.names), "date",
        target_words=chance.pick(words.targets).format(year=year), actual_words=actual,
    )  # fmt: skip


def _punctual(level_2: str, chance: Chance) -> Measured:
    """100%及时: a share with its word behind it."""
    return Measured(
        level_2, chance.pick(["资金拨付及时性", "服务响应及时性"]), "quantitative", low=Decimal(100), unit="%",
        actual=Decimal(100), after="及时",
    )  # fmt: skip


def _scored(row: Measured) -> Measured:
    """The row with the points in proportion to what was reached."""
    if row.low and row.actual is not None and row.actual < row.low:
        return replace(row, earned=max(row.actual / row.low, Decimal(0)))
    return row


def _sign(operator: str | None, chance: Chance) -> str:
    return chance.pick(SIGNS[operator]) if operator else ""


def _whole(value: Decimal) -> Decimal:
    return value.quantize(_COUNTED, ROUND_HALF_UP)
