"""What stands beside a published document: who published it, where and when, and what its text does not say."""

import hashlib
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard import settings
from dashboard.errors import BrokenData


class Sidecar(BaseModel):
    """`<file name>.toml` beside a document. `sha256` is that of the document's bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str
    title: str
    address: str
    date: str
    sha256: str
    licence: str = ""
    year: int | None = None
    region_code: str | None = None
    department: str | None = None
    unit: str | None = None


def sidecar_for(path: Path, digest: str) -> Sidecar | None:
    """The sidecar beside the file, else the one in data/sources for the same bytes, else None.

    Raises BrokenData where the sidecar beside the file is no such TOML, or belongs to other bytes.
    """
    beside = path.with_name(f"{path.name}.toml")
    return sidecar_of(beside.read_bytes if beside.is_file() else None, str(path), digest)


def sidecar_of(beside: Callable[[], bytes] | None, path: str, digest: str) -> Sidecar | None:
    """The same for a document that is no file of its own: `beside` gives the bytes of its sidecar, if it has one."""
    if beside is None:
        return _known().get(digest)
    found = _sidecar(f"{path}.toml", beside())
    if found.sha256 != digest:
        raise BrokenData(f"{path}.toml: expected sha256 {digest} of the document, found {found.sha256}")
    return found


def is_published(digest: str) -> bool:
    """Whether the bytes are those of a document that travels with the project."""
    return digest in _known()


@cache
def _known() -> dict[str, Sidecar]:
    folder = settings.DATA / "sources"
    sidecars = [_sidecar(str(path), path.read_bytes()) for path in sorted(folder.glob("*.toml"))]
    return {found.sha256: found for found in sidecars}


def _sidecar(path: str, data: bytes) -> Sidecar:
    try:
        return Sidecar.model_validate(tomllib.loads(data.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as problem:
        raise BrokenData(
            f"{path}: expected a sidecar (publisher, title, address, date, sha256), found: {problem}"
        ) from problem


def digest_of(data: bytes) -> str:
    """The sha256 of the bytes, which names a document."""
    return hashlib.sha256(data).hexdigest()
