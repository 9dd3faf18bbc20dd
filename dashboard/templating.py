"""The standard form as a file: blank, or filled with an evaluation of the warehouse."""

from pathlib import Path

from dashboard.errors import UnknownSelection
from dashboard.export.standard_form import blank_form, filled_form, has_standard_form
from dashboard.i18n import Words
from dashboard.records import FormType
from dashboard.warehouse import Warehouse, stored_evaluation

__all__ = ["blank_form", "evaluation_form", "has_standard_form", "write_blank_form", "write_filled_form"]


def write_blank_form(out: Path, words: Words, form_type: FormType) -> None:
    """Writes the form to fill in. Raises UnknownSelection where the file's ending is not .xlsx."""
    _write(out, blank_form(words, form_type), words)


def write_filled_form(warehouse: Warehouse, evaluation_id: str, out: Path, words: Words) -> None:
    """Writes the form that says what an evaluation says.

    Raises UnknownSelection where the warehouse has no such evaluation, it is a report in prose, or the file's ending is
    not .xlsx.
    """
    _write(out, evaluation_form(warehouse, evaluation_id, words), words)


def evaluation_form(warehouse: Warehouse, evaluation_id: str, words: Words) -> bytes:
    """The bytes of the filled form; raises UnknownSelection as `write_filled_form` does."""
    stored = stored_evaluation(warehouse, evaluation_id)
    if stored is None:
        raise UnknownSelection(words("template.unknown", evaluation=evaluation_id))
    if not has_standard_form(stored.evaluation.form_type):
        raise UnknownSelection(words("template.report", evaluation=evaluation_id))
    return filled_form(stored.evaluation, words, is_synthetic=stored.is_synthetic)


def _write(out: Path, data: bytes, words: Words) -> None:
    if out.suffix.lower() != ".xlsx":
        raise UnknownSelection(words("template.ending", out=out.name))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
