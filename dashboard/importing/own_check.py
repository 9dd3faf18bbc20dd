"""A form that is not filed yet: what would be asked about it, and nothing of it kept."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.auditing import leads_by_key, question, rule_name
from dashboard.export.register import Column, Register
from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words
from dashboard.importing.found import uploaded_files
from dashboard.importing.reading import read_files
from dashboard.importing.results import ReadFile
from dashboard.warehouse import (
    Batch,
    StagedFile,
    Store,
    Warehouse,
    candidate,
    holds_synthetic,
    new_batch,
    open_warehouse,
)

# Beside a larger store the forms are looked at alone: rules over years and units then say nothing.
MOST_BESIDE = 5_000
_WIDTHS = {"number": 6, "severity": 8, "form": 24, "type": 20, "description": 60, "place": 30, "done": 12}


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell of a form that could not be read: whoever reads it by hand should look at it, too."""

    form: str
    text: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """What a check found: files, leads (rows of mart `lead_details`, gravest first), cells that were not read.

    `forms` counts the forms found, `not_judged` what rules could not judge, `is_beside_others` whether the forms were
    compared with those of the store.
    """

    files: tuple[StagedFile, ...]
    leads: tuple[dict[str, Any], ...]
    unread: tuple[UnreadCell, ...]
    forms: int
    not_judged: int
    is_beside_others: bool


def own_check(files: Sequence[tuple[str, bytes]], served: Store) -> OwnCheck:
    """Reads files by name and bytes and asks every audit rule about them; nothing of them stays on the disk.

    Where the served store is small enough and not made up, its forms stand beside: rules over several forms then apply.
    """
    with tempfile.TemporaryDirectory(prefix="own-check-") as folder, ExitStack() as stack:
        scratch = Store(Path(folder))
        batch = new_batch(scratch)
        stack.callback(batch.end)
        with closing(read_files(uploaded_files(files), scratch.folder)) as read:
            batch.add([_staged(file) for file in read])
        documents = [file.document_id for file in batch.files if file.document_id]
        if not documents:
            return OwnCheck(batch.files, (), (), 0, 0, is_beside_others=False)
        is_beside = _may_stand_beside(served)
        warehouse = (
            stack.enter_context(candidate(served, batch.scratch, documents))
            if is_beside
            else open_warehouse(batch.scratch.folder)
        )
        return _checked(warehouse, batch, documents, is_beside=is_beside)


def fix_list(found: OwnCheck, words: Words, today: date) -> Register:
    """What is to be mended or explained, as a list to tick off."""
    rows = tuple(
        (
            str(place),
            words.value("severity", lead["severity"]),
            form_name(lead, words),
            rule_name(words, lead["rule_code"]),
            question(words, lead),
            place_in_words(lead["document_place"], words) if lead["document_place"] else "",
            "",
        )
        for place, lead in enumerate(found.leads, 1)
    )
    return Register(
        title=words("own_check.list_title"),
        sheet=words("own_check.list_sheet"),
        notes=(words("own_check.list_note", date=today.isoformat()), words("ledger.leads_only")),
        columns=tuple(
            Column(words(f"own_check.column.{name}"), width, is_number=name == "number")
            for name, width in _WIDTHS.items()
        ),
        rows=rows,
        page=words("ledger.page", number="{number}"),
    )


def form_name(lead: dict[str, Any], words: Words) -> str:
    """What the form of a lead is called."""
    return lead["project_name"] or lead["unit_name"] or lead["department_name"] or words("unnamed")


def _staged(read: ReadFile) -> tuple[StagedFile, Any]:
    file = read.file
    document = None if file.reason else file.document_id
    kept = StagedFile(file.path, document, reason=file.reason, detail=file.detail, place=file.place)
    return kept, (read.reading, read.data) if read.reading is not None else None


def _may_stand_beside(served: Store) -> bool:
    if served.version is None or holds_synthetic(served):
        return False
    ((count,),) = open_warehouse(served.folder).rows("select count(*) from forms.evaluations")
    return bool(count <= MOST_BESIDE)


def _checked(warehouse: Warehouse, batch: Batch, documents: Sequence[str], *, is_beside: bool) -> OwnCheck:
    """What the rules say of these documents."""
    of_documents = {"documents": list(documents)}
    found = warehouse.rows(
        "select every.lead_key, every.outcome from findings.every as every"
        " inner join facts.filings as filings on every.filing_number = filings.filing_number"
        " where list_contains($documents, filings.document_id)",
        of_documents,
    )
    leads = leads_by_key(warehouse, [key for key, outcome in found if outcome == "lead"])
    ((forms,),) = warehouse.rows(
        "select count(*) from forms.evaluations where list_contains($documents, document_id)", of_documents
    )
    unread = warehouse.rows(
        "select coalesce(documents.title, documents.file_name), unread.text, unread.reason, unread.place"
        " from forms.unread as unread inner join forms.documents as documents"
        " on unread.document_id = documents.document_id"
        " where list_contains($documents, unread.document_id) order by unread.document_id, unread.place",
        of_documents,
    )
    return OwnCheck(
        batch.files,
        tuple(sorted(leads.values(), key=_order)),
        tuple(UnreadCell(*row) for row in unread),
        int(forms),
        sum(outcome == "not_judged" for _, outcome in found),
        is_beside_others=is_beside,
    )


def _order(lead: dict[str, Any]) -> tuple[Any, ...]:
    names = ("department_name", "unit_name", "project_name")
    return (
        *(lead[name] or "" for name in names),
        "EHMLI".index(lead["severity"]),
        lead["rule_code"],
        lead["indicator_ordinal"] or 0,
    )
