"""Whose evaluation it is: year, region, department, unit, project; from the text, then from the sidecar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.grades import grade_in
from dashboard.ingest.extract.head import Head
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.names import is_unit_name, project_in_form_title, project_in_title, unit_in_title, year_of
from dashboard.ingest.extract.region import region
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.recognise import Form
from dashboard.ingest.sidecars import Sidecar
from dashboard.ingest.values import points, year
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder
from dashboard.records import Origin

_TABLE = "evaluations"
_YEAR_BEHIND = re.compile(r"\s*[(（]20\d\d年度?[)）]$")
_FROM_SIDECAR = {
    "year": "year",
    "region_code": "region_code",
    "department_name": "department",
    "unit_name": "unit",
}


@dataclass(slots=True)
class Identity:
    """The head fields of an evaluation; None means that neither the text nor the sidecar says."""

    year: int | None = None
    region_code: str | None = None
    department_name: str | None = None
    unit_name: str | None = None
    project_code: str | None = None
    project_name: str | None = None
    score_reported: Decimal | None = None
    score_reviewed: Decimal | None = None
    grade_reported: str | None = None


def identity(
    form: Form, lines: Sequence[Line], top: Head, sidecar: Sidecar | None, words: Vocabulary, ledger: Ledger
) -> Identity:
    """The head fields with their origins. What the text says wins; the sidecar fills only what it does not say."""
    found = Identity()
    _assign_either(form, top)
    _split_code(top)
    for name in ("department_name", "unit_name", "project_code", "project_name"):
        if name not in top.values or is_placeholder(top.values[name][1]):
            continue
        if name == "project_code" and _is_damaged(top.values[name][1]):
            ledger.unread(top.values[name][0], "damaged_code")
        else:
            _set(found, name, top, ledger)
    title = form.title or form.under
    if found.department_name is None:
        _department_by_title(found, title, lines, words, ledger)
    if form.form_type == "report" and found.project_name is None and title is not None:
        found.project_name = project_in_title(title, words, [*filter(None, (found.department_name, found.unit_name))])
        if found.project_name is not None:
            ledger.origin(_TABLE, "", "project_name", title)
    if form.form_type == "project" and form.title is not None and not _has_room_for_project(lines, words):
        found.project_name = project_in_form_title(form.title, words)
        if found.project_name is not None:
            ledger.origin(_TABLE, "", "project_name", form.title)
    _year(found, title, lines, top, ledger)
    _score_and_grade(found, top, ledger)
    found.region_code = region(_names(found, title, top, lines), top.values.get("project_code"), ledger)
    if sidecar is not None:
        _fill(found, sidecar, ledger)
    return found


def _assign_either(form: Form, top: Head) -> None:
    """A label such as 单位名称 names the department on a department form and the unit on a project form."""
    either = top.values.get("department_or_unit")
    if either is not None:
        top.values.setdefault("unit_name" if form.form_type == "project" else "department_name", either)


def _is_damaged(code: str) -> bool:
    """Whether a spreadsheet took the code for a number, which keeps 15 digits: "4.403042260115E+20", zeros behind."""
    return re.fullmatch(r"[\d.]+[Ee]\+?\d+", code.strip()) is not None or re.fullmatch(r"\d{15}0+", code) is not None


def _split_code(top: Head) -> None:
    """Splits a name that carries its code: "51010823T000009912345-社区养老服务补贴"."""
    if "project_name" in top.values and "project_code" not in top.values:
        cell, value = top.values["project_name"]
        found = re.fullmatch(r"(\d{6}[0-9A-Z]{15})\s*[-—_ ]\s*(\S.*)", value)
        if found:
            top.values["project_code"], top.values["project_name"] = (cell, found[1]), (cell, found[2])


def _department_by_title(
    found: Identity, title: Cell | None, lines: Sequence[Line], words: Vocabulary, ledger: Ledger
) -> None:
    """The department in the title, or alone on a line near it (a cover, a signature)."""
    named = unit_in_title(title, words)
    if title is not None and named is not None:
        found.department_name = named
        ledger.origin(_TABLE, "", "department_name", title)
        return
    alone = next(
        (line.cells[0] for line in lines if len(line.cells) == 1 and is_unit_name(line.cells[0].text, words)), None
    )
    if alone is not None:
        found.department_name = alone.text
        ledger.origin(_TABLE, "", "department_name", alone)


def _set(found: Identity, name: str, top: Head, ledger: Ledger) -> None:
    cell, value = top.values[name]
    # The year of the form may stand behind a body's name; behind a project's it may belong to the name.
    setattr(found, name, value if name.startswith("project") else _YEAR_BEHIND.sub("", value))
    ledger.origin(_TABLE, "", name, cell)


def _year(found: Identity, title: Cell | None, lines: Sequence[Line], top: Head, ledger: Ledger) -> None:
    if "year" in top.values:
        cell, value = top.values["year"]
        found.year = year(value)
        if found.year is not None:
            ledger.origin(_TABLE, "", "year", cell)
            return
        ledger.unread(cell, "not_a_year")
    stated = year_of(title, list(lines))
    if stated is not None:
        found.year = stated[1]
        ledger.origin(_TABLE, "", "year", stated[0])


def _has_room_for_project(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Whether a label asks for the project's name: then the title need not tell it."""
    fields = (name for line in lines for cell in line.cells for name, _ in anchors.fields_in(cell.text, words))
    return "project_name" in fields


def _names(found: Identity, title: Cell | None, top: Head, lines: Sequence[Line]) -> list[tuple[Cell, str]]:
    """The names that may tell the region: department, unit, title."""
    names = [top.values[name] for name in ("department_name", "unit_name") if name in top.values]
    if title is not None:
        names.append((title, title.text))
    names.extend((line.cells[0], found.department_name) for line in lines if line.text == found.department_name)
    return names


def _score_and_grade(found: Identity, top: Head, ledger: Ledger) -> None:
    for column in ("score_reported", "score_reviewed"):
        if column not in top.values:
            continue
        cell, value = top.values[column]
        setattr(found, column, points(value))
        if getattr(found, column) is not None:
            ledger.origin(_TABLE, "", column, cell)
        elif not is_placeholder(value):
            ledger.unread(cell, "not_points")
    if "grade_reported" in top.values:
        cell, value = top.values["grade_reported"]
        found.grade_reported = grade_in(value)
        if found.grade_reported is not None:
            ledger.origin(_TABLE, "", "grade_reported", cell)
        elif not is_placeholder(value):
            ledger.unread(cell, "not_a_grade")


def _fill(found: Identity, sidecar: Sidecar, ledger: Ledger) -> None:
    for column, key in _FROM_SIDECAR.items():
        value = getattr(sidecar, key)
        if getattr(found, column) is None and value is not None:
            setattr(found, column, value)
            ledger.note(Origin(_TABLE, "", column, "sidecar", str(value)))
