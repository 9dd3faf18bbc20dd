"""Reads one document: bytes in, everything it says out."""

from datetime import datetime

from dashboard.errors import RefusedDocument
from dashboard.ingest.doubts import perhaps_unsure, without_doubtful
from dashboard.ingest.extract.evaluation import evaluation
from dashboard.ingest.extract.report import report
from dashboard.ingest.grid import Block, lines
from dashboard.ingest.mending import mended
from dashboard.ingest.readers import reader_for
from dashboard.ingest.recognise import recognised_forms
from dashboard.ingest.sidecars import Sidecar, digest_of
from dashboard.ingest.vocabulary import vocabulary
from dashboard.records import Document, Evaluation, Reading, Unread


def read_document(data: bytes, file_name: str, *, sidecar: Sidecar | None, imported_at: datetime) -> Reading:
    """Everything the document says, with the place of every value, and what of it could not be used.

    Raises RefusedDocument where the file is no text, no self-evaluation, a form without its figures, or a blank one.
    """
    reader = reader_for(data, file_name)
    words = vocabulary()
    printed = lines(reader.blocks(data, file_name))
    unsure = perhaps_unsure(printed)
    rows = mended(printed, words)
    forms, others = recognised_forms(rows, words, file_name)
    evaluations: list[Evaluation] = []
    unread: list[Unread] = list(others)
    for form in forms:
        extracted = report if form.form_type == "report" else evaluation
        record, left = extracted(form, len(evaluations) + 1, words, sidecar)
        if _tells_results(record):
            sure, taken_back = without_doubtful(record, unsure)
            evaluations.append(sure)
            unread.extend([*left, *taken_back])
        else:
            first = form.lines[0].cells[0]
            unread.append(Unread(first.place, first.text, "blank_form"))
    if not evaluations:
        raise RefusedDocument("blank_form", file_name, place=unread[0].place)
    first_title = next((form.title.text for form in forms if form.title is not None), None)
    document = Document(
        document_id=digest_of(data),
        file_name=file_name,
        media_type=reader.media_type,
        byte_size=len(data),
        title=sidecar.title if sidecar else first_title,
        publisher=sidecar.publisher if sidecar else None,
        published_address=(sidecar.address or None) if sidecar else None,
        published_date=(sidecar.date or None) if sidecar else None,
        imported_at=imported_at,
        reader=reader.name,
    )
    return Reading(document, tuple(evaluations), tuple(unread))


def _tells_results(record: Evaluation) -> bool:
    """Whether the form was filled in: something was spent, achieved, scored or said of the outcome."""
    return bool(
        record.score_reported is not None
        or record.tasks
        or record.sections
        or any(row.executed_yuan is not None or row.execution_rate_reported is not None for row in record.funds)
        or any(row.outcome_text for row in record.goals)
        or any(row.actual_text or row.score_reported is not None for row in record.indicators)
    )


def document_view(data: bytes, file_name: str) -> list[Block]:
    """The original as paragraphs and rows of cells with their places, for a page that marks a cell.

    Raises RefusedDocument where the file cannot be shown.
    """
    return reader_for(data, file_name).blocks(data, file_name)
