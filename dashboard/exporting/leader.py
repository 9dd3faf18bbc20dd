"""One page for a leader about a district, a department or a project, from the same reads as the pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.auditing import leads_by_key
from dashboard.charts import funds, style
from dashboard.errors import UnknownSelection
from dashboard.export.content import Item, Statement
from dashboard.export.leader import Lead, LeaderSheet, sheet_docx, sheet_pdf, sheet_pptx
from dashboard.export.statement import statement_lines
from dashboard.exporting.items import Source, made_item
from dashboard.exporting.leader_sentences import form_sentences, lead_of, selection_sentences
from dashboard.exporting.packs import SHAPES
from dashboard.exporting.stating import stated
from dashboard.figures.project import form_name, form_notes
from dashboard.i18n import Words
from dashboard.records import Selection

SheetWriter = Callable[[LeaderSheet, Words], bytes]
SHEET_WRITERS: Mapping[str, SheetWriter] = {".docx": sheet_docx, ".pdf": sheet_pdf}
SLIDE = ".pptx"
LEADER_ENDINGS = (*SHEET_WRITERS, SLIDE)
FIGURES_SHOWN = 3
LEADS_LISTED = 8
LEADS_READ = 500
# Figures in the order in which they are wanted; the first three that the selection gives anything for are shown.
_DISTRICT = ("execution_flow", "trend", "score_histogram", "points_lost_causes_district", "execution_bands")
_DEPARTMENT = (
    "execution_flow",
    "department_trend",
    "score_histogram",
    "points_lost_causes_department",
    "execution_bands",
)
_FORM = ("form_losses", "form_levels", "form_history")
# Where a form's own figures are fewer: how it stands in its department's year.
_AROUND = ("score_histogram", "execution_bands")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about: a selection by its page, or one form by its id."""

    title: str
    page: str
    selection: Selection
    query: Mapping[str, list[str]]
    evaluation: str = ""


def write_leader(source: Source, selection: Selection, out: Path, words: Words, evaluation: str, shape: str) -> int:
    """Writes the page to a file whose ending chooses the format; returns how many leads there are in all.

    Raises UnknownSelection as `leader_sheet` and `leader_bytes` do.
    """
    sheet = leader_sheet(source, selection, words, evaluation)
    data = leader_bytes(sheet, out.suffix.lower(), words, shape)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    return sheet.lead_count


def leader_bytes(sheet: LeaderSheet, ending: str, words: Words, shape: str = "wide") -> bytes:
    """The page as a file of the kind that an ending names; `shape` is that of a slide: wide or classic.

    Raises UnknownSelection for any other ending or shape.
    """
    if ending == SLIDE:
        found = next((known for known in SHAPES if known == shape), None)
        if found is None:
            raise UnknownSelection(words("pack.shape_unknown", shape=shape, shapes=words.listed(list(SHAPES))))
        return sheet_pptx(sheet, words, found)
    if ending not in SHEET_WRITERS:
        endings = words.listed([*SHEET_WRITERS, SLIDE])
        raise UnknownSelection(words("pack.ending", ending=ending, endings=endings))
    return SHEET_WRITERS[ending](sheet, words)


def leader_sheet(source: Source, selection: Selection, words: Words, evaluation: str = "") -> LeaderSheet:
    """The page of a form, or of the district or department that a selection names.

    Raises UnknownSelection where the selection names none of them or several, where nothing is known of it, or where
    there is no such form.
    """
    if evaluation:
        return _of_form(source, evaluation, words)
    subject = _subject(source, selection, words)
    coverage = source.read("coverage", selection)
    if not coverage["evaluations"].iloc[0]:
        raise UnknownSelection(words("leader.nothing", name=subject.title))
    found = source.read("leads", selection, row_limit=LEADS_READ)
    counts = source.read("lead_counts", selection)
    counts = counts[counts["severity"] != "I"]
    names = _DISTRICT if subject.page == "overview" else _DEPARTMENT
    statement = stated(
        source,
        subject.page,
        subject.query,
        selection,
        words,
        rows=int(coverage["evaluations"].iloc[0]),
        columns=["execution_rate"],
        unit=words.unit_name,
    )
    chosen = found[found["severity"] != "I"].drop_duplicates("rule_code").head(LEADS_LISTED)
    return _sheet(
        subject,
        source,
        words,
        statement,
        sentences=selection_sentences(source, selection, counts, words),
        items=_items(made_item(source, name, subject.query, selection, words) for name in names),
        leads=[lead_of(row, words) for row in _rows(chosen)],
        lead_count=int(counts["leads"].sum()),
    )


