"""data/corrections.toml loads, and an entry that names no field is refused."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import BrokenData
from dashboard.rules import KnownError, known_errors

DOCUMENT = "75bbd5a4a56582c7" + "0" * 48
ENTRY = f"""
[[corrections]]
document = "{DOCUMENT}"
table = "funds"
row = "75bbd5a4a56582c7-004/total"
column = "executed_yuan"
printed = "16872200.00"
value = "1687220.00"
by = "编辑"
date = 2026-11-20
reason = "大于全年预算十倍"
reference = "决算公开表"
"""


def file_of(folder: Path, text: str) -> Path:
    path = folder / "corrections.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_file_loads() -> None:
    assert all(isinstance(error, KnownError) for error in known_errors())


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    assert known_errors(file_of(tmp_path, ENTRY)) == (
        KnownError(
            DOCUMENT,
            "funds",
            "75bbd5a4a56582c7-004/total",
            "executed_yuan",
            "16872200.00",
            "1687220.00",
            "编辑",
            date(2026, 11, 20),
            "大于全年预算十倍",
            "决算公开表",
        ),
    )


@pytest.mark.parametrize(
    ("was", "wrong", "named"),
    [
        ("executed_yuan", "execution_rate", "a column that may be corrected, found funds.execution_rate"),
        ('table = "funds"', 'table = "documents"', "found documents.executed_yuan"),
        ("75bbd5a4a56582c7-004", "12108aca0c0408fd-001", "expected a row of document"),
        ('reason = "大于全年预算十倍"', 'reason = ""', "corrections.0.reason"),
        ('by = "编辑"', 'bye = "编辑"', "corrections.0.by"),
        (DOCUMENT, "75bbd5a4a56582c7", "corrections.0.document"),
    ],
)
def test_an_entry_that_names_no_field_or_no_reason_is_refused(tmp_path: Path, was: str, wrong: str, named: str) -> None:
    with pytest.raises(BrokenData) as refused:
        known_errors(file_of(tmp_path, ENTRY.replace(was, wrong)))

    assert named in str(refused.value)


def test_two_entries_for_one_field_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match="expected one entry a field"):
        known_errors(file_of(tmp_path, ENTRY * 2))
