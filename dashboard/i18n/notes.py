"""What figures and files say of themselves, in lines."""

from dashboard.i18n.words import Words
from dashboard.records import FigureNotes


def note_lines(words: Words, notes: FigureNotes, unit: str | None = None) -> list[str]:
    """The lines under a figure: unit, selection, packs, source and the mark of made-up data."""
    lines = [words("figure.unit", unit=unit)] if unit else []
    lines.append(words("figure.selection", selection=notes.selection))
    if notes.packs:
        lines.append(words("figure.packs", packs=notes.packs))
    lines.extend(notes.further)
    lines.append(words("figure.source", source=notes.source))
    if notes.is_synthetic:
        lines.append(words("figure.synthetic"))
    return lines
