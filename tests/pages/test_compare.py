"""Fair comparison: what is said about chance, peers and change, and what is missing where little is known."""

from pathlib import Path

import pytest

from tests.pages.app import opened, said


def test_two_departments_of_the_published_forms_are_compared() -> None:
    app = opened("compare")
    page = said(app).replace("\\", "")

    assert not app.exception
    assert "2个单位，总体平均92.36%；低于漏斗线的0个，高于漏斗线的0个。" in page
    assert "所选范围内没有连续两年的资金数据。" in [info.value for info in app.info]


def test_a_department_stands_beside_those_alike() -> None:
    page = said(opened("compare", body="310112|上海市闵行区总工会（汇总）")).replace("\\", "")

    assert "（群团组织）执行率96.71%，在连同自身的2个部门中第2；同类的另1个部门为98.46%。" in page


def test_a_department_without_peers_says_so() -> None:
    app = opened("compare", region="310112", body="310112|上海市闵行区总工会（汇总）")

    assert not app.exception
    assert "没有类别相同、规模相近的其他部门；可放宽左侧的年度或地区。" in [info.value for info in app.info]


def test_one_form_alone_says_that_chance_cannot_be_seen() -> None:
    app = opened("compare", form="report")

    assert not app.exception
    assert "所选自评份数太少，或数值完全相同，看不出偶然波动的大小。" in [info.value for info in app.info]


def test_english_reads_as_english() -> None:
    page = said(opened("compare", locale="en-US", measure="score")).replace("\\", "")

    assert "2 members, 98.53 on average; " in page


def test_years_of_a_generated_province_are_split(synthetic_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_STORE", str(synthetic_store))
    app = opened("compare")
    page = said(app).replace("\\", "")

    assert not app.exception
    assert "自身变化" in page
    assert "进出变化" in page
