"""The administrative region an evaluation belongs to, by the names it prints and by its project code."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.errors import UnknownSelection
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell
from dashboard.rules import RegionMatch, regions


def region(named: Sequence[tuple[Cell, str]], code: tuple[Cell, str] | None, ledger: Ledger) -> str | None:
    """The region of the first name that names one; of several the project code decides, else nobody does.

    `named` holds the names in the order of their weight, `code` the project code (21 digits, region first).
    """
    coded = _region_of_code(code[1]) if code else None
    doubtful: Cell | None = None
    for cell, name in named:
        match = _match(name)
        if match.region_code is not None:
            return _noted(match.region_code, cell, ledger)
        if match.candidates:
            if code is not None and coded in match.candidates:
                return _noted(coded, code[0], ledger)
            doubtful = doubtful or cell
    if doubtful is not None:
        ledger.doubt(doubtful, "ambiguous_region")
        return None
    return _noted(coded, code[0], ledger) if code is not None and coded is not None else None


def _noted(found: str | None, cell: Cell, ledger: Ledger) -> str | None:
    ledger.origin("evaluations", "", "region_code", cell)
    return found


@lru_cache(maxsize=4096)
def _match(name: str) -> RegionMatch:
    return regions().find(name)


def _region_of_code(code: str) -> str | None:
    if not re.fullmatch(r"\d{6}[0-9A-Z]{15}", code.strip()):
        return None
    try:
        return regions().by_code(code.strip()[:6]).region_code
    except UnknownSelection:
        return None
