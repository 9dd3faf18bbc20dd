"""Spoils real files in the ways files are spoilt: bytes, ends, parts of packages, elements of XML; all from a seed.

`python -m tests.ingest.readers.spoiling SECONDS FIRST_SEED` looks for files that break a reader, as long as one likes.
"""

import random
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.read_document import read_document
from tests.ingest.readers.carriers import as_csv, as_docx, as_ods, as_xlsx, rows_of
from tests.ingest.readers.drawn import as_page, said, typed_blocks
from tests.ingest.readers.printed import pdf
from tests.ingest.readers.rich_text import coded, rtf, table

GOLDEN = Path(__file__).parents[2] / "golden"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PATIENCE = 20.0
TITLE = ["项目支出绩效自评表", "（2023年度）"]
_PIECES = (b"\0", b"\xff\xff\xff\xff", b"9", b"-1", b"<", b">", b"\xff\xff\xff\x7f", b"nan", b"A" * 40, b"\x07", b"\r")
_INNER = ("[Content_Types].xml",)
Spoil = Callable[[bytes, random.Random], bytes]


@cache
def sound_files() -> Mapping[str, bytes]:
    """A form in every carrier."""

    def golden(case: str) -> bytes:
        return next((GOLDEN / case).glob("document.*")).read_bytes()

    rows = rows_of((GOLDEN / "split_target" / "document.txt").read_text(encoding="utf-8").replace("\t", "|"))
    page = as_page(typed_blocks(GOLDEN / "no_scores" / "document.txt")).encode()
    archive = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    archive += b"--x\r\nContent-Type: text/html\r\n\r\n"
    return {
        "form.docx": golden("word_form"),
        "form.xlsx": golden("workbook_form"),
        "form.xls": golden("excel_97_form"),
        "form.doc": golden("word_97_form"),
        "form.ofd": golden("fixed_page_form"),
        "form.rtf": rtf(*(coded(line) + r"\par " for line in TITLE), table(rows)),
        "form.ods": as_ods(TITLE, rows),
        "form.odt": golden("open_text_form"),
        "plain.docx": as_docx(TITLE, rows),
        "plain.xlsx": as_xlsx(TITLE, rows),
        "form.html": page,
        "form.mht": archive + page + b"\r\n--x--\r\n",
        "form.csv": as_csv(TITLE, rows),
        "form.txt": (GOLDEN / "weight_in_header" / "document.txt").read_bytes(),
        "form.gb.txt": (GOLDEN / "flat_list" / "document.txt").read_text(encoding="utf-8").encode("gb18030"),
        "form.pdf": _drawn_pdf(),
    }


def _drawn_pdf() -> bytes:
    """A table of lines and western letters, which is all that a PDF without fonts can hold."""
    lines = [f"{50 + 60 * x} 500 m {50 + 60 * x} 700 l S" for x in range(6)]
    lines += [f"50 {500 + 20 * y} m 350 {500 + 20 * y} l S" for y in range(11)]
    words = [
        f"BT /F1 10 Tf {55 + 60 * x} {505 + 20 * y} Td ({x * 10 + y}.5) Tj ET" for x in range(5) for y in range(10)
    ]
    return pdf(["\n".join([*lines, *words]).encode()] * 2)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end lost."""
    return data[: chance.randrange(len(data))]


def patched(data: bytes, chance: random.Random) -> bytes:
    """Pieces overwritten, put in or taken out."""
    for _ in range(chance.randint(1, 4)):
        at, piece = chance.randrange(len(data) + 1), chance.choice(_PIECES)
        data = data[:at] + piece + data[at + chance.choice((0, len(piece), chance.randrange(200))) :]
    return data


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """A stretch moved elsewhere, or doubled."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 64, 512, 4096)))
    stretch = data[start:end]
    rest = data if chance.random() < 0.5 else data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + stretch + rest[at:]


