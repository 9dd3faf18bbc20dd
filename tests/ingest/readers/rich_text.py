"""Writes forms in the Rich Text Format, as Word does in Chinese."""

from collections.abc import Sequence

from tests.ingest.readers.carriers import Rows, placed

FONTS = r"{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5{\*\falt SimSun};}{\f1\fcharset2 Symbol;}{\f2\fcharset0 Arial;}}"
HEAD = r"{\rtf1\ansi\ansicpg936\deff0" + FONTS + r"{\stylesheet{\s0 Normal;}}{\info{\title \'b1\'ed}}"


def rtf(*parts: str) -> bytes:
    return (HEAD + "".join(parts) + "}").encode("ascii")


def coded(text: str) -> str:
    """The text as bytes of GB 18030 written as figures."""
    return "".join(chr(code) if code < 0x80 else f"\\'{code:02x}" for code in text.encode("gb18030"))


def row(cells: Sequence[tuple[str, int, str]]) -> str:
    """A row of cells: words, right border, and what is said of its merges."""
    shape = "".join(f"{merge}\\cellx{right}" for _, right, merge in cells)
    return rf"\trowd\trleft0{shape}\pard\intbl " + "".join(coded(text) + r"\cell " for text, _, _ in cells) + r"\row "


def table(rows: Rows) -> str:
    """A table with merges as Word writes them."""
    cells = {(cell.row, cell.column): cell for cell in placed(rows)}
    drawn = ""
    for number, line in enumerate(rows):
        found = []
        for column in range(len(line)):
            above = next(
                (c for c in cells.values() if c.row < number < c.row + c.row_span and c.column == column), None
            )
            if cell := cells.get((number, column)):
                merge = r"\clvmgf" if cell.row_span > 1 else ""
                found.append((cell.text, 800 * (column + cell.column_span), merge))
            elif above:
                found.append(("", 800 * (column + above.column_span), r"\clvmrg"))
        drawn += row(found)
    return drawn
