"""Zip archives with any bytes changed: files or refusals, never an error, never more than was allowed."""

import contextlib
import io
import zipfile

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.errors import BrokenData, RefusedDocument
from dashboard.importing import uploaded_files
from dashboard.ingest import MAX_BYTES


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as writer:
        for name in ("2023/自评表.txt", "2023/自评表.txt.toml", "b.docx"):
            writer.writestr(name, f"what {name} holds " * 20)
    return packed.getvalue()


ARCHIVE = archive()
CHANGES = st.lists(st.tuples(st.integers(0, len(ARCHIVE) - 1), st.integers(0, 255)), max_size=8)


@settings(max_examples=400, deadline=None)
@example(changes=[(ARCHIVE.index(b"PK\x01\x02") + 46, 0)], kept=0, more=b"")  # a name that is none
@given(changes=CHANGES, kept=st.integers(0, len(ARCHIVE)), more=st.binary(max_size=40))
def test_a_damaged_archive_is_read_or_refused(changes: list[tuple[int, int]], kept: int, more: bytes) -> None:
    data = bytearray(ARCHIVE)
    for place, value in changes:
        data[place] = value
    for damaged in (bytes(data), bytes(data[:kept]) + more):
        for file in uploaded_files([("letters.zip", damaged)]):
            with contextlib.suppress(RefusedDocument):
                assert len(file.load()) <= MAX_BYTES
            with contextlib.suppress(RefusedDocument, BrokenData):
                file.sidecar("of no document")
