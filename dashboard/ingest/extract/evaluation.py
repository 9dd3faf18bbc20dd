"""One recognised form → one evaluation, put together from its parts."""

import re
from decimal import Decimal

from dashboard.ingest.extract.areas import Areas, areas
from dashboard.ingest.extract.execution_row import parted_execution, with_execution
from dashboard.ingest.extract.funds import funds
from dashboard.ingest.extract.funds_across import with_sources_as_rows
from dashboard.ingest.extract.goals import goals
from dashboard.ingest.extract.grand_total import grand_total
from dashboard.ingest.extract.head import Head, head
from dashboard.ingest.extract.identity import Identity, identity
from dashboard.ingest.extract.indicators import indicators
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.money import money_unit
from dashboard.ingest.extract.sections import sections
from dashboard.ingest.extract.settlement import Totals
from dashboard.ingest.extract.tasks import tasks
from dashboard.ingest.extract.tasks_total import tasks_total
from dashboard.ingest.extract.totals import PrintedTotals, header_of, printed_totals
from dashboard.ingest.grid import Line
from dashboard.ingest.recognise import Form
from dashboard.ingest.sidecars import Sidecar
from dashboard.ingest.values import points
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.records import Evaluation, Funds, Unread

_ALL_POINTS = Decimal(100)


def evaluation(
    form: Form, position: int, words: Vocabulary, sidecar: Sidecar | None
) -> tuple[Evaluation, tuple[Unread, ...]]:
    """The form as a record, with an origin for each field, and what of it could not be used."""
    ledger = Ledger(form.lines)
    parts = areas(with_sources_as_rows(form.lines, words), words)
    _ignore(parts, form, words, ledger)
    unit = money_unit([*parts.funds, *parts.head, *parts.headings, *parts.tasks])
    if unit is not None and unit.name is not None:
        ledger.origin("evaluations", "", "amount_unit_reported", unit.cell)
    top = head(parts.head, words, ledger)
    table, of_execution = parted_execution(parts.indicators, words)
    of_funds = parts.funds or tasks_total(parts.tasks, words)
    money = with_execution(funds(of_funds, unit, words, ledger, parts.head), of_execution, words, ledger)
    printed = printed_totals(parts.totals, header_of(table, words), words, ledger)
    execution = next((row for row in money if row.source == "total"), Funds("total"))
    totals = Totals(_stated_totals(printed, top), execution.weight, execution.score_reported)
    rows = indicators(table, totals, words, ledger)
    whole = grand_total(printed, rows, execution, ledger)
    who: Identity = identity(form, [*parts.head, *parts.headings], top, sidecar, words, ledger)
    record = Evaluation(
        position=position,
        form_type=form.form_type,
        year=who.year,
        region_code=who.region_code,
        department_name=who.department_name,
        unit_name=who.unit_name,
        project_code=who.project_code,
        project_name=who.project_name,
        amount_unit_reported=unit.name if unit else None,
        score_reported=whole.score if whole.score is not None else who.score_reported,
        score_reviewed=whole.reviewed if whole.reviewed is not None else who.score_reviewed,
        weight_total_reported=whole.weight,
        grade_reported=printed.grade or who.grade_reported,
        funds=money,
        goals=goals(parts.goals, words, ledger),
        indicators=rows,
        tasks=tasks(parts.tasks, unit, words, ledger),
        sections=sections(parts.sections, words, ledger),
        origins=ledger.origins(),
    )
    return record, ledger.settled()


def _stated_totals(printed: PrintedTotals, top: Head) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
    """Weight and score of each total the form states; the weights of a form that prints no total make 100."""
    stated = [row.figures for row in printed.rows if not row.loose]
    if not any(weight is not None for weight, _ in stated):
        scores = [score for _, score in stated]
        if not scores and "score_reported" in top.values:
            scores = [points(top.values["score_reported"][1])]
        return tuple((_ALL_POINTS, score) for score in scores or [None])
    return tuple(stated)


def _ignore(parts: Areas, form: Form, words: Vocabulary, ledger: Ledger) -> None:
    """Settles the lines that carry nothing of ours: titles, headings of parts, instructions."""
    for line in parts.headings:
        ledger.use(*line.cells)
    if form.title is not None:
        ledger.use(form.title)
    for line in parts.notes:
        is_ignored = not _note_itself(line) or words.is_instruction(line.text)
        for cell in line.cells:
            if is_ignored:
                ledger.use(cell)
            else:
                ledger.unread(cell, "note")


def _note_itself(line: Line) -> str:
    """The words of a note behind its marker."""
    return re.sub(r"^[\s*]*(?:备注|注|说明|填报说明|填表说明|注释|填写说明)[\s*]*[:：]?[\s*]*", "", line.text)
