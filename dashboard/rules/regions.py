"""Administrative divisions, and the place that the name of a unit names."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, overload

from dashboard import settings
from dashboard.errors import BrokenData, UnknownSelection
from dashboard.rules.reading import Strict, shaped

Level = Literal["province", "city", "county"]
_COLUMNS = ["region_code", "name_zh", "name_en", "level", "parent_code"]


@dataclass(frozen=True, slots=True)
class Region:
    """One province, city or county of GB/T 2260; counties directly below a province have no city."""

    region_code: str
    name_zh: str
    name_en: str | None
    level: Level
    parent_code: str | None
    city_code: str | None
    province_code: str


@dataclass(frozen=True, slots=True)
class RegionMatch:
    """The place a text names: its code; or None with all that it may be; or None and nothing, if it names no place."""

    region_code: str | None
    candidates: tuple[str, ...] = ()


class Source(Strict):
    """Where the table of divisions was taken from."""

    title: str
    package: str
    version: str
    address: str
    licence: str
    retrieved: date
    sha256_package: str
    made_by: str
    counts: dict[Level, int]


class Names(Strict):
    """How names of places are shortened."""

    endings: tuple[str, ...]
    not_before: tuple[str, ...]
    common: tuple[str, ...]
    autonomous: dict[str, str]
    peoples: tuple[str, ...]


class Sidecar(Strict):
    """data/regions.toml."""

    source: Source
    short: dict[str, str]
    names: Names


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place name in a text; a weak one counts only where a place inside it follows at once."""

    start: int
    end: int
    codes: frozenset[str]
    is_weak: bool


class Regions(Sequence[Region]):
    """All divisions in the order of their codes."""

    def __init__(self, rows: Sequence[Region], sidecar: Sidecar) -> None:
        self._rows = tuple(rows)
        self._by_code = {row.region_code: row for row in rows}
        self._sidecar = sidecar

    @overload
    def __getitem__(self, index: int) -> Region: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Region]: ...
    def __getitem__(self, index: int | slice) -> Region | Sequence[Region]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Region]:
        return iter(self._rows)

    def by_code(self, code: str) -> Region:
        """The division with this code; UnknownSelection where there is none."""
        if code not in self._by_code:
            raise UnknownSelection(f"region {code}: expected a six-digit code of data/regions.csv")
        return self._by_code[code]

    def ancestors(self, code: str) -> tuple[Region, ...]:
        """What the division lies in, the nearest first; UnknownSelection where there is no such division."""
        parent = self.by_code(code).parent_code
        return () if parent is None else (self._by_code[parent], *self.ancestors(parent))

    def find(self, name: str) -> RegionMatch:
        """The place that the name of a unit names, as deep as it goes.

        Places named one inside the other settle which of several of a name is meant. Where several remain, or where
        the name holds places that do not lie in each other, nothing is guessed: all of them are candidates.
        """
        text = re.sub(r"\s", "", name)
        found: frozenset[str] = frozenset()
        for mention in self._mentions(text):
            deeper = self._inside(mention.codes, found)
            above = frozenset(code for code in found if self._is_in(code, mention.codes))
            found = deeper or above or found | mention.codes
        if len(found) == 1:
            return RegionMatch(next(iter(found)))
        return RegionMatch(None, tuple(sorted(found)))

    def _mentions(self, text: str) -> list[_Mention]:
        """The places named in the text from left to right, without the weak ones that nothing follows."""
        raw: list[_Mention] = []
        position = 0
        while position < len(text):
            mention = self._mention_at(text, position)
            if mention:
                raw.append(mention)
            position = mention.end if mention else position + 1
        kept: list[_Mention] = []
        for mention in reversed(raw):
            follower = kept[-1] if kept else None
            is_followed = follower is not None and follower.start == mention.end
            if not mention.is_weak or (follower and is_followed and self._inside(follower.codes, mention.codes)):
                kept.append(mention)
        kept.reverse()
        return [mention for index, mention in enumerate(kept) if self._is_placed(text, mention, kept[:index])]

    def _mention_at(self, text: str, start: int) -> _Mention | None:
        names = self._sidecar.names
        for length in range(min(self._longest, len(text) - start), 1, -1):
            word = text[start : start + length]
            codes, is_weak = self._names.get(word), False
            if codes is None:
                codes, is_weak = self._short_names.get(word), True
            is_bare = is_weak or word in self._sidecar.short
            if codes and not (is_bare and text.startswith(names.not_before, start + length)):
                return _Mention(start, start + length, codes, is_weak)
        return None

    def _is_placed(self, text: str, mention: _Mention, before: list[_Mention]) -> bool:
        """False for a name that may be a plain word where it stands, as common ones and those of two signs may."""
        word = text[mention.start : mention.end]
        is_common = word in self._sidecar.names.common
        if not is_common and (len(word) > 2 or mention.start == 0 or word in self._sidecar.short):
            return True
        follows = bool(before) and before[-1].end == mention.start
        return follows and bool(self._inside(mention.codes, before[-1].codes))

    def _inside(self, codes: frozenset[str], outer: frozenset[str]) -> frozenset[str]:
        """Those of `codes` that are one of `outer` or lie in one; all of them where there is nothing outer."""
        return frozenset(code for code in codes if not outer or self._is_in(code, outer))

    def _is_in(self, code: str, outer: frozenset[str]) -> bool:
        return code in outer or any(region.region_code in outer for region in self.ancestors(code))

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """Full names, and autonomous places without their peoples; each with all the codes it may mean."""
        table: dict[str, set[str]] = {word: {code} for word, code in self._sidecar.short.items()}
        for row in self._rows:
            for word in {row.name_zh, self._plain_autonomous(row.name_zh)}:
                if len(word) > 1:
                    table.setdefault(word, set()).add(row.region_code)
        return {word: frozenset(codes) for word, codes in table.items()}

    @cached_property
    def _short_names(self) -> dict[str, frozenset[str]]:
        """Provinces and cities without their ending."""
        table: dict[str, set[str]] = {}
        for row in self._rows:
            if row.level != "county":
                plain = self._plain_autonomous(row.name_zh)
                ending = next((end for end in self._sidecar.names.endings if plain.endswith(end)), "")
                word = plain.removesuffix(ending)
                if len(word) > 1:
                    table.setdefault(word, set()).add(row.region_code)
        return {word: frozenset(codes) for word, codes in table.items()}

    @cached_property
    def _longest(self) -> int:
        return max(len(word) for word in (*self._names, *self._short_names))

    def _plain_autonomous(self, name: str) -> str:
        """The name without the peoples it is autonomous for: 某某族自治县 becomes 某县; other names stay."""
        names = self._sidecar.names
        for ending, short in names.autonomous.items():
            if name.endswith(ending):
                stem = name.removesuffix(ending)
                while people := next((word for word in names.peoples if stem.endswith(word)), None):
                    stem = stem.removesuffix(people)
                return stem + short if stem else name
        return name


