"""The head of a page: what is selected, or, where no filter changes anything, what the page is for."""

import pytest

from dashboard.i18n import words
from tests.pages.app import opened, said


@pytest.mark.parametrize("name", ["packs", "imports", "own_check"])
def test_a_page_that_no_filter_changes_says_what_it_is_for(name: str) -> None:
    shown = said(opened(name)).replace("\\", "")

    assert "当前范围" not in shown
    assert shown.count(words("zh")(f"{name}.lead")) == 1


def test_a_page_that_filters_change_says_what_is_selected() -> None:
    assert "当前范围：全部年度" in said(opened("execution")).replace("\\", "")
