"""What the figures of a row of funds prove: the rate is that of the amounts, the score that of the rate."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from dashboard.ingest.grid import Cell
from dashboard.ingest.values import points
from dashboard.ingest.wording import key

_GAP = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_SAME_RATE = Decimal("0.0006")
_SAME_SCORE, _SHORT_SCORE, _WHOLE_SCORE = Decimal("0.02"), Decimal("0.099"), Decimal("0.5")


def checks(by_role: dict[str, Cell], money: Callable[[Cell], Decimal | None]) -> list[float]:
    """What the figures prove, one number a check: above 0 they make each other, below 0 they contradict each other."""
    adjusted, executed = money_of(by_role, "adjusted", money), money_of(by_role, "executed", money)
    weight, score = (figure_of(by_role, role) for role in ("weight", "score"))
    rates = _rates(by_role)
    found: list[float] = []
    if adjusted and executed is not None and rates:
        quotient = executed / adjusted
        agrees = is_rate(by_role, quotient)
        found.append(4.0 if agrees else -2.0)
        rates = [*rates, quotient] if agrees else rates
    # Zeros fit anywhere, and prove nothing.
    if weight and score is not None:
        found.append(1.0 if score <= weight else -3.0)
        if rates:
            misses = [abs(min(rate, Decimal(1)) * weight - score) for rate in rates]
            # A score of one place may be rounded or cut off; one rounded to whole points agrees, and proves little.
            places = len(key(by_role["score"].text).rstrip("分").partition(".")[2])
            is_same = min(misses) <= (_SHORT_SCORE if places == 1 else _SAME_SCORE)
            is_rounded = not places and min(misses) <= _WHOLE_SCORE
            found.append(3.0 if is_same else 0.0 if is_rounded else -4.0)
    return found


def is_rate(by_role: Mapping[str, Cell], quotient: Decimal) -> bool:
    """Whether the printed rate is the quotient, rounded or cut off after the last place it prints."""
    places = len(key(by_role["rate"].text).rstrip("%").partition(".")[2])
    last = Decimal(1).scaleb(-places)
    # A fraction of one place or none is near many quotients.
    within = [max(_SAME_RATE, last / 100), last if places > 1 else _SAME_RATE]
    return any(abs(rate - quotient) < limit for rate, limit in zip(_rates(by_role), within, strict=False))


def _rates(by_role: Mapping[str, Cell]) -> list[Decimal]:
    """What the rate may be as a fraction of 1: a figure without a sign may be per cent or a fraction."""
    figure = figure_of(by_role, "rate")
    if figure is None:
        return []
    return [figure / 100] if "%" in key(by_role["rate"].text) else [figure / 100, figure]


def money_of(by_role: Mapping[str, Cell], role: str, money: Callable[[Cell], Decimal | None]) -> Decimal | None:
    """The amount under the role, or None."""
    return money(by_role[role]) if role in by_role else None


def figure_of(by_role: Mapping[str, Cell], role: str) -> Decimal | None:
    """The figure under the role without its signs, or None."""
    return _figure_of(by_role[role].text) if role in by_role else None


@lru_cache(maxsize=4096)
def _figure_of(text: str) -> Decimal | None:
    return points(_GAP.sub("", text.strip("¥￥ ")).rstrip("%％"))
