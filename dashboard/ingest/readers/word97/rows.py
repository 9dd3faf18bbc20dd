"""The end of a table's row → where its cells begin and end, and which of them are merged."""

import struct
from itertools import pairwise

from dashboard.ingest.readers.word.bordered import CellShape
from dashboard.ingest.readers.word97.properties import sprms

_TABLE, _MERGE, _SPLIT, _MERGE_DOWN = 0xD608, 0x5624, 0x5625, 0xD62B
_CELL_BYTES = 20
_FIRST, _CONTINUED, _DOWN, _RESTART = 0x01, 0x02, 0x20, 0x40


def cell_shapes(changes: bytes, count: int) -> list[CellShape]:
    """The shapes of so many cells; none where the row tells of another number."""
    borders: tuple[int, ...] = ()
    flags: list[int] = []
    for kind, operand in sprms(changes):
        if kind == _TABLE and operand:
            cells = operand[0]
            if len(operand) < 1 + 2 * (cells + 1):
                continue
            borders = struct.unpack_from(f"<{cells + 1}h", operand, 1)
            about = operand[1 + 2 * (cells + 1) :]
            flags = [int.from_bytes(about[_CELL_BYTES * index :][:2], "little") for index in range(cells)]
        elif kind == _MERGE_DOWN and operand[1:2] and operand[0] < len(flags):
            down = {1: _DOWN, 3: _DOWN | _RESTART}.get(operand[1] & 3, 0)
            flags[operand[0]] = flags[operand[0]] & ~(_DOWN | _RESTART) | down
        elif kind in (_MERGE, _SPLIT):
            for cell in range(operand[0], min(operand[1], len(flags))):
                merged = _FIRST if cell == operand[0] else _CONTINUED
                flags[cell] = flags[cell] & ~(_FIRST | _CONTINUED) | (merged if kind == _MERGE else 0)
    if len(flags) != count or any(left > right for left, right in pairwise(borders)):
        return []
    return [
        CellShape(borders[index], borders[index + 1], bool(flag & _CONTINUED) and not flag & _FIRST, _down(flag))
        for index, flag in enumerate(flags)
    ]


def _down(flag: int) -> str:
    if not flag & (_DOWN | _RESTART):
        return ""
    return "restart" if flag & _RESTART else "continue"
