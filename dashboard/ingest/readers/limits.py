"""How large a document may be: far beyond any form, far below what stops a machine."""

from dashboard.errors import RefusedDocument

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
# Of everything inside a package together, and of one XML part that is held in memory as a tree.
MAX_UNPACKED_BYTES = 300 * MEGABYTE
MAX_TREE_BYTES = 40 * MEGABYTE
# Text and XML shrink to a tenth; what shrinks to less than a two-hundredth is made to fill memory.
MAX_RATIO = 200
RATIO_COUNTS_FROM = 10 * MEGABYTE
MAX_PARTS = 10_000
# Of a picture: A4 at 600 dots an inch has 35 million.
MAX_PIXELS = 45_000_000
MAX_PAGES = 500
MAX_SHEETS = 1_000
MAX_ROWS = 100_000
# Of a web page, or paragraphs of a text: ten times what the longest form saved by Excel has.
MAX_TAGS = 1_000_000
MAX_CELLS = 2_000_000
# Of all cells and paragraphs together: a text stored once may be shown in many places.
MAX_CHARACTERS = 20_000_000
MAX_MERGED_RANGES = 50_000
MAX_NESTING = 8


def within(found: int, most: int, file_name: str, place: str = "") -> None:
    """Raises RefusedDocument `too_large` where `found` is above `most`; the detail holds both figures."""
    if found > most:
        raise RefusedDocument("too_large", file_name, f"{found:,} > {most:,}", place)


def within_bytes(found: int, most: int, file_name: str, place: str = "") -> None:
    """The same of bytes: the detail holds megabytes, the one found rounded up."""
    if found > most:
        detail = f"{-(-found // MEGABYTE):,} MB > {most // MEGABYTE:,} MB"
        raise RefusedDocument("too_large", file_name, detail, place)