@cache
def regions() -> Regions:
    """The divisions of data/regions.csv; BrokenData where rows do not hold together."""
    path = settings.DATA / "regions.csv"
    return regions_in(path, shaped(settings.DATA / "regions.toml", Sidecar))


def regions_in(path: Path, sidecar: Sidecar) -> Regions:
    """The divisions of one file, every code six digits, every parent above its child, as many as the sidecar says."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != _COLUMNS:
            raise BrokenData(f"{path}: expected the columns {_COLUMNS}, found {reader.fieldnames}")
        rows = list(reader)
    levels = {row["region_code"]: row["level"] for row in rows}
    found = [_region(path, row, levels) for row in rows]
    if len(levels) != len(rows) or list(levels) != sorted(levels):
        raise BrokenData(f"{path}: expected each region_code once and in order, found {len(rows)} rows")
    counts = {level: sum(row.level == level for row in found) for level in sidecar.source.counts}
    if counts != sidecar.source.counts or sum(counts.values()) != len(rows):
        raise BrokenData(f"{path}: expected {sidecar.source.counts} rows, found {counts}")
    return Regions(found, sidecar)


def _region(path: Path, row: dict[str, str], levels: dict[str, str]) -> Region:
    code, level, parent = row["region_code"], row["level"], row["parent_code"] or None
    province, city = f"{code[:2]}0000", f"{code[:4]}00"
    if not re.fullmatch("[0-9]{6}", code) or not row["name_zh"]:
        raise BrokenData(f"{path}: expected a code of six digits and a name, found {row}")
    parents: dict[str, tuple[Level, set[str | None]]] = {
        "province": ("province", {None}),
        "city": ("city", {province}),
        "county": ("county", {province, city}),
    }
    if level not in parents or parent not in parents[level][1] or (parent is not None and parent not in levels):
        raise BrokenData(f"{path}: expected {code} below a place of the table that holds it, found {row}")
    checked = parents[level][0]
    above = {"province": None, "city": code, "county": parent if parent == city else None}[checked]
    return Region(code, row["name_zh"], row["name_en"] or None, checked, parent, above, province)
