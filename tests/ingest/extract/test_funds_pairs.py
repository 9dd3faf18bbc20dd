"""Amounts beside their labels: what goes for several sources, and which points are those of the execution."""

from decimal import Decimal

from tests.ingest.plain_form import HEAD, HEADER, ROWS, only_form


def test_points_and_total_score_among_amounts_in_pairs() -> None:
    amounts = "年初预算数\t128.60万元\t全年预算数\t130.00万元\t全年执行数\t127.40万元\t执行率\t98.00%"
    form = only_form([*HEAD, amounts, "执行率分值\t10分\t执行率得分\t9.8分\t自评总分\t99.3分", HEADER, *ROWS])

    assert [(Decimal(10), Decimal("9.8"))] == [(row.weight, row.score_reported) for row in form.funds]
    assert Decimal("99.3") == form.score_reported


def test_a_label_goes_for_all_sources_behind_it() -> None:
    rows = [
        "年度预算资金（万元）\t\t资金总额\t130.00\t其中：基本支出\t90.00\t项目支出\t40.00",
        "年度执行资金（万元）\t\t资金总额\t127.40\t其中：基本支出\t90.00\t项目支出\t37.40",
        "预算执行率\t\t98.00%\t\t分值\t10\t得分\t9.8",
    ]
    form = only_form([*HEAD, *rows, HEADER, *ROWS])

    assert [
        ("total", Decimal("1300000.00"), Decimal("1274000.00"), Decimal("0.98"), Decimal(10), Decimal("9.8")),
        ("基本支出", Decimal("900000.00"), Decimal("900000.00"), None, None, None),
        ("项目支出", Decimal("400000.00"), Decimal("374000.00"), None, None, None),
    ] == [
        (
            row.source,
            row.budget_adjusted_yuan,
            row.executed_yuan,
            row.execution_rate_reported,
            row.weight,
            row.score_reported,
        )
        for row in form.funds
    ]


def test_a_score_behind_a_rate_without_its_weight_may_be_that_of_the_whole_form() -> None:
    amounts = "全年预算数\t130.00万元\t全年执行数\t127.40万元\t执行率\t98.00%\t得分\t99.3"

    assert [None] == [row.score_reported for row in only_form([*HEAD, amounts, HEADER, *ROWS]).funds]


def test_points_of_the_execution_in_the_cells_of_their_labels() -> None:
    lines = ["全年预算：130.00万元", "全年支出：127.40万元", "执行率：98.00%\t执行率分值：10分\t执行率得分：9.8分"]

    assert [(Decimal(10), Decimal("9.8"))] == [
        (row.weight, row.score_reported) for row in only_form([*HEAD, *lines, HEADER, *ROWS]).funds
    ]
