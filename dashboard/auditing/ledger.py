"""The rectification ledger and the problem list: leads with their papers, worded, one row each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from dashboard.auditing.leads import LeadFilter, lead_queue, leads_by_key, reader
from dashboard.casework import Paper, Papers
from dashboard.errors import BrokenData, UnknownSelection
from dashboard.export.content import Statement
from dashboard.export.register import Column, Register, register_docx, register_xlsx
from dashboard.export.statement import statement_lines
from dashboard.figures.selected import coverage_notes, options_of, selection_sentence
from dashboard.i18n import Words
from dashboard.i18n.leads import lead_sentence
from dashboard.i18n.places import place_in_words
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Warehouse

Kind = Literal["ledger", "problems"]
KINDS: tuple[Kind, ...] = ("ledger", "problems")
# Longer ones no office program opens in a reasonable time, and nobody reads.
MOST_ROWS = {".docx": 1000, ".xlsx": 20_000}
_WRITERS = {".docx": register_docx, ".xlsx": register_xlsx}
# Columns of each kind with their widths in half-width letters.
_COLUMNS: Mapping[Kind, Mapping[str, int]] = {
    "ledger": {
        "number": 5,
        "unit": 18,
        "project": 18,
        "type": 14,
        "description": 34,
        "amount_or_indicator": 18,
        "basis_and_place": 32,
        "measure": 22,
        "owner": 9,
        "due": 11,
        "state": 12,
        "note": 22,
        "evidence": 16,
    },
    "problems": {
        "number": 5,
        "severity": 10,
        "unit": 20,
        "project": 20,
        "year": 7,
        "type": 16,
        "description": 38,
        "amount_or_indicator": 20,
        "basis": 34,
        "place": 20,
        "state": 12,
    },
}
_WAITING = frozenset({"open", "asked"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A lead with its paper; `lead` is as it is raised now, or as the paper keeps it where it is no longer raised."""

    lead: Mapping[str, Any]
    paper: Paper
    is_raised: bool

    @property
    def has_changed(self) -> bool:
        """Whether the lead's figures are others than when the paper was last written."""
        return (
            self.is_raised
            and bool(self.paper.entries)
            and any(self.lead[name] != self.paper.lead[name] for name in ("expected", "found"))
        )


@dataclass(frozen=True, slots=True)
class Ledger:
    """Leads in the order they are listed, and what the list was made from."""

    kind: Kind
    listed: tuple[Listed, ...]
    notes: tuple[str, ...]

    def register(self, words: Words, *, only: Sequence[str] = (), today: date | None = None) -> Register:
        """The list in words, ready for a file; `only` these columns where there is little room."""
        day = today or date.today()  # noqa: DTZ011  # the day at the person's desk
        columns = {name: width for name, width in _COLUMNS[self.kind].items() if not only or name in only}
        rows = [_cells(words, place, listed, day) for place, listed in enumerate(self.listed, 1)]
        return Register(
            title=words(f"ledger.{self.kind}.title"),
            sheet=words(f"ledger.{self.kind}.sheet"),
            notes=self.notes,
            columns=tuple(
                Column(words(f"ledger.column.{name}"), width, is_number=name in {"number", "year"})
                for name, width in columns.items()
            ),
            rows=tuple(tuple(row[name] for name in columns) for row in rows),
            page=words("ledger.page", number="{number}"),
        )


def ledger(
    warehouse: Warehouse,
    papers: Papers,
    kind: Kind,
    selection: Selection,
    chosen: LeadFilter,
    words: Words,
    *,
    at_most: int | None = None,
    release: str = "",
    link: str = "",
) -> Ledger:
    """The ledger (every lead with a paper, raised or not) or the problem list (every lead raised) of a selection.

    `release` says which data it is (`release_sentence`), `link` reopens the same view. Raises UnknownSelection where
    there are more than `at_most`.
    """
    find = _with_papers if kind == "ledger" else _raised
    found = find(warehouse, papers, selection, chosen, at_most)
    if at_most is not None and len(found) > at_most:
        raise UnknownSelection(words("ledger.too_many", most=words.count(at_most)))
    seen = Statement(_figure_notes(warehouse, found, selection, chosen, words, release), link=link)
    return Ledger(kind, tuple(sorted(found, key=_order)), _notes(warehouse, seen, len(found), words))


def register_bytes(register: Register, ending: str) -> bytes:
    """The file of a register, by the ending of its name: one of MOST_ROWS."""
    return _WRITERS[ending](register)


def selects(selection: Selection, lead: Mapping[str, Any]) -> bool:
    """Whether a selection holds a lead, by what its paper keeps; of raised leads marts.selected says the same."""
    names = ("project_name", "project_code", "unit_name", "department_name", "region_name_zh", "region_name_en")
    text = " ".join(lead[name] for name in names if lead[name]).lower()
    regions = {lead["region_code"], lead["city_code"], lead["province_code"]}
    return (
        (not selection.years or lead["year"] in selection.years)
        and (not selection.regions or bool(regions & set(selection.regions)))
        and (not selection.departments or lead["department_name"] in selection.departments)
        and (not selection.form_types or lead["form_type"] in selection.form_types)
        and all(word in text for word in (selection.words or "").lower().split())
    )


def question(words: Words, lead: Mapping[str, Any]) -> str:
    """The rule's question with the lead's figures; expected and found where the rule's words no longer fit them."""
    try:
        return lead_sentence(words, lead["rule_code"], lead["inputs"])
    except BrokenData:
        return words("leads.compared", expected=lead["expected"], found=lead["found"])


