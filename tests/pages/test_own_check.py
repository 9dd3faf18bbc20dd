"""The page of the own check before a file was dropped; tests/browser drops one."""

import pytest

from tests.pages.app import opened, said


def test_nothing_dropped_says_so() -> None:
    app = opened("own_check")

    assert not app.exception
    assert [info.value for info in app.info] == ["还没有放入文件。"]
    assert "文件只用于本次检查，不入库、不保存。" in said(app)


def test_readers_may_check_their_own_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    app = opened("own_check", locale="en-US")

    assert not app.exception
    assert "nothing of it is stored" in said(app)
