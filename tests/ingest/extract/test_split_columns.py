"""A second row of the header splits the target into sign, value and unit, and the explanation into its kinds."""

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, indicator_rows, only_form, read

UPPER = [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "",
    "",
    "实际完成值",
    "分值",
    "得分",
    "未完成原因分析",
    "",
    "",
]
LOWER = ["", "", "", "运算符号", "内容", "度量单位", "", "", "", "经费保障", "其他", "原因说明"]
ROWS = [
    ["产出指标", "数量指标", "补助学校数", "=", "23", "所", "23所", "20", "20", "", "", ""],
    ["", "", "受益学生人数", "≥", "2150", "人", "2204人", "10", "10", "", "", ""],
    ["", "质量指标", "供暖达标率", "≥", "98", "%", "95.5%", "10", "9.50", "√", "", "两所学校管道老化"],
    ["", "时效指标", "供暖按时启动率", "=", "100", "%", "100%", "10", "10", "", "", ""],
    ["效益指标", "社会效益指标", "因寒停课次数", "=", "0", "次", "0次", "30", "30", "", "", ""],
    ["满意度指标", "服务对象满意度指标", "学生满意度", "≥", "90", "%", "93.2%", "10", "10", "", "", ""],
]


def lost(row: list[str]) -> str:
    """The row without its empty cells, as merged cells are saved."""
    return "\t".join(cell for cell in row if cell)


@pytest.mark.parametrize(
    "header",
    [
        ["\t".join(UPPER), "\t".join(LOWER)],
        [lost(UPPER), "\t\t\t" + lost(LOWER)],
        [lost(UPPER), lost(LOWER)],
    ],
    ids=["whole", "lost to the right", "lost"],
)
def test_targets_are_put_together_and_explanations_kept(header: list[str]) -> None:
    found = read([*HEAD, *FUNDS, *GOALS, *header, *["\t".join(row) for row in ROWS], "总分\t\t\t\t\t\t\t100\t99.30"])
    (form,) = found.evaluations

    assert indicator_rows(only_form(FORM)) == indicator_rows(form)
    assert [None, None, "两所学校管道老化", None, None, None] == [row.remark for row in form.indicators]
    assert [("√", "no_field")] == [(cell.text, cell.reason) for cell in found.unread]


def test_a_first_row_of_data_is_no_second_row_of_the_header() -> None:
    rows = ["产出指标\t数量指标\t计量单位统一率\t定性\t统一\t统一\t10\t10"]
    header = "一级指标\t二级指标\t三级指标\t指标性质\t年度指标值\t实际完成值\t分值\t得分"

    assert ["计量单位统一率"] == [row.level_3 for row in only_form([*HEAD, *FUNDS, header, *rows]).indicators]
