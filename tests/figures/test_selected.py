"""A selection reads as a sentence."""

import pandas as pd
import pytest

from dashboard.figures.selected import Options, coverage_notes, selection_sentence
from dashboard.i18n import Language, words
from dashboard.records import Selection

OPTIONS = Options(
    years=("2021", "2022", "2023"),
    regions={"110101": {"zh": "甲区", "en": "Jia"}, "110102": {"zh": "乙区", "en": "Yi"}},
    departments=("甲局",),
    form_types=("project",),
)


@pytest.mark.parametrize(
    ("language", "selection", "sentence"),
    [
        ("zh", Selection(), "全部年度；全部地区；全部部门；全部表单类型"),
        ("en", Selection(), "all years; all regions; all departments; all form types"),
        (
            "zh",
            Selection((2019, 2021, 2022, 2023), ("110101", "110102"), ("甲局",), ("project",), "道路 养护"),
            "2019、2021–2023年；甲区、乙区；甲局；项目支出自评表；名称包含“道路 养护”",
        ),
        (
            "en",
            Selection((2021, 2022), ("110102",), (), ("project",), None),
            "2021–2022; Yi; all departments; Project form",
        ),
        (
            "zh",
            Selection(departments=("一", "二", "三", "四", "五", "六", "七", "八")),
            "全部年度；全部地区；一、二、三、四、五、六等（另有2项）；全部表单类型",
        ),
    ],
)
def test_a_selection_reads_as_a_sentence(language: Language, selection: Selection, sentence: str) -> None:
    assert selection_sentence(selection, OPTIONS, words(language)) == sentence


def test_notes_name_how_much_there_is_and_by_which_rules_it_is_judged() -> None:
    coverage = pd.DataFrame(
        {
            "packs_zh": [["全国默认", "甲区 2023 年"]],
            "packs_en": [["National default", "Jia, 2023"]],
            "evaluations": [1],
            "documents": [1],
            "is_synthetic": [True],
        }
    )
    notes = coverage_notes(coverage, "2023", words("en"))

    assert notes.source == "self-evaluations made up by a program (1 document, 1 evaluation)"
    assert notes.packs == "National default; Jia, 2023"
    assert notes.is_synthetic
    published = coverage_notes(coverage.assign(is_synthetic=False), "2023", words("en"))
    assert published.source == "published self-evaluations (1 document, 1 evaluation)"
