"""Puts the tables of a run into README.md and docs/reading.md, between two marks, with the command that made them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
README, DOCS = ROOT / "README.md", ROOT / "docs" / "reading.md"
BEGIN, END = "<!-- benchmark-reading: begin -->", "<!-- benchmark-reading: end -->"


def publish(made_by: str, short: Sequence[str], tables: Sequence[Sequence[str]], missed: Sequence[str]) -> None:
    """Replaces what stands between the marks of both files."""
    day = datetime.now(UTC).date().isoformat()
    _replace(README, [f"`{made_by}`, {day}:", "", *short])
    whole = [f"`{made_by}`, {day}", ""]
    for table in tables:
        whole += [*table, ""]
    falls_short = [f"- {line}" for line in missed] or ["- nothing"]
    _replace(DOCS, [*whole, "What falls short of the targets:", "", *falls_short])


def _replace(path: Path, lines: Sequence[str]) -> None:
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    path.write_text("\n".join([before + BEGIN, *lines, END]) + after, encoding="utf-8")
