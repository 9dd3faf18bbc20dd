"""Which files are read: those named, those in folders, those in zip archives, and none that are no documents."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from dashboard.errors import BrokenData, RefusedDocument
from dashboard.importing import FoundFile, archive, found_files, uploaded_files
from dashboard.ingest import MAX_BYTES, digest_of


def zipped(*files: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, data in files:
            writer.writestr(name, data)
    return packed.getvalue()


def names(found: list[FoundFile]) -> list[str]:
    return [file.name for file in found]


def refusal(file: FoundFile) -> str:
    with pytest.raises(RefusedDocument) as refused:
        file.load()
    return refused.value.reason


def test_folders_are_walked_in_order_without_what_is_no_document(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a.docx",
        ".hidden",
        ".git/x.txt",
        "~$a.docx",
        "Thumbs.db",
        "b/1.txt.toml",
        "c.toml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())

    found = list(found_files([tmp_path]))

    assert names(found) == ["a.docx", "c.toml", "1.txt", "2.txt"]
    assert [file.load() for file in found][2] == b"b/1.txt"
    assert found[2].path == str(tmp_path / "b" / "1.txt")


def test_an_archive_is_read_like_the_folder_it_was_made_of(tmp_path: Path) -> None:
    folder = tmp_path / "letters.zip"
    folder.write_bytes(
        zipped(
            ("2023/b.txt", b"b"),
            ("2023/a.txt", b"a"),
            ("__MACOSX/2023/._a.txt", b"?"),
            ("2023/.DS_Store", b"?"),
            ("../../etc/passwd", b"p"),
        )
    )

    found = list(found_files([tmp_path]))

    assert [(file.name, file.load()) for file in found] == [("a.txt", b"a"), ("b.txt", b"b"), ("passwd", b"p")]
    assert found[0].path == str(folder / "2023" / "a.txt")
    assert found[2].path == str(folder / "etc" / "passwd")
    assert names(list(uploaded_files([("letters.zip", folder.read_bytes())]))) == names(found)


def test_names_that_chinese_windows_wrote_are_read() -> None:
    name = "天河区/自评表（2023）.docx"
    data = zipped(("x" * len(name.encode("gb18030")), b"form")).replace(
        b"x" * len(name.encode("gb18030")), name.encode("gb18030")
    )

    (found,) = uploaded_files([("表.zip", data)])

    assert (found.name, found.load()) == ("自评表（2023）.docx", b"form")


def test_names_in_utf_8_are_read_whether_they_say_so_or_not() -> None:
    said = zipped(("自评表.docx", b"form"))
    unsaid = zipped(("x" * len("自评表.docx".encode()), b"form")).replace(
        b"x" * len("自评表.docx".encode()), "自评表.docx".encode()
    )

    assert names(list(uploaded_files([("1.zip", said), ("2.zip", unsaid)]))) == ["自评表.docx"] * 2


@pytest.mark.parametrize("part", ["[Content_Types].xml", "mimetype", "OFD.xml"])
def test_a_document_that_is_a_zip_file_is_no_folder(part: str) -> None:
    data = zipped((part, b""), ("word/document.xml", b""))

    (found,) = uploaded_files([("renamed.zip", data)])

    assert found.load() == data


def test_a_sidecar_stands_beside_a_document_in_an_archive_too() -> None:
    sidecar = f'publisher = "局"\ntitle = "表"\naddress = ""\ndate = ""\nsha256 = "{digest_of(b"form")}"\n'
    (found,) = uploaded_files([("a.zip", zipped(("f.txt", b"form"), ("f.txt.toml", sidecar.encode())))])

    stands = found.sidecar(digest_of(b"form"))
    assert stands is not None
    assert stands.title == "表"
    with pytest.raises(BrokenData, match=r"a\.zip/f\.txt\.toml: expected sha256"):
        found.sidecar(digest_of(b"other"))


def test_what_is_too_large_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    packed = zipped(("large.txt", large.read_bytes()), ("small.txt", b"s"))

    assert refusal(next(found_files([large]))) == "too_large"
    first, second = uploaded_files([("a.zip", packed)])
    assert refusal(first) == "too_large"
    assert second.load() == b"s"
    monkeypatch.setattr(archive, "_MOST_UNPACKED_BYTES", MAX_BYTES)
    (whole,) = uploaded_files([("a.zip", packed)])
    assert refusal(whole) == "too_large"


def test_a_list_of_files_that_would_fill_memory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_DIRECTORY_BYTES", 1000)
    many = zipped(*((f"{number}.txt", b"") for number in range(30)))
    few = zipped(("1.txt", b""))
    # The end of the archive names a second one for large archives, whose list is long.
    record = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, 5000, 0)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, len(few) - 22, 1)
    large = few[:-22] + record + locator + few[-22:]

    assert refusal(next(uploaded_files([("many.zip", many)]))) == "too_large"
    assert refusal(next(uploaded_files([("large.zip", large)]))) == "too_large"
    assert next(uploaded_files([("few.zip", few)])).load() == b""


def test_what_cannot_be_unpacked_is_refused_alone() -> None:
    data = bytearray(zipped(("bad.txt", b"one two three"), ("good.txt", b"four")))
    data[30 + len("bad.txt")] ^= 0xFF
    locked = bytearray(zipped(("a.txt", b"one")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1

    bad, good = uploaded_files([("a.zip", bytes(data))])
    (secret,) = uploaded_files([("b.zip", bytes(locked))])

    assert refusal(bad) == "damaged"
    assert good.load() == b"four"
    assert refusal(secret) == "password_protected"


def test_what_is_no_archive_is_left_to_the_readers() -> None:
    (found,) = uploaded_files([("text.zip", b"no archive at all")])

    assert found.load() == b"no archive at all"


def test_a_file_that_is_not_there_or_not_readable_says_so(tmp_path: Path) -> None:
    (gone,) = found_files([tmp_path / "none.txt"])

    assert refusal(gone) == "not_found"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert [refusal(file) for file in found_files([tmp_path])] == ["not_a_file"]


def test_a_name_that_the_system_cannot_decode_is_read_as_chinese(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "自评表.txt".encode("gb18030")))

    (found,) = found_files([path])

    assert (found.path, found.name) == (str(tmp_path / "自评表.txt"), "自评表.txt")
