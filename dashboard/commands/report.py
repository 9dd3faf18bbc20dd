"""`jixiao export report`: the analysis report of a selection, in every format of papers that is asked for."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.commands.options import source_of
from dashboard.errors import UnknownSelection
from dashboard.i18n import Words
from dashboard.records import Selection
from dashboard.terminal import sentences


def export_report(
    store: str | None, outs: Sequence[Path], selection: Selection, found_at: str | None, w: Words
) -> None:
    """Writes the report to files whose endings choose the formats."""
    from dashboard.exporting import PAPER_WRITERS, paper_bytes
    from dashboard.exporting.report import report

    with sentences():
        for out in outs:
            if out.suffix.lower() not in PAPER_WRITERS:
                endings = w.listed(list(PAPER_WRITERS))
                raise UnknownSelection(w("pack.ending", ending=out.suffix or out.name, endings=endings))
        paper = report(source_of(store, found_at), selection, w)
        for out in outs:
            data = paper_bytes(paper, out.suffix.lower(), w)
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(data)
            print(w("report.written", out=out))
