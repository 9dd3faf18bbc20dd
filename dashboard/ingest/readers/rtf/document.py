"""Documents in the Rich Text Format → paragraphs and grids, told in the words of .docx and read like it."""

from dataclasses import dataclass, replace

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import MAX_NESTING, within
from dashboard.ingest.readers.rtf.builder import Builder
from dashboard.ingest.readers.rtf.tokens import Token, tokens
from dashboard.ingest.readers.word import body_blocks
from dashboard.ingest.readers.word.bordered import CellShape
from dashboard.ingest.readers.word.markup import W
from dashboard.ingest.readers.word97.plain import plain

SIGNATURE = b"{\\rtf"
_MOST_GROUPS = 1_000
_SYMBOL_FONT = 2
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "cp1252", 204: "cp1251", 161: "cp1253"}
_CODE_PAGES = {
    936: "gb18030",
    950: "big5hkscs",
    932: "cp932",
    949: "cp949",
    1252: "cp1252",
    1251: "cp1251",
    65001: "utf-8",
}
_SIGNS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-",
}  # fmt: skip
_BREAKS = {"tab": "tab", "line": "br", "lbr": "br"}
# Groups whose words are no words of the page.
_UNSEEN = frozenset(
    {
        "shppict", "stylesheet", "colortbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer",
        "footerl", "footerr", "footerf", "footnote", "nonshppict", "nonesttables", "objdata", "xe", "tc", "sp",
        "themedata", "datastore", "upr", "listtable", "listoverridetable", "revtbl", "rsidtbl", "bkmkstart",
        "bkmkend", "comment",
    }
)  # fmt: skip
# Groups that a reader may pass over if it does not know them; these are known.
_KNOWN = {"shpinst": "drawing", "nesttableprops": "body", "fldinst": "instruction"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group, and in those inside it."""

    place: str = "body"
    font: int = -1
    fallback: int = 1
    depth: int = 0
    is_hidden: bool = False
    is_deleted: bool = False
    is_raised: bool = False
    left: int = 0
    cells: tuple[CellShape, ...] = ()
    merge: str = ""
    goes_on_left: bool = False


def rtf_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a Rich Text document; places read "paragraph 7" and "table 2, row 5, column 3".

    What is read and what is left out is the same as of .docx; numbers of lists stand in the file as words.

    Raises RefusedDocument: `damaged`, `too_large`, `empty` or `only_pictures`.
    """
    reader = _Reader(file_name)
    for token in tokens(data):
        reader.take(token)
        if reader.is_at_end:
            break
    blocks = body_blocks(reader.body(), None, None, file_name)
    if not blocks:
        raise RefusedDocument("only_pictures" if reader.has_pictures else "empty", file_name)
    return blocks


class _Reader:
    """Follows the groups and control words."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._groups: list[_State] = []
        self._state = _State()
        self._builders = [Builder("body", file_name)]
        self._fonts: dict[int, tuple[str, str]] = {}
        self._pending = bytearray()
        self._to_skip = self._half = 0
        self._is_optional = False
        self._code_page = "cp1252"
        self._default_font = 0
        self.has_pictures = False
        self.is_at_end = False

    def body(self) -> etree._Element:
        """Everything, as a body; raises RefusedDocument `damaged` where groups have no end."""
        if not self.is_at_end:
            raise RefusedDocument("damaged", self._file_name)
        return self._builders[0].finish()

    def take(self, token: Token) -> None:
        """Goes on by one token."""
        if token.kind in ("text", "coded"):
            self._take_bytes(token)
            return
        self._flush()
        if token.kind == "open":
            within(len(self._groups), _MOST_GROUPS, self._file_name)
            self._groups.append(self._state)
            self._is_optional = False
            self._to_skip = 0
        elif token.kind == "close":
            self._leave()
        elif token.word == "*":
            self._is_optional = True
        else:
            is_optional, self._is_optional = self._is_optional, False
            self._take_word(token.word, token.number, is_optional=is_optional)

    def _leave(self) -> None:
        if not self._groups:
            raise RefusedDocument("damaged", self._file_name)
        before = self._groups.pop()
        if self._state.place == "box" and before.place != "box":
            box = self._builders.pop().finish()
            self._builders[-1].add_element(box)
        self._state = before
        self._to_skip = 0
        self.is_at_end = not self._groups

    def _take_word(self, word: str, number: int | None, *, is_optional: bool) -> None:
        self.has_pictures |= word == "pict"
        if word in _UNSEEN or (is_optional and word not in _KNOWN):
            self._set(place="unseen")
        elif word in _KNOWN:
            self._set(place=_KNOWN[word] if self._state.place != "unseen" else "unseen")
        elif word == "shptxt":
            within(len(self._builders), MAX_NESTING, self._file_name)
            self._builders.append(Builder("txbxContent", self._file_name))
            self._set(place="box", depth=0)
        elif word == "fonttbl":
            self._set(place="fonts")
        elif word == "u" and number is not None:
            self._take_letter(number)
        elif self._state.place == "fonts":
            self._take_font(word, number)
        elif self._state.place in ("body", "box"):
            self._take_shown(word, number)
        self._take_setting(word, number or 0)

    def _take_setting(self, word: str, number: int) -> None:
        """A control word that holds for the whole file, or for letters by their numbers."""
        if word == "ansicpg":
            self._code_page = _CODE_PAGES.get(number, "cp1252")
        elif word == "deff":
            self._default_font = number
        elif word == "uc":
            self._set(fallback=max(number, 0))

    def _take_shown(self, word: str, number: int | None) -> None:
        """A control word in what is shown."""
        builder, depth = self._builders[-1], self._state.depth
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _BREAKS:
            if self._is_shown:
                builder.add_element(etree.Element(W + _BREAKS[word]))
        elif word in ("par", "sect", "page"):
            builder.end_paragraph(depth)
        elif word in ("cell", "nestcell"):
            builder.end_cell(1 if word == "cell" else max(depth, 2))
        elif word in ("row", "nestrow"):
            builder.end_row(1 if word == "row" else max(depth, 2), list(self._state.cells))
        else:
            self._take_property(word, number)

    def _take_property(self, word: str, number: int | None) -> None:
        """A control word that says how what follows looks."""
        is_on = number != 0
        match word:
            case "pard":
                self._set(depth=0)
            case "intbl":
                self._set(depth=max(self._state.depth, 1))
            case "itap":
                self._set(depth=max(number or 0, 0))
            case "plain":
                self._set(font=-1, is_hidden=False, is_deleted=False, is_raised=False)
            case "f":
                self._set(font=number or 0)
            case "v":
                self._set(is_hidden=is_on)
            case "deleted":
                self._set(is_deleted=is_on)
            case "super" | "up":
                self._set(is_raised=is_on and word == "super")
            case "nosupersub" | "sub":
                self._set(is_raised=False)
            case _:
                self._take_row(word, number)

    def _take_row(self, word: str, number: int | None) -> None:
        match word:
            case "trowd":
                self._set(left=0, cells=(), merge="", goes_on_left=False)
            case "trleft":
                self._set(left=number or 0)
            case "clvmgf":
                self._set(merge="restart")
            case "clvmrg":
                self._set(merge="continue")
            case "clmrg":
                self._set(goes_on_left=True)
            case "cellx":
                cells = self._state.cells
                left = cells[-1].right if cells else self._state.left
                shape = CellShape(left, max(number or 0, left), self._state.goes_on_left, self._state.merge)
                within(len(cells), _MOST_GROUPS, self._file_name)
                self._set(cells=(*cells, shape), merge="", goes_on_left=False)

    def _take_font(self, word: str, number: int | None) -> None:
        if word == "f":
            self._set(font=number or 0)
            self._fonts[number or 0] = ("", self._code_page)
        elif word == "fcharset":
            encoding = "symbol" if number == _SYMBOL_FONT else _CHARSETS.get(number or 0, self._code_page)
            self._fonts[self._state.font] = ("", self._code_page if number in (0, 1) else encoding)

    def _take_letter(self, number: int) -> None:
        """A letter by its number in Unicode; what follows for readers that know none is passed over."""
        code = number % 0x10000
        if 0xD800 <= code < 0xDC00:
            self._half = code
        elif 0xDC00 <= code < 0xE000:
            self._add(chr(0x10000 + (self._half - 0xD800) * 0x400 + code - 0xDC00) if self._half else "\ufffd")
            self._half = 0
        else:
            self._add(chr(code))
        self._to_skip = self._state.fallback

    def _take_bytes(self, token: Token) -> None:
        data = token.data
        if self._to_skip:
            passed = min(self._to_skip, len(data))
            self._to_skip -= passed
            data = data[passed:]
        self._is_optional = False
        self._pending += data

    def _flush(self) -> None:
        """Bytes of text, as far as they go together, become letters."""
        if not self._pending:
            return
        data, self._pending = bytes(self._pending), bytearray()
        if self._state.place == "fonts":
            name, encoding = self._fonts.get(self._state.font, ("", self._code_page))
            self._fonts[self._state.font] = (name + data.decode("latin-1").strip(" ;"), encoding)
        elif self._state.place == "instruction":
            if b"_Toc" in data:
                self._builders[-1].mark_as_contents()
        else:
            _, encoding = self._fonts.get(self._font, ("", self._code_page))
            if encoding == "symbol":
                self._add("".join(chr(0xF000 + code) for code in data))
            else:
                self._add(data.decode(encoding, errors="replace"))

    def _add(self, text: str) -> None:
        if self._is_shown and (words := plain(text)):
            name, _ = self._fonts.get(self._font, ("", ""))
            self._builders[-1].add(words, name, is_raised=self._state.is_raised)

    @property
    def _font(self) -> int:
        return self._state.font if self._state.font >= 0 else self._default_font

    @property
    def _is_shown(self) -> bool:
        return self._state.place in ("body", "box") and not (self._state.is_hidden or self._state.is_deleted)

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
