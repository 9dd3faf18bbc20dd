"""Saved selections: links under names, one a name, kept apart by page."""

from pathlib import Path

import pytest

from dashboard.casework import forget_selection, save_selection, saved_selections
from dashboard.casework.selections import MOST
from dashboard.errors import RefusedPaper


def test_a_link_is_kept_under_its_name_and_replaced_by_the_next_one(tmp_path: Path) -> None:
    save_selection(tmp_path, " 重点 ", "low_execution", {"threshold": ["60"]})
    save_selection(tmp_path, "重点", "low_execution", {"threshold": ["50"], "year": ["2022", "2023"]})
    save_selection(tmp_path, "重点", "leads", {})

    assert [(one.name, one.query) for one in saved_selections(tmp_path, "low_execution")] == [
        ("重点", {"threshold": ["50"], "year": ["2022", "2023"]})
    ]
    forget_selection(tmp_path, "重点", "low_execution")
    assert saved_selections(tmp_path, "low_execution") == ()
    assert len(saved_selections(tmp_path, "leads")) == 1


@pytest.mark.parametrize("name", ["", "  ", "长" * 61])
def test_a_name_is_needed(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedPaper, match="selection_name"):
        save_selection(tmp_path, name, "low_execution", {})
    assert saved_selections(tmp_path, "low_execution") == ()


def test_there_is_an_end_to_them(tmp_path: Path) -> None:
    for number in range(MOST):
        save_selection(tmp_path, str(number), "leads", {})

    with pytest.raises(RefusedPaper, match="selections_full"):
        save_selection(tmp_path, "one more", "leads", {})
    save_selection(tmp_path, "7", "leads", {"year": ["2023"]})
    assert len(saved_selections(tmp_path, "leads")) == MOST
