"""Rows of subtotals: the warehouse's own sums and rates, with formulas that follow a filter beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dashboard.export.cell_text import cell_text
from dashboard.export.tables import NUMBER_FORMATS
from dashboard.export.workbook.book import LINE_HEIGHT, SUBTOTAL, Book
from dashboard.i18n import Words

AMOUNTS = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan")
RATES = {"execution_rate": "budget_adjusted_yuan", "execution_rate_initial": "budget_initial_yuan"}
MEANS = {"score_reported": "score_mean"}
SUM, AVERAGE = 9, 1  # as SUBTOTAL numbers its functions


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a sheet that a subtotal stands for, subtotals among them, and the forms in them."""

    first: int
    last: int
    forms: pd.DataFrame


def write_subtotal(
    book: Book,
    sheet: Worksheet,
    row: int,
    columns: Mapping[str, int],
    rows: Rows,
    found: Mapping[Any, Any],
    named: Mapping[str, str | None],
    words: Words,
) -> bool:
    """Writes a subtotal from a row of mart `results`; returns whether a rate had to stand without a formula.

    Amounts are sums, rates come from the sums, scores are means; what no form states stays empty.
    """
    look = {"bold": True, "bg_color": SUBTOTAL}
    for place in range(len(columns) + 1):
        sheet.write_blank(row, place, None, book.format("text", **look))
    for column, text in named.items():
        if text is not None:
            sheet.write_string(row, columns[column], cell_text(text), book.format("text", **look))
    for column in AMOUNTS:
        value = words.scaled(found[column])
        if value is not None:
            number = book.format("number", num_format=NUMBER_FORMATS["amount"], **look)
            sheet.write_formula(row, columns[column], _subtotal(SUM, columns[column], rows), number, value)
    for column, of_column in MEANS.items():
        if column in columns and not pd.isna(found[of_column]):
            number = book.format("number", num_format=NUMBER_FORMATS["points"], **look)
            sheet.write_formula(
                row, columns[column], _subtotal(AVERAGE, columns[column], rows), number, found[of_column]
            )
    sheet.set_row(row, LINE_HEIGHT + 3)
    return _write_rates(book, sheet, row, columns, rows, found, look)


def _write_rates(
    book: Book,
    sheet: Worksheet,
    row: int,
    columns: Mapping[str, int],
    rows: Rows,
    found: Mapping[Any, Any],
    look: Mapping[str, object],
) -> bool:
    """Rates as quotients of the sums beside them; where a form lacks a part of one, the warehouse's rate, marked."""
    marked = False
    for column, budget in RATES.items():
        if column not in columns or pd.isna(found[column]):
            continue
        if (rows.forms[budget].notna() == rows.forms["executed_yuan"].notna()).all():
            spent, of = (f"{xl_col_to_name(columns[name])}{row + 1}" for name in ("executed_yuan", budget))
            number = book.format("number", num_format=NUMBER_FORMATS["rate"], **look)
            sheet.write_formula(row, columns[column], f'=IF({of}=0,"",{spent}/{of})', number, found[column])
        else:
            number = book.format("number", num_format=f'{NUMBER_FORMATS["rate"]}"*"', **look)
            sheet.write_number(row, columns[column], found[column], number)
            marked = True
    return marked


def _subtotal(function: int, column: int, rows: Rows) -> str:
    name = xl_col_to_name(column)
    return f"=SUBTOTAL({function},{name}{rows.first + 1}:{name}{rows.last + 1})"
