"""A row that the reader had none of: filled in on the import page, shown, stored, and taken away again."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.warehouse import open_warehouse
from dashboard.widgets.add_row import line_of
from tests.pages.sheets import cells, sheet
from tests.pages.test_imports import FORM, batch, dropped, picked, store_of_one_document, submit, unread_place

ROW = FORM.replace("备注\t神秘\t附言", "备注\t受益村数\t≥12个")
store = store_of_one_document


def filled(app: AppTest, reason: str = "整行未识别", **values: str) -> AppTest:
    """The form of the row with these values by their labels, sent off."""
    for label, value in values.items():
        next(box for box in app.selectbox if box.label == label).set_value(value)
    for label, value in (("更正原因", reason), ("更正人", "张三")):
        [box for box in app.text_input if box.label.startswith(label)][-1].set_value(value)
    return submit(app, "补录本行")


def of_unread_row() -> AppTest:
    """The import page with a cell of an unread row open."""
    app = dropped(("饮水.txt", ROW.encode()))
    return picked(app, at=unread_place(app, "受益村数"))


def test_a_row_is_added_from_the_cells_of_its_line(store: Path) -> None:
    app = filled(of_unread_row(), 一级指标="产出指标", 三级指标="受益村数", 年度指标值="≥12个")
    scratch = open_warehouse(batch(app, store).scratch.folder)

    assert not app.exception
    assert not app.error
    assert ["已采用", "已采用"] == [row[3] for row in cells(app, "unread") if row[0] in ("受益村数", "≥12个")]
    assert "受益村数" in str(sheet(app, "indicators"))
    assert [(3, "产出指标", "受益村数", "≥12个", 12, "个")] == scratch.rows(
        "select ordinal, level_1, level_3, target_text, target_value, target_unit from forms.indicators"
        " order by ordinal desc limit 1"
    )
    app.button(key="imports_commit_all").click().run(timeout=60)
    assert [("张三", "整行未识别")] == open_warehouse(store).rows(
        "select distinct corrected_by, reason from forms.corrections where row_key like '%/3'"
    )


@pytest.mark.usefixtures("store")
def test_a_row_without_its_name_or_its_hand_is_not_added() -> None:
    app = filled(of_unread_row(), 年度指标值="≥12个")
    assert ["请填写三级指标和至少一项内容。"] == [error.value for error in app.error]

    app = filled(app, reason="", 三级指标="受益村数")
    assert ["请填写更正原因。"] == [error.value for error in app.error]


def test_an_added_row_is_taken_away_again(store: Path) -> None:
    app = filled(of_unread_row(), 三级指标="受益村数", 年度指标值="≥12个")
    app = picked(app, cell="indicators/3/level_3")
    for label in ("更正原因", "更正人"):
        [box for box in app.text_input if box.label.startswith(label)][-1].set_value("李四")
    app = submit(app, "撤销补录")
    scratch = open_warehouse(batch(app, store).scratch.folder)

    assert not app.exception
    assert [(1,), (2,)] == scratch.rows("select ordinal from forms.indicators order by ordinal")
    assert "待处理" in [row[3] for row in cells(app, "unread") if row[0] == "受益村数"]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("table 1, row 5, column 2", "table 1, row 5"),
        ("line 12, cell 3", "line 12"),
        ("Sheet1!B12", "Sheet1!12"),
        ("资金!AA7", "资金!7"),
        ("line 12", None),
    ],
)
def test_cells_of_one_line_are_told_by_their_places(place: str, line: str | None) -> None:
    assert line == line_of(place)
