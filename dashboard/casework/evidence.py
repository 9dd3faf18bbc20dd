"""Files that stand behind a working paper, kept by the sha256 of their bytes in `papers/evidence/`."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from dashboard.casework.history import write_in_one_step
from dashboard.errors import RefusedPaper, StoreUnavailable

LARGEST_MEGABYTES = 20
LONGEST_NAME = 120
_ZIP, _COMPOUND = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
# Endings that are taken, and how such a file begins; plain text has no beginning of its own.
KINDS: Mapping[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".ofd": _ZIP,
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".pptx": _ZIP,
    ".zip": _ZIP,
    ".doc": _COMPOUND,
    ".xls": _COMPOUND,
    ".wps": _COMPOUND,
    ".et": _COMPOUND,
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".txt": (b"",),
    ".csv": (b"",),
    ".eml": (b"",),
}
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that was attached: its name as given, its size, and the sha256 of its bytes."""

    name: str
    byte_size: int
    sha256: str


def keep_evidence(folder: Path, name: str, data: bytes) -> Evidence:
    """Stores a file's bytes below the papers' folder; the same bytes are stored once.

    Raises RefusedPaper for an empty or too large file, and for a kind that is not taken or not what its name says.
    """
    evidence = _checked(name, data)
    path = evidence_path(folder, evidence.sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        write_in_one_step(path, data)
    return evidence


def _checked(name: str, data: bytes) -> Evidence:
    """What a file would be kept as; raises RefusedPaper as `keep_evidence` does, and stores nothing."""
    plain = _NOT_IN_NAMES.sub(" ", PureWindowsPath(PurePosixPath(name).name).name).strip()
    ending = Path(plain).suffix.lower()
    if not data:
        raise RefusedPaper("file_empty", file=plain)
    if len(data) > LARGEST_MEGABYTES * 1024 * 1024:
        raise RefusedPaper("file_too_big", file=plain, size=f"{len(data) / 1024 / 1024:.1f}", limit=LARGEST_MEGABYTES)
    if ending not in KINDS:
        raise RefusedPaper("file_unknown_kind", file=plain, kinds=" ".join(KINDS))
    if not data.startswith(KINDS[ending]):
        raise RefusedPaper("file_not_what_it_says", file=plain, ending=ending)
    stem = plain[: -len(ending)][: LONGEST_NAME - len(ending)]
    return Evidence(stem + ending, len(data), hashlib.sha256(data).hexdigest())


def evidence_bytes(folder: Path, sha256: str) -> bytes:
    """The bytes of an attached file; raises StoreUnavailable where they are gone."""
    path = evidence_path(folder, sha256)
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreUnavailable(f"{path}: the attached file cannot be read ({error})") from error


def evidence_path(folder: Path, sha256: str) -> Path:
    """Where the bytes of that sha256 are kept."""
    return folder / "evidence" / sha256
