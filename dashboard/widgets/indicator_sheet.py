"""The indicators of one evaluation as a table: what was filed beside what the rules give."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import Words
from dashboard.widgets.corrections import filed_cell
from dashboard.widgets.evidence import measure_key, open_figure
from dashboard.widgets.form import Form, records
from dashboard.widgets.kept import kept
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet

TABLE = "indicators"
POINTS = ("weight", "score_reported")
# A form leaves whole columns empty (no targets, no losses): those are left out.
FILED_POINTS = (*POINTS, "score_reviewed")
OPTIONAL = ("target_text", "actual_text", "score_reviewed", "score_expected", "attainment_rate", "deduction_cause")
LONG_TEXT = 40


def show_indicators(words: Words, form: Form, findings: pd.DataFrame) -> None:
    """Every indicator under its first level, with the first level's weight and score; `findings` marks leads."""
    columns, rows = _table(words, form, findings)
    show_sheet(words, TABLE, words("form.indicators"), columns, rows, open_figure)


@kept(50)
def _table(words: Words, form: Form, findings: pd.DataFrame) -> tuple[list[Column], list[Row]]:
    columns = _columns(words, form.indicators)
    leads = _rules_by_indicator(findings)
    sums = dict(form.rows("levels"))
    rows: list[Row] = []
    level = None
    for key, row in form.rows(TABLE):
        if words.text(row["level_1"]) != level:
            level = words.text(row["level_1"])
            rows.append(_heading(words, form, list(columns), level, sums.get(level)))
        cells = (_cell(words, form, column, key, row, leads.get(key, [])) for column in columns)
        rows.append(Row(tuple(cells), is_quiet=row["kind"] == "not_applicable"))
    return list(columns.values()), rows


def _columns(words: Words, frame: pd.DataFrame) -> dict[str, Column]:
    """The columns of the table by those of mart `form_indicators`."""
    has_definitions = frame["definition_text"].notna().any()
    kinds: dict[str, Column] = {"level_3": Column(words.label("level_3"), "long" if has_definitions else "name")}
    for column in ("target_text", "actual_text"):
        is_long = frame[column].str.len().max() > LONG_TEXT
        kinds[column] = Column(words.label(column), "long" if is_long else "text")
    for column in (*FILED_POINTS, "score_expected", "attainment_rate", "points_lost"):
        kinds[column] = number(words.label(column))
    kinds["deduction_cause"] = Column(words.label("deduction_cause"), "text", "figure")
    kinds["remark"] = Column(words.label("remark"), "long")
    return {name: column for name, column in kinds.items() if name not in OPTIONAL or frame[name].notna().any()}


def _heading(words: Words, form: Form, columns: list[str], level: str, total: Mapping[str, Any] | None) -> Row:
    """The row of a first level: its name, and the sums of its weights and scores."""
    before = columns.index(POINTS[0])
    sums = [
        Cell(words.points(total[column]), measure_key(form, "levels", level, column)) if total else Cell("")
        for column in POINTS
    ]
    after = len(columns) - before - len(POINTS)
    return Row((Cell(level or words("form.no_level"), span=before), *sums, Cell("", span=after)), kind="group")


def _cell(words: Words, form: Form, column: str, key: str, row: Mapping[str, Any], rules: list[str]) -> Cell:
    """One cell; an indicator that does not apply keeps its words and has no figures of ours."""
    value = row[column]
    if column == "level_3":
        mark = words("form.leads_here", codes=words.listed(rules)) if rules else ""
        return Cell(words.text(value), mark=mark, note=_notes(words, row))
    if column in FILED_POINTS:
        return filed_cell(words, form, words.points(value), TABLE, key, column)
    if column.endswith("_text") or column == "remark":
        return filed_cell(words, form, words.text(value), TABLE, key, column)
    if row["kind"] == "not_applicable":
        return Cell("")
    opens = measure_key(form, TABLE, key, column)
    if column == "deduction_cause":
        return _cause(words, row, opens)
    return Cell(words.rate(value) if column == "attainment_rate" else words.points(value), opens)


def _notes(words: Words, row: Mapping[str, Any]) -> str:
    """The second level, unless it repeats the third, and the definition."""
    second, definition = words.text(row["level_2"]), words.text(row["definition_text"])
    return "\n".join(text for text in (second, definition) if text and text != words.text(row["level_3"]))


def _cause(words: Words, row: Mapping[str, Any], opens: str) -> Cell:
    """Why points were lost by the figures, and below it what the form says; what disagrees stands out."""
    cause, stated = words.text(row["deduction_cause"]), words.text(row["cause_stated"])
    said = words("form.cause_stated", cause=words.value("cause_stated", stated)) if stated else ""
    is_disputed = pd.notna(row["is_cause_disputed"]) and bool(row["is_cause_disputed"])
    return Cell(
        words.value("deduction_cause", cause) if cause else "",
        opens,
        mark=said if is_disputed else "",
        note="" if is_disputed else said,
    )


def _rules_by_indicator(findings: pd.DataFrame) -> dict[str, list[str]]:
    """The codes of the rules with a lead on each indicator, by the indicator's ordinal."""
    found: dict[str, list[str]] = {}
    of_indicators = findings[(findings["outcome"] == "lead") & findings["indicator_ordinal"].notna()]
    for row in records(of_indicators):
        found.setdefault(str(int(row["indicator_ordinal"])), []).append(row["rule_code"])
    return found
