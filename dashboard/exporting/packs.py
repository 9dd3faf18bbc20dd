"""The pack of a meeting, made from its plan and the data as it stands, and written in the format that is asked for."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pandas as pd

from dashboard.casework.packs import PackItem, PackPlan
from dashboard.errors import RefusedRelease, UnknownSelection
from dashboard.export.content import Item, Pack, Statement
from dashboard.export.slides import Shape, pack_pptx
from dashboard.export.workbook.pack import pack_xlsx
from dashboard.exporting.items import Source, made_item
from dashboard.exporting.paper_writers import PAPER_WRITERS, paper_bytes
from dashboard.exporting.papers import pack_paper
from dashboard.figures.links import DEFAULT_UNIT, selection_of
from dashboard.i18n import UNITS, Words
from dashboard.records import FigureNotes
from dashboard.warehouse import Store, open_warehouse, release_store, releases

# What is told while a pack is made: how many steps are done, of how many.
Told = Callable[[int, int], None]
Writer = Callable[[Pack, Words], bytes]
SHAPES: tuple[Shape, ...] = ("wide", "classic")
# What writes a pack itself; every writer of papers (`PAPER_WRITERS`) writes packs, too.
WRITERS: Mapping[str, Writer] = {".xlsx": pack_xlsx}
# What writes a pack on slides of either shape.
SLIDES: Mapping[str, Callable[[Pack, Words, Shape], bytes]] = {".pptx": pack_pptx}


def pack_endings() -> list[str]:
    """The endings of every file that a pack can be written to."""
    return [*SLIDES, *PAPER_WRITERS, *(ending for ending in WRITERS if ending not in PAPER_WRITERS)]


def made_pack(
    store: Path,
    plan: PackPlan,
    words: Words,
    moment: datetime,
    address: str = "",
    told: Told | None = None,
    made: Callable[[Item], object] | None = None,
) -> Pack:
    """The pack of a plan with the data as it stands: every item drawn, or saying why it cannot be.

    Items keep the unit and the release that their page had; the language is that of `words`. `address` is where the
    dashboard is found (see Source). An item whose release cannot be opened says so. `made`
    is handed every item as soon as it is there.
    """
    sources: dict[str, Source | str] = {}
    items = []
    for number, item in enumerate(plan.items):
        release = next(iter(item.query.get("release", ())), "")
        if release not in sources:
            sources[release] = source_of(store, release, words, moment, address)
        items.append(item_of(sources[release], item, words))
        if made:
            made(items[-1])
        if told:
            told(number + 1, len(plan.items))
    return Pack(
        title=plan.title or plan.name,
        organisation=plan.organisation,
        date=plan.date or words("pack.date", year=moment.year, month=moment.month, day=moment.day),
        items=tuple(items),
        is_synthetic=any(item.statement.notes.is_synthetic for item in items),
    )


def pack_bytes(pack: Pack, ending: str, words: Words, shape: Shape = "wide") -> bytes:
    """A pack as a file of the kind that an ending names; raises UnknownSelection for any other ending."""
    if ending in SLIDES:
        return SLIDES[ending](pack, words, shape)
    if ending in WRITERS:
        return WRITERS[ending](pack, words)
    if ending in PAPER_WRITERS:
        return paper_bytes(pack_paper(pack, words), ending, words)
    raise UnknownSelection(words("pack.ending", ending=ending, endings=words.listed(pack_endings())))


def source_of(store: Path, release: str, words: Words, moment: datetime, address: str) -> Source | str:
    """What items of a release are read from, or the sentence that says why it cannot be opened."""
    served = Store(store)
    if not release:
        return Source(open_warehouse(store), served, moment, None, address)
    number = int(release) if release.isdecimal() else 0
    try:
        shown = release_store(served, number)
    except RefusedRelease as refused:
        return words(f"pack.release.{refused.reason}", number=release)
    found = next(one for one in releases(served) if one.number == number)
    return Source(open_warehouse(shown.folder), served, moment, found, address)


def item_of(source: Source | str, item: PackItem, words: Words) -> Item:
    """An item of a plan from what it is read from; one whose release cannot be opened says so."""
    if isinstance(source, str):
        statement = Statement(FigureNotes(selection=words("missing"), source=words("missing")))
        return Item(item.name, item.title or item.name, item.headline, statement, pd.DataFrame(), missing=source)
    unit = next((unit for unit in UNITS if unit in item.query.get("unit", ())), DEFAULT_UNIT)
    return made_item(
        source,
        item.name,
        item.query,
        selection_of(item.query),
        words.in_unit(unit),
        title=item.title,
        headline=item.headline,
    )
