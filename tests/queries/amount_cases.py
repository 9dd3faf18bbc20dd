"""Cases of the rule about amounts in sentences (A12)."""

import dataclasses

from dashboard.records import Evaluation, Funds, Goal, Section
from tests.queries.cases import case
from tests.queries.forms import evaluation, funds

MONEY = funds("800000", "758000", "739216.50")


def told(text: str, money: Funds = MONEY, heading: str | None = None) -> Evaluation:
    """A form whose outcome, or whose passage of that heading, reads so."""
    form = evaluation(money=money, score="99.75")
    if heading is not None:
        return dataclasses.replace(form, sections=(Section(1, heading, text),))
    return dataclasses.replace(form, goals=(Goal(1, "按计划完成", text),))


CASES = (
    case("A12", "says what the table says", told("项目全年预算数75.8万元，全年执行数为73.92万元，执行率97.52%。")),
    case("A12", "cuts its digits off", told("全年执行数73万元。")),
    case(
        "A12",
        "says another amount",
        told("项目全年预算数75.8万元，全年执行数79.32万元。"),
        ("lead", "H"),
        found="79.32万元",
        inputs={"column_name": "executed_yuan", "table_yuan": 739216.5, "text_yuan": 793200},
        amount="53983.50",
    ),
    case(
        "A12", "says another amount in a passage", told("全年预算数共８５.８万元。", heading="自评结论"), ("lead", "H")
    ),
    case("A12", "says the initial budget in yuan", told("年初预算800,000元。")),
    case("A12", "says another initial budget", told("年初预算800,100元。"), ("lead", "H"), amount="100.00"),
    case("A12", "says about how much", told("全年执行数约80万元。")),
    case("A12", "says at most how much", told("全年预算数不超过90万元。")),
    case("A12", "says how much of a part", told("其中财政拨款全年执行数50万元，上年结转全年执行数23.92万元。")),
    case("A12", "says how much of all and of a task", told("全年执行数73.92万元。培训全年执行数20万元。")),
    case("A12", "says what it paid for something", told("发放奖励金40万元，实际支出12万元。")),
    case(
        "A12",
        "has no amount beside it",
        told("全年执行数73.92万元。", funds(executed=None)),
        ("not_judged", "amount_missing"),
    ),
)
