"""The benchmark as tables of Markdown: by carrier and by family, with the command that made them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Pages without lines have no target: what cannot be told apart there is left unread.
RIGHT_AT_LEAST = {"scan": 0.93, "picture": 0.93, "pdf_ruled": 0.99, "pdf_unruled": 0.0}
RIGHT_ELSEWHERE, WRONG_BELOW = 0.995, 0.001
SPEED_AT_LEAST = {"docx": 40, "pdf_ruled": 4, "pdf_unruled": 4, "scan": 0, "picture": 0}
SPEED_ELSEWHERE, MEGABYTES_BELOW = 100, 300
_SHARES = "fields | right | abstained | silently wrong | rows too many |"
CARRIER_HEAD = f"| carrier | files | {_SHARES} look-alikes refused | a second | peak MB |"
CONVERTER_HEAD = (
    "| carrier | cells | read right here | markitdown: in its row | under its header "
    "| pdfplumber: in its row | under its header |"
)
_PLACES = ("in_row", "under_header")
README_HEAD = "| carrier | right | left unread | silently wrong | a second | cells read | markitdown | pdfplumber |"
SPEED_NOTE = "a second: files (pages of PDF) a second of processor time, in one process after its first document"
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
    lines = [CARRIER_HEAD, _rule(CARRIER_HEAD)]
    for carrier, result in results.items():
        counts = summed(list(result["families"].values()))
        alike = result["lookalikes"]
        refused = f"{alike['refused']} of {alike['refused'] + alike['accepted']}"
        lines.append(
            f"| {carrier} | {result['files']} | {counts.cells()} | {refused} | {_speed(result)} "
            f"| {result['megabytes']:.0f} |"
        )
    return lines


def family_table(results: Mapping[str, Mapping[str, Any]], names: Mapping[int, str]) -> list[str]:
    """One row a family, over all carriers."""
    lines = [FAMILY_HEAD, _rule(FAMILY_HEAD)]
    families = sorted({int(family) for result in results.values() for family in result["families"]})
    for family in families:
        scores = [result["families"][str(family)] for result in results.values() if str(family) in result["families"]]
        lines.append(f"| {family} {names[family]} | {summed(scores).cells()} |")
    return lines


def converter_table(results: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Ours beside general converters, on the cells of funds and indicators alone."""
    lines = [CONVERTER_HEAD, _rule(CONVERTER_HEAD)]
    for carrier, result in results.items():
        cells, ours = (sum(score[name] for score in result["families"].values()) for name in ("cells", "cells_right"))
        shares = [f"{ours / (cells or 1):.2%}"]
        for found in (result.get(name) for name in ("markitdown", "pdfplumber")):
            shares += [f"{found[name] / (found['asked'] or 1):.2%}" if found else "–" for name in _PLACES]
        lines.append(f"| {carrier} | {cells:,} | {' | '.join(shares)} |")
    return lines


def short_table(results: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """For README: shares by carrier, and cells beside what converters put under the right header."""
    lines = [README_HEAD, _rule(README_HEAD)]
    for carrier, result in results.items():
        counts = summed(list(result["families"].values()))
        cells = converter_table({carrier: result})[-1].strip("| ").split(" | ")
        whole = counts.fields or 1
        shares = [f"{counts.right / whole:.2%}", f"{counts.abstained / whole:.2%}", f"{counts.wrong / whole:.3%}"]
        lines.append(f"| {' | '.join([carrier, *shares, _speed(result), cells[2], cells[4], cells[6]])} |")
    return lines


def _speed(result: Mapping[str, Any]) -> str:
    return f"{result['units'] / result['seconds']:.1f}{' pages' if result['units'] != result['files'] else ''}"


def _rule(head: str) -> str:
    return "|" + "---|" * (head.count("|") - 1)


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
            expected = SPEED_AT_LEAST.get(carrier, SPEED_ELSEWHERE)
            lines.append(f"{carrier}: {speed:.1f} a second of processor time, expected {expected}")
        if result["megabytes"] >= MEGABYTES_BELOW:
            lines.append(f"{carrier}: {result['megabytes']:.0f} MB, expected below {MEGABYTES_BELOW}")
    return lines
