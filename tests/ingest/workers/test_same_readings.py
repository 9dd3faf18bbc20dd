"""What a worker reads is what the reader reads: one golden document a format goes both ways."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.ingest import read_document
from dashboard.ingest.workers import Job, Limits, Workers

GOLDEN = Path(__file__).parents[2] / "golden"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DOCUMENTS = {path.suffix: path for path in sorted(GOLDEN.glob("*/document.*"))}


@pytest.mark.parametrize("ending", sorted(DOCUMENTS))
def test_a_worker_reads_what_the_reader_reads(ending: str) -> None:
    path = DOCUMENTS[ending]
    data = path.read_bytes()
    with Workers(Limits(workers=1)) as workers:
        apart = workers.submit(Job(data, path.name, None, NOW)).result()

    assert apart == read_document(data, path.name, sidecar=None, imported_at=NOW)
    assert apart.evaluations
