"""Rows of the indicator table, each cell put under its column; doubtful rows keep their second reading."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.alignment import Alignment, Column, alignments, as_it_stands
from dashboard.ingest.extract.indicator_columns import indicator_columns
from dashboard.ingest.extract.indicator_fit import IndicatorFit, missing
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.split_columns import with_split_columns
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values.cells import points, points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key

# Two readings of a row closer than this are both possible.
_DOUBT = 1.25
# Readings this much worse are taken only where the printed totals ask for them.
_UNLIKELY = 4.0
# In a row of another width than its header, what is lost or doubled costs its neighbours their places.
_UNLIKELY_IF_TORN = 6.0
# What it costs to read a row's words in another order than they stand.
_SWAPPED = -1.0
_STRAY_POINTS = -5.0
_MISFIT = -1.0
_NEVER = -100.0
_FEWEST_WHOLE = 2
_MOST_OF_LEVEL = 2
# What it is worth that each cell stands right below its header.
_IN_PLACE = 4.0
_VALUES = ("level_3", "target", "actual", "weight", "score", "score_reviewed", "direction", "unit")


@dataclass(slots=True)
class Row:
    """One row: its best reading, the others that are nearly as good, and those that only arithmetic could make good.

    Of these `standing` puts each cell right below its header.
    A frame holds names of levels and no indicator: "效益指标 | 经济效益指标 | 指标1：", "产出指标 | 小计 | 50".
    """

    line: Line
    reading: Alignment
    others: list[Alignment] = field(default_factory=list)
    unlikely: list[Alignment] = field(default_factory=list)
    standing: list[Alignment] = field(default_factory=list)
    is_frame: bool = False

    def cell(self, role: str) -> Cell | None:
        """The cell under the role, or None."""
        return self.reading.cells.get(role)


@dataclass(slots=True)
class Table:
    """One indicator table under one header.

    `widths` are the numbers of cells, empty ones too, of the header and of most rows; another row lost some or has some
    twice.
    """

    columns: tuple[Column, ...]
    widths: frozenset[int]
    rows: list[Row] = field(default_factory=list)


def indicator_tables(lines: Sequence[Line], fit: IndicatorFit, words: Vocabulary, ledger: Ledger) -> list[Table]:
    """The tables among the lines; a header printed again on the next page continues its table."""
    tables: list[Table] = []
    above: list[Line] = []
    rows = [line for line in lines if not anchors.is_indicator_header(line, words)]
    for line in lines:
        if anchors.is_indicator_header(line, words):
            columns, widths = indicator_columns(line, words), _widths(line.width, rows)
            if not tables or [column.role for column in tables[-1].columns] != [column.role for column in columns]:
                tables.append(Table(columns, widths, [_frame(one, columns, fit, words) for one in above]))
                above = []
            else:
                tables[-1] = Table(columns, widths, tables[-1].rows)
            ledger.use(*line.cells)
        elif not tables and _is_frame(line, words):
            ledger.use(*line.cells)
            above.append(line)
        elif tables and not tables[-1].rows and anchors.is_indicator_subheader(line, words):
            tables[-1].columns = with_split_columns(tables[-1].columns, line, words)
            tables[-1].widths = _widths(tables[-1].columns[-1].position + 1, rows)
            ledger.use(*line.cells)
        elif tables and (_is_frame(line, words) or _is_level_row(line, tables[-1].columns, words)):
            ledger.use(*line.cells)
            tables[-1].rows.append(_frame(line, tables[-1].columns, fit, words))
        elif tables and not _holds_two_rows(line, tables[-1].columns, words):
            tables[-1].rows.append(_row(line, tables[-1], fit, words))
    return tables


def _holds_two_rows(line: Line, columns: Sequence[Column], words: Vocabulary) -> bool:
    """Whether two rows ran together: there are more cells than columns, or a level is named behind weight and score."""
    if len(line.cells) > len(columns) + 1:
        return True
    levels = (words.is_level_1, words.is_level_2)
    cells = [cell for cell in line.cells if not is_placeholder(cell.text)]
    return any(
        is_number(before.text) and is_number(figure.text) and any(is_level(name.text) for is_level in levels)
        for before, figure, name in zip(cells, cells[1:], cells[2:], strict=False)
    )


def _widths(width: int, rows: Sequence[Line]) -> frozenset[int]:
    """How wide whole rows are below a header of that width.

    Rows narrower than others that are as wide as their header lost cells, however many they are.
    """
    usual = usual_width(rows)
    has_whole = sum(1 for row in rows if row.width == width) >= _FEWEST_WHOLE
    return frozenset({width} if has_whole and usual < width else {width, usual})


def usual_width(lines: Sequence[Line]) -> int:
    """How many cells most lines have."""
    return Counter(line.width for line in lines).most_common(1)[0][0] if lines else 0


def _is_frame(line: Line, words: Vocabulary) -> bool:
    """Whether the row holds only names of levels, room for more with dashes in it, or sums of the rows above."""
    has_room = any(words.is_filler(cell.text) for cell in line.cells)
    is_subtotal = any(words.is_subtotal(cell.text) for cell in line.cells) or any(
        words.is_total(cell.text) for cell in line.cells[1:]
    )
    return all(
        words.is_filler(cell.text)
        or words.is_indicator_group(cell.text)
        or words.is_level_1(cell.text)
        or words.is_level_2(cell.text)
        or (has_room and is_placeholder(cell.text))
        or (is_subtotal and _is_of_subtotal(cell, words))
        for cell in line.cells
    )


def _is_level_row(line: Line, columns: Sequence[Column], words: Vocabulary) -> bool:
    """Whether the row names a level, what it is worth and what was earned of it, in a table without level columns."""
    first, *rest = line.cells
    if any(column.role in ("level_1", "level_2") for column in columns) or len(rest) > _MOST_OF_LEVEL:
        return False
    is_level = words.is_level_1(first.text) or words.is_level_2(first.text)
    return is_level and all(_is_of_subtotal(cell, words) for cell in rest)


def _is_of_subtotal(cell: Cell, words: Vocabulary) -> bool:
    return (
        words.is_subtotal(cell.text)
        or words.is_total(cell.text)
        or points_or_share(cell.text) is not None
        or is_placeholder(cell.text)
    )


def _frame(line: Line, columns: Sequence[Column], fit: IndicatorFit, words: Vocabulary) -> Row:
    """The row with the levels it names and nothing else."""
    names = [cell for cell in line.cells if words.is_level_1(cell.text) or words.is_level_2(cell.text)]
    levels = [column for column in columns if column.role in ("level_1", "level_2")]
    told = {"level_1" if words.is_level_1(cell.text) else "level_2": cell for cell in names}
    if not levels or (len(names) == 1 and not told.keys() & {column.role for column in levels}):
        # "产出指标（50%）" on a row of its own, above indicators whose table has no column for such levels.
        return Row(line, Alignment(0.0, told), is_frame=True)
    best = alignments(names, levels, fit, lambda role: 0.0)[0]
    return Row(line, best, is_frame=True)


def _row(line: Line, table: Table, fit: IndicatorFit, words: Vocabulary) -> Row:
    columns = table.columns
    cells = [cell for cell in line.cells if not words.is_filler(cell.text)]
    is_whole = line.width in table.widths
    ways = alignments(cells, columns, fit, missing)
    if is_whole and not any(way.is_in_place for way in ways):
        ways += as_it_stands(cells, columns, fit, missing)
    if not is_whole:
        ways = [with_levels_of_torn_row(way, columns, words) for way in ways]
    readings = [_checked(way, _place_worth(way, columns, fit) if is_whole else 0.0) for way in ways]
    swapped = _levels_first(cells, words)
    if swapped != cells:
        readings += [_checked(way, _SWAPPED) for way in alignments(swapped, columns, fit, missing)]
    readings.sort(key=lambda reading: -reading.worth)
    best = readings[0]
    if not speaks(best):
        levels = {role: cell for role, cell in best.cells.items() if role in ("level_1", "level_2")}
        return Row(line, Alignment(best.worth, levels), is_frame=True)
    rest: dict[tuple[str | None, ...], Alignment] = {}
    for reading in readings:
        rest.setdefault(_values(reading), reading)
    del rest[_values(best)]
    others = [reading for reading in rest.values() if best.worth - reading.worth < _DOUBT]
    most = _UNLIKELY if is_whole else _UNLIKELY_IF_TORN
    unlikely = [reading for reading in rest.values() if _DOUBT <= best.worth - reading.worth < most]
    standing = [way for way in unlikely if is_whole and _may_stand(way, columns, fit)]
    return Row(line, best, others, unlikely, standing)


def with_levels_of_torn_row(reading: Alignment, columns: Sequence[Column], words: Vocabulary) -> Alignment:
    """The reading of a row that lost cells, its levels told by their names and not by where they stand."""
    return _with_second_level(_with_level_names(reading, columns, words), columns, words)


def _with_level_names(reading: Alignment, columns: Sequence[Column], words: Vocabulary) -> Alignment:
    """The reading of a row that lost cells: 数量指标 in the indicator's place is the level, the indicator has no name.

    Levels that are not called so, such as 服务对象满意度, name indicators as well.
    """
    name, second = reading.cells.get("level_3"), reading.cells.get("level_2")
    has_second = any(column.role == "level_2" for column in columns)
    if name is None or not has_second or not words.is_level_2(name.text) or not key(name.text).endswith("指标"):
        return reading
    kept = {role: cell for role, cell in reading.cells.items() if role not in ("level_2", "level_3")}
    if second is None:
        return replace(reading, cells={"level_2": name, **kept})
    if "level_1" not in kept and words.is_level_1(second.text):
        return replace(reading, cells={"level_1": second, "level_2": name, **kept})
    return reading


def _with_second_level(reading: Alignment, columns: Sequence[Column], words: Vocabulary) -> Alignment:
    """The reading of a row that lost cells: one name alone before the indicator's is its second level.

    Only what is known to name a first level is one there, for the cells of first levels span the most rows.
    """
    name = reading.cells.get("level_1")
    has_second = any(column.role == "level_2" for column in columns)
    if name is None or not has_second or "level_2" in reading.cells or words.is_level_1(name.text):
        return reading
    cells = {"level_2" if role == "level_1" else role: cell for role, cell in reading.cells.items()}
    return replace(reading, cells=cells)


def speaks(reading: Alignment) -> bool:
    """Whether the row says something of an indicator: a name alone says nothing, nor do figures, nor any one cell."""
    if "level_3" in reading.cells:
        return any(role in reading.cells for role in ("target", "actual", "weight", "score"))
    told = [reading.cells[role] for role in ("target", "actual") if role in reading.cells]
    is_more = len(reading.cells) > 1
    return is_more and any(not is_number(cell.text) and not is_placeholder(cell.text) for cell in told)


def _levels_first(cells: list[Cell], words: Vocabulary) -> list[Cell]:
    """The cells with names of levels before the words they stand behind: vertical merges swap the two."""
    names = [cell for cell in cells[:4] if words.is_level_1(cell.text) or words.is_level_2(cell.text)]
    return [*names, *(cell for cell in cells if cell not in names)]


def _place_worth(reading: Alignment, columns: Sequence[Column], fit: IndicatorFit) -> float:
    """What it is worth that each cell stands right below its header; less where a cell hardly suits it there."""
    if not reading.is_in_place:
        return 0.0
    return _IN_PLACE if _least_in_place(reading, columns, fit) > _MISFIT else _IN_PLACE / 2


def _may_stand(reading: Alignment, columns: Sequence[Column], fit: IndicatorFit) -> bool:
    """Whether each cell may stand right below its header; a first level opens a second."""
    levels = [role for role in ("level_1", "level_2") if role in reading.cells]
    return levels != ["level_1"] and _least_in_place(reading, columns, fit) >= _MISFIT


def _least_in_place(reading: Alignment, columns: Sequence[Column], fit: IndicatorFit) -> float:
    """How well the cell suits its column that suits it least; where one stands elsewhere, none does."""
    by_role = {column.role: column for column in columns}
    fits = [fit(cell, by_role[role]) for role, cell in reading.cells.items()] if reading.is_in_place else []
    return min((_NEVER if one is None else one for one in fits), default=_NEVER)


def _checked(reading: Alignment, extra: float) -> Alignment:
    """The reading with what its place is worth and its own arithmetic weighed: no score is above its weight."""
    weight = _number(reading, "weight")
    score = _number(reading, "score")
    worth = reading.worth + extra
    if weight is not None and score is not None:
        worth += 1.0 if score <= weight else -3.0
    worth += sum(_STRAY_POINTS for level in ("1", "2") if _has_stray_points(reading, level))
    return reading if worth == reading.worth else replace(reading, worth=worth)


def _has_stray_points(reading: Alignment, level: str) -> bool:
    """Whether points of a level stand in the row without the level."""
    return f"weight_{level}" in reading.cells and f"level_{level}" not in reading.cells


def _number(reading: Alignment, role: str) -> Decimal | None:
    cell = reading.cells.get(role)
    return points(cell.text) if cell else None


def _values(reading: Alignment) -> tuple[str | None, ...]:
    cells = reading.cells
    return tuple([cells[role].text if role in cells else None for role in _VALUES])
