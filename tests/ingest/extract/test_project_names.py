"""The project that a report's title names."""

import pytest

from dashboard.ingest.extract.names import project_in_title
from dashboard.ingest.grid import Cell
from dashboard.ingest.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("宁城县公安局2023年度“雪亮工程”项目绩效自评报告", "“雪亮工程”项目"),
        ("2023年度“雪亮工程”绩效自评报告", "雪亮工程"),
        ("2023年度农村“厕所革命”绩效自评报告", "农村“厕所革命”"),
        ("2023年度“两癌”和“四病”筛查项目绩效自评报告", "“两癌”和“四病”筛查项目"),
        ("2023年度“两癌”和“四病”绩效自评报告", "“两癌”和“四病”"),
        ("2023年度《甲县志》绩效自评报告", "甲县志"),
        ("2023年度部门整体支出绩效自评报告", None),
    ],
)
def test_quotation_marks_within_a_name_stay(title: str, expected: str | None) -> None:
    assert expected == project_in_title(Cell(title, 0, 0, "line 1"), vocabulary())
