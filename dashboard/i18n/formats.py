"""Figures and moments as text: half up, with thousands separators; what is unknown is a dash."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Literal

import pandas as pd

Unit = Literal["yuan", "wan_yuan", "yi_yuan"]
UNITS: tuple[Unit, ...] = ("yuan", "wan_yuan", "yi_yuan")
YUAN_IN: dict[Unit, Decimal] = {"yuan": Decimal(1), "wan_yuan": Decimal(10_000), "yi_yuan": Decimal(100_000_000)}
DIGITS: dict[Unit, int] = {"yuan": 2, "wan_yuan": 2, "yi_yuan": 4}
UNKNOWN = "—"

Number = Decimal | float | int | None


def number(value: Number, digits: int = 0, *, is_signed: bool = False) -> str:
    """A number with thousands separators and a fixed number of decimals, rounded half up.

    A float is read by its shortest decimal form, so 0.96705 counts as exactly that. None, NaN and infinities are "—".
    """
    exact = _exact(value)
    if exact is None:
        return UNKNOWN
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    text = f"{rounded:+,}" if is_signed and rounded != 0 else f"{rounded:,}"
    return text.replace("-", "−")


def percent(value: Number, digits: int = 2, *, is_signed: bool = False) -> str:
    """A fraction of 1 as a percentage: 0.9671 → "96.71%"."""
    exact = _exact(value)
    return UNKNOWN if exact is None else number(exact * 100, digits, is_signed=is_signed) + "%"


def moment(stored: datetime | str) -> str:
    """A moment kept in UTC on this machine's clock, to the minute: "2026-03-01 08:05"."""
    found = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return f"{datetime.fromtimestamp(aware.timestamp()).astimezone():%Y-%m-%d %H:%M}"


def day(stored: datetime | str) -> str:
    """The day of a moment kept in UTC, on this machine's calendar: "2026-03-01"."""
    return moment(stored)[:10]


def in_unit(yuan: Number, unit: Unit) -> Decimal | None:
    """An amount in another unit, exactly."""
    exact = _exact(yuan)
    return None if exact is None else exact / YUAN_IN[unit]


def _exact(value: object) -> Decimal | None:
    """The number as a Decimal; None for whatever is unknown."""
    if value is None or value is pd.NA:
        return None
    try:
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation:
        return None
    return exact if exact.is_finite() else None
