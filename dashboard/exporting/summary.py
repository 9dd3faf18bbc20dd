"""The summary table (绩效自评情况汇总表) of a selection."""

from dashboard.export.statement import statement_lines
from dashboard.export.workbook.summary import Summary, summary_xlsx
from dashboard.exporting.items import Source
from dashboard.exporting.stating import stated
from dashboard.i18n import Words
from dashboard.records import Selection


def summary_workbook(source: Source, selection: Selection, words: Words) -> tuple[int, bytes]:
    """How many forms it lists, and the workbook with subtotals a department and a type of form."""
    every: dict[str, object] = {"is_highest_first": False, "row_limit": None}
    summary = Summary(
        rows=source.read("summary", selection),
        departments=source.read("results", selection, grain="department", is_by_year=True, **every),
        years=source.read("results", selection, grain="all", is_by_year=True, **every),
        totals=source.read("results", selection, grain="all", is_by_year=False, **every),
    )
    rows = len(summary.rows)
    statement = stated(
        source, "data", {}, selection, words, rows=rows, columns=summary.rows.columns, unit=words.unit_name
    )
    return rows, summary_xlsx(summary, words, words("summary.title"), statement_lines(statement, words))
