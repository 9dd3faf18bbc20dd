"""Puts a page into plain text: what is left of a form once its lines are gone."""

from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.paper import Block, Table, covered

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def with_tabs(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """A tab between cells; what a span covers leaves empty cells. Some copies lose those at the end, some lose all."""
    trims, loses = chance.happens(0.5), chance.happens(0.15)
    lines = []
    for row in _rows(blocks):
        text = "\t".join([cell for cell in row if cell or not loses])
        lines.append(text.rstrip("\t") if trims else text)
    return _encoded(lines, chance)


def with_pipes(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """A pipe between cells, as converters to Markdown write it."""
    return _encoded([f"| {' | '.join(row)} |" if len(row) > 1 else row[0] for row in _rows(blocks)], chance)


def a_cell_a_line(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """Each cell on its own line, as copying from a web page leaves it; empty cells are empty lines, or lost."""
    keeps = chance.happens(0.5)
    return _encoded([cell for row in _rows(blocks) for cell in row if cell or keeps], chance)


def one_long_line(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """All cells in one line with a space between, as a search engine's copy has it."""
    return _encoded([" ".join(cell for row in _rows(blocks) for cell in row if cell)], chance)


def _rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    rows: list[list[str]] = []
    for block in blocks:
        if isinstance(block, Table):
            rows += [[(cell or "").replace("\n", "") for cell in row] for row in covered(block)]
        else:
            rows.append([block.text])
    return rows


def _encoded(lines: list[str], chance: Chance) -> bytes:
    end = chance.pick(["\n", "\r\n"])
    return end.join([*lines, ""]).encode(chance.pick(ENCODINGS))
