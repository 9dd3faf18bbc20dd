"""The funds of a form: by columns under a header, or as pairs of label and figure."""

from collections.abc import Sequence

from dashboard.ingest import anchors
from dashboard.ingest.extract.funds_pairs import Pairs, is_all_pairs
from dashboard.ingest.extract.funds_sources import Sources
from dashboard.ingest.extract.funds_table import FundsTable
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.money import MoneyUnit
from dashboard.ingest.grid import Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.records import Funds


def funds(
    lines: Sequence[Line], unit: MoneyUnit | None, words: Vocabulary, ledger: Ledger, head: Sequence[Line] = ()
) -> tuple[Funds, ...]:
    """One record a source of funds, in the order of the form; amounts in yuan.

    `head` are the form's first lines, where an amount may stand in its label's cell: "实际支出：247万元".
    """
    sources = Sources(unit, ledger)
    pairs = Pairs(sources, words)
    has_total_row = any(words.source(cell.text) == "total" for line in lines for cell in line.cells)
    table: FundsTable | None = None
    for line in lines:
        if anchors.is_funds_header(line, words):
            _close(table)
            pairs.rate_column = next(
                (cell.column for cell in line.cells if words.funds_column(cell.text) == "rate"), None
            )
            table = FundsTable(line, sources, words, has_total_row=has_total_row)
            ledger.use(*line.cells)
        elif table is not None and not is_all_pairs(line, words):
            table.add(line)
        else:
            _close(table)
            table = None
            pairs.read(line)
    _close(table)
    for line in head:
        pairs.read_inside(line)
    return tuple(Funds(source=source, **row) for source, row in sources.rows.items() if row)


def _close(table: FundsTable | None) -> None:
    if table is not None:
        table.read()
