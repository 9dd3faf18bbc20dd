"""Reading holds its ground on forms it was not written from: floors for a small sample of `make benchmark-reading`."""

from datetime import UTC, datetime

import pytest

from dashboard.errors import RefusedDocument
from dashboard.generate.documents import made_documents
from dashboard.ingest import read_document
from dashboard.records import Evaluation
from tests.bench.reading.scored import Score, scored

# The aims are those of tests/bench/reading/table.py; a floor is raised when the reader has risen above it.
FLOORS = {
    "text_tabs": 0.989,
    "text_pipes": 0.996,
    "text_cells": 0.999,
    "text_line": 0.996,
    "docx": 0.998,
    "xlsx": 0.969,
    "xls": 0.999,
    "ods": 0.997,
    "html": 0.999,
    "mht": 0.995,
    "pdf_ruled": 0.998,
    "pdf_unruled": 0.98,
    "scan": 0.96,
}
# Printed documents, and scans above all, take long; the others make two rounds of all families.
DOCUMENTS = {"pdf_ruled": 12, "pdf_unruled": 12, "scan": 4}


@pytest.mark.parametrize("carrier", FLOORS)
def test_most_fields_are_right_and_none_silently_wrong(carrier: str) -> None:
    score = Score()
    accepted = []
    for document in made_documents(DOCUMENTS.get(carrier, 24), 20, [carrier]):
        found = read(document.data, document.name)
        if "refused" not in document.truth:
            score.add(scored(document.truth["evaluations"], found or ()))
        elif found is not None:
            accepted.append((document.name, document.truth["refused"]))
    wrong = [miss for miss in score.misses if miss[0] == "wrong"]

    assert [] == accepted
    assert [] == wrong
    assert score.right >= FLOORS[carrier] * score.fields, score.misses


def read(data: bytes, name: str) -> tuple[Evaluation, ...] | None:
    try:
        return read_document(data, name, sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC)).evaluations
    except RefusedDocument:
        return None
