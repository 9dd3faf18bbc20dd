"""The page of packs without a browser: what it shows, what a click changes, and what a read-only dashboard lacks."""

import shutil
from pathlib import Path

import pytest

from dashboard.casework.packs import PackItem, PackPlan, pack_plan, pack_plans, save_pack
from tests.pages.app import opened, said

NAME = "常务会"
ITEMS = (
    PackItem("ranking_department", "排名", {"order": ["highest"]}, "写好的标题句"),
    PackItem("pack_thresholds", "界限", {}),
    PackItem("gone_since", "已取消的图", {}),
)


@pytest.fixture(name="store", autouse=True)
def store_that_can_be_written(published_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = tmp_path / "store"
    shutil.copytree(published_store, store)
    monkeypatch.setenv("JIXIAO_STORE", str(store))
    return store


def test_without_packs_the_page_says_how_to_make_one(store: Path) -> None:
    app = opened("packs")

    assert not app.exception
    assert "还没有会议材料" in said(app)
    next(box for box in app.text_input if box.label == "材料名称").set_value(f" {NAME} ")
    next(button for button in app.button if button.label == "新建").click().run()
    assert [plan.name for plan in pack_plans(store)] == [NAME]
    assert "这份材料还没有内容" in said(app)


def test_a_pack_is_opened_by_its_link_with_every_item(store: Path) -> None:
    save_pack(store, PackPlan(NAME, "绩效情况", "某区财政局", items=ITEMS))
    app = opened("packs", pack=NAME)
    headlines = [box for box in app.text_area if box.label == "标题句"]

    assert not app.exception
    assert "绩效情况" in [header.value for header in app.header]
    assert [box.value for box in headlines] == ["写好的标题句", "", ""]
    assert headlines[1].placeholder
    assert "这幅图已不再提供：已取消的图" in said(app)
    assert len(app.get("plotly_chart")) == 1


def test_items_are_ordered_headlined_and_removed(store: Path) -> None:
    save_pack(store, PackPlan(NAME, items=ITEMS))
    app = opened("packs", pack=NAME)
    next(button for button in app.button if button.label == "下移").click().run()
    next(box for box in app.text_area if box.label == "标题句").set_value("  新的\n标题句 ").run()
    [button for button in app.button if button.label == "移除"][2].click().run()

    assert [(item.name, item.headline) for item in pack_plan(store, NAME).items] == [
        ("pack_thresholds", "新的 标题句"),
        ("ranking_department", "写好的标题句"),
    ]


def test_what_somebody_else_changed_meanwhile_is_said(store: Path) -> None:
    save_pack(store, PackPlan(NAME, items=ITEMS))
    app = opened("packs", pack=NAME)
    save_pack(store, PackPlan(NAME, items=ITEMS[1:]))
    next(button for button in app.button if button.label == "下移").click().run()

    assert f"“{NAME}”刚被其他人改动" in app.error[0].value
    assert pack_plan(store, NAME).items == ITEMS[1:]


def test_a_pack_that_is_not_there_is_named() -> None:
    app = opened("packs", pack="没有*这份*")

    assert "没有\\*这份\\*" in app.warning[0].value


def test_a_read_only_dashboard_shows_packs_and_changes_none(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_pack(store, PackPlan(NAME, items=ITEMS))
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    app = opened("packs", pack=NAME)
    buttons = {button.label for button in app.button}

    assert "写好的标题句" in said(app)
    assert "生成" in buttons
    assert not {"上移", "下移", "移除", "新建", "改名", "删除这份材料", "保存封面"} & buttons
    assert not app.text_area
    assert not any(button.label == "加入会议材料" for button in opened("overview").button)
