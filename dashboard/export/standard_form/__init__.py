"""The standard form as a workbook: blank, to be filled in, or holding what an evaluation says.

Labels are locked, cells to fill in are not; where choices are fixed there is a list, and a cell whose figure cannot be
right turns red before the form is filed. A blank form adds up for itself; a filled one holds the figures as reported.
"""

import io
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter

from dashboard.export.cell_text import legal
from dashboard.export.standard_form.cells import FormSheet, Style
from dashboard.export.standard_form.sums import Sums
from dashboard.export.standard_form.words import FormWords, form_words
from dashboard.i18n import Words
from dashboard.records import Evaluation, FormType, Funds, Goal, Indicator, Task

__all__ = ["blank_form", "filled_form", "has_standard_form"]

_WIDTHS = (14, 20, 26, 20, 20, 12, 12, 34)
_SOURCES = ("total", "fiscal", "carry_over", "other")
_FUNDS = (
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "weight",
    "execution_rate_reported",
    "score_reported",
)
# Columns that only some forms have; a form without any such figure is drawn without them.
_ADJUSTMENT = ("adjustment_reported_yuan", "adjustment_rate_reported")
_INDICATORS = ("level_1", "level_2", "level_3", "target_text", "actual_text", "weight", "score_reported", "remark")
_DEFINITION = "definition_text"
_YEARS = (2000, 2100)
_WORKBOOK = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def has_standard_form(form_type: FormType) -> bool:
    """Whether filings of a type fill in a form; a report in prose does not."""
    return form_type in form_words().titles


def blank_form(words: Words, form_type: FormType = "project") -> bytes:
    """The workbook of a form to fill in; `words` are those of the hints beside cells, the form itself is Chinese."""
    return _workbook(Evaluation(1, form_type), words, is_blank=True, is_synthetic=False)


def filled_form(
    evaluation: Evaluation, words: Words, *, is_synthetic: bool, noted: Sequence[str] = (), foot: str = ""
) -> bytes:
    """The workbook of the form that says what an evaluation says; its type must have a standard form.

    `noted` says what it was made from, in the file's properties, where no reader takes it for the form's own words;
    `foot` stands below each printed page.
    """
    return _workbook(evaluation, words, is_blank=False, is_synthetic=is_synthetic, noted=noted, foot=foot)


def _workbook(
    evaluation: Evaluation,
    words: Words,
    *,
    is_blank: bool,
    is_synthetic: bool,
    noted: Sequence[str] = (),
    foot: str = "",
) -> bytes:
    target = io.BytesIO()
    definitions = any(row.definition_text for row in evaluation.indicators)
    form = form_words()
    title = form.titles[evaluation.form_type] + (form.synthetic if is_synthetic else "")
    with xlsxwriter.Workbook(target, _WORKBOOK) as workbook:
        sheet = FormSheet(workbook, form.sheet, words, (*_WIDTHS, _WIDTHS[-1]) if definitions else _WIDTHS)
        if noted:
            workbook.set_properties({"title": title, "comments": legal("\n".join(noted))})
        if foot:
            sheet.foot(foot)
        sheet.wide(0, sheet.last, title, "title")
        sheet.next_row(lines=2)
        _Form(sheet, form, evaluation, is_blank=is_blank).draw()
    return target.getvalue()


