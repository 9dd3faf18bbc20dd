"""The files to read, in order, none of them opened yet: those named, and those in folders and archives."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from dashboard.errors import RefusedDocument
from dashboard.importing.archive import Member, archive_members
from dashboard.ingest import MAX_BYTES, MEGABYTE, Sidecar, sidecar_for, sidecar_of

# What systems and office programs leave in folders beside documents.
_NO_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_FOLDERS_LEFT_OUT = frozenset({"__macosx"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file. `load` gives its bytes or raises RefusedDocument; `sidecar` what stands beside bytes of that sha256."""

    path: str
    name: str
    load: Callable[[], bytes]
    sidecar: Callable[[str], Sidecar | None]


def found_files(paths: Iterable[Path]) -> Iterator[FoundFile]:
    """The files named, and those inside folders and zip archives of folders, but for hidden ones and sidecars."""
    for path in paths:
        for file in _walked(path) if path.is_dir() else [path]:
            yield from _opened(file)


def uploaded_files(files: Iterable[tuple[str, bytes]]) -> Iterator[FoundFile]:
    """The same for files that are held in memory, by name."""
    for name, data in files:
        members = archive_members(BytesIO(data), name) if _may_be_archive(name) else None
        if members is None:
            yield FoundFile(name, Path(name).name, partial(_measured, data, name), partial(sidecar_of, None, name))
        else:
            yield from _documents(members, name)


def _walked(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in _document_names(names):
            yield Path(place) / name


def _opened(path: Path) -> Iterator[FoundFile]:
    members = archive_members(path, path.name) if _may_be_archive(path.name) and path.is_file() else None
    if members is None:
        yield FoundFile(_legible(str(path)), _legible(path.name), partial(_bytes_of, path), partial(sidecar_for, path))
    else:
        yield from _documents(members, _legible(str(path)))


def _documents(members: Iterable[Member], archive: str) -> Iterator[FoundFile]:
    """The documents of an archive, folder by folder as they would be walked."""
    folders: dict[tuple[str, ...], dict[str, Member]] = {}
    for member in members:
        *folder, name = member.name.split("/")
        if not any(_is_hidden(part) for part in folder):
            folders.setdefault(tuple(folder), {})[name] = member
    for parts, inside in sorted(folders.items()):
        for name in _document_names(inside):
            beside = inside.get(f"{name}.toml")
            place = "/".join((*parts, name))
            yield FoundFile(
                str(Path(archive) / place),
                name,
                inside[name].load,
                partial(sidecar_of, beside.load if beside else None, f"{archive}/{place}"),
            )


def _document_names(names: Iterable[str]) -> list[str]:
    present = set(names)
    return sorted(
        name
        for name in present
        if not _is_hidden(name) and not (name.endswith(".toml") and name.removesuffix(".toml") in present)
    )


def _is_hidden(name: str) -> bool:
    """Hidden files and folders, and the marks that office programs leave beside a file that is open."""
    return name.startswith((".", "~$")) or name.lower() in _NO_DOCUMENTS | _FOLDERS_LEFT_OUT


def _may_be_archive(name: str) -> bool:
    return name.lower().endswith(".zip")


def _legible(name: str) -> str:
    """The name in letters: systems hand over bytes they cannot decode as half characters, which nothing can print."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="replace")
    return name


def _bytes_of(path: Path) -> bytes:
    name = _legible(path.name)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedDocument("not_a_file", name)  # a pipe would be waited for, a device never ends
        with path.open("rb") as file:
            return _measured(file.read(MAX_BYTES + 1), name)
    except FileNotFoundError as error:
        raise RefusedDocument("not_found", name) from error
    except OSError as error:
        raise RefusedDocument("not_readable", name, str(error.strerror or "")) from error


def _measured(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise RefusedDocument("too_large", name, f"> {MAX_BYTES // MEGABYTE} MB")
    return data