def with_spoilt_part(data: bytes, chance: random.Random) -> bytes:
    """A package, sound as a package, with one part spoilt, lost, or put in place of another."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name not in _INNER and parts[name]]
    name = chance.choice(names)
    match chance.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(names)]
        case 2:
            parts[name] = chance.choice((flipped, cut, patched, shuffled))(parts[name], chance)
        case _:
            parts[name] = with_spoilt_elements(parts[name], chance)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return target.getvalue()


def with_spoilt_elements(content: bytes, chance: random.Random) -> bytes:
    """XML with elements lost, doubled, moved or nested, and attributes changed; as it is where it is none."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    for _ in range(chance.randint(1, 4)):
        pairs = [(parent, element) for parent in root.iter() for element in parent]
        if not pairs:
            break
        (parent, element), (_, other) = chance.choice(pairs), chance.choice(pairs)
        match chance.randrange(6):
            case 0:
                parent.remove(element)
            case 1:
                parent.append(etree.fromstring(etree.tostring(element, with_tail=False)))
            case 2 if element not in other.iterancestors() and element is not other:
                other.append(element)
            case 3 if element.attrib:
                name = chance.choice(sorted(element.attrib))
                element.set(name, chance.choice(("", "-1", "0", "99999999", "x", "1e99", "nan", "A1:XFD1048576")))
            case 4:
                element.text = chance.choice(("", "-1", "99999999999", "1e400", "甲", "98.63"))
            case _:
                parent.replace(element, etree.fromstring(etree.tostring(other, with_tail=False)))
    return etree.tostring(root)


def with_spoilt_content(data: bytes, chance: random.Random) -> bytes:
    """A PDF whose packed page content is spoilt and packed again."""
    start = data.index(b"stream\n") + 7
    end = data.index(b"\nendstream")
    content = zlib.compress(chance.choice((flipped, cut, patched, shuffled))(zlib.decompress(data[start:end]), chance))
    return data[:start] + content + data[end:]


WAYS: tuple[Spoil, ...] = (flipped, cut, patched, shuffled)


def ways_for(name: str, data: bytes) -> tuple[Spoil, ...]:
    """How files of this carrier are spoilt."""
    if data.startswith(b"PK"):
        return (*WAYS, with_spoilt_part, with_spoilt_part, with_spoilt_part)
    if name.endswith((".html", ".mht")):
        return (*WAYS, with_spoilt_elements)
    return (*WAYS, with_spoilt_content) if name.endswith(".pdf") else WAYS


def spoilt(name: str, seed: int) -> tuple[bytes, str]:
    """The file of that name as the seed spoils it, and how it was spoilt."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - a seed, not a secret
    data = sound_files()[name]
    way = chance.choice(ways_for(name, data))
    return way(data, chance), way.__name__


def reading_of(data: bytes, name: str) -> list[Any] | str:
    """What the file says, or the reason for which it is refused."""
    try:
        return said(read_document(data, name, sidecar=None, imported_at=NOW))
    except RefusedDocument as refused:
        return refused.reason


def complaint(name: str, seed: int) -> str | None:
    """What is wrong with how the spoilt file was taken, if anything.

    Anything but a reading or a refusal is; so is taking for ever; and so are other words than the sound file's
    where the carrier has checksums or lost nothing but its end.
    """
    data, way = spoilt(name, seed)
    begun = time.monotonic()
    try:
        found = reading_of(data, name)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"{way}: {type(error).__name__}: {error}"
    if (spent := time.monotonic() - begun) > PATIENCE:
        return f"{way}: {spent:.0f} s"
    is_checked = data.startswith(b"PK") and way in ("flipped", "cut", "shuffled")
    if isinstance(found, list) and (is_checked or (way == "cut" and not name.endswith((".txt", ".html", ".mht")))):
        sound = reading_of(sound_files()[name], name)
        if found != sound:
            return f"{way}: reads otherwise"
    return None


if __name__ == "__main__":
    end, seed = time.monotonic() + float(sys.argv[1]), int(sys.argv[2])
    tried = 0
    while time.monotonic() < end:
        for carrier in sound_files():
            if problem := complaint(carrier, seed):
                print(f"{carrier} {seed}: {problem}", flush=True)  # noqa: T201 - a tool for the hand
            tried += 1
        seed += 1
    print(f"{tried} files, next seed {seed}")  # noqa: T201
