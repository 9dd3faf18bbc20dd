"""What happens to forms between an office and a web page: breaks, spaces, pages, lost cells."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.paper import Block, Box, Line, Table, placed, with_text

_WRAPPED = (
    "一级指标",
    "二级指标",
    "三级指标",
    "产出指标",
    "效益指标",
    "满意度指标",
    "成本指标",
    "数量指标",
    "质量指标",
)
_LONG = (
    "服务对象满意度指标",
    "可持续影响指标",
    "社会效益指标",
    "经济效益指标",
    "生态效益指标",
    "偏差原因分析及改进措施",
)
_DRAWN = ("docx", "xlsx", "xls", "ods", "html", "mht", "pdf_ruled", "scan", "picture")
_SPACED = ("总分", "合计", "得分", "分值")


def worn(blocks: tuple[Block, ...], carrier: str, chance: Chance) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The page after some of these have happened to it, and their names."""
    names = []
    if carrier in _DRAWN and chance.happens(0.35):
        blocks = _each_box(blocks, _wrapped)
        names.append("line breaks in cells")
    if carrier in ("docx", "html", "mht", "pdf_ruled") and chance.happens(0.15):
        blocks = _titled_inside(blocks)
        names.append("title inside the table")
    if chance.happens(0.2):
        blocks = _each_box(blocks, _spaced)
        names.append("spaces in labels")
    if carrier.startswith("text") and chance.happens(0.08):
        blocks = _each_box(tuple(_full_width_line(block) for block in blocks), _full_width)
        names.append("full-width digits")
    if carrier in ("docx", "text_tabs", "html") and chance.happens(0.2):
        blocks = _paged(blocks, chance)
        names.append("page break")
    return blocks, tuple(names)


def _each_box(blocks: tuple[Block, ...], change: Callable[[str], str]) -> tuple[Block, ...]:
    return tuple(
        replace(
            block, rows=tuple(tuple(with_text(box, change(box.text)) for box in row) for row in block.rows)
        )
        if isinstance(block, Table)
        else block
        for block in blocks
    )  # fmt: skip


def _wrapped(text: str) -> str:
    """A narrow column breaks its words where a typist helped."""
    if text in _WRAPPED:
        return f"{text[:2]}\n{text[2:]}"
    return f"{text[:4]}\n{text[4:]}" if text in _LONG else text


def _spaced(text: str) -> str:
    return f"{text[0]}  {text[1]}" if text in _SPACED else text


def _full_width(text: str) -> str:
    return text.translate({48 + digit: 0xFF10 + digit for digit in range(10)})


def _full_width_line(block: Block) -> Block:
    return replace(block, text=_full_width(block.text)) if isinstance(block, Line) else block


def _titled_inside(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lines above a table become its first rows, each over the whole width."""
    made: list[Block] = []
    above: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            above.append(block)
            continue
        rows = tuple((Box(line.text, block.width),) for line in above)
        header = (block.header[0] + len(rows), block.header[1] + len(rows))
        made.append(replace(block, rows=(*rows, *block.rows), header=header))
        above = []
    return (*made, *above)


def _paged(blocks: tuple[Block, ...], chance: Chance) -> tuple[Block, ...]:
    """The table in two parts with a page number between; the second may repeat the header of the results."""
    parts: list[Block] = []
    for block in blocks:
        if not isinstance(block, Table) or block.header[1] + 4 > len(block.rows) - 3:
            parts.append(block)
            continue
        at = chance.whole(block.header[1] + 2, len(block.rows) - 3)
        upper, lower = _cut(block, at)
        if chance.happens(0.5):
            header = block.rows[block.header[0] : block.header[1]]
            lower = replace(lower, rows=(*(tuple(replace(box, high=min(box.high, len(header))) for box in row)
                                           for row in header), *lower.rows))  # fmt: skip
        parts += [upper, Line(chance.pick(["— 1 —", "- 12 -", "第 1 页 共 2 页", "3"]), "furniture"), lower]
    return tuple(parts)


def _cut(table: Table, at: int) -> tuple[Table, Table]:
    """The rows above and from `at` on; what spans the cut goes on as an empty cell."""
    rows = placed(table)
    upper = [
        tuple(replace(box, high=min(box.high, at - number)) for _, box in row)
        for number, row in enumerate(rows[:at])
    ]  # fmt: skip
    running = [
        (column, Box("", box.wide, number + box.high - at))
        for number, row in enumerate(rows[:at])
        for column, box in row
        if number + box.high > at
    ]
    first = sorted([*rows[at], *running], key=lambda one: one[0])
    lower = [tuple(box for _, box in first), *(tuple(box for _, box in row) for row in rows[at + 1 :])]
    return replace(table, rows=tuple(upper)), replace(table, rows=tuple(lower), header=(0, 0))
