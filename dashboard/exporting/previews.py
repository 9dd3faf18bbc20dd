"""The items of a pack as they are now, kept for as long as the data stays the same: what its page shows."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from dashboard.casework.packs import PackItem
from dashboard.export.content import Item
from dashboard.exporting.items import Source
from dashboard.exporting.packs import item_of, source_of
from dashboard.i18n import Words
from dashboard.warehouse import Release, Store, open_warehouse, releases


def previews(store: Path, items: Sequence[PackItem], words: Words) -> list[Item]:
    """Each item drawn from the data as it stands, its headline drafted; the same again for the same question."""
    version, known = open_warehouse(store).version, releases(Store(store))
    return [_preview(store, version, known, json.dumps(asdict(item), sort_keys=True), words) for item in items]


@lru_cache(maxsize=120)
def _preview(store: Path, version: str, known: tuple[Release, ...], item: str, words: Words) -> Item:
    asked = PackItem(**{**json.loads(item), "headline": ""})
    return item_of(_source(store, version, known, next(iter(asked.query.get("release", ())), ""), words), asked, words)


@lru_cache(maxsize=8)
def _source(
    store: Path,
    version: str,  # part of the key, as are the releases: nothing is ever invalidated
    known: tuple[Release, ...],
    release: str,
    words: Words,
) -> Source | str:
    return source_of(store, release, words, datetime.now().astimezone(), "")
