"""facts.texts and facts.figures_in_text: what people wrote, ready to be compared, and the figures in it."""

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from dashboard.records import Goal, Section, Task
from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, indicator, reading

# Clauses, each with the figures in it: as printed, base unit, value, lower end, half of the last printed digit.
FIGURES: dict[str, list[tuple[object, ...]]] = {
    "全年预算数75.8万元": [("75.8万元", "元", 758000, None, 500)],
    "补贴1,020,000.50 元": [("1020000.50元", "元", Decimal("1020000.5"), None, Decimal("0.005"))],
    "投入２．５亿元": [("2.5亿元", "元", 250000000, None, 5000000)],
    "培训1.2万人次": [("1.2万人次", "人次", 12000, None, 500)],
    "慰问24名劳模、3家企业": [("24名", "人", 24, None, Decimal("0.5")), ("3家", "家", 3, None, Decimal("0.5"))],
    "每场10-20人": [("10-20人", "人", 20, 10, Decimal("0.5"))],
    "完成值（实际）5.00(家)": [("5.00家", "家", 5, None, Decimal("0.005"))],
    "执行率97.52%": [("97.52%", "%", Decimal("97.52"), None, Decimal("0.005"))],
    "覆盖3周岁以下儿童": [],
    "2023年6月1日至12月31日": [],
    "第3批补助": [],
    "工期5年": [("5年", "年", 5, None, Decimal("0.5"))],
    "拨打12345": [],
    "文号粤财〔2020〕10号": [],
}
# What else is said of a figure: about, a limit, for each of several.
SAID: dict[str, tuple[bool, bool, bool]] = {
    "慰问56户": (False, False, False),
    "约56户": (True, False, False),
    "2200多人次": (True, False, False),
    "不少于20次": (False, True, False),
    "23人以上": (False, True, False),
    "每季度开展1次": (False, False, True),
    "奖励2万元/家": (False, False, True),
    "人均补贴300元": (False, False, True),
    "各级工会培训54人次": (False, False, False),
}


def goal_of(text: str) -> Any:
    return dataclasses.replace(evaluation(project=text), goals=(Goal(1, text, None),))


@pytest.fixture(scope="module", name="warehouse")
def store_of_clauses(store_of: StoreOf) -> Warehouse:
    return store_of([reading(goal_of(text), name=text) for text in (*FIGURES, *SAID)])


def figures(warehouse: Warehouse, columns: str, text: str) -> list[tuple[Any, ...]]:
    return warehouse.rows(
        f"select {columns} from facts.figures_in_text inner join facts.filings using (evaluation_id)"
        " where project_name = $text order by number_in_clause",
        {"text": text},
    )


@pytest.mark.parametrize("text", FIGURES)
def test_figures_of_a_clause(warehouse: Warehouse, text: str) -> None:
    columns = "figure_text, unit_kind, figure_value, figure_value_low, rounding_value"

    assert FIGURES[text] == figures(warehouse, columns, text)


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_of_a_figure(warehouse: Warehouse, text: str) -> None:
    assert [SAID[text]] == figures(warehouse, "is_about, is_bound, is_per_unit", text)


def test_a_figure_knows_the_words_around_it(warehouse: Warehouse) -> None:
    assert [("慰问", "劳模、"), ("名劳模、", "企业")] == figures(
        warehouse, "words_before, words_behind", "慰问24名劳模、3家企业"
    )


def test_texts_are_all_that_people_wrote_and_empty_phrases_are_left_out(store_of: StoreOf) -> None:
    form = dataclasses.replace(
        evaluation(indicator(remark="因疫情延期。"), indicator(ordinal=2, remark="无。")),
        goals=(Goal(1, "目标：完成１０ 次（全年）", "无"),),
        sections=(Section(1, "存在问题", "进度偏慢"),),
        tasks=(Task(1, "任务一", goal_text="保障运转", outcome_text="已保障"),),
    )

    assert [
        ("goals", "goal_text", "目标完成10次全年"),
        ("indicators", "remark", "因疫情延期"),
        ("sections", "body", "进度偏慢"),
        ("tasks", "goal_text", "保障运转"),
        ("tasks", "outcome_text", "已保障"),
    ] == store_of([reading(form)]).rows("select table_name, column_name, text_normalised from facts.texts order by all")


def test_texts_that_differ_in_spaces_signs_and_width_alone_are_one(store_of: StoreOf) -> None:
    texts = ["“完成 1.5 万次，”", "完成１．５万次", "完成15万次"]
    warehouse = store_of([reading(*(goal_of(text) for text in texts))])

    assert [(1, 2), (3, 1)] == warehouse.rows(
        "select min(position), count(*) from facts.texts inner join facts.filings using (evaluation_id)"
        " group by text_key order by all"
    )


WORDS = "因施工许可办理较慢，支付推迟到下年"


def explaining(remark: str, **given: Any) -> Any:
    return evaluation(indicator(remark=remark), goals=(), **given)


def test_an_explanation_knows_the_form_that_says_the_same(store_of: StoreOf) -> None:
    forms = (
        explaining(WORDS, project="甲", year=2022, department="一局"),
        explaining(f"{WORDS}。", project="乙", year=2023, department="一局"),
        explaining(WORDS, project="丙", year=2023, department="二局"),
        explaining("另有原因，与其他项目都不相同", project="丁", year=2023, department="二局"),
        explaining("进度慢", project="戊", year=2023, department="二局"),
        explaining("进度慢", project="己", year=2023, department="三局"),
        explaining("同一单位同一年度里说的同一句话", project="庚", year=2023, department="三局"),
        explaining("同一单位同一年度里说的同一句话", project="辛", year=2023, department="三局"),
    )
    twins = store_of([reading(*forms)]).rows(
        "select filings.project_name, twins.project_name, twin_kind, forms_alike from facts.text_twins as text_twins"
        " inner join facts.filings as filings on text_twins.filing_number = filings.filing_number"
        " inner join facts.filings as twins on text_twins.twin_filing_number = twins.filing_number"
        " order by filings.position"
    )

    assert [("甲", "乙", "other_year", 3), ("乙", "甲", "other_year", 3)] == twins[:2]
    assert ("丙", "other_body", 3) == (twins[2][0], *twins[2][2:])
    assert twins[2][1] in {"甲", "乙"}
    assert [("庚", "辛", "same_body", 2), ("辛", "庚", "same_body", 2)] == twins[3:]


def test_a_form_is_no_twin_of_its_own(store_of: StoreOf) -> None:
    rows = [indicator(ordinal=place, weight="45", remark=WORDS) for place in (1, 2)]

    assert [] == store_of([reading(evaluation(*rows))]).rows("select * from facts.text_twins")
