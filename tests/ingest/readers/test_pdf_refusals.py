"""PDFs that cannot be read surely, or not within the limits, are refused with reason and place."""

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.read_document import document_view
from tests.ingest.readers.printed import pdf


def refusal(data: bytes) -> RefusedDocument:
    with pytest.raises(RefusedDocument) as refused:
        document_view(data, "form.pdf")
    return refused.value


def picture(invisible: bytes = b"") -> bytes:
    """A page that a picture covers, perhaps with text that is not shown."""
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n0\nendstream"
    )
    content = b"q 595 0 0 842 0 0 cm /I1 Do Q " + invisible
    return pdf([content], resources="/XObject << /I1 6 0 R >>", extra=[image])


TEXT = b"BT /F1 12 Tf 1 0 0 1 100 700 Tm (words) Tj ET"
LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "00" * 32 + "> /U <" + "11" * 32 + "> >> "
    "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
)


@pytest.mark.parametrize(
    ("reason", "data"),
    [
        ("empty", picture()),
        ("empty", picture(b"BT 3 Tr /F1 12 Tf 1 0 0 1 100 700 Tm (5 of 10) Tj ET")),
        ("password_protected", pdf([TEXT], trailer=LOCKED)),
        ("damaged", pdf([TEXT])[:-8]),
        ("damaged", pdf([TEXT])[:200]),
        ("damaged", pdf([TEXT]).replace(b"/Count 1", b"/Count 2")),
        ("damaged", pdf([TEXT]).replace(b"/Contents 5 0 R", b"/Contents 9 0 R")),
        ("damaged", b"%PDF-1.7\n%%EOF"),
        ("empty", pdf([b""])),
    ],
    ids=[
        "scan without words", "scan with hidden text", "password", "no end", "cut short", "page lost",
        "content lost", "nothing in it", "blank",
    ],
)  # fmt: skip
def test_pdfs_that_cannot_be_read_surely_are_refused(reason: str, data: bytes) -> None:
    assert reason == refusal(data).reason


def test_content_broken_off_in_the_middle_is_refused_and_not_read_half() -> None:
    whole = pdf([TEXT * 200])
    start = whole.index(b"stream\n") + 7
    spoilt = whole[: start + 40] + bytes(20) + whole[start + 60 :]
    refused = refusal(spoilt)

    assert ("damaged", "page 1") == (refused.reason, refused.place)


def test_a_page_that_holds_too_much_is_refused_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.pdf.device.MOST_OBJECTS", 500)
    refused = refusal(pdf([TEXT, TEXT * 200]))

    assert ("too_large", "page 2") == (refused.reason, refused.place)


def test_a_page_that_takes_too_long_is_refused_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.pdf.device.MOST_SECONDS", -1.0)
    refused = refusal(pdf([b"q Q " * 2000]))

    assert ("too_large", "page 1") == (refused.reason, refused.place)


def test_more_pages_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.pdf.source.MAX_PAGES", 2)

    assert "too_large" == refusal(pdf([TEXT] * 3)).reason


def test_content_that_unpacks_to_more_than_a_page_holds_is_refused() -> None:
    refused = refusal(pdf([b" " * 40_000_000]))

    assert ("too_large", "page 1") == (refused.reason, refused.place)
