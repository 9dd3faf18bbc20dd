"""The summary table (绩效自评情况汇总表) as a workbook: a sheet a type of form, a subtotal a department, a total."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from dashboard.export.cell_text import cell_text
from dashboard.export.tables import kind_of, presented
from dashboard.export.workbook.book import LINE_HEIGHT, Book, write_lines, write_value
from dashboard.export.workbook.cells import lines
from dashboard.export.workbook.subtotals import Rows, write_subtotal
from dashboard.export.workbook.table import column_widths, format_of
from dashboard.i18n import Words

A3_PAPER = 8  # as workbooks number sizes of paper: twenty columns are not legible on A4
HEAD = 3
MOST_LINES = 26
# As printed; what no form of a sheet has is left out.
COLUMNS = (
    "ordinal", "region_name", "department_name", "unit_name", "project_code", "project_name", "form_type", "year",
    "budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan", "execution_rate", "execution_rate_initial",
    "execution_score_reported", "output_score", "benefit_score", "satisfaction_score", "cost_score", "score_reported",
    "grade_reported", "indicators_missed", "indicators_far_over", "indicators_off", "explanation", "problems",
    "measures",
)  # fmt: skip
# Money stands on both bases even where no form has it.
ALWAYS = (
    "ordinal", "department_name", "project_name", "budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan",
    "execution_rate", "execution_rate_initial",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows of mart `summary`, and of mart `results` by department and year, by year, and over all."""

    rows: pd.DataFrame
    departments: pd.DataFrame
    years: pd.DataFrame
    totals: pd.DataFrame


def summary_xlsx(summary: Summary, words: Words, title: str, notes: Sequence[str]) -> bytes:
    """The workbook; `notes` are the lines of its statement, under every table."""
    book = Book(words("workbook.page", number="&P", pages="&N"))
    book.workbook.set_properties({"title": title, "comments": ""})
    form_types = list(dict.fromkeys(summary.rows["form_type"])) if len(summary.rows) else []
    for form_type in form_types:
        named = words.value("form_type", form_type)
        sheet = book.sheet(named)
        _write_sheet(book, sheet, _of_type(summary, form_type), words, title, named, notes)
    if not form_types:
        sheet = book.sheet(title)
        book.print_setup(sheet, title)
        sheet.set_column(0, 0, 100)
        for row, line in enumerate([title, words("summary.empty"), *notes]):
            write_lines(sheet, row, (0, 0), 100, line, book.format("note" if row else "title"), LINE_HEIGHT)
    return book.closed()


def _of_type(summary: Summary, form_type: str) -> Summary:
    def those(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["form_type"] == form_type].reset_index(drop=True)

    return Summary(those(summary.rows), those(summary.departments), those(summary.years), those(summary.totals))


def _write_sheet(
    book: Book, sheet: Worksheet, summary: Summary, words: Words, title: str, named: str, notes: Sequence[str]
) -> None:
    shown = presented(summary.rows, words)
    shown = shown.assign(ordinal=range(1, len(shown) + 1))
    for column in ALWAYS:
        if column not in shown.columns:
            shown[column] = None
    shown = shown[[column for column in COLUMNS if column in shown.columns]]
    heading = words("summary.sheet_title", title=title, form_type=named)
    book.print_setup(sheet, heading)
    sheet.set_paper(A3_PAPER)
    labels = [*(_label(column, words) for column in shown.columns), words("summary.note")]
    widths = [*column_widths(shown, words), 14.0]
    last, room = len(labels) - 1, sum(widths)
    write_lines(sheet, 0, (0, last), room, heading, book.format("title", align="center"), 28)
    write_lines(
        sheet, 1, (0, last), room, words("figure.unit", unit=words.unit_name), book.format("note", align="right"), 14
    )
    write_lines(sheet, 2, (0, last), room, words("summary.means"), book.format("note"), 13)
    for place, (label, wide) in enumerate(zip(labels, widths, strict=True)):
        sheet.set_column(place, place, wide)
        sheet.write_string(HEAD, place, cell_text(label), book.format("head"))
    sheet.set_row(HEAD, LINE_HEIGHT * max(lines(label, wide) for label, wide in zip(labels, widths, strict=True)) + 4)
    end, has_values_only = _write_rows(book, sheet, summary, shown, widths, words)
    said = [words("summary.values_only")] if has_values_only else []
    for row, line in enumerate([*said, *notes], start=end + 2):
        write_lines(sheet, row, (0, last), room, line, book.format("note"), 13)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.repeat_rows(HEAD)
    sheet.autofilter(HEAD, 0, end - 1, last)  # the total stands below, so that no filter hides it
    whole = xl_range(HEAD + 1, 0, end, last)
    sheet.ignore_errors({"number_stored_as_text": whole, "formula_range": whole, "formula_differs": whole})
    sheet.print_area(0, 0, end + 2 + len(said) + len(notes), last)
    sheet.outline_settings(visible=True, symbols_below=True, symbols_right=False, auto_style=False)