def _subject(source: Source, selection: Selection, words: Words) -> Subject:
    """The district or department that a selection names; anything else has no page of its own."""
    if len(selection.departments) == 1:
        name = selection.departments[0]
        rows = source.read(
            "results", selection, grain="department", is_by_year=False, is_highest_first=False, row_limit=None
        )
        keys = list(dict.fromkeys(rows["member_key"]))
        if len(keys) > 1:
            regions = [words.text(code) for code in dict.fromkeys(rows["region_code"])]
            raise UnknownSelection(
                words("leader.ambiguous", name=name, regions=words.listed([r for r in regions if r]))
            )
        return Subject(name, "department", selection, {"body": keys})
    if len(selection.regions) == 1 and not selection.departments:
        labels = source.options.regions.get(selection.regions[0])
        if labels is None:
            raise UnknownSelection(words("leader.nothing", name=selection.regions[0]))
        return Subject(labels[words.language] or labels["zh"], "overview", selection, {})
    raise UnknownSelection(words("leader.which"))


def _of_form(source: Source, evaluation: str, words: Words) -> LeaderSheet:
    found = source.read("form_head", Selection(), evaluation=evaluation)
    if found.empty:
        raise UnknownSelection(words("template.unknown", evaluation=evaluation))
    head = _rows(found)[0]
    query = {"evaluation": [evaluation]}
    subject = Subject(form_name(words, head), "project", Selection(), query, evaluation)
    findings = source.read("form_findings", Selection(), evaluation=evaluation)
    raised = findings[(findings["outcome"] == "lead") & (findings["severity"] != "I")]
    chosen = raised.drop_duplicates("rule_code").head(LEADS_LISTED)
    details = leads_by_key(source.warehouse, list(chosen["lead_key"].dropna()))
    statement = Statement(
        notes=form_notes(head, words),
        unit=words.unit_name,
        version=source.warehouse.version,
        made_at=f"{source.made_at:%Y-%m-%d %H:%M}",
        rows=1,
        link=source.link("project", query),
    )
    around = Selection(
        years=() if pd.isna(head["year"]) else (int(head["year"]),),
        regions=(head["region_code"],) if words.text(head["region_code"]) else (),
        departments=(head["department_name"],) if words.text(head["department_name"]) else (),
    )
    money = source.read("form_funds", Selection(), evaluation=evaluation)
    own = (made_item(source, name, query, Selection(), words) for name in _FORM)
    others = (made_item(source, name, {}, around, words) for name in _AROUND)
    return _sheet(
        subject,
        source,
        words,
        statement,
        sentences=form_sentences(
            head, money, source.read("form_losses", Selection(), evaluation=evaluation), raised, words
        ),
        items=_items((*_money_item(money, head, statement, words), *own, *(_placed(item, words) for item in others))),
        leads=[lead_of(details[key], words) for key in chosen["lead_key"] if key in details],
        lead_count=len(raised),
    )


def _sheet(
    subject: Subject,
    source: Source,
    words: Words,
    statement: Statement,
    *,
    sentences: tuple[str, ...],
    items: tuple[Item, ...],
    leads: list[Lead],
    lead_count: int,
) -> LeaderSheet:
    made = datetime.fromisoformat(statement.made_at)
    years = words("pack.date", year=made.year, month=made.month, day=made.day)
    return LeaderSheet(
        title=words("leader.title", name=subject.title),
        by_line=words("leader.by_line", subject=words(f"leader.subject.{subject.page}"), date=years),
        sentences=sentences,
        items=items,
        leads=tuple(leads),
        lead_count=lead_count,
        statement=tuple(statement_lines(replace(statement, link=""), words)),
        link=statement.link,
        is_synthetic=statement.notes.is_synthetic,
    )


def _items(made: Iterable[Item]) -> tuple[Item, ...]:
    """The first figures that there is anything to draw for."""
    shown: list[Item] = []
    for item in made:
        if item.figure is not None and len(shown) < FIGURES_SHOWN:
            shown.append(item)
        if len(shown) == FIGURES_SHOWN:
            break
    return tuple(shown)


def _money_item(money: pd.DataFrame, head: Mapping[str, Any], statement: Statement, words: Words) -> tuple[Item, ...]:
    """The funds of one form, where its total is known."""
    total = money[money["source"] == "total"]
    total = total[total["budget_adjusted_yuan"].notna()].assign(form_type=head["form_type"]).reset_index(drop=True)
    if total.empty:
        return ()
    figure = funds.flow(total, words, statement.notes)
    meta = figure.layout.meta
    return (
        Item(
            "form_funds", meta["title"], meta["alt"], statement, total, alt=meta["alt"], figure=style.on_paper(figure)
        ),
    )


def _placed(item: Item, words: Words) -> Item:
    """A figure of more than the form itself says what it is of."""
    return replace(item, title=words("leader.around", title=item.title, selection=item.statement.notes.selection))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
