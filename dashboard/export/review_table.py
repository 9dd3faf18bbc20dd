"""The review table (复核表): drawn forms with all their indicators, and empty cells for what the reviewer finds."""

import io
from collections.abc import Sequence

import pandas as pd
import xlsxwriter

from dashboard.export.cell_text import cell_text
from dashboard.export.tables import presented
from dashboard.i18n import Words

# The columns in their order; those of `FILLED` are empty and open, all others locked.
COLUMNS = (
    "place",
    "department_name",
    "unit_name",
    "form_name",
    "level_1",
    "level_2",
    "level_3",
    "kind",
    "target_text",
    "target_unit",
    "weight",
    "actual_text",
    "score_reported",
    "actual_reviewed",
    "score_reviewed",
    "review_difference",
    "review_key",
)
FILLED = ("actual_reviewed", "score_reviewed")
HEAD_ROW = 3  # rows above the head: title, notes, an empty one
_WIDTHS = {
    "place": 6,
    "kind": 8,
    "weight": 8,
    "score_reported": 8,
    "score_reviewed": 10,
    "review_difference": 8,
    "target_unit": 8,
    "review_key": 26,
}
_POINTS = ("weight", "score_reported")
_A4 = 9


def review_key(evaluation_id: str, ordinal: int) -> str:
    """What ties a row of the table to an indicator."""
    return f"{evaluation_id}/{ordinal}"


def review_table(rows: pd.DataFrame, drawn: pd.DataFrame, words: Words, notes: Sequence[str]) -> bytes:
    """A workbook: the table to fill in, and the list of drawn forms.

    `rows`: mart `review_rows`; `drawn`: mart `sample_drawn`; `notes` say what was drawn from what, and how. Reviewed
    scores outside their weight turn red; the deviation is worked out by the workbook.
    """
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        _write_table(book, rows, words, notes)
        _write_drawn(book, drawn, words)
    return target.getvalue()


def _write_table(book: xlsxwriter.Workbook, rows: pd.DataFrame, words: Words, notes: Sequence[str]) -> None:
    line = {"border": 1, "valign": "top", "text_wrap": True}
    head = book.add_format({**line, "bold": True, "align": "center", "bg_color": "#E8EDF2"})
    text = book.add_format({**line, "num_format": "@"})
    points = book.add_format({**line, "num_format": "0.00"})
    open_text = book.add_format({**line, "num_format": "@", "locked": False, "bg_color": "#FFFDF0"})
    open_points = book.add_format({**line, "num_format": "0.00", "locked": False, "bg_color": "#FFFDF0"})
    quiet = book.add_format({**line, "num_format": "@", "font_color": "#8a8f98", "font_size": 8})
    wrong = book.add_format({"bg_color": "#F8D0C8"})
    sheet = book.add_worksheet(words("review.sheet"))
    last = len(COLUMNS) - 1
    title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    sheet.merge_range(0, 0, 0, last, "", title)
    sheet.write_string(0, 0, words("review.title"), title)
    note = book.add_format({"text_wrap": True, "valign": "top", "font_size": 9})
    sheet.merge_range(1, 0, 1, last, "", note)
    sheet.write_string(1, 0, "\n".join(notes), note)
    sheet.set_row(1, 13 * len(notes) + 4)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDTHS.get(column, 18))
        label = words("review.number") if column == "place" else words.label(column)
        sheet.write_string(HEAD_ROW, place, label, head)
    at = {column: place for place, column in enumerate(COLUMNS)}
    shown = presented(rows, words)
    for number, (row, given) in enumerate(zip(shown.to_dict("records"), rows.to_dict("records"), strict=True), 1):
        y = HEAD_ROW + number
        sheet.write_number(y, at["place"], number, text)
        for column in COLUMNS[1:]:
            if column in _POINTS:
                if pd.notna(given[column]):
                    sheet.write_number(y, at[column], float(given[column]), points)
                else:
                    sheet.write_blank(y, at[column], None, points)
            elif column == "actual_reviewed":
                sheet.write_blank(y, at[column], None, open_text)
            elif column == "score_reviewed":
                sheet.write_blank(y, at[column], None, open_points)
            elif column == "review_difference":
                own, found = _address(y, at["score_reported"]), _address(y, at["score_reviewed"])
                sheet.write_formula(y, at[column], f'=IF(OR({own}="",{found}=""),"",{found}-{own})', points, "")
            elif column == "review_key":
                key = review_key(given["evaluation_id"], int(given["ordinal"]))
                sheet.write_string(y, at[column], key, quiet)
            else:
                sheet.write_string(y, at[column], cell_text(words.text(row.get(column))), text)
        found, weight = _address(y, at["score_reviewed"]), _address(y, at["weight"])
        sheet.conditional_format(
            y,
            at["score_reviewed"],
            y,
            at["score_reviewed"],
            {"type": "formula", "criteria": f'=AND({found}<>"",OR({found}<0,{found}>{weight}))', "format": wrong},
        )
    sheet.freeze_panes(HEAD_ROW + 1, at["level_1"])
    sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + max(len(rows), 1), last)
    sheet.protect(
        "", {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True, "autofilter": True}
    )
    _set_up_print(sheet)


def _set_up_print(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _write_drawn(book: xlsxwriter.Workbook, drawn: pd.DataFrame, words: Words) -> None:
    """The list of drawn forms with their strata."""
    sheet = book.add_worksheet(words("review.sheet_drawn"))
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    shown = presented(drawn, words)
    for place, column in enumerate(shown.columns):
        sheet.set_column(place, place, 20)
        sheet.write_string(0, place, words.label(column), head)
        for row, value in enumerate(shown[column], start=1):
            if isinstance(value, str):
                sheet.write_string(row, place, cell_text(value))
            elif isinstance(value, bool):
                sheet.write_string(row, place, words("review.yes" if value else "review.no"))
            elif pd.notna(value):
                sheet.write_number(row, place, float(value))
    sheet.freeze_panes(1, 0)


def _address(row: int, column: int) -> str:
    return str(xlsxwriter.utility.xl_rowcol_to_cell(row, column))
