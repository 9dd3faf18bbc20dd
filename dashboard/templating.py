"""The standard form as a file: blank, or filled with an evaluation of the warehouse."""

from datetime import datetime
from pathlib import Path

from dashboard.errors import UnknownSelection
from dashboard.export.content import Statement
from dashboard.export.standard_form import blank_form, filled_form, has_standard_form
from dashboard.export.statement import statement_lines
from dashboard.figures.project import form_notes
from dashboard.i18n import Words
from dashboard.records import FormType, Selection
from dashboard.warehouse import Warehouse, stored_evaluation

__all__ = ["blank_form", "evaluation_form", "has_standard_form", "write_blank_form", "write_filled_form"]


def write_blank_form(out: Path, words: Words, form_type: FormType) -> None:
    """Writes the form to fill in. Raises UnknownSelection where the file's ending is not .xlsx."""
    _write(out, blank_form(words, form_type), words)


def write_filled_form(warehouse: Warehouse, evaluation_id: str, out: Path, words: Words, address: str = "") -> None:
    """Writes the form that says what an evaluation says; `address` is where the dashboard is found.

    Raises UnknownSelection where the warehouse has no such evaluation, it is a report in prose, or the file's ending is
    not .xlsx.
    """
    _write(out, evaluation_form(warehouse, evaluation_id, words, address), words)


def evaluation_form(warehouse: Warehouse, evaluation_id: str, words: Words, address: str = "") -> bytes:
    """The bytes of the filled form; raises UnknownSelection as `write_filled_form` does."""
    stored = stored_evaluation(warehouse, evaluation_id)
    if stored is None:
        raise UnknownSelection(words("template.unknown", evaluation=evaluation_id))
    if not has_standard_form(stored.evaluation.form_type):
        raise UnknownSelection(words("template.report", evaluation=evaluation_id))
    lines = _statement(warehouse, evaluation_id, words, address)
    foot = words("figure.separator").join(lines)
    return filled_form(stored.evaluation, words, is_synthetic=stored.is_synthetic, noted=lines, foot=foot)


def _statement(warehouse: Warehouse, evaluation_id: str, words: Words, address: str) -> list[str]:
    """Which form of which document, from which version of the data, when, and where it is looked at."""
    head = warehouse.mart("form_head", Selection(), evaluation=evaluation_id).to_dict("records")[0]
    statement = Statement(
        notes=form_notes({str(name): value for name, value in head.items()}, words),
        version=warehouse.version,
        made_at=f"{datetime.now().astimezone():%Y-%m-%d %H:%M}",
        rows=1,
        link=f"{address}project?evaluation={evaluation_id}",
    )
    return statement_lines(statement, words)


def _write(out: Path, data: bytes, words: Words) -> None:
    if out.suffix.lower() != ".xlsx":
        raise UnknownSelection(words("template.ending", out=out.name))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
