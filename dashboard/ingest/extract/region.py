"""The administrative region that a unit's name stands for."""

from dashboard.ingest.extract.head import Head
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.recognise import Form


def region_of(found, form: Form, top: Head, ledger: Ledger) -> None:  # type: ignore[no-untyped-def]
    """Waits for rules.regions."""
