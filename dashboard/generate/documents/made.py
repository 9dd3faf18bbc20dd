"""Documents one by one: a family and a carrier each, with what they say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dashboard.generate.documents.carriers import printed, sheets, text, web, word
from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.faults import worn
from dashboard.generate.documents.forms import drawn_form
from dashboard.generate.documents.lookalikes import drawn_lookalike
from dashboard.generate.documents.paper import Block
from dashboard.generate.documents.prose import drawn_report
from dashboard.generate.documents.wording import families, filing_words

Writer = Callable[[tuple[Block, ...], Chance, printed.Press], bytes]


def _plain(write: Callable[[tuple[Block, ...], Chance], bytes]) -> Writer:
    return lambda blocks, chance, _: write(blocks, chance)


CARRIERS: dict[str, tuple[str, Writer]] = {
    "text_tabs": (".txt", _plain(text.with_tabs)),
    "text_pipes": (".txt", _plain(text.with_pipes)),
    "text_cells": (".txt", _plain(text.a_cell_a_line)),
    "text_line": (".txt", _plain(text.one_long_line)),
    "docx": (".docx", lambda blocks, _, __: word.as_docx(blocks)),
    "xlsx": (".xlsx", _plain(sheets.as_xlsx)),
    "xls": (".xls", _plain(sheets.as_xls)),
    "ods": (".ods", _plain(sheets.as_ods)),
    "html": (".html", _plain(web.as_html)),
    "mht": (".mht", _plain(web.as_mht)),
    "pdf_ruled": (".pdf", partial(printed.as_pdf, is_ruled=True)),
    "pdf_unruled": (".pdf", partial(printed.as_pdf, is_ruled=False)),
    "scan": (".pdf", printed.as_scan),
    "picture": (".png", printed.as_picture),
}
PRINTED = ("pdf_ruled", "pdf_unruled", "scan", "picture")
# Where rows have no ends, a second form would be one guess upon another.
ONE_FORM_ONLY = ("text_cells", "text_line")
PROSE, LOOKALIKE = 11, 12
FAMILIES = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A file and what it says; `truth` is ready to be written as JSON."""

    name: str
    family: int
    carrier: str
    data: bytes
    truth: dict[str, Any]


def made_documents(count: int, seed: int, carriers: Sequence[str] = tuple(CARRIERS)) -> Iterator[MadeDocument]:
    """So many documents, carriers and families in turn; the same seed makes the same ones."""
    with printed.press() as press:
        for number in range(count):
            carrier = carriers[number % len(carriers)]
            family = FAMILIES[number // len(carriers) % len(FAMILIES)]
            yield _made(number, family, carrier, seed, press)


def _made(number: int, family: int, carrier: str, seed: int, press: printed.Press) -> MadeDocument:
    """One document of the family in the carrier."""
    chance = Chance(seed, number, family, carrier)
    words = filing_words()
    ending, write = CARRIERS[carrier]
    name = f"模拟-{number + 1:05d}-{family:02d}-{carrier}{ending}"
    about: dict[str, Any] = {"file": name, "family": family, "carrier": carrier, "seed": seed, "is_synthetic": True}
    if family == LOOKALIKE:
        kind, blocks = drawn_lookalike(words, chance)
        return MadeDocument(name, family, carrier, write(blocks, chance, press), about | {"refused": kind})
    faults: tuple[str, ...] = ()
    if family == PROSE:
        drawn = [drawn_report(words, chance)]
    else:
        layout = families()[family - 1]
        has_two = carrier not in ONE_FORM_ONLY and chance.happens(0.1)
        drawn = [drawn_form(layout, words, chance) for _ in range(1 + has_two)]
    blocks = tuple(block for one in drawn for block in one.blocks)
    if family != PROSE:
        blocks, faults = worn(blocks, carrier, chance)
    named = {name for one in drawn for name in one.faults.names} | ({"two forms"} if len(drawn) > 1 else set())
    truth = about | {"faults": [*sorted(named), *faults], "evaluations": [one.truth.as_json() for one in drawn]}
    return MadeDocument(name, family, carrier, write(blocks, chance, press), truth)
