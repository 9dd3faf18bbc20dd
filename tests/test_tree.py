"""The tree itself: names that would shadow others, words that must not be committed."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_no_room_is_named_like_an_installed_module() -> None:
    # `streamlit run dashboard/app.py` puts dashboard/ first on sys.path.
    rooms = {path.stem for path in (ROOT / "dashboard").iterdir() if not path.name.startswith("_")}
    taken = set(sys.stdlib_module_names) | set(packages_distributions())

    assert set() == rooms & taken


def test_the_locks_name_no_host_and_no_folder() -> None:
    named = [
        f"{lock.name}: {line}"
        for lock in sorted(ROOT.glob("requirements*.txt"))
        for line in lock.read_text("utf-8").splitlines()
        if re.search(r"://|--find-links|--index|(?:^|[\s(])/\w", line)
    ]

    assert [] == named


def test_the_tests_lock_holds_the_serving_lock() -> None:
    serving, testing = (
        {line for line in (ROOT / name).read_text("utf-8").splitlines() if re.match(r"[a-z0-9]", line)}
        for name in ("requirements.txt", "requirements-dev.txt")
    )

    assert set() == serving - testing
