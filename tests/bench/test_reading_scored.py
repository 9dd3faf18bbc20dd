"""The benchmark's own scale: what counts as right, abstained, wrong, and too many."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from dashboard.records import Evaluation, Funds, Indicator
from tests.bench.reading.scored import scored

INDICATOR: dict[str, Any] = {
    "level_3": "铺设管网长度", "target_text": ">=35公里", "actual_text": "36公里", "weight": "10", "remark": None,
}  # fmt: skip
TRUTH = [
    {
        "evaluation": {"project_name": "饮水工程", "score_reported": "96.5"},
        "funds": [
            {
                "source": "total", "budget_initial_yuan": "100", "budget_adjusted_yuan": "1000000.00",
                "executed_yuan": None,
            },
        ],
        "goals": [],
        "indicators": [INDICATOR],
    }
]  # fmt: skip
ROW = Indicator(1, None, None, "铺设管网 长度", target_text="≥35公里", actual_text="３６公里", weight=Decimal("10.0"))
READ = Evaluation(
    1, "project", project_name="饮水工程", score_reported=Decimal("96.50"),
    funds=(Funds("total", Decimal(100), Decimal(1_000_000)),), indicators=(ROW,),
)  # fmt: skip


def counts(found: Evaluation | None) -> tuple[int, int, int, int]:
    score = scored(TRUTH, [found] if found else [])
    return score.right, score.abstained, score.wrong, score.spurious


def test_white_space_width_and_trailing_zeros_are_no_difference() -> None:
    assert (9, 0, 0, 0) == counts(READ)


def test_silence_is_abstaining_and_another_value_is_wrong() -> None:
    silent = replace(READ, score_reported=None, indicators=(replace(ROW, weight=None),))
    other = replace(READ, score_reported=Decimal("95.6"), indicators=(replace(ROW, weight=Decimal(100)),))

    assert (7, 2, 0, 0) == counts(silent)
    assert (7, 0, 2, 0) == counts(other)


def test_a_value_where_the_form_says_nothing_is_wrong() -> None:
    assert (9, 0, 1, 0) == counts(replace(READ, indicators=(replace(ROW, remark="无"),)))


def test_a_row_nobody_printed_is_too_many_and_a_missing_one_abstains() -> None:
    invented = Indicator(2, None, None, "另一项", target_text="完成", actual_text="完成")

    assert (9, 0, 0, 1) == counts(replace(READ, indicators=(ROW, invented)))
    assert (5, 4, 0, 0) == counts(replace(READ, indicators=()))


def test_a_document_that_was_not_read_abstains_throughout() -> None:
    assert (0, 9, 0, 0) == counts(None)


def test_any_of_several_meanings_is_right() -> None:
    truth = [TRUTH[0] | {"indicators": [INDICATOR | {"remark": {"any": [None, "无"]}}]}]
    for remark, wrong in ((None, 0), ("无", 0), ("有", 1)):
        score = scored(truth, [replace(READ, indicators=(replace(ROW, remark=remark),))])
        assert wrong == score.wrong
