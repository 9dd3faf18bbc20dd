"""Filings and rows that belong to one department and year, for errors that take several."""

from collections import defaultdict

from dashboard.generate.columns import Flags
from dashboard.generate.planting.draft import Draft

Head = tuple[object, ...]


def departments(draft: Draft, suits: Flags) -> list[list[int]]:
    """Suitable project filings without an error yet, of each department and year that has two, in random order."""
    groups: dict[Head, list[int]] = defaultdict(list)
    heads = draft.records("evaluations", "region_code", "department_name", "year")
    is_project = draft.matches("evaluations", "form_type", "^project$")
    for filing in (suits & is_project & draft.free).nonzero()[0].tolist():
        groups[heads[filing]].append(filing)
    found = [group for group in groups.values() if len(group) > 1]
    order = draft.random.permutation(len(found)).tolist()
    return [found[place] for place in order]


def whole_departments(draft: Draft, at_least: int) -> list[list[int]]:
    """All project filings of departments and years with so many, without an error yet, each of its own name."""
    names = draft.texts("evaluations", "project_name").to_pylist()
    heads = draft.records("evaluations", "region_code", "department_name", "year")
    is_project = draft.matches("evaluations", "form_type", "^project$")
    sizes: dict[Head, int] = defaultdict(int)
    for filing in is_project.nonzero()[0].tolist():
        sizes[heads[filing]] += 1
    return [
        group
        for group in departments(draft, is_project)
        if sizes[heads[group[0]]] == len(group) >= at_least and len({names[one] for one in group}) == len(group)
    ]


def of_group(draft: Draft, table: str, suits: Flags, many: int) -> list[list[int]]:
    """So many suitable rows of as many filings of one department and year, for as many groups as fit into `each`.

    Their filings are used from now on.
    """
    rows = {int(draft.filing(table)[row]): int(row) for row in suits.nonzero()[0]}
    found: list[list[int]] = []
    for group in departments(draft, draft.some(table, suits)):
        if len(group) >= many and len(found) * many < draft.each:
            picked = group[:many]
            draft.free[picked] = False
            found.append([rows[filing] for filing in picked])
    return found
