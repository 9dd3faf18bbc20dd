"""Names of indicators and side labels that read like labels of something else."""

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, indicator_rows, only_form, read


@pytest.mark.parametrize("name", ["项目完成时间", "填报日期", "实施时间", "联系方式"])
def test_an_indicator_called_as_a_field_is_does_not_end_the_form(name: str) -> None:
    renamed = [row.replace("\t\t受益学生人数", name).replace("供暖按时启动率", name) for row in ROWS]
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER, *renamed, *TOTAL])

    assert [row.level_3 for row in form.indicators] == [
        "补助学校数",
        name,
        "供暖达标率",
        name,
        "因寒停课次数",
        "学生满意度",
    ]
    assert str(form.score_reported) == "99.30"


def test_who_filled_the_form_in_is_no_indicator() -> None:
    foot = ["填表人\t王某\t联系电话\t0936-5523344", "填报日期\t2024年3月5日"]
    found = read([*FORM, *foot])

    assert indicator_rows(only_form(FORM)) == indicator_rows(found.evaluations[0])
    assert found.unread == ()


@pytest.mark.parametrize("label", ["年度绩效目标（80分）", "年度目标", "绩效指标"])
def test_a_label_beside_the_whole_table_is_no_column(label: str) -> None:
    header = f"{label}\t{HEADER.replace('年度指标值', '年初目标值')}"
    rows = [f"\t{row}" for row in ROWS]
    found = read([*HEAD, *FUNDS, *GOALS, header, *rows, f"\t{TOTAL[0]}"])

    assert [indicator_rows(only_form(FORM))] == [indicator_rows(form) for form in found.evaluations]
    assert found.unread == ()
