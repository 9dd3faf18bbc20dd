"""What the reader refused before, kept in the store's folder, so that going on with a folder does not read it again.

refused/<reader>.jsonl    one line a refusal; another reader, or another package it reads with, starts a file of its own

A file that broke the reader, or took too much time or memory, is tried again: that may have been the machine.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from dashboard.importing.results import ImportedFile
from dashboard.settings import DATA, PACKAGE

_FOLDER = "refused"
_TRIED_AGAIN = frozenset({"reader_failed", "too_slow", "too_much_memory", "failed_check", "broken_sidecar"})
_CODE = ("ingest", "rules", "records.py", "errors.py")
_WORDS = ("vocabulary", "regions.csv", "regions.toml")

# The bytes by their sha256, and the name: its ending may be why they were refused.
_Key = tuple[str, str]


def remembered_refusals(store_folder: Path) -> dict[_Key, ImportedFile]:
    """What this reader refused before, by document and name of the file."""
    try:
        lines = _file(store_folder).read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {_key(file): file for line in lines if (file := _refusal(line)) is not None}


def remember_refusals(files: Iterable[ImportedFile], store_folder: Path) -> None:
    """Adds what was refused; what other readers refused is forgotten. Raises OSError where it cannot be written.

    Where nothing was ever stored, there is no store to keep it in.
    """
    if not store_folder.is_dir():
        return
    known = remembered_refusals(store_folder)
    fresh = {_key(file): file for file in files if _is_lasting(file) and _key(file) not in known}
    if not fresh:
        return
    path = _file(store_folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    for other in path.parent.glob("*.jsonl"):
        if other != path:
            other.unlink(missing_ok=True)
    with path.open("a", encoding="utf-8") as out:
        # An import that was killed may have left half a line.
        out.write("".join(f"\n{json.dumps(_line(file), ensure_ascii=False)}" for file in fresh.values()) + "\n")


def _is_lasting(file: ImportedFile) -> bool:
    return file.outcome == "refused" and file.document_id is not None and file.reason not in _TRIED_AGAIN


def _key(file: ImportedFile) -> _Key:
    return file.document_id or "", Path(file.path).name


def _line(file: ImportedFile) -> dict[str, str | None]:
    name = Path(file.path).name
    return {
        "document_id": file.document_id, "name": name, "reason": file.reason, "detail": file.detail, "place": file.place
    }  # fmt: skip


def _refusal(line: str) -> ImportedFile | None:
    """The refusal that the line tells; None for half a line."""
    try:
        told = json.loads(line)
        return ImportedFile(
            told["name"],
            "refused",
            told["document_id"],
            reason=told["reason"],
            detail=told["detail"],
            place=told["place"],
        )
    except (ValueError, KeyError, TypeError):
        return None


def _file(store_folder: Path) -> Path:
    return store_folder / _FOLDER / f"{reader_fingerprint()[:16]}.jsonl"


@cache
def reader_fingerprint(package: Path = PACKAGE, data: Path = DATA) -> str:
    """The sha256 of all that decides how files are read: the code, the vocabulary, the packages that are installed."""
    digest = hashlib.sha256()
    for path in _files([package / name for name in _CODE] + [data / name for name in _WORDS]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for name, version in sorted((found.name, found.version) for found in distributions()):
        digest.update(f"{name} {version}\0".encode())
    return digest.hexdigest()


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        if root.is_dir():
            yield from sorted(path for path in root.rglob("*") if path.suffix in (".py", ".toml"))
        else:
            yield root
