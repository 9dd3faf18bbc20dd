"""`jixiao import`: documents into the store, or what would become of it."""

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.options import StoreOption
from dashboard.settings import store_path
from dashboard.terminal import fail, print_json, sentences, terminal_words

REFUSED = 3


def import_documents(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Files, folders with all below them, or zip archives of these."),
    ],
    store: StoreOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Store nothing; say what would be.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Read documents into the store; exit 0 if every one was read, 3 if some were refused."""
    from dashboard.importing import (
        Bar,
        ImportedFile,
        Trial,
        change_lines,
        counted_changes,
        file_line,
        import_paths,
        summary,
        summary_lines,
        try_import,
    )

    w = terminal_words()

    def told(file: ImportedFile) -> None:
        if not as_json:
            print(file_line(w, file, dry_run=dry_run), flush=True)

    with sentences(), Bar(w("cli.reading")) as bar:
        try:
            if dry_run:
                trial = try_import(paths, store_path(store), told, on_found=bar.found, on_read=bar.read)
            else:
                trial = Trial(import_paths(paths, store_path(store), told, on_found=bar.found, on_read=bar.read), None)
        except KeyboardInterrupt:
            fail(w("cli.stopped"))
    files, figures = trial.files, summary(trial.files)
    if as_json:
        answer = {
            "files": [dataclasses.asdict(file) for file in files],
            "refused": figures["refused"],
            "summary": figures,
            "dry_run": dry_run,
        }
        print_json(answer | ({"changes": counted_changes(trial.changes)} if dry_run else {}))
    else:
        print("\n".join([*summary_lines(w, files, dry_run=dry_run), *change_lines(w, trial.changes)]))
    raise typer.Exit(REFUSED if figures["refused"] else 0)
