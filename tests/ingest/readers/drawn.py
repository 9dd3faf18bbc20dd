"""Forms typed as text, drawn as tables of a web page; and what a reading says apart from where it says it."""

import dataclasses
import html
import re
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.ingest.read_document import document_view, read_document
from dashboard.ingest.sidecars import digest_of, sidecar_for
from dashboard.records import Reading

SOURCES = Path(__file__).parents[3] / "data" / "sources"
GOLDEN = Path(__file__).parents[2] / "golden"
STYLE = (
    "body{font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;font-size:10.5pt}"
    "table{border-collapse:collapse;font-size:9pt;width:100%}td{border:1px solid #000;padding:2px 4px}"
    "h2{text-align:center}"
)
# Rows with so few filled cells are drawn with merged cells: names, goals, titles inside the table.
_FEW = 4
_LEVELS = 2


def published(word: str) -> Path:
    """The published document whose name holds the word."""
    return next(path for path in sorted(SOURCES.glob("*.txt")) if word in path.name)


def typed_blocks(path: Path) -> list[Block]:
    """The text's paragraphs and grids."""
    return document_view(path.read_bytes(), path.name)


def as_page(blocks: list[Block], *, merged: bool = False, style: str = "", size: int | None = None) -> str:
    """A web page that shows the blocks: tabs are borders; `merged` draws empty cells as spans of their neighbours."""
    parts: list[str] = []
    for is_grid, group in groupby(blocks, key=lambda block: isinstance(block, Grid)):
        if is_grid:
            rows = [list(row) for block in group if isinstance(block, Grid) for row in block.rows]
            parts.append(_table(rows, merged, size))
        else:
            parts.extend(f"<p>{_escaped(block.text)}</p>" for block in group if isinstance(block, Paragraph))
    head = f"<meta charset='utf-8'><style>{STYLE}{style}</style>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{''.join(parts)}</body></html>"


def reading_of(data: bytes, name: str, like: Path) -> Reading:
    """What the bytes say, with the sidecar of the text they were drawn from."""
    sidecar = sidecar_for(like, digest_of(like.read_bytes()))
    return read_document(data, name, sidecar=sidecar, imported_at=datetime(2026, 1, 1, tzinfo=UTC))


def said(reading: Reading) -> list[Any]:
    """All records as plain values, without white space in words; of origins only which fields have one."""
    found = [_bare(dataclasses.asdict(evaluation)) for evaluation in reading.evaluations]
    for evaluation in found:
        evaluation["origins"] = sorted(
            f"{origin['table_name']} {origin['row_key']} {origin['column_name']}" for origin in evaluation["origins"]
        )
    return found


def unread(reading: Reading) -> list[Any]:
    """Reason and words of what could not be used."""
    return [_bare(dataclasses.asdict(cell)) for cell in reading.unread]


def differences(expected: Any, found: Any, at: str = "") -> list[str]:
    """Where two readings differ, one line each."""
    if isinstance(expected, dict) and isinstance(found, dict) and expected.keys() == found.keys():
        return [line for name in expected for line in differences(expected[name], found[name], f"{at}.{name}")]
    if isinstance(expected, (list, tuple)) and isinstance(found, (list, tuple)) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True), start=1)
        return [line for number, (left, right) in pairs for line in differences(left, right, f"{at}[{number}]")]
    return [] if expected == found else [f"{at}: {expected!r} expected, {found!r} read"]


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name != "place"}
    if isinstance(value, (list, tuple)):
        return [_bare(part) for part in value]
    return re.sub(r"\s+", "", value) if isinstance(value, str) else value


def _table(rows: list[list[Cell]], merged: bool, size: int | None) -> str:
    width = size or max(len(row) for row in rows)
    if not merged:
        lines = ("".join(f"<td>{_escaped(cell.text)}</td>" for cell in row) for row in rows)
    else:
        heights = _heights(rows)
        lines = (_merged_row(row, heights[index], width) for index, row in enumerate(rows))
    return "<table>" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _heights(rows: list[list[Cell]]) -> list[dict[int, int]]:
    """For each row the level cells with the rows they span; 0 stands for a cell that is spanned."""
    heights: list[dict[int, int]] = [dict.fromkeys(range(_LEVELS), 1) for _ in rows]
    for column in range(_LEVELS):
        start: int | None = None
        for index, row in enumerate(rows):
            if _is_wide(row):
                start = None
            elif start is not None and not any(cell.text for cell in row[: column + 1]):
                heights[start][column] += 1
                heights[index][column] = 0
            else:
                start = index if row[column : column + 1] and row[column].text else None
    return heights


def _is_wide(row: list[Cell]) -> bool:
    """Whether the row has so few words that each takes the empty cells behind it."""
    return sum(1 for cell in row if cell.text) <= _FEW


def _merged_row(row: list[Cell], heights: dict[int, int], width: int) -> str:
    """The row's cells; in rows with few words each word takes the empty cells behind it."""
    drawn: list[tuple[str, int, int]] = []
    for column in range(width):
        text = row[column].text if column < len(row) else ""
        if heights.get(column) == 0:
            continue
        if _is_wide(row) and drawn and not text:
            drawn[-1] = (drawn[-1][0], drawn[-1][1] + 1, drawn[-1][2])
        else:
            drawn.append((text, 1, heights.get(column, 1)))
    return "".join(f'<td colspan="{columns}" rowspan="{rows}">{_escaped(text)}</td>' for text, columns, rows in drawn)


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
