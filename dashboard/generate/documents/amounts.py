"""Amounts of a made-up filing by source of funds: sound on most forms, wrong or unusual in a named way on some."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.generate.documents.chance import Chance

_NOTHING = Decimal(0)
_UNUSUAL_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Amounts:
    """One source of funds in yuan; None where the form leaves the cell empty."""

    source: str
    initial: Decimal | None
    adjusted: Decimal | None
    executed: Decimal | None

    @property
    def rate(self) -> Decimal | None:
        """Executed over adjusted, None without a budget."""
        return None if self.executed is None or not self.adjusted else self.executed / self.adjusted


def amounts_of(sources: tuple[str, ...], step: Decimal, chance: Chance) -> tuple[tuple[Amounts, ...], tuple[str, ...]]:
    """The total and its parts in multiples of `step` yuan, and what is unusual about them."""
    parts = _parts(sources[1:], step, chance) if sources[1:] else []
    sound = (_sum(sources[0], parts), *parts) if parts else (_funded(sources[0], step, chance),)
    if not chance.happens(_UNUSUAL_SHARE):
        return sound, ()
    unusual: dict[str, Callable[[], tuple[Amounts, ...]]] = {
        "nothing spent": lambda: tuple(
            replace(row, executed=None if row.executed is None else _NOTHING) for row in sound
        ),
        "no initial budget": lambda: tuple(
            replace(row, initial=None if row.initial is None else _NOTHING) for row in sound
        ),
        "initial budget left empty": lambda: tuple(replace(row, initial=None) for row in sound),
        "more spent than budgeted": lambda: _overspent(sound, step),
    }
    if len(sound) > 1:
        unusual["total of nothing over funded parts"] = lambda: (
            Amounts(sources[0], _NOTHING, _NOTHING, _NOTHING), *parts,
        )  # fmt: skip
        unusual["parts off their total"] = lambda: (
            replace(sound[0], executed=(sound[0].executed or _NOTHING) - 3 * step), *parts,
        )  # fmt: skip
    kind = chance.pick(sorted(unusual))
    return unusual[kind](), (kind,)


def _parts(sources: tuple[str, ...], step: Decimal, chance: Chance) -> list[Amounts]:
    """The first source is funded; of the others most hold nothing, and forms print that as zeros or not at all."""
    zero = chance.pick([_NOTHING, _NOTHING, None])
    return [
        Amounts(source, zero, zero, zero) if position and chance.happens(0.7) else _funded(source, step, chance)
        for position, source in enumerate(sources)
    ]


def _funded(source: str, step: Decimal, chance: Chance) -> Amounts:
    initial = _about(100 * chance.whole(500, 90_000), step, chance)
    adjusted = chance.pick([initial, initial, initial * 2, initial - step * 100, _about(initial, step, chance)])
    executed = chance.pick([adjusted, adjusted, _about(adjusted * chance.whole(20, 98) / 100, step, chance)])
    return Amounts(source, initial, adjusted, executed)


def _sum(source: str, parts: list[Amounts]) -> Amounts:
    return Amounts(
        source,
        sum((part.initial or _NOTHING for part in parts), _NOTHING),
        sum((part.adjusted or _NOTHING for part in parts), _NOTHING),
        sum((part.executed or _NOTHING for part in parts), _NOTHING),
    )


def _overspent(rows: tuple[Amounts, ...], step: Decimal) -> tuple[Amounts, ...]:
    """The first source, and with it the total, spent two and a half per cent more than there was."""
    funded = rows[1] if len(rows) > 1 else rows[0]
    adjusted, executed = funded.adjusted or _NOTHING, funded.executed or _NOTHING
    more = (adjusted * Decimal("1.0259") // step) * step
    total = replace(rows[0], executed=(rows[0].executed or _NOTHING) - executed + more)
    return (total,) if len(rows) == 1 else (total, replace(funded, executed=more), *rows[2:])


def _about(yuan: Decimal | int, step: Decimal, chance: Chance) -> Decimal:
    """Nearly so much, a multiple of `step` yuan."""
    return Decimal(yuan) // step * step + step * chance.whole(0, 99)