def rule_name(words: Words, code: str) -> str:
    """The rule's name, or its code where the rule is no longer there."""
    key = f"rule.{code}.name"
    return words(key) if key in words else code


def _with_papers(
    warehouse: Warehouse, papers: Papers, selection: Selection, chosen: LeadFilter, _: int | None
) -> list[Listed]:
    raised = leads_by_key(warehouse, list(papers.by_key))
    found = [Listed(raised.get(key, paper.lead), paper, key in raised) for key, paper in papers.by_key.items()]
    return [
        listed
        for listed in found
        if selects(selection, listed.lead)
        and (not chosen.rule_codes or listed.lead["rule_code"] in chosen.rule_codes)
        and (not chosen.severities or listed.lead["severity"] in chosen.severities)
        and (not chosen.lead_states or listed.paper.state in chosen.lead_states)
    ]


def _raised(
    warehouse: Warehouse, papers: Papers, selection: Selection, chosen: LeadFilter, at_most: int | None
) -> list[Listed]:
    queue = lead_queue(reader(warehouse, selection), papers, chosen, limit=None if at_most is None else at_most + 1)
    raised = leads_by_key(warehouse, list(queue["lead_key"]))
    return [Listed(raised[key], papers.of(key), is_raised=True) for key in queue["lead_key"]]


def _order(listed: Listed) -> tuple[Any, ...]:
    """Together by place, department, unit and project; the gravest first of each."""
    lead = listed.lead
    names = ("region_code", "department_name", "unit_name", "project_name")
    return (
        *(lead[name] or "" for name in names),
        lead["year"] or 0,
        "EHMLI".index(lead["severity"]),
        lead["rule_code"],
        listed.paper.lead_key,
    )


def _cells(words: Words, place: int, listed: Listed, today: date) -> dict[str, str]:
    lead, paper = listed.lead, listed.paper
    code = lead["rule_code"]
    formula = f"rule.{code}.formula"
    parts = [words("ledger.indicator", name=lead["level_3"])] if lead["level_3"] else []
    if lead["amount_yuan"] is not None:
        parts.append(words.in_unit("yuan").amount(lead["amount_yuan"]))
    where = place_in_words(lead["document_place"], words) if lead["document_place"] else ""
    document = words("ledger.document", title=lead["document_title"] or words("missing"), place=where)
    basis = words(
        "ledger.basis",
        code=code,
        formula=words(formula) if formula in words else words("missing"),
        pack=lead[f"pack_name_{words.language}"] or words("missing"),
    )
    return {
        "number": str(place),
        "severity": words.value("severity", lead["severity"]),
        "unit": lead["unit_name"] or lead["department_name"] or words("missing"),
        "project": lead["project_name"] or words.value("form_type", lead["form_type"]),
        "year": str(lead["year"] or words("missing")),
        "type": rule_name(words, code),
        "description": question(words, lead),
        "amount_or_indicator": words.clauses(parts) or words("missing"),
        "basis": basis,
        "basis_and_place": f"{basis}\n{document}",
        "place": document,
        "measure": paper.measure,
        "owner": paper.owner,
        "due": _due(words, paper, today),
        "state": _state(words, listed),
        "note": paper.note,
        "evidence": "\n".join(file.name for file in paper.evidence),
    }


def _due(words: Words, paper: Paper, today: date) -> str:
    if paper.due is None:
        return ""
    is_late = paper.due < today and paper.state in _WAITING
    return words("ledger.overdue", due=paper.due.isoformat()) if is_late else paper.due.isoformat()


def _state(words: Words, listed: Listed) -> str:
    lines = [words.value("lead_state", listed.paper.state)]
    if not listed.is_raised:
        lines.append(words("ledger.no_longer_raised"))
    elif listed.has_changed:
        lines.append(words("ledger.figures_changed"))
    return "\n".join(lines)


def _figure_notes(
    warehouse: Warehouse,
    found: Sequence[Listed],
    selection: Selection,
    chosen: LeadFilter,
    words: Words,
    release: str,
) -> FigureNotes:
    """Selection, filter, rule packs, source, release, and the mark of made-up data."""
    options = options_of(warehouse.mart("filter_options", Selection()))
    notes = coverage_notes(warehouse.mart("coverage", selection), selection_sentence(selection, options, words), words)
    made_up = notes.is_synthetic or any(listed.lead["is_synthetic"] for listed in found)
    further = (*filter_lines(words, chosen), *([release] if release else []))
    return replace(notes, is_synthetic=made_up, further=further)


def _notes(warehouse: Warehouse, seen: Statement, rows: int, words: Words) -> tuple[str, ...]:
    """The whole statement, and that leads are no findings of fact."""
    made_at = f"{datetime.now().astimezone():%Y-%m-%d %H:%M}"
    statement = replace(seen, version=warehouse.version, made_at=made_at, rows=rows)
    return (*statement_lines(statement, words), words("ledger.leads_only"))


def filter_lines(words: Words, chosen: LeadFilter) -> tuple[str, ...]:
    """What leads are narrowed to beside the selection, one sentence or none."""
    parts = [
        words(f"ledger.only.{name}", names=words.listed(names))
        for name, names in (
            ("rules", [words("rule_named", code=code, name=rule_name(words, code)) for code in chosen.rule_codes]),
            ("severities", [words.value("severity", code) for code in chosen.severities]),
            ("states", [words.value("lead_state", code) for code in chosen.lead_states]),
        )
        if names
    ]
    return (words.clauses(parts),) if parts else ()
