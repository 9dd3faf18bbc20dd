"""Rich Text documents, whatever they are called, are read like Word documents."""

from collections.abc import Callable

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Grid
from dashboard.ingest.readers import reader_for
from tests.ingest.readers.carriers import as_text, read
from tests.ingest.readers.drawn import differences, reading_of, said, unread
from tests.ingest.readers.rich_text import coded, row, rtf, table
from tests.ingest.readers.test_forms_in_carriers import FORM, SOMEWHERE, TITLE


def unicode_coded(text: str) -> str:
    """The text by numbers, with a question mark for readers that know none."""
    return "".join(sign if sign.isascii() else f"\\u{(ord(sign) + 0x8000) % 0x10000 - 0x8000}?" for sign in text)


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedDocument) as refused:
        reader_for(data, "form.doc").blocks(data, "form.doc")
    return refused.value.reason


def test_a_form_says_what_its_text_says() -> None:
    typed = reading_of(as_text(TITLE, FORM), "form.txt", SOMEWHERE)
    data = rtf(*(coded(line) + r"\par " for line in TITLE), table(FORM))
    found = reading_of(data, "form.doc", SOMEWHERE)

    assert [] == differences(said(typed), said(found))
    assert [] == differences(unread(typed), unread(found))
    assert "rtf-1" == found.document.reader


def test_cells_keep_their_columns_and_merges() -> None:
    rows = row([("甲", 1000, r"\clvmgf"), ("乙", 2000, ""), ("丙", 3000, "")])
    rows += row([("", 1010, r"\clvmrg"), ("丁", 3000, "")])
    rows += row([("戊", 1000, r"\clmgf"), ("", 2000, r"\clmrg"), ("己", 3000, "")])
    grid = reader_for(data := rtf(rows), "form").blocks(data, "form")[0]
    place = "table 1, row {}, column {}".format

    assert (
        Grid(
            (
                (Cell("甲", 0, 0, place(1, 1), 2, 1), Cell("乙", 0, 1, place(1, 2)), Cell("丙", 0, 2, place(1, 3))),
                (Cell("丁", 1, 1, place(2, 2), 1, 2),),
                (Cell("戊", 2, 0, place(3, 1), 1, 2), Cell("己", 2, 2, place(3, 3))),
            )
        )
        == grid
    )


@pytest.mark.parametrize("code", [coded, unicode_coded], ids=["GB 18030", "Unicode"])
def test_letters_are_told_by_bytes_or_by_numbers(code: Callable[[str], str]) -> None:
    assert ["绩效自评：98.63%（优）"] == read(rtf(code("绩效自评：98.63%（优）") + r"\par"))


def test_what_stands_for_a_letter_is_passed_over_once() -> None:
    assert ["绩 1效23"] == read(rtf(r"\uc2\u32489\'bc\'a8 1{\uc0\u25928 }23\par"))


def test_rare_letters_come_in_halves() -> None:
    assert ["𠮷"] == read(rtf(r"\u-10174?\u-8265?\par"))


def test_letters_of_picture_fonts_and_raised_ones_are_told() -> None:
    assert ["≤12m²"] == read(rtf(r"{\f1\'a3}12m{\super 2}\par"))


def test_more_letters_than_any_form_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.rtf.builder.MAX_CHARACTERS", 100)

    assert ["9" * 100] == read(rtf("9" * 100 + r"\par"))
    assert "too_large" == refusal(rtf("9" * 101 + r"\par"))


def test_more_paragraphs_than_any_form_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.rtf.builder.MAX_TAGS", 5)

    assert ["1"] * 5 == read(rtf(r"1\par " * 5))
    assert "too_large" == refusal(rtf(r"1\par " * 6))


def test_what_is_not_seen_is_not_read() -> None:
    hidden = r"{\v 9}{\deleted 8}{\*\unknown 7}{\footnote 6}{\header 5}{\*\bkmkstart 4}{\pict\pngblip ffd8}"

    assert ["98.63"] == read(rtf(rf"98{hidden}\plain .{{\pict\bin5 {{\par}}63\par"))


def test_results_of_fields_and_numbers_of_lists_are_words() -> None:
    field = r"{\field{\*\fldinst  HYPERLINK x}{\fldrslt 98.63}}\par"
    contents = r"{\field{\*\fldinst  HYPERLINK \\l _Toc1}{\fldrslt 1\tab 3}}\par"

    assert ["98.63", "1.甲"] == read(rtf(field, contents, r"{\listtext 1.\tab}" + coded("甲") + r"\par"))


def test_tables_inside_cells_and_text_boxes_are_read() -> None:
    inner = r"\itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    outer = rf"\trowd\cellx1000\cellx2000\pard\intbl {inner}\pard\intbl 3\cell 4\cell\row "
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 7}}{\shptxt 5\par}}}6\par"

    assert [[["3", "4"]], [["1", "2"]], "6", "5"] == read(rtf(outer, r"\pard ", box))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (rtf(r"98.63\par")[:-1], "damaged"),
        (rtf(r"98.63\par")[:-9], "damaged"),
        (rtf(r"\trowd\cellx1000\pard\intbl 1\cell\pard 2\par"), "damaged"),
        (rtf(r"\trowd\cellx1000\pard\intbl 1\cell 2\row"), "damaged"),
        (rtf("{" * 2000 + "}" * 2000), "too_large"),
        (rtf(r"\itap9 1\par"), "too_large"),
        (rtf(r"{\pict ffd8}\par"), "only_pictures"),
        (rtf(""), "empty"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, expected: str) -> None:
    assert expected == refusal(data)
