"""What an import would do, found out by doing it in a copy of the store."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.i18n import Words
from dashboard.i18n.moves import moved_figure
from dashboard.importing.results import ImportedFile
from dashboard.importing.storing import import_paths
from dashboard.warehouse import Changes, Store, changes, copied, open_warehouse

_KINDS = ("new", "new_superseded", "superseded", "reinstated", "corrected")


@dataclass(frozen=True, slots=True)
class Trial:
    """What would become of each file, and what the store would then say otherwise; nothing, where it stays empty."""

    files: tuple[ImportedFile, ...]
    changes: Changes | None


def try_import(
    paths: Iterable[Path],
    store_folder: Path,
    on_file: Callable[[ImportedFile], None] = lambda _: None,
    *,
    on_found: Callable[[int], None] = lambda _: None,
    on_read: Callable[[ImportedFile], None] = lambda _: None,
) -> Trial:
    """Imports into a copy of the store that goes at the end; the store stays as it is. Raises what `import_paths` does.

    The same reading, checks and superseding as an import, so that what is foretold is what then happens.
    """
    store = Store(store_folder)
    before = open_warehouse(store_folder) if store.version else None
    with copied(store) as copy:
        files = import_paths(paths, copy.folder, on_file, on_found=on_found, on_read=on_read)
        return Trial(files, changes(before, open_warehouse(copy.folder)) if copy.version else None)


def counted_changes(found: Changes | None) -> dict[str, Any]:
    """Evaluations by what would become of them, and every figure of the overview that would move, for machines."""
    if found is None:
        return {"evaluations": {}, "figures": []}
    counts = found.evaluations["change"].value_counts()
    figures = found.figures.astype(object).where(found.figures.notna(), None)
    return {
        "evaluations": {kind: int(counts.get(kind, 0)) for kind in _KINDS} | {"unchanged": found.unchanged},
        "figures": figures.to_dict("records"),
    }


def change_lines(w: Words, found: Changes | None) -> list[str]:
    """The same in words: one line for the evaluations, one for each figure."""
    if found is None:
        return []
    counts = found.evaluations["change"].value_counts()
    parts = [w(f"imports.changes.count.{kind}", count=int(counts[kind])) for kind in _KINDS if kind in counts]
    lines = [w.clauses([*parts, w("imports.changes.count.unchanged", count=found.unchanged)])]
    if found.figures.empty:
        return [*lines, w("imports.changes.no_figures")]
    return [*lines, w("imports.changes.figures_lead"), *(_figure_line(w, row) for row in _rows(found))]


def _rows(found: Changes) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in found.figures.to_dict("records")]


def _figure_line(w: Words, row: dict[str, Any]) -> str:
    figure = row["figure"]
    return w(
        "cli.moved",
        figure=w.label(figure),
        form_type=w.value("form_type", row["form_type"]),
        before=moved_figure(w, figure, row["before"]),
        after=moved_figure(w, figure, row["after"]),
        difference=moved_figure(w, figure, row["difference"], is_signed=True),
    )
