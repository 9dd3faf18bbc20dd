"""A report in prose → one evaluation: funds and score out of sentences, tasks and titled passages."""

import re
from collections.abc import Sequence

from dashboard.ingest import anchors
from dashboard.ingest.extract.funds import funds
from dashboard.ingest.extract.head import head
from dashboard.ingest.extract.identity import identity
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.money import money_unit
from dashboard.ingest.extract.names import is_unit_name
from dashboard.ingest.extract.outline import Passage, outline
from dashboard.ingest.extract.prose_figures import prose_funds
from dashboard.ingest.extract.prose_names import take_named_bodies
from dashboard.ingest.extract.prose_score import prose_score
from dashboard.ingest.extract.prose_text import About
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.recognise import Form
from dashboard.ingest.sidecars import Sidecar
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key
from dashboard.records import AmountUnit, Evaluation, Funds, Section, Task, Unread

_DATE = re.compile(r"(?:(?:19|20)\d{2}|二[〇○零O]..)年.{1,3}月(?:.{1,3}日)?")


def report(
    form: Form, position: int, words: Vocabulary, sidecar: Sidecar | None
) -> tuple[Evaluation, tuple[Unread, ...]]:
    """The report as a record, with an origin for each field, and what of it could not be used."""
    ledger = Ledger(form.lines)
    cover, body, tables, captions = _parts(form, words)
    for line in cover:
        ledger.use(*line.cells)
    top = head(cover, words, ledger)
    passages = outline(body, words)
    cells = [cell for line in body for cell in line.cells]
    sentences = [cell for line in body for cell in line.cells if line.is_paragraph or _is_text(cell)]
    take_named_bodies(sentences, top, words, ledger)
    who = identity(form, cover, top, sidecar, words, ledger)
    bodies = tuple(filter(None, (who.department_name, who.unit_name)))
    about = About(who.year, bodies, who.project_name, form.title.text if form.title else "")
    money, unit_name = _funds(tables, captions, sentences, about, words, ledger)
    score, grade = prose_score(cells, about, words, ledger)
    tasks, rest = _tasks(passages, words, ledger)
    record = Evaluation(
        position=position,
        form_type="report",
        year=who.year,
        region_code=who.region_code,
        department_name=who.department_name,
        unit_name=who.unit_name,
        project_code=who.project_code,
        project_name=who.project_name,
        amount_unit_reported=unit_name,
        score_reported=who.score_reported if who.score_reported is not None else score,
        grade_reported=who.grade_reported or grade,
        funds=money,
        tasks=tasks,
        sections=_sections(rest, form, ledger),
        origins=ledger.origins(),
    )
    return record, ledger.settled()


def _parts(form: Form, words: Vocabulary) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """The report's lines as cover and signature, text, tables of funds, and the lines of the text right above those."""
    lines = list(form.lines)
    titled = next((index for index, line in enumerate(lines) if form.title in line.cells), -1)
    start = titled + 1
    while start < len(lines) and _is_cover(lines[start], words):
        start += 1
    end = len(lines)
    while end > start and (_is_signature(lines[end - 1], words) or words.is_furniture(lines[end - 1].text)):
        end -= 1
    text: list[Line] = []
    tables: list[Line] = []
    captions: list[Line] = []
    was_table = False
    for line in lines[start:end]:
        is_table = not line.is_paragraph and (was_table or anchors.is_funds_header(line, words))
        if is_table and not was_table:
            captions.extend(text[-1:])
        (tables if is_table else text).append(line)
        was_table = is_table
    return [*lines[:start], *lines[end:]], text, tables, captions


def _is_cover(line: Line, words: Vocabulary) -> bool:
    text = line.cells[0].text
    is_alone = len(line.cells) == 1 and len(text) <= words.heading_max_length and not text.endswith(("。", "：", ":"))
    if anchors.is_numbered(line):
        return False
    return anchors.has_fields(line, words) or (
        is_alone
        and (
            words.is_furniture(text)
            or anchors.is_year(text)
            or is_unit_name(text, words)
            or _DATE.fullmatch(key(text)) is not None
        )
    )


def _is_text(cell: Cell) -> bool:
    """Whether a cell of a table holds sentences: some offices file the report as a table of headings and texts."""
    return "。" in cell.text


def _is_signature(line: Line, words: Vocabulary) -> bool:
    text = line.cells[0].text
    return len(line.cells) == 1 and (_DATE.fullmatch(key(text)) is not None or is_unit_name(text, words))


def _funds(
    tables: Sequence[Line],
    captions: Sequence[Line],
    cells: Sequence[Cell],
    about: About,
    words: Vocabulary,
    ledger: Ledger,
) -> tuple[tuple[Funds, ...], AmountUnit | None]:
    """The funds of a table in the report, if there is one, else those of its sentences."""
    if not tables:
        return prose_funds(cells, about, words, ledger)
    unit = money_unit(tables) or money_unit(captions)
    if unit is not None and unit.name is not None:
        ledger.origin("evaluations", "", "amount_unit_reported", unit.cell)
    return funds(tables, unit, words, ledger), unit.name if unit else None


def _tasks(passages: Sequence[Passage], words: Vocabulary, ledger: Ledger) -> tuple[tuple[Task, ...], list[Passage]]:
    """The passages under a heading of the year's tasks as tasks, and the other passages."""
    found: list[Task] = []
    rest: list[Passage] = []
    tasks_level: int | None = None
    for passage in passages:
        if tasks_level is not None and passage.level <= tasks_level:
            tasks_level = None
        if tasks_level is not None and passage.cell is not None and passage.body:
            row_key = str(len(found) + 1)
            ledger.origin("tasks", row_key, "task_name", passage.cell)
            ledger.origin("tasks", row_key, "outcome_text", passage.body[0][0], passage.text)
            ledger.use(*(cell for cell, _ in passage.body))
            found.append(Task(len(found) + 1, passage.heading, outcome_text=passage.text))
            continue
        if passage.cell is not None and words.is_prose_tasks(passage.heading):
            tasks_level = passage.level
        rest.append(passage)
    return tuple(found), rest


def _sections(passages: Sequence[Passage], form: Form, ledger: Ledger) -> tuple[Section, ...]:
    """One section a passage with text; text before any heading stands under the report's title."""
    found: list[Section] = []
    for passage in passages:
        heading_cell = passage.cell or form.title
        if heading_cell is None:
            continue
        ledger.use(heading_cell)
        if not passage.body:
            continue
        row_key = str(len(found) + 1)
        ledger.origin("sections", row_key, "heading", heading_cell)
        ledger.origin("sections", row_key, "body", passage.body[0][0], passage.text)
        ledger.use(*(cell for cell, _ in passage.body))
        found.append(Section(len(found) + 1, passage.heading or heading_cell.text, passage.text))
    return tuple(found)
