"""The stored original: an excerpt around places with their cells marked, and the file itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import streamlit as st

from dashboard.errors import RefusedDocument, StoreUnavailable
from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words
from dashboard.ingest import document_view
from dashboard.ingest.grid import Block, Paragraph
from dashboard.warehouse import Store
from dashboard.widgets.downloads import download
from dashboard.widgets.looking import shown_store

ROWS_AROUND = 2
LONGEST_CELL = 120
# Of a cell in question as much is shown as a screen holds; the whole text stands above the excerpt.
LONGEST_MARKED = 1200


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """A cell of the original; `needle` is the part of a marked cell that is meant, empty for all of it."""

    text: str
    is_marked: bool = False
    needle: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """A row or paragraph of the original with its place, or a gap where rows were left out."""

    place: str
    cells: tuple[ExcerptCell, ...] = ()
    is_gap: bool = False


_FOLDER = Path(__file__).parent
excerpt_component = st.components.v2.component(
    "jixiao.excerpt",
    html='<div class="excerpt"></div>',
    css=(_FOLDER / "excerpt.css").read_text("utf-8"),
    js=(_FOLDER / "excerpt.js").read_text("utf-8"),
)


def excerpt(blocks: Iterable[Block], marks: Mapping[str, str], around: int = ROWS_AROUND) -> tuple[ExcerptRow, ...]:
    """The rows of a document that hold the marked places, with some rows around each; empty where none holds one.

    `marks`: place → the text that was read there.
    """
    rows = [excerpt_row(cells, own) for cells, own in with_marks(rows_of(blocks), marks)]
    centres = [place for place, row in enumerate(rows) if any(cell.is_marked for cell in row.cells)]
    shown = {near for centre in centres for near in range(centre - around, centre + around + 1)}
    found: list[ExcerptRow] = []
    last = None
    for place, row in enumerate(rows):
        if place not in shown:
            continue
        if last is not None and place != last + 1:
            found.append(ExcerptRow("", is_gap=True))
        found.append(row)
        last = place
    return tuple(found)


def show_excerpt(
    words: Words, document_id: str, file_name: str, marks: Mapping[str, str], title: str, key: str
) -> None:
    """Draws the part of a stored original that holds the marked places, or says why it cannot be shown."""
    try:
        rows = excerpt(original_blocks(str(shown_store()), document_id, file_name), marks)
    except (StoreUnavailable, RefusedDocument):
        st.info(words("original.missing"), icon=":material/info:")
        return
    if not rows:
        st.info(words("original.place_missing"), icon=":material/info:")
        return
    worded = [asdict(replace(row, place=place_in_words(row.place, words))) for row in rows]
    excerpt_component(data={"caption": title, "rows": worded}, key=key)


def offer_original(words: Words, document_id: str, file_name: str, media_type: str, key: str) -> None:
    """A button that downloads the document as it was published, byte for byte."""
    store = Store(shown_store())
    download(words("original.download"), lambda: store.original(document_id), file_name, media_type, key)


@st.cache_data(show_spinner=False, max_entries=20)
def original_blocks(store: str, document_id: str, file_name: str) -> list[Block]:
    """The blocks of a stored original; its bytes never change, so that nothing is ever invalidated."""
    return document_view(Store(Path(store)).original(document_id), file_name)


def rows_of(blocks: Iterable[Block]) -> Iterable[Sequence[tuple[str, str]]]:
    """Every row and paragraph as (place, text) of its cells."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield [(block.place, block.text)]
        else:
            for row in block.rows:
                yield [(cell.place, cell.text) for cell in row]


def with_marks(
    rows: Iterable[Sequence[tuple[str, str]]], marks: Mapping[str, str]
) -> Iterable[tuple[Sequence[tuple[str, str]], dict[str, str]]]:
    """Each row with its own marks; a passage that was read from several paragraphs marks each of them."""
    to_come: list[str] = []
    for cells in rows:
        own: dict[str, str] = {}
        for place, text in cells:
            if place in marks:
                own[place] = marks[place]
                if marks[place] not in text:
                    own[place], *to_come = marks[place].split("\n")
            elif to_come and to_come[0] == text:
                own[place] = to_come.pop(0)
        yield cells, own


def excerpt_row(cells: Sequence[tuple[str, str]], marks: Mapping[str, str]) -> ExcerptRow:
    """One row with its place; cells that hold a marked text are marked, long ones that are not are cut."""
    return ExcerptRow(
        _row_place(cells[0][0]) if cells else "", tuple(_cell(place, text, marks) for place, text in cells)
    )


def _row_place(place: str) -> str:
    """The place of a row from that of its first cell: "line 12, cell 1" → "line 12"; other places stand as they are."""
    head, _, tail = place.rpartition(", ")
    return head if head and tail.split(" ")[0] in {"cell", "column"} else place


def _cell(place: str, text: str, marks: Mapping[str, str]) -> ExcerptCell:
    if place not in marks:
        return ExcerptCell(text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL].rstrip() + "…")
    needle = marks[place].strip()
    at = text.find(needle) if needle else -1
    if at < 0 or needle == text.strip():
        return ExcerptCell(text, is_marked=True)
    start = max(0, at - LONGEST_MARKED // 4)
    end = max(at + len(needle), start + LONGEST_MARKED)
    shown = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return ExcerptCell(shown, is_marked=True, needle=needle)
