"""`jixiao ledger`: working papers of leads: listed, written to files, changed, and their history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.casework import Change, Papers, add_person, change_paper, read_papers, remove_person
from dashboard.commands.options import (
    AddressOption,
    DepartmentOption,
    FormOption,
    RegionOption,
    RuleOption,
    SeverityOption,
    StoreOption,
    TextOption,
    YearOption,
    selection_of,
    source_of,
    warehouse_of,
)
from dashboard.errors import UnknownSelection
from dashboard.figures.links import query_of
from dashboard.figures.selected import release_sentence
from dashboard.i18n import Words
from dashboard.i18n.papers import entry_sentence, fault_reason
from dashboard.records import Selection
from dashboard.settings import store_path
from dashboard.terminal import print_table, sentences, terminal_words

# What a terminal has room for.
SHOWN = ("unit", "project", "type", "state", "owner", "due", "note")


class LedgerKind(StrEnum):
    """What is listed: leads that were worked on, or all that are raised."""

    ledger = "ledger"
    problems = "problems"


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed of a change; None where the option was not given."""

    state: str | None
    note: str | None
    measure: str | None
    owner: str | None
    due: str | None
    file: Path | None
    by: str


def ledger(
    store: StoreOption = None,
    kind: Annotated[
        LedgerKind, typer.Option("--kind", help="ledger (整改台账) or problems (问题清单).")
    ] = LedgerKind.ledger,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to this .xlsx or .docx file.")
    ] = None,
    rule: RuleOption = None,
    severity: SeverityOption = None,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", help="open, asked, explained, confirmed, set_aside: to list, or to set."),
    ] = None,
    year: YearOption = None,
    region: RegionOption = None,
    department: DepartmentOption = None,
    form: FormOption = None,
    text: TextOption = None,
    key: Annotated[str | None, typer.Option("--set", metavar="KEY", help="Write into the paper of this lead.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="What was found out.")] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="What is to be done.")] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="NAME", help="Who answers for it.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="YYYY-MM-DD", help="By when.")] = None,
    evidence: Annotated[Path | None, typer.Option("--evidence", metavar="FILE", help="A file to attach.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who is writing.")] = "",
    person: Annotated[
        list[str] | None, typer.Option("--person", metavar="NAME", help="Add to the list of people (repeatable).")
    ] = None,
    person_left: Annotated[
        list[str] | None, typer.Option("--person-left", metavar="NAME", help="Take off the list of people.")
    ] = None,
    history: Annotated[bool, typer.Option("--history", help="Print who wrote what, and when.")] = False,
    address: AddressOption = None,
) -> None:
    """List, export and write working papers: state, note, measure, owner, due date, evidence, history."""
    w = terminal_words()
    folder = store_path(store)
    with sentences():
        for name in person or ():
            add_person(folder, name, by=by)
        for name in person_left or ():
            remove_person(folder, name, by=by)
        if key is not None:
            _set(w, store, key, _Typed(_one(w, state), note, measure, owner, due, evidence, by))
        elif person or person_left:
            print(w("ledger.people", names=w.listed(list(read_papers(folder).people)) or w("missing")))
        elif history:
            _print_history(w, read_papers(folder))
        else:
            selection = selection_of(year, region, department, form, text)
            _list(w, store, kind, out, selection, rule or (), severity or (), state or (), address)


def _one(w: Words, states: list[str] | None) -> str | None:
    if states and len(states) > 1:
        raise UnknownSelection(w("ledger.one_state"))
    return states[0] if states else None


def _set(w: Words, store: str | None, key: str, typed: _Typed) -> None:
    """Writes into one paper; what was not given stays as it is."""
    from dashboard.auditing import lead_as_kept, leads_by_key

    folder = store_path(store)
    before = read_papers(folder).of(key)
    raised = leads_by_key(warehouse_of(store), [key]).get(key)
    file = (typed.file.name, _bytes(w, typed.file)) if typed.file else None

    def kept(given: str | None, stood: str) -> str:
        return stood if given is None else given

    change = Change(
        kept(typed.state, before.state),
        kept(typed.note, before.note),
        kept(typed.measure, before.measure),
        kept(typed.owner, before.owner),
        before.due if typed.due is None else typed.due,
        file,
    )
    lead = lead_as_kept(raised) if raised else None
    paper = change_paper(folder, key, change, by=typed.by, seen=before.seen, lead=lead)
    print(w("ledger.set", key=key, state=w.value("lead_state", paper.state), number=paper.seen))


def _bytes(w: Words, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnknownSelection(w("ledger.file_unreadable", file=path, error=error.strerror or "")) from error


def _list(
    w: Words,
    store: str | None,
    kind: LedgerKind,
    out: Path | None,
    selection: Selection,
    rules: Sequence[str],
    severities: Sequence[str],
    states: Sequence[str],
    address: str | None,
) -> None:
    from dashboard.auditing import MOST_ROWS, LeadFilter, known_rules, register_bytes
    from dashboard.auditing import ledger as ledger_of

    ending = out.suffix.lower() if out else ".xlsx"
    if out and ending not in MOST_ROWS:
        raise UnknownSelection(w("ledger.ending", file=out.name, endings=w.listed(list(MOST_ROWS))))
    source, papers = source_of(store, address), read_papers(store_path(store))
    warehouse = source.warehouse
    chosen = LeadFilter(tuple(rules), tuple(severities), tuple(states)).checked(known_rules(warehouse))
    query = {"rule": chosen.rule_codes, "severity": chosen.severities, "state": chosen.lead_states}
    found = ledger_of(
        warehouse,
        papers,
        kind.value,
        selection,
        chosen,
        w,
        at_most=MOST_ROWS[ending],
        release=release_sentence(source.served, source.release, w),
        link=source.link("leads", {**query, **query_of(selection)}),
    )
    if out:
        register = found.register(w)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(register_bytes(register, ending))
        print(w("cli.exported", rows=len(register.rows), out=out))
        return
    register = found.register(w, only=SHOWN)
    keys = [listed.paper.lead_key for listed in found.listed]
    heads = [w.label("lead_key"), *(column.label for column in register.columns)]
    print_table(heads, [[key, *row] for key, row in zip(keys, register.rows, strict=True)], whole=0)
    print("\n".join(register.notes))


def _print_history(w: Words, papers: Papers) -> None:
    """Every entry: its number, when, who, about which lead, and what it changed."""
    before: dict[str, Mapping[str, Any]] = {}
    for entry in papers.entries:
        key = entry.content.get("lead_key", "")
        told = entry_sentence(w, entry.what, entry.content, before.get(key))
        before[key] = entry.content
        print(
            "  ".join(
                part
                for part in (f"{entry.number}", f"{entry.at.astimezone():%Y-%m-%d %H:%M}", entry.by, key, told)
                if part
            )
        )
    if papers.broken:
        reason = fault_reason(w, papers.broken.reason, "")
        print(w("ledger.history_broken", number=papers.broken.number, reason=reason))
