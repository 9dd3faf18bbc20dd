"""Releases on the pages: what readers and stewards see, the link to an earlier one, and two side by side."""

from pathlib import Path

import pytest

from dashboard.importing import import_paths, import_sources
from dashboard.settings import DATA
from dashboard.warehouse import Store, make_release, releases, withdraw_release
from tests.pages.app import opened, said, tiles

FUTIAN = next((DATA / "sources").glob("*福田*.txt"))


@pytest.fixture(name="store")
def store_with_a_release_and_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Release 1 holds the form of one place; the data as it is holds all five documents."""
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    import_paths([FUTIAN], tmp_path)
    make_release(Store(tmp_path), "张三", "首批")
    import_sources(tmp_path)
    return Store(tmp_path)


def test_a_link_opens_an_earlier_release(store: Store) -> None:
    app = opened("overview", release="1")

    assert not app.exception
    assert "数据版本：第1号发布" in said(app).replace("\\", "")
    assert dict(tiles(app)) != dict(tiles(opened("overview")))
    assert app.query_params["release"] == "1"


def test_the_data_as_it_is_says_that_it_was_not_released(store: Store) -> None:
    assert "当前数据尚未发布；最近一次为第1号" in said(opened("overview")).replace("\\", "")
    make_release(store, "张三")
    assert "当前数据即第2号发布" in said(opened("overview")).replace("\\", "")


def test_readers_see_the_last_release_that_stands(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    assert "数据版本：第1号发布" in said(opened("overview")).replace("\\", "")
    withdraw_release(store, 1, "张三", "漏审")

    assert "数据版本" not in said(opened("overview"))


@pytest.mark.parametrize("number", ["7", "first", "-1"])
def test_a_release_that_does_not_exist_is_named(store: Store, number: str) -> None:
    app = opened("overview", release=number)

    assert not app.exception
    assert [warning.value.replace("\\", "") for warning in app.warning] == [f"没有第{number}号发布，现显示默认数据。"]


def test_a_steward_sees_what_would_change_and_signs_off(store: Store) -> None:
    app = opened("releases")
    assert "新增14份" in said(app).replace("\\", "")
    next(button for button in app.button if button.label == "发布当前数据").click().run()
    assert [error.value for error in app.error] == ["请填写姓名。"]
    assert len(releases(store)) == 1
    by = next(box for box in app.text_input if box.label == "姓名")
    by.set_value("李四")
    next(button for button in app.button if button.label == "发布当前数据").click().run()

    assert [one.released_by for one in releases(store)] == ["张三", "李四"]
    assert "自第2号发布以来数据没有变化。" in [info.value for info in app.info]


def test_before_the_first_release_only_its_size_is_said(store: Store) -> None:
    withdraw_release(store, 1, "张三", "漏审")
    app = opened("releases")

    assert not app.exception
    assert "首次发布，共27份自评。" in said(app).replace("\\", "")


def test_two_releases_stand_side_by_side(store: Store) -> None:
    make_release(store, "李四")
    app = opened("releases")

    assert not app.exception
    assert [box.value for box in app.selectbox if box.label in {"较早", "较晚"}] == ["1", "2"]
    assert "新增14份自评" in said(app).replace("\\", "")
    assert {"第1号", "第2号"} <= {heading.value for heading in app.subheader}
    assert len(app.get("plotly_chart")) >= 2


def test_a_reader_cannot_release(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    app = opened("releases")

    assert not app.exception
    assert "本看板为只读，不能发布或撤回。" in said(app)
    assert not [button for button in app.button if button.label == "发布当前数据"]


def test_english_reads_as_english(store: Store) -> None:
    assert "The data has not been released; the last release is no. 1" in said(
        opened("overview", locale="en-US")
    ).replace("\\", "")
