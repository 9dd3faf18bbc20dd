"""Titled passages of a form: problems, measures, conclusions."""

from collections.abc import Sequence

from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder
from dashboard.records import Section


def sections(lines: Sequence[Line], words: Vocabulary, ledger: Ledger) -> tuple[Section, ...]:
    """One passage a title; lines without a title continue the passage above."""
    passages: list[tuple[Cell, list[Cell]]] = []
    for line in lines:
        first, *rest = line.cells
        if words.is_section(first.text):
            passages.append((first, rest))
        elif passages:
            passages[-1][1].extend(line.cells)
    found: list[Section] = []
    for heading, cells in passages:
        ledger.use(heading)
        body = [cell for cell in cells if not is_placeholder(cell.text)]
        ledger.use(*cells)
        if not body or (words.is_note_marker(heading.text) and words.is_instruction(body[0].text)):
            continue
        row_key = str(len(found) + 1)
        text = "\n".join(cell.text for cell in body)
        ledger.origin("sections", row_key, "heading", heading)
        ledger.origin("sections", row_key, "body", body[0], text)
        found.append(Section(len(found) + 1, heading.text.rstrip("：:"), text))
    return tuple(found)
