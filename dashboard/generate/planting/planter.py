"""One kind of error: the rule that must find it, and what puts it into suitable filings."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.generate.planting.draft import Draft


@dataclass(frozen=True, slots=True)
class Planter:
    """`plant` picks filings of the draft, changes cells so that the rule must find them, and notes each.

    `companions` are rules whose leads may come or go, with the error, in the same department.
    """

    rule_code: str
    plant: Callable[[Draft], None]
    companions: tuple[str, ...] = ()
