"""Pages over several years, which the published documents do not have: trends, changes, the mark of made-up data."""

from pathlib import Path

import pytest

from tests.pages.app import opened, said


@pytest.fixture(autouse=True)
def generated(published: None, synthetic_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages read the generated store, not the published documents."""
    monkeypatch.setenv("JIXIAO_STORE", str(synthetic_store))


def test_made_up_data_is_marked_on_the_page_and_below_its_figures() -> None:
    app = opened("overview")

    assert [warning.value for warning in app.warning] == [
        "模拟数据：本页全部数字均由程序生成，不是任何地方的真实数据。"
    ]
    captions = [caption.value for caption in app.caption if "来源：" in caption.value]
    assert captions
    assert all(caption.endswith(r"模拟数据，仅供试用，不是真实数据。") for caption in captions)


def test_several_years_have_a_trend_a_change_and_a_slope() -> None:
    overview, execution = opened("overview"), opened("execution")

    assert not overview.exception
    assert not execution.exception
    assert "份数最多的一类（项目支出自评表）执行率由" in said(overview)
    assert "与上年相比，执行率变化最大的是" in said(overview)
    assert "条线，" in said(execution)
    assert not overview.info
    assert not execution.info


def test_a_comparison_takes_the_last_year_selected_and_the_year_before() -> None:
    every_year = sorted(opened("overview").sidebar.multiselect(key="filter_years").options)
    last, before = every_year[-1], every_year[-2]

    assert f"{before}年与上年相比" in said(opened("overview", year=every_year[:-1]))
    assert f"{last}年与上年相比" in said(opened("overview", year=[before, last]))
