"""Packs for meetings as people put them together: names of figures and tables with their selections, never figures.

A pack is made anew from the data whenever it is opened or written to a file; what is kept is how.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from filelock import FileLock

from dashboard.errors import RefusedPaper

_FILE = "packs.json"
LONGEST_NAME = 60
LONGEST_HEADLINE = 300
MOST_ITEMS = 60
MOST = 200


@dataclass(frozen=True, slots=True)
class PackItem:
    """One figure or table: its name, the page's query (selection, unit, the page's own parameters), its headline.

    `title` is what it was called when it was added; `headline` is "" where it is to be drafted from the data.
    """

    name: str
    title: str
    query: Mapping[str, Sequence[str]]
    headline: str = ""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """How a pack is made: its name, what stands on its cover, and its items in order.

    `date` is what stands on the cover; "" stands for the day it is made.
    """

    name: str
    title: str = ""
    organisation: str = ""
    date: str = ""
    items: tuple[PackItem, ...] = field(default=())


def pack_plans(store: Path) -> tuple[PackPlan, ...]:
    """Every pack of a store, by name."""
    try:
        rows = json.loads((store / _FILE).read_text("utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(sorted((_plan(row) for row in rows), key=lambda plan: plan.name))


def pack_plan(store: Path, name: str) -> PackPlan:
    """The pack of a name; raises RefusedPaper (`pack_unknown`) where there is none."""
    for plan in pack_plans(store):
        if plan.name == name:
            return plan
    raise RefusedPaper("pack_unknown", name=name)


def save_pack(store: Path, plan: PackPlan, *, is_new: bool = False) -> None:
    """Saves a pack under its name; one of the same name is replaced, unless this one is to be new.

    Raises RefusedPaper: `pack_name` without a name or with one that is too long, `pack_known` where a new one has the
    name of another, `pack_full` with too many items, `packs_full` with too many packs.
    """
    with _writing(store):
        known = pack_plans(store)
        if is_new and any(one.name == plan.name for one in known):
            raise RefusedPaper("pack_known", name=plan.name)
        _save(store, known, plan)


def add_to_pack(store: Path, name: str, item: PackItem) -> int:
    """Puts an item at the end of a pack, which is made where there is none; returns how many it then has.

    Raises RefusedPaper as `save_pack` does.
    """
    with _writing(store):
        known = pack_plans(store)
        before = next((one for one in known if one.name == name), PackPlan(name, title=name))
        plan = replace(before, items=(*before.items, item))
        _save(store, known, plan)
    return len(plan.items)


def describe_pack(store: Path, name: str, *, title: str, organisation: str, date: str) -> None:
    """Changes what stands on a pack's cover. Raises RefusedPaper (`pack_unknown`)."""
    _change(store, name, lambda plan: replace(plan, title=title, organisation=organisation, date=date))


def set_headline(store: Path, name: str, item: PackItem, headline: str) -> None:
    """Changes the headline of an item, "" to have it drafted. Raises RefusedPaper as `move_item` does."""
    worded = " ".join(headline.split())[:LONGEST_HEADLINE]
    _change_items(store, name, item, lambda items, at: [*items[:at], replace(item, headline=worded), *items[at + 1 :]])


def move_item(store: Path, name: str, item: PackItem, step: int) -> None:
    """Moves an item up (-1) or down (+1).

    Raises RefusedPaper: `pack_unknown`, `pack_changed` where the pack has no such item any more.
    """

    def moved(items: list[PackItem], at: int) -> list[PackItem]:
        others = items[:at] + items[at + 1 :]
        to = min(max(at + step, 0), len(others))
        return [*others[:to], item, *others[to:]]

    _change_items(store, name, item, moved)


def remove_item(store: Path, name: str, item: PackItem) -> None:
    """Takes an item out of a pack; one that is not there is none. Raises RefusedPaper (`pack_unknown`)."""
    if item in pack_plan(store, name).items:
        _change_items(store, name, item, lambda items, at: items[:at] + items[at + 1 :])


def rename_pack(store: Path, name: str, new: str) -> None:
    """Gives a pack another name. Raises RefusedPaper: `pack_unknown`, `pack_name`, `pack_known`."""
    with _writing(store):
        known = pack_plans(store)
        plan = pack_plan(store, name)
        if any(one.name == new for one in known):
            raise RefusedPaper("pack_known", name=new)
        title = new if plan.title == name else plan.title
        _save(store, [one for one in known if one.name != name], replace(plan, name=new, title=title))


def forget_pack(store: Path, name: str) -> None:
    """Takes a pack away; one that is not there is none."""
    with _writing(store):
        _write(store, [one for one in pack_plans(store) if one.name != name])


def _change(store: Path, name: str, change: Callable[[PackPlan], PackPlan]) -> None:
    with _writing(store):
        _save(store, pack_plans(store), change(pack_plan(store, name)))


def _change_items(
    store: Path, name: str, item: PackItem, change: Callable[[list[PackItem], int], list[PackItem]]
) -> None:
    """Changes the items of a pack around one, which is found as it was seen: others may have moved it meanwhile."""

    def changed(plan: PackPlan) -> PackPlan:
        if item not in plan.items:
            raise RefusedPaper("pack_changed", name=name)
        return replace(plan, items=tuple(change(list(plan.items), plan.items.index(item))))

    _change(store, name, changed)


def _plan(row: Mapping[str, object]) -> PackPlan:
    items = row["items"]
    if not isinstance(items, list):
        raise TypeError(f"{_FILE}: expected a list of items, found {items!r}")
    return PackPlan(**{**row, "items": tuple(PackItem(**item) for item in items)})  # type: ignore[arg-type]  # as written


def _save(store: Path, known: Sequence[PackPlan], plan: PackPlan) -> None:
    if not plan.name.strip() or plan.name != plan.name.strip() or len(plan.name) > LONGEST_NAME:
        raise RefusedPaper("pack_name", count=LONGEST_NAME)
    if len(plan.items) > MOST_ITEMS:
        raise RefusedPaper("pack_full", count=MOST_ITEMS)
    others = [one for one in known if one.name != plan.name]
    if len(others) >= MOST:
        raise RefusedPaper("packs_full", count=MOST)
    _write(store, [*others, plan])


def _writing(store: Path) -> FileLock:
    store.mkdir(parents=True, exist_ok=True)
    return FileLock(store / f"{_FILE}.lock", is_singleton=True)


def _write(store: Path, plans: Sequence[PackPlan]) -> None:
    aside = store / f"{_FILE}.part"
    aside.write_text(json.dumps([asdict(plan) for plan in plans], ensure_ascii=False, indent=1), "utf-8")
    aside.replace(store / _FILE)
