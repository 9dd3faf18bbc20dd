"""One case an audit rule must tell apart, and what the rule says of it."""

import dataclasses
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dashboard.records import Evaluation, Reading
from tests.queries.forms import reading

FIRST = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """Forms of one body of their own, and the rows the rule makes of them.

    A lead is ("lead", severity), a case not judged ("not_judged", reason); both are preceded by the position of the
    form and followed by the indicator's ordinal where the row is about one: (1, "lead", "M", 2).
    """

    rule: str
    claim: str
    forms: tuple[Evaluation, ...]
    rows: tuple[tuple[object, ...], ...] = ()
    found: str | None = None
    inputs: dict[str, object] = field(default_factory=dict)
    amount: str | None = None

    @property
    def name(self) -> str:
        return f"{self.rule} {self.claim}"

    def document(self, suffix: str = "", imported_at: datetime = FIRST) -> tuple[Reading, bytes]:
        """The case's forms in a document of their own, under a department that no other case has.

        Projects of one name are numbered: they are not versions of one another.
        """
        names = [form.project_name for form in self.forms]
        forms = [
            dataclasses.replace(
                form,
                department_name=self.name,
                unit_name=form.unit_name and f"{self.name} {form.unit_name}",
                project_name=form.project_name and form.project_name + f" {position}" * (len(set(names)) < len(names)),
            )
            for position, form in enumerate(self.forms, start=1)
        ]
        return reading(*forms, name=self.name + suffix, imported_at=imported_at)


def case(
    rule: str,
    claim: str,
    forms: Evaluation | tuple[Evaluation, ...],
    *rows: tuple[object, ...],
    found: str | None = None,
    inputs: dict[str, object] | None = None,
    amount: str | None = None,
) -> Case:
    """A case; a row of a single form may leave the position out: ("lead", "M")."""
    several = forms if isinstance(forms, tuple) else (forms,)
    placed = tuple(row if isinstance(row[0], int) else (1, *row) for row in rows)
    return Case(rule, claim, several, placed, found, inputs or {}, amount)
