"""How one office fills its forms in: numbers, signs, blanks and remarks, the same all over a document."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.truth import number
from dashboard.generate.documents.wording import Family

WAN = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Habits:
    """Choices that hold for a whole document."""

    amount_unit: str
    decimals: int
    has_thousands: bool
    has_fixed_decimals: bool
    nothing: str
    rate_decimals: int
    has_level_points: bool
    has_numbered_rows: bool
    has_fillers: bool
    has_bare_actuals: bool
    is_wide: bool
    prints_part_rates: bool
    explains_nothing: bool

    @property
    def step(self) -> Decimal:
        """Amounts are multiples of so many yuan, so that what is printed is exact."""
        return (
            Decimal(100) if self.amount_unit == "万元" else Decimal("0.01") if self.has_fixed_decimals else Decimal(1)
        )

    def amount(self, yuan: Decimal | None) -> str:
        """An amount of yuan as this office prints it."""
        if yuan is None:
            return ""
        value = yuan / WAN if self.amount_unit == "万元" else yuan
        return self._figure(value, self.decimals)

    def points(self, value: Decimal) -> str:
        """A weight or a score."""
        return f"{value:.2f}" if self.has_fixed_decimals else number(value) or ""

    def rate(self, rate: Decimal) -> tuple[str, str]:
        """A rate as printed, without its sign, and what that is as a fraction of one."""
        printed = (rate * 100).quantize(Decimal(1).scaleb(-self.rate_decimals), ROUND_HALF_UP)
        return f"{printed}", number(printed / 100) or ""

    def _figure(self, value: Decimal, decimals: int) -> str:
        text = f"{value:,.{decimals}f}" if self.has_thousands else f"{value:.{decimals}f}"
        return text if self.has_fixed_decimals or "." not in text else text.rstrip("0").rstrip(".")


def habits(family: Family, chance: Chance) -> Habits:
    """One office's habits."""
    return Habits(
        amount_unit=chance.pick(family.amount_units),
        decimals=family.decimals,
        has_thousands=chance.happens(0.3),
        has_fixed_decimals=chance.happens(0.6),
        nothing=chance.pick(family.nothing),
        rate_decimals=chance.pick([2, 2, 2, 1, 0]),
        has_level_points=chance.happens(0.3),
        has_numbered_rows=family.number == 1 and chance.happens(0.25),
        has_fillers=family.number in (1, 7, 8) and chance.happens(0.3),
        has_bare_actuals=chance.happens(0.35),
        is_wide=bool(family.wide_funds) and chance.happens(0.5),
        prints_part_rates=chance.happens(0.6),
        explains_nothing=chance.happens(0.5),
    )
