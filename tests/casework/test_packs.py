"""Packs are kept under their names, whole, and refuse what would not be found again."""

from pathlib import Path
from threading import Thread

import pytest

from dashboard.casework.packs import (
    MOST_ITEMS,
    PackItem,
    PackPlan,
    add_to_pack,
    forget_pack,
    pack_plan,
    pack_plans,
    save_pack,
)
from dashboard.errors import RefusedPaper

ITEM = PackItem("trend", "趋势", {"year": ["2023"], "unit": ["yuan"]}, "一句“引号”和🙂")


def test_a_pack_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    plan = PackPlan("常务会", "绩效自评情况", "某区财政局", "2024年5月", (ITEM, ITEM))
    save_pack(tmp_path, plan)

    assert pack_plans(tmp_path) == (plan,)
    assert pack_plan(tmp_path, "常务会") == plan


def test_the_first_item_makes_the_pack(tmp_path: Path) -> None:
    assert add_to_pack(tmp_path, "常务会", ITEM) == 1
    assert add_to_pack(tmp_path, "常务会", ITEM) == 2
    assert pack_plan(tmp_path, "常务会") == PackPlan("常务会", "常务会", items=(ITEM, ITEM))


def test_items_added_at_once_are_all_kept(tmp_path: Path) -> None:
    adding = [Thread(target=add_to_pack, args=(tmp_path, "常务会", ITEM)) for _ in range(12)]
    for thread in adding:
        thread.start()
    for thread in adding:
        thread.join()

    assert len(pack_plan(tmp_path, "常务会").items) == 12


def test_a_pack_that_is_forgotten_is_unknown(tmp_path: Path) -> None:
    add_to_pack(tmp_path, "常务会", ITEM)
    forget_pack(tmp_path, "常务会")

    with pytest.raises(RefusedPaper, match="pack_unknown"):
        pack_plan(tmp_path, "常务会")


@pytest.mark.parametrize(
    ("plan", "is_new", "reason"),
    [
        (PackPlan(""), False, "pack_name"),
        (PackPlan(" 常务会"), False, "pack_name"),
        (PackPlan("长" * 61), False, "pack_name"),
        (PackPlan("常务会", items=(ITEM,) * (MOST_ITEMS + 1)), False, "pack_full"),
        (PackPlan("旧的"), True, "pack_known"),
    ],
)
def test_a_pack_is_refused_with_a_reason(tmp_path: Path, plan: PackPlan, is_new: bool, reason: str) -> None:
    save_pack(tmp_path, PackPlan("旧的"))
    with pytest.raises(RefusedPaper, match=reason):
        save_pack(tmp_path, plan, is_new=is_new)

    assert pack_plans(tmp_path) == (PackPlan("旧的"),)
