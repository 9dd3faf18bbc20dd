"""The benchmark as tables of Markdown: by carrier and by family, with the command that made them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RIGHT_AT_LEAST = {"scan": 0.93, "pdf_ruled": 0.99}
RIGHT_ELSEWHERE, WRONG_BELOW = 0.995, 0.001
SPEED_AT_LEAST = {"docx": 40, "pdf_ruled": 4, "pdf_unruled": 4, "scan": 0}
SPEED_ELSEWHERE, MEGABYTES_BELOW = 100, 300
_SHARES = "fields | right | abstained | silently wrong | rows too many |"
CARRIER_HEAD = f"| carrier | files | {_SHARES} look-alikes refused | a second | peak MB |"
FAMILY_HEAD = f"| family | {_SHARES}"


@dataclass(frozen=True, slots=True)
class Counts:
    """Fields of one carrier or family."""

    right: int
    abstained: int
    wrong: int
    spurious: int

    @property
    def fields(self) -> int:
        """All of them."""
        return self.right + self.abstained + self.wrong

    def cells(self) -> str:
        """The shares, as cells of a table."""
        whole = self.fields or 1
        shares = [f"{self.right / whole:.2%}", f"{self.abstained / whole:.2%}", f"{self.wrong / whole:.3%}"]
        return " | ".join([f"{self.fields:,}", *shares, str(self.spurious)])


def summed(scores: list[Mapping[str, Any]]) -> Counts:
    """The counts of several scores."""
    return Counts(*(sum(score[name] for score in scores) for name in ("right", "abstained", "wrong", "spurious")))


def carrier_table(results: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One row a carrier."""
    lines = [CARRIER_HEAD, "|" + "---|" * (CARRIER_HEAD.count("|") - 1)]
    for carrier, result in results.items():
        counts = summed(list(result["families"].values()))
        alike = result["lookalikes"]
        refused = f"{alike['refused']} of {alike['refused'] + alike['accepted']}"
        speed = f"{result['units'] / result['seconds']:.1f}{' pages' if result['units'] != result['files'] else ''}"
        lines.append(
            f"| {carrier} | {result['files']} | {counts.cells()} | {refused} | {speed} | {result['megabytes']:.0f} |"
        )
    return lines


def family_table(results: Mapping[str, Mapping[str, Any]], names: Mapping[int, str]) -> list[str]:
    """One row a family, over all carriers."""
    lines = [FAMILY_HEAD, "|" + "---|" * (FAMILY_HEAD.count("|") - 1)]
    families = sorted({int(family) for result in results.values() for family in result["families"]})
    for family in families:
        scores = [result["families"][str(family)] for result in results.values() if str(family) in result["families"]]
        lines.append(f"| {family} {names[family]} | {summed(scores).cells()} |")
    return lines


def missed_targets(results: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What falls short of the targets, one line each."""
    lines = []
    for carrier, result in results.items():
        counts = summed(list(result["families"].values()))
        right, wrong = counts.right / (counts.fields or 1), counts.wrong / (counts.fields or 1)
        least = RIGHT_AT_LEAST.get(carrier, RIGHT_ELSEWHERE)
        speed = result["units"] / result["seconds"]
        if right < least:
            lines.append(f"{carrier}: {right:.2%} right, expected {least:.1%}")
        if wrong >= WRONG_BELOW:
            lines.append(f"{carrier}: {wrong:.3%} silently wrong, expected below {WRONG_BELOW:.1%}")
        if result["lookalikes"]["accepted"]:
            lines.append(f"{carrier}: {result['lookalikes']['accepted']} look-alikes accepted, expected none")
        if speed < SPEED_AT_LEAST.get(carrier, SPEED_ELSEWHERE):
            lines.append(f"{carrier}: {speed:.1f} a second, expected {SPEED_AT_LEAST.get(carrier, SPEED_ELSEWHERE)}")
        if result["megabytes"] >= MEGABYTES_BELOW:
            lines.append(f"{carrier}: {result['megabytes']:.0f} MB, expected below {MEGABYTES_BELOW}")
    return lines
