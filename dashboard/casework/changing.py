"""Writes into working papers: what is not right is refused with a reason, and nothing is written."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.casework.evidence import keep_evidence
from dashboard.casework.history import adding
from dashboard.casework.papers import PAPER, PERSON_ADDED, PERSON_LEFT, STATES, Paper, Papers, folded, papers_folder
from dashboard.errors import RefusedPaper

LONGEST_TEXT = 4000
LONGEST_NAME = 40
YEARS_AHEAD = 10
# States that say something was found out: what it is has to stand in the note.
NOTE_NEEDED = frozenset({"explained", "confirmed", "set_aside"})
OWNER_NEEDED = frozenset({"asked"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Change:
    """What a paper is to say, as typed; `due` is a date or YYYY-MM-DD, `file` a name and its bytes to attach."""

    state: str
    note: str = ""
    measure: str = ""
    owner: str = ""
    due: date | str | None = None
    file: tuple[str, bytes] | None = None


def change_paper(
    store: Path,
    lead_key: str,
    change: Change,
    *,
    by: str,
    seen: int,
    lead: Mapping[str, Any] | None,
    today: date | None = None,
) -> Paper:
    """Writes what a paper is to say, and returns it.

    `lead` is the lead as it now is, None where it is no longer raised; `seen` is the number of the paper's last entry
    that the person has seen. Raises RefusedPaper where something is not right or somebody else changed the paper since.
    """
    folder = papers_folder(store)
    with adding(folder) as writer:
        papers = folded(writer.history.entries)
        before = papers.of(lead_key)
        if lead is None and not before.entries:
            raise RefusedPaper("unknown_lead", key=lead_key)
        if before.seen != seen:
            last = before.entries[-1] if before.entries else None
            raise RefusedPaper(
                "changed_meanwhile",
                name=last.by if last else "",
                at=f"{last.at.astimezone():%Y-%m-%d %H:%M}" if last else "",
            )
        said = _said(papers, before, change, by=_known(papers, by, "by"), today=today or date.today())  # noqa: DTZ011  # the day at the person's desk
        evidence = keep_evidence(folder, *change.file) if change.file else None
        content = {
            **said,
            "lead_key": lead_key,
            "evidence": asdict(evidence) if evidence else None,
            "lead": dict(lead) if lead is not None else dict(before.lead),
        }
        entry = writer.append(by.strip(), PAPER, content)
        return folded((*before.entries, entry)).of(lead_key)


def add_person(store: Path, name: str, *, by: str) -> None:
    """Puts a person on the list of those who can own papers; raises RefusedPaper for no name or one that is listed."""
    plain = _name(name)
    with adding(papers_folder(store)) as writer:
        if plain in folded(writer.history.entries).people:
            raise RefusedPaper("person_known", name=plain)
        writer.append(by.strip() or plain, PERSON_ADDED, {"name": plain})


def remove_person(store: Path, name: str, *, by: str) -> None:
    """Takes a person off the list; papers they own keep their name. Raises RefusedPaper for somebody not listed."""
    plain = _name(name)
    with adding(papers_folder(store)) as writer:
        if plain not in folded(writer.history.entries).people:
            raise RefusedPaper("person_unknown", name=plain)
        writer.append(by.strip() or plain, PERSON_LEFT, {"name": plain})


def _said(papers: Papers, before: Paper, change: Change, *, by: str, today: date) -> dict[str, Any]:
    """What the entry says of the paper, everything checked."""
    note, measure, owner = _text(change.note, "note"), _text(change.measure, "measure"), change.owner.strip()
    if change.state not in STATES:
        raise RefusedPaper("state_unknown", state=change.state, states=" ".join(STATES))
    if owner and owner != before.owner:
        _known(papers, owner, "owner")
    due = _due(change.due, before.due, today)
    if change.state in NOTE_NEEDED and not note:
        raise RefusedPaper("note_missing", state=change.state)
    if change.state in OWNER_NEEDED and not owner:
        raise RefusedPaper("owner_missing", state=change.state)
    if change.file is None and (change.state, note, measure, owner, due) == (
        before.state,
        before.note,
        before.measure,
        before.owner,
        before.due,
    ):
        raise RefusedPaper("nothing_changed", name=by)
    return {
        "state": change.state,
        "note": note,
        "measure": measure,
        "owner": owner,
        "due": due.isoformat() if due else None,
    }


def _text(typed: str, name: str) -> str:
    plain = _CONTROL.sub("", typed.replace("\r\n", "\n")).strip()
    if len(plain) > LONGEST_TEXT:
        raise RefusedPaper(f"{name}_too_long", length=len(plain), limit=LONGEST_TEXT)
    return plain


def _name(typed: str) -> str:
    plain = _BLANKS.sub(" ", _CONTROL.sub("", typed)).strip()
    if not plain:
        raise RefusedPaper("person_missing")
    if len(plain) > LONGEST_NAME:
        raise RefusedPaper("person_too_long", limit=LONGEST_NAME)
    return plain


def _known(papers: Papers, name: str, role: str) -> str:
    plain = name.strip()
    if not plain:
        raise RefusedPaper(f"{role}_missing", state="")
    if plain not in papers.people:
        raise RefusedPaper(f"{role}_unknown", name=plain)
    return plain


def _due(typed: date | str | None, before: date | None, today: date) -> date | None:
    """The due date; one that stood there before may be past, a new one may not."""
    if typed is None or typed == "":
        return None
    due = typed
    if isinstance(due, str):
        with suppress(ValueError):
            due = datetime.strptime(due.strip(), "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no time zone
    if isinstance(due, str):
        raise RefusedPaper("due_unreadable", due=due)
    if due != before and due < today:
        raise RefusedPaper("due_past", due=due.isoformat(), today=today.isoformat())
    if due.year > today.year + YEARS_AHEAD:
        raise RefusedPaper("due_too_far", due=due.isoformat(), years=YEARS_AHEAD)
    return due
