"""The header of a Word 97 document: where its text and tables lie, and how long each story is."""

from dataclasses import dataclass

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.compound import Compound
from dashboard.ingest.readers.word97.stream import Stream

_MAGIC, _WORD_97 = 0xA5EC, 0xC1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_TEXT, _NOTES, _HEADERS, _COMMENTS, _END_NOTES, _BOXES = 3, 4, 5, 7, 8, 9


@dataclass(frozen=True, slots=True)
class Source:
    """The streams of a document, and what its header says of them."""

    text: Stream
    table: Stream
    data: Stream
    # Length of the text, and where the story of the text boxes begins and how long it is, in characters.
    text_length: int
    boxes_start: int
    boxes_length: int
    _places: tuple[int, ...]

    def structure(self, number: int) -> Stream:
        """One of the structures in the table stream, by its number in the header; empty where there is none."""
        start, size = self._place(number)
        return self.table.part(start, size) if size else Stream(b"", self.table.file_name)

    def from_structure_on(self, number: int) -> Stream:
        """The table stream from the structure on: some go on behind the end that the header tells."""
        start, size = self._place(number)
        return self.table.part(start, len(self.table) - start) if size else Stream(b"", self.table.file_name)

    def size_of(self, number: int) -> int:
        """The size of a structure as the header tells it."""
        return self._place(number)[1]

    def _place(self, number: int) -> tuple[int, int]:
        if 2 * number + 1 >= len(self._places):
            return 0, 0
        return self._places[2 * number], self._places[2 * number + 1]


def source_of(container: Compound) -> Source:
    """The streams and the header.

    Raises RefusedDocument `damaged`, `password_protected`, or `legacy_word` for what is older than Word 97.
    """
    name = container.file_name
    text = Stream(container.stream("WordDocument"), name)
    if text.number16(0) != _MAGIC:
        raise RefusedDocument("legacy_word", name)
    if text.number16(2) < _WORD_97:
        raise RefusedDocument("legacy_word", name)
    flags = text.number16(10)
    if flags & _ENCRYPTED:
        raise RefusedDocument("password_protected", name)
    table = "1Table" if flags & _SECOND_TABLE else "0Table"
    if table not in container:
        raise text.damaged(table)
    shorts = text.number16(32)
    longs_at = 34 + 2 * shorts
    longs = text.number16(longs_at)
    lengths = text.numbers32(longs_at + 2, longs)
    if len(lengths) <= _BOXES:
        raise text.damaged()
    places_at = longs_at + 2 + 4 * longs
    places = text.numbers32(places_at + 2, 2 * text.number16(places_at))
    before = sum(lengths[story] for story in (_TEXT, _NOTES, _HEADERS, _COMMENTS, _END_NOTES))
    return Source(
        text,
        Stream(container.stream(table), name),
        Stream(container.stream("Data") if "Data" in container else b"", name),
        lengths[_TEXT],
        before,
        lengths[_BOXES],
        places,
    )
