"""The funds of a form: by columns under a header, or as pairs of label and figure."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.funds_pairs import Pairs, is_all_pairs
from dashboard.ingest.extract.funds_rows import FundsColumn, funds_columns, placed
from dashboard.ingest.extract.funds_sources import Sources, is_figure, printed_name, source_name
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.money import MoneyUnit
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder, key, level_points
from dashboard.records import Funds


def funds(lines: Sequence[Line], unit: MoneyUnit | None, words: Vocabulary, ledger: Ledger) -> tuple[Funds, ...]:
    """One record a source of funds, in the order of the form; amounts in yuan."""
    sources = Sources(unit, ledger)
    pairs = Pairs(sources, words)
    columns: tuple[FundsColumn, ...] = ()
    has_total_row = any(words.source(cell.text) == "total" for line in lines for cell in line.cells)
    for line in lines:
        if anchors.is_funds_header(line, words):
            columns = funds_columns(line, words)
            ledger.use(*line.cells)
        elif columns and not is_all_pairs(line, words):
            _table_row(line, columns, sources, words, has_total_row=has_total_row)
        else:
            columns = ()
            pairs.read(line)
    return tuple(Funds(source=source, **row) for source, row in sources.rows.items() if row)


def _table_row(
    line: Line, columns: tuple[FundsColumn, ...], sources: Sources, words: Vocabulary, *, has_total_row: bool
) -> None:
    """Takes one row of the table; a row without a label of its own stays unread."""
    names = [cell for cell in line.cells if not is_figure(cell)]
    figures = [cell for cell in line.cells if is_figure(cell)]
    source_cell = _source_cell(names, figures, words)
    if source_cell is None:
        return
    source = source_name(source_cell, words)
    if words.source(source_cell.text) is None and words.is_funds_group(source_cell.text):
        if has_total_row:
            return
        source = "total"
    if source in sources.rows and source != "total":
        source = printed_name(source_cell)
    sources.ledger.use(source_cell)
    _settle_words(names, figures, sources, words)
    if figures:
        sources.row(source)
        _take_figures(source, source_cell, figures, columns, sources)


def _source_cell(names: Sequence[Cell], figures: Sequence[Cell], words: Vocabulary) -> Cell | None:
    """The label of the row: the last cell that names a source, else the words right before the figures."""
    known = next((cell for cell in reversed(names) if words.source(cell.text)), None)
    if known is not None:
        return known
    return names[-1] if names and figures and names[-1].column < figures[0].column else None


def _settle_words(names: Sequence[Cell], figures: Sequence[Cell], sources: Sources, words: Vocabulary) -> None:
    """Accounts for the other words of the row: heads of the block, and remarks that no column of ours holds."""
    for cell in names:
        if words.is_funds_group(cell.text):
            sources.ledger.use(cell)
        elif figures and cell.column > figures[0].column:
            sources.ledger.unread(cell, "no_field")


def _take_figures(
    source: str, source_cell: Cell, figures: Sequence[Cell], columns: Sequence[FundsColumn], sources: Sources
) -> None:
    cells, doubtful = placed(figures, columns, source_cell.column, sources.yuan)
    headers = {column.role: column.header for column in columns}
    for role, cell in cells.items():
        sources.take(source, role.partition("#")[0], cell, headers.get(role))
    for cell in doubtful:
        if is_placeholder(cell.text):
            sources.ledger.use(cell)
        else:
            sources.ledger.unread(cell, "ambiguous_column")
    if source == "total" and "weight" not in sources.row(source):
        _take_weight_of_header(headers, sources)


def _take_weight_of_header(headers: dict[str, Cell], sources: Sources) -> None:
    """The weight of execution where only a header states it: "分值（10分）", "得分（20分*执行率）"."""
    for role in ("weight", "score", "rate"):
        header = headers.get(role)
        stated = (level_points(header.text) or _points_before_rate(header.text)) if header else None
        if header is not None and stated is not None:
            sources.put("total", "weight", header, Decimal(stated))
            return


def _points_before_rate(text: str) -> str | None:
    before, mark, _ = key(text).partition("分*")
    digits = before.rpartition("(")[2]
    return digits if mark and digits.replace(".", "", 1).isdigit() else None