def _write_rows(
    book: Book, sheet: Worksheet, summary: Summary, shown: pd.DataFrame, widths: list[float], words: Words
) -> tuple[int, bool]:
    """Writes forms, subtotals and totals; returns the row of the total, and whether a rate stands without a formula."""
    formats = [format_of(book, kind_of(column, shown[column])) for column in shown.columns]
    texts = [place for place, column in enumerate(shown.columns) if kind_of(column, shown[column]) == "text"]
    values = [shown[column].tolist() for column in shown.columns]
    columns = {column: place for place, column in enumerate(shown.columns)}
    several_years = len(summary.years) > 1
    row = HEAD + 1
    marked = False
    for year, of_year in _runs(summary.rows, ["year"], range(len(shown))):
        start_of_year = row
        for key, group in _runs(summary.rows, ["year", "region_code", "department_name"], of_year):
            start = row
            for number in group:
                for place, cell_format in enumerate(formats):
                    write_value(sheet, row, place, values[place][number], cell_format)
                sheet.write_blank(row, len(formats), None, book.format("text"))
                deepest = max([lines(str(values[place][number] or ""), widths[place]) for place in texts], default=1)
                sheet.set_row(row, LINE_HEIGHT * min(MOST_LINES, deepest) + 2, None, {"level": 1})
                row += 1
            if len(group) > 1:
                found = _one(summary.departments, ["year", "region_code", "department_name"], key)
                name = {
                    "department_name": key[2],
                    "project_name": words("summary.subtotal", count=int(found["evaluations"])),
                }
                rows = Rows(start, row - 1, summary.rows.loc[group])
                marked |= write_subtotal(book, sheet, row, columns, rows, found, name, words)
                row += 1
        if several_years:
            found = _one(summary.years, ["year"], year)
            said = words("summary.subtotal_year", year=words.year(year[0]), count=int(found["evaluations"]))
            rows = Rows(start_of_year, row - 1, summary.rows.loc[list(of_year)])
            marked |= write_subtotal(book, sheet, row, columns, rows, found, {"project_name": said}, words)
            row += 1
    found = summary.totals.iloc[0].to_dict()
    said = words("summary.total", count=int(found["evaluations"]))
    rows = Rows(HEAD + 1, row - 1, summary.rows)
    marked |= write_subtotal(book, sheet, row, columns, rows, found, {"project_name": said}, words)
    return row, marked


def _label(column: str, words: Words) -> str:
    return words("summary.category") if column == "form_type" else words.label(column)


def _runs(frame: pd.DataFrame, columns: list[str], rows: Sequence[int]) -> Iterator[tuple[tuple[Any, ...], list[int]]]:
    """Rows that follow one another with the same values, with these."""
    keys = list(zip(*[[_known(value) for value in frame[column].tolist()] for column in columns], strict=True))
    run: list[int] = []
    for number in rows:
        if run and keys[number] != keys[run[0]]:
            yield keys[run[0]], run
            run = []
        run.append(number)
    if run:
        yield keys[run[0]], run


def _one(frame: pd.DataFrame, columns: list[str], key: tuple[Any, ...]) -> dict[Any, Any]:
    """The one row of a mart that has these values."""
    (found,) = [row for row in frame.to_dict("records") if tuple(_known(row[column]) for column in columns) == key]
    return found


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value
