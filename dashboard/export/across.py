"""Which blocks of a paper lie across: wide tables, and what must not be left behind on an upright sheet."""

from collections.abc import Callable, Sequence

from dashboard.export.content import Block, Grid, Heading, Paragraph


def laid_across(blocks: Sequence[Block], is_wide: Callable[[Grid], bool]) -> set[int]:
    """The numbers of the blocks that stand on sheets laid across: wide tables with their headings and notes."""
    across: set[int] = set()
    for number, block in enumerate(blocks):
        if not (isinstance(block, Grid) and is_wide(block)):
            continue
        first = last = number
        while first > 0 and isinstance(blocks[first - 1], Heading | Paragraph):
            first -= 1
            if isinstance(blocks[first], Heading) and not isinstance(blocks[first - 1], Heading):
                break
        while last + 1 < len(blocks) and isinstance(after := blocks[last + 1], Paragraph) and after.is_note:
            last += 1
        across |= set(range(first if isinstance(blocks[first], Heading) else number, last + 1))
    return across
