"""The indicators of one evaluation as a table: what was filed beside what the rules give."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import Words
from dashboard.widgets.evidence import measure_key, open_figure
from dashboard.widgets.form import Form, records
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet

TABLE = "indicators"
SUMS = ("weight", "score_reported")


def show_indicators(words: Words, form: Form, findings: pd.DataFrame) -> None:
    """Every indicator under its first level, with the first level's weight and score; `findings` marks leads."""
    columns = (
        Column(words.label("level_2"), "text"),
        Column(words.label("level_3"), "name"),
        Column(words.label("target_text"), "text", "figure"),
        Column(words.label("actual_text"), "text", "figure"),
        number(words.label("weight")),
        number(words.label("score_reported")),
        number(words.label("score_expected")),
        number(words.label("attainment_rate")),
        number(words.label("points_lost")),
        Column(words.label("deduction_cause"), "text", "figure"),
        Column(words.label("remark"), "long"),
    )
    leads = _rules_by_indicator(findings)
    sums = dict(form.rows("levels"))
    rows: list[Row] = []
    level = None
    for key, row in form.rows(TABLE):
        if words.text(row["level_1"]) != level:
            level = words.text(row["level_1"])
            rows.append(_heading(words, form, level, sums.get(level)))
        rows.append(_row(words, form, key, row, leads.get(key, [])))
    show_sheet(words, TABLE, words("form.indicators"), columns, rows, open_figure)


def _heading(words: Words, form: Form, level: str, total: Mapping[str, Any] | None) -> Row:
    """The row of a first level: its name, and the sums of its weights and scores."""
    name = level or words("form.no_level")
    if total is None:
        return Row((Cell(name, span=11),), kind="group")
    return Row(
        (
            Cell(name, span=4),
            *(Cell(words.points(total[column]), measure_key(form, "levels", level, column)) for column in SUMS),
            Cell("", span=5),
        ),
        kind="group",
    )


def _row(words: Words, form: Form, key: str, row: Mapping[str, Any], rules: list[str]) -> Row:
    """One indicator; one that does not apply keeps its words and has no figures of ours."""
    is_idle = row["kind"] == "not_applicable"
    notes = [words("form.leads_here", codes=words.listed(rules))] if rules else []
    definition = words.text(row["definition_text"])
    return Row(
        (
            Cell(words.text(row["level_2"])),
            Cell(
                words.text(row["level_3"]),
                note=words.clauses([*notes, *([definition] if definition else [])]),
                tone="lead" if rules else "",
            ),
            *(
                Cell(words.text(row[column]), form.opens(TABLE, key, column))
                for column in ("target_text", "actual_text")
            ),
            *(Cell(words.points(row[column]), form.opens(TABLE, key, column)) for column in SUMS),
            *(() if is_idle else _ours(words, form, key, row)),
            *((Cell("", span=4),) if is_idle else ()),
            Cell(words.text(row["remark"]), form.opens(TABLE, key, "remark")),
        ),
        is_quiet=is_idle,
    )


def _ours(words: Words, form: Form, key: str, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    """What the rules give: expected score, attainment, points lost and their cause."""
    expected, lost = row["score_expected"], row["points_lost"]
    cause = words.text(row["deduction_cause"])
    stated = words.text(row["cause_stated"])
    is_disputed = pd.notna(row["is_cause_disputed"]) and bool(row["is_cause_disputed"])
    return (
        Cell(words.points(expected), measure_key(form, TABLE, key, "score_expected")),
        Cell(words.rate(row["attainment_rate"]), measure_key(form, TABLE, key, "attainment_rate")),
        Cell(words.points(lost), measure_key(form, TABLE, key, "points_lost")),
        Cell(
            words.value("deduction_cause", cause) if cause else "",
            measure_key(form, TABLE, key, "deduction_cause"),
            note=words("form.cause_stated", cause=words.value("cause_stated", stated)) if stated else "",
            tone="lead" if is_disputed else "",
        ),
    )


def _rules_by_indicator(findings: pd.DataFrame) -> dict[str, list[str]]:
    """The codes of the rules with a lead on each indicator, by the indicator's ordinal."""
    found: dict[str, list[str]] = {}
    of_indicators = findings[(findings["outcome"] == "lead") & findings["indicator_ordinal"].notna()]
    for row in records(of_indicators):
        found.setdefault(str(int(row["indicator_ordinal"])), []).append(row["rule_code"])
    return found
