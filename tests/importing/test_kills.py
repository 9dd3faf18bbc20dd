"""Imports killed outright, in real processes: what was stored stays, nothing is half there, the rest follows."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.importing import import_paths
from dashboard.ingest import digest_of
from dashboard.warehouse import Store, breaches, open_warehouse
from tests.importing.forms import filed

FILES = 1000
KILLS = 4
IMPORT = """
import sys
from pathlib import Path
from dashboard.importing import Pace, import_paths
tell = lambda file: print(file.outcome, flush=True)
import_paths([Path(sys.argv[1])], Path(sys.argv[2]), on_read=tell, pace=Pace(files=int(sys.argv[3])))
"""
# The same, killed by itself at one of the moments when a file gets its name.
KILLED_AT_A_NAME = (
    """
import os, signal, sys
from pathlib import Path
given, number, when = Path.replace, 0, sys.argv[4:]
def replace(path, target):
    global number
    number += 1
    if when == ["before", str(number)]:
        os.kill(os.getpid(), signal.SIGKILL)
    given(path, target)
    if when == ["after", str(number)]:
        os.kill(os.getpid(), signal.SIGKILL)
Path.replace = replace
"""
    + IMPORT
)
# Each row: an evaluation with how much of it is there.
WHOLE = """
    select
        documents.document_id,
        count(distinct evaluations.evaluation_id),
        count(distinct indicators.ordinal),
        count(distinct goals.ordinal),
    from forms.documents as documents
    left join forms.evaluations as evaluations using (document_id)
    left join forms.indicators as indicators using (evaluation_id)
    left join forms.goals as goals using (evaluation_id)
    group by documents.document_id
"""


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _wait_until_read(process: subprocess.Popen[str], files: int) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        files -= line == "read\n"
        if files == 0:
            return
    raise AssertionError("the import ended before it was killed")


def stored(folder: Path) -> set[str]:
    """The documents of a store, each of them whole and with its original, all checks passed."""
    store = Store(folder)
    if store.version is None:
        return set()
    warehouse = open_warehouse(folder)
    assert breaches(warehouse) == ()
    found = warehouse.rows(WHOLE)
    assert {tuple(parts) for _, *parts in found} <= {(1, 3, 1)}
    documents = {str(key) for key, *_ in found}
    assert all(digest_of(store.original(key)) == key for key in documents)
    return documents


def test_a_kill_at_any_moment_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    moments = random.Random(20231)  # noqa: S311 - the same moments each time
    folder, store = filed(tmp_path / "filed", FILES), tmp_path / "store"
    counts = [0]
    before: set[str] = set()
    for _ in range(KILLS):
        with started(IMPORT, folder, store, 60) as process:
            _wait_until_read(process, moments.randint(1, 250))
            time.sleep(moments.uniform(0, 0.3))  # somewhere within reading, building or swapping
            process.kill()
        after = stored(store)
        assert before <= after
        before = after
        counts.append(len(after))
    assert 0 < counts[-1] < FILES, f"no kill came in the middle of an import: {counts}"

    files = import_paths([folder], store)

    assert len(stored(store)) == FILES
    assert sum(file.outcome == "unchanged" for file in files) == counts[-1]
    assert not list(store.rglob("*.part"))


@pytest.mark.parametrize(
    ("when", "number", "kept"),
    [("before", 1, 0), ("before", 2, 0), ("before", 3, 0), ("after", 3, 1), ("before", 6, 1), ("after", 6, 2)],
    ids=["original", "version", "pointer", "in force", "second pointer", "second in force"],
)
def test_a_kill_while_a_file_gets_its_name_leaves_the_old_or_the_new(
    tmp_path: Path, when: str, number: int, kept: int
) -> None:
    folder, store = filed(tmp_path / "filed", 2), tmp_path / "store"
    with started(KILLED_AT_A_NAME, folder, store, 1, when, number) as process:
        assert process.wait(60) == -9

    assert len(stored(store)) == kept
    assert sum(file.outcome == "read" for file in import_paths([folder], store)) == 2 - kept
    assert len(stored(store)) == 2
    assert not list(store.rglob("*.part"))
