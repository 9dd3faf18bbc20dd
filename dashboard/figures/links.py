"""A selection as the query of an address, and back: what a link, a saved selection and a pack keep."""

from collections.abc import Mapping, Sequence

from dashboard.i18n import Unit
from dashboard.records import Selection

# The unit of amounts where the address names none.
DEFAULT_UNIT: Unit = "wan_yuan"

# Field of the selection → name in the address.
NAMES = {"years": "year", "regions": "region", "departments": "department", "form_types": "form", "words": "text"}
LISTS = ("years", "regions", "departments", "form_types")


def query_of(selection: Selection) -> dict[str, list[str]]:
    """The selection as the parameters of an address; what is not restricted is left out."""
    query = {
        NAMES[field]: [str(value) for value in getattr(selection, field)]
        for field in LISTS
        if getattr(selection, field)
    }
    return query | ({NAMES["words"]: [selection.words]} if selection.words else {})


def selection_of(query: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that an address asks for; a year that is no number is left out."""
    return Selection(
        years=tuple(sorted(int(year) for year in query.get(NAMES["years"], ()) if year.isdecimal())),
        regions=tuple(sorted(query.get(NAMES["regions"], ()))),
        departments=tuple(sorted(query.get(NAMES["departments"], ()))),
        form_types=tuple(sorted(query.get(NAMES["form_types"], ()))),
        words=" ".join(query.get(NAMES["words"], ())).strip() or None,
    )
