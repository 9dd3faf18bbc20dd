"""A review table that is drawn, filled in and read back: scores beside self-scores, or a sentence for each cell."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.auditing.reviewing import problem_lines, read_review, review_corrections
from dashboard.auditing.sampling import sample_table
from dashboard.errors import RefusedDocument, UnknownSelection
from dashboard.i18n import words
from dashboard.importing import import_sources
from dashboard.records import Selection
from dashboard.warehouse import Store, Warehouse, breaches, open_warehouse, write_corrections

ZH, EN = words("zh"), words("en")
NOW = datetime(2026, 5, 6, 7, 8, tzinfo=UTC)
FUTIAN = Selection(regions=("440304",))
HEAD = 4
WEIGHT, OWN, ACTUAL, REVIEWED, DEVIATION, KEY = 11, 13, 14, 15, 16, 17

Fill = Callable[[Any], None]


@pytest.fixture(scope="module", name="warehouse")
def published(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    folder = tmp_path_factory.mktemp("review")
    import_sources(folder)
    return open_warehouse(folder)


def table(warehouse: Warehouse, fill: Fill | None = None) -> bytes:
    """A review table of two Futian forms, filled in by `fill` where it is given."""
    data = sample_table(warehouse, FUTIAN, ZH, 2, 7, NOW)
    if fill is None:
        return data
    book = openpyxl.load_workbook(io.BytesIO(data))
    fill(book.worksheets[0])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_the_table_says_how_it_was_drawn_and_leaves_only_the_reviewers_cells_open(warehouse: Warehouse) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table(warehouse))).worksheets[0]
    first = sheet[HEAD + 1]

    assert "拟抽2份，实抽2份；抽样总体13份" in sheet["A2"].value
    assert "随机种子7" in sheet["A2"].value
    assert sheet.protection.sheet
    assert [cell.column for cell in first if not cell.protection.locked] == [ACTUAL, REVIEWED]
    assert sheet.cell(HEAD, REVIEWED).value == "复核得分"
    assert sheet.cell(HEAD + 1, DEVIATION).value == '=IF(OR(M5="",O5=""),"",O5-M5)'


def test_the_table_says_how_many_rows_it_has_and_where_it_is_drawn_again(warehouse: Warehouse) -> None:
    link = "http://a.example/sampling?size=2&seed=7"
    data = sample_table(warehouse, FUTIAN, ZH, 2, 7, NOW, release="第3版", link=link)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = sum(sheet.cell(row, 1).value is not None for row in range(HEAD + 1, sheet.max_row + 1))

    assert f"行数：{rows}行" in sheet["A2"].value
    assert "第3版" in sheet["A2"].value
    assert link in sheet["A2"].value


def test_targets_that_look_like_formulas_stay_text(warehouse: Warehouse) -> None:
    data = sample_table(warehouse, Selection(regions=("310112",)), ZH, 11, 1, NOW)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    targets = [(row[8].value, row[8].data_type) for row in sheet.iter_rows(min_row=HEAD + 1)]

    assert ("=100.00(%)", "s") in targets
    assert {kind for _, kind in targets} <= {"s", "n"}


def test_reviewed_scores_come_to_stand_beside_self_scores(tmp_path: Path) -> None:
    import_sources(tmp_path)
    warehouse = open_warehouse(tmp_path)

    def fill(sheet: Any) -> None:
        sheet.cell(HEAD + 1, REVIEWED).value = sheet.cell(HEAD + 1, OWN).value - 2
        sheet.cell(HEAD + 1, ACTUAL).value = "实地核实为8次"

    review = read_review(warehouse, table(warehouse, fill), "复核表.xlsx", ZH)
    write_corrections(Store(tmp_path), review_corrections(warehouse, review, ZH, "张三", NOW))
    (score,) = review.scores
    after = open_warehouse(tmp_path)

    assert review.problems == ()
    assert after.rows(
        "select score_reported - score_reviewed from forms.indicators"
        " where evaluation_id = $key and ordinal = $ordinal",
        {"key": score.evaluation_id, "ordinal": score.ordinal},
    ) == [(2,)]
    assert after.rows(
        "select score_reported - score_reviewed from forms.evaluations where evaluation_id = $key",
        {"key": score.evaluation_id},
    ) == [(2,)]
    assert after.rows("select distinct corrected_by, is_in_force from forms.corrections") == [("张三", True)]
    assert "抽样复核，复核完成值：实地核实为8次" in {
        reason for (reason,) in after.rows("select reason from forms.corrections")
    }
    assert breaches(after) == ()


def test_an_empty_table_holds_no_scores(warehouse: Warehouse) -> None:
    review = read_review(warehouse, table(warehouse), "复核表.xlsx", ZH)

    assert (review.scores, review.problems) == ((), ())
    assert review.rows > 5


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("尚可", "复核表!O5：“尚可”不是得分，请填数字。"),
        (101, "复核表!O5：得分101.00小于0或超过该项分值，请核对。"),
        (-1, "复核表!O5：得分-1.00小于0或超过该项分值，请核对。"),
    ],
)
def test_what_is_no_score_is_named_with_its_cell(warehouse: Warehouse, typed: object, sentence: str) -> None:
    def fill(sheet: Any) -> None:
        sheet.cell(HEAD + 1, REVIEWED).value = typed
        sheet.cell(HEAD + 2, REVIEWED).value = 0

    review = read_review(warehouse, table(warehouse, fill), "复核表.xlsx", ZH)

    assert list(problem_lines(review, ZH)) == [sentence]
    assert len(review.scores) == 1


def test_a_changed_number_and_a_row_twice_are_named(warehouse: Warehouse) -> None:
    def fill(sheet: Any) -> None:
        sheet.cell(HEAD + 1, REVIEWED).value = 0
        sheet.cell(HEAD + 1, KEY).value = "galaxy/1"
        sheet.cell(HEAD + 2, REVIEWED).value = 0
        sheet.cell(HEAD + 3, REVIEWED).value = 0
        sheet.cell(HEAD + 3, KEY).value = sheet.cell(HEAD + 2, KEY).value

    review = read_review(warehouse, table(warehouse, fill), "复核表.xlsx", ZH)

    assert [problem.reason for problem in review.problems] == ["unknown_key", "repeated"]
    assert len(review.scores) == 1


def test_an_english_table_is_read_as_well(warehouse: Warehouse) -> None:
    data = sample_table(warehouse, FUTIAN, EN, 2, 7, NOW)
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.worksheets[0].cell(HEAD + 1, REVIEWED).value = 0
    target = io.BytesIO()
    book.save(target)

    assert len(read_review(warehouse, target.getvalue(), "review.xlsx", ZH).scores) == 1


def test_other_workbooks_and_files_are_refused(warehouse: Warehouse) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "2023年度"
    target = io.BytesIO()
    book.save(target)

    with pytest.raises(UnknownSelection, match="没有找到复核表的表头"):
        read_review(warehouse, target.getvalue(), "其他.xlsx", ZH)
    with pytest.raises(RefusedDocument):
        read_review(warehouse, b"no workbook", "其他.xlsx", ZH)


def test_nothing_to_draw_is_said(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownSelection, match="无法抽样"):
        sample_table(warehouse, Selection(form_types=("report",)), ZH, 2, 7, NOW)
