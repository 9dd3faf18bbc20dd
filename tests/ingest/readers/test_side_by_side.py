"""Forms of one template beside each other on a sheet are read one after the other; a form with a gap stays whole."""

from datetime import UTC, datetime

from dashboard.ingest.read_document import read_document
from tests.ingest.plain_form import FORM, indicator_rows, only_form
from tests.ingest.readers.carriers import as_xlsx

OTHER = [line.replace("乡村小规模学校取暖补助", "教师周转宿舍维修").replace("2204人", "2188人") for line in FORM]
WIDTH = 8


def drawn(*forms: list[str]) -> list[list[str]]:
    """The rows of the forms beside each other, with an empty column between."""
    cells = [[(line.split("\t") + [""] * WIDTH)[:WIDTH] for line in form] for form in forms]
    return [[cell for part in row for cell in [*part, ""]] for row in zip(*cells, strict=True)]


def test_forms_beside_each_other_are_each_read_whole() -> None:
    found = read_document(
        as_xlsx([], drawn(FORM, OTHER)), "form.xlsx", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC)
    )

    assert ["乡村小规模学校取暖补助", "教师周转宿舍维修"] == [form.project_name for form in found.evaluations]
    assert [indicator_rows(only_form(FORM)), indicator_rows(only_form(OTHER))] == [
        indicator_rows(form) for form in found.evaluations
    ]
    assert "Sheet1!K3" in {row.place for row in found.evaluations[1].origins}


def test_an_empty_column_inside_a_form_parts_nothing() -> None:
    rows = [[*row[:4], "", *row[4:WIDTH]] for row in drawn(FORM)]
    found = read_document(as_xlsx([], rows), "form.xlsx", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert [indicator_rows(only_form(FORM))] == [indicator_rows(form) for form in found.evaluations]