class _Form:
    def __init__(self, sheet: FormSheet, words: FormWords, evaluation: Evaluation, *, is_blank: bool) -> None:
        self._sheet, self._words, self._evaluation, self._is_blank = sheet, words, evaluation, is_blank
        self._in_unit = Decimal(10_000 if evaluation.amount_unit_reported == "wan_yuan" else 1)
        self._sums = Sums(sheet)

    def draw(self) -> None:
        """Everything below the title; what an evaluation says nothing of is left out."""
        evaluation = self._evaluation
        self._head()
        if self._is_blank or evaluation.funds:
            self._funds(evaluation.funds or tuple(Funds(source) for source in _SOURCES))
        if self._is_blank or evaluation.goals:
            self._goals(evaluation.goals or (Goal(1, None, None),))
        if evaluation.tasks:
            self._rows(self._words.tasks, evaluation.tasks)
        if self._is_blank or evaluation.indicators:
            self._indicators(evaluation.indicators or self._words.blank_indicators())
        self._foot()
        for passage in evaluation.sections:
            self._sheet.label(0, passage.heading)
            self._sheet.wide(1, self._sheet.last, passage.body)
            self._sheet.next_row()
        if self._is_blank:
            self._sums.compute()
        self._sums.check()

    def _head(self) -> None:
        sheet, head, evaluation = self._sheet, self._words.head, self._evaluation
        sheet.label(0, head.year)
        sheet.value(1, evaluation.year, "year")
        sheet.whole_number((sheet.row, 1, sheet.row, 1), *_YEARS, hint="year")
        unit = "yuan" if self._is_blank else evaluation.amount_unit_reported
        if unit:
            sheet.wide(6, sheet.last, head.amount_unit[unit], "label")
        sheet.next_row()
        is_project = evaluation.form_type == "project" or evaluation.project_name or evaluation.project_code
        for left, right in [("project_name", "project_code")] * bool(is_project) + [("department_name", "unit_name")]:
            for name, label, last in ((left, 0, 3), (right, 4, sheet.last)):
                sheet.label(label, getattr(head, name))
                sheet.wide(label + 1, last, getattr(evaluation, name))
            sheet.next_row()

    def _funds(self, rows: Sequence[Funds]) -> None:
        sheet, labels, first = self._sheet, self._words.funds, self._sheet.row
        columns = [*_FUNDS, *(name for name in _ADJUSTMENT if any(getattr(row, name) is not None for row in rows))]
        for column, name in enumerate(("source", *columns), start=1):
            sheet.label(column, labels[name])
        sheet.next_row()
        for row in rows:
            if row.source == "total":
                self._sums.funds_total = sheet.row
            sheet.label(1, self._words.sources.get(row.source, row.source))
            for column, name in enumerate(columns, start=2):
                self._value(column, row, name)
            sheet.next_row()
        self._sums.funds_last = sheet.row - 1
        sheet.label_beside(first, labels["block"])

    def _goals(self, rows: Sequence[Goal]) -> None:
        sheet, labels, first = self._sheet, self._words.goals, self._sheet.row
        spans = (("goal_text", 1, 3), ("outcome_text", 4, sheet.last))
        for name, start, end in spans:
            sheet.wide(start, end, labels[name], "label")
        sheet.next_row()
        for row in rows:
            for name, start, end in spans:
                sheet.wide(start, end, getattr(row, name))
            sheet.next_row(lines=4 if self._is_blank else 1)
        sheet.label_beside(first, labels["block"])

    def _indicators(self, rows: Sequence[Indicator]) -> None:
        columns = list(_INDICATORS)
        if any(row.definition_text for row in rows):
            columns.insert(columns.index("level_3") + 1, _DEFINITION)
        first = self._sheet.row + 1
        self._rows({name: self._words.indicators[name] for name in columns}, rows)
        last = self._sheet.row - 1
        self._sums.indicators(first, last, columns.index("weight"), columns.index("score_reported"))
        for column, name in enumerate(columns[:2]):
            self._sheet.choose((first, column, last, column), self._words.choices(name), hint=name)

    def _rows(self, labels: dict[str, str], rows: Sequence[Indicator] | Sequence[Task]) -> None:
        for column, label in enumerate(labels.values()):
            self._sheet.label(column, label)
        self._sheet.next_row()
        for row in rows:
            for column, name in enumerate(labels):
                self._value(column, row, name)
            self._sheet.next_row()

    def _foot(self) -> None:
        sheet, evaluation, foot = self._sheet, self._evaluation, self._words.foot
        if self._is_blank or evaluation.score_reported is not None or evaluation.weight_total_reported is not None:
            weight, score = self._sums.weight, self._sums.score
            self._sums.total = sheet.row
            sheet.wide(0, weight - 1, foot.total, "label")
            self._value(weight, evaluation, "weight_total_reported")
            self._value(score, evaluation, "score_reported")
            sheet.value(score + 1, None, "text")
            sheet.next_row()
        if self._is_blank or evaluation.grade_reported:
            sheet.label(0, foot.grade)
            sheet.value(1, evaluation.grade_reported, "text")
            sheet.choose((sheet.row, 1, sheet.row, 1), foot.grades, hint="grade")
            sheet.next_row()

    def _value(self, column: int, record: Evaluation | Funds | Indicator | Task, name: str) -> None:
        value = getattr(record, name)
        if name.endswith("_yuan") and value is not None:
            value /= self._in_unit
        self._sheet.value(column, value, _style(name))


def _style(name: str) -> Style:
    """The style of a cell by the column of schema `forms` it holds."""
    if name.endswith("_yuan"):
        return "amount"
    if "rate" in name.split("_"):
        return "rate"
    return "points" if {"weight", "score"} & set(name.split("_")) else "text"
