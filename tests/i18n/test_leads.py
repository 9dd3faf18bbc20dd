"""The question of a rule with a lead's figures: nothing rounded away, nothing left in braces."""

import json

import pytest

from dashboard.errors import BrokenData
from dashboard.i18n import words
from dashboard.i18n.leads import lead_sentence

ROUND = json.dumps(
    {"budget_adjusted_yuan": 30000, "executed_yuan": 3500, "unspent_yuan": 26500, "execution_rate": 0.1167}
)
ODD = json.dumps(
    {"budget_adjusted_yuan": 30000, "executed_yuan": 3576.5, "unspent_yuan": 26423.5, "execution_rate": 0.1192}
)


def test_amounts_stand_in_the_chosen_unit_where_it_shows_them_whole() -> None:
    assert "全年预算数3.00万元，全年执行数0.35万元，执行率11.67%，未执行2.65万元" in lead_sentence(
        words("zh"), "B01", ROUND
    )


def test_amounts_stand_in_yuan_where_one_would_be_rounded() -> None:
    assert "全年预算数30,000.00元，全年执行数3,576.50元，执行率11.92%，未执行26,423.50元" in lead_sentence(
        words("zh", "wan_yuan"), "B01", ODD
    )
    assert "30,000.00元" in lead_sentence(words("zh", "yi_yuan"), "B01", ODD)


def test_large_amounts_are_not_rounded_to_millions() -> None:
    inputs = json.dumps({"budget_initial_yuan": 1426000, "executed_yuan": 1012600, "execution_rate_initial": 0.7101})

    assert "both 1,012,600.00 yuan, while the initial budget was 1,426,000.00 yuan" in lead_sentence(
        words("en"), "B06", inputs
    )


def test_the_distance_of_two_rates_has_no_sign() -> None:
    inputs = {"execution_rate": 0.65, "execution_rate_initial": 1.3, "execution_rate_difference": -0.65}

    assert "相差65.00个百分点" in lead_sentence(words("zh"), "B07", json.dumps(inputs))


def test_a_column_is_called_by_its_name() -> None:
    inputs = json.dumps({"sum_yuan": 900, "total_yuan": 1000, "column_name": "executed_yuan"})

    assert "“全年执行数”各资金来源合计为900.00元，合计行为1,000.00元" in lead_sentence(
        words("zh", "yuan"), "A08", inputs
    )


def test_what_is_unknown_is_a_dash() -> None:
    inputs = json.dumps({"budget_initial_yuan": None, "executed_yuan": 5, "execution_rate_initial": None})

    assert "年初预算数为—；按年初预算执行率为—。" in lead_sentence(words("zh"), "B06", inputs)


def test_a_rule_without_words_is_an_error_that_names_it() -> None:
    with pytest.raises(BrokenData, match=r"rule\.Z99\.question"):
        lead_sentence(words("zh"), "Z99", "{}")
