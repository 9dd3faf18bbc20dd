"""Whether a warehouse was built with the queries and rules that are installed now."""

import hashlib
from functools import cache
from pathlib import Path

from dashboard.settings import DATA, QUERIES

_RULES = ("jurisdictions", "vocabulary", "regions.csv", "corrections.toml")


@cache
def fingerprint(queries: Path = QUERIES, data: Path = DATA) -> str:
    """The sha256 of every file that decides what a warehouse holds beside the documents: names and contents."""
    digest = hashlib.sha256()
    for root in (queries, *(data / name for name in _RULES)):
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file():
                digest.update(path.relative_to(root.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
