"""Funds in odd places: below the indicators, under a label that spans header and amounts, beside labels."""

from decimal import Decimal

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, indicator_rows, only_form, read

AMOUNTS = ("1286000.00", "1300000.00", "1274000.00", "0.98")


def total(lines: list[str]) -> list[tuple[str, ...]]:
    return [
        (
            str(row.budget_initial_yuan),
            str(row.budget_adjusted_yuan),
            str(row.executed_yuan),
            str(row.execution_rate_reported.normalize()),
        )
        for row in only_form(lines).funds
        if row.source == "total" and row.execution_rate_reported is not None
    ]


@pytest.mark.parametrize("has_indicators_first", [True, False], ids=["below the indicators", "above"])
def test_a_row_of_amounts_without_a_label_is_the_total(has_indicators_first: bool) -> None:
    funds = [FUNDS[0], "\t\t128.60\t130.00\t127.40\t10\t98.00%\t9.80"]
    table = [HEADER, *ROWS]
    lines = [*HEAD, *table, *funds] if has_indicators_first else [*HEAD, *funds, *GOALS, *table]

    assert [AMOUNTS] == total(lines)
    assert indicator_rows(only_form(FORM)) == indicator_rows(only_form(lines))


def test_a_column_in_a_unit_of_its_own_is_never_read_in_that_of_another() -> None:
    header = FUNDS[0].replace("项目资金（万元）", "项目资金").replace("年初预算数", "年初预算数（万元）")
    header = header.replace("全年预算数", "全年预算数（万元）").replace("全年执行数", "全年执行数（元）")
    row = "\t年度资金总额\t128.60\t130.00\t1,274,000.00\t10\t98.00%\t9.80"

    (found,) = only_form([*HEAD, header, row, HEADER, *ROWS]).funds
    assert Decimal("1286000.00") == found.budget_initial_yuan
    assert found.executed_yuan in (None, Decimal("1274000.00"))


def test_two_rows_without_labels_are_not_told_apart() -> None:
    rows = ["\t\t128.60\t130.00\t127.40\t10\t98.00%\t9.80", "\t\t100.00\t100.00\t100.00\t-\t100.00%\t-"]

    assert [] == total([*HEAD, FUNDS[0], *rows, *GOALS, HEADER, *ROWS])


@pytest.mark.parametrize("gap", [" ", "\u00a0"], ids=["blank", "no-break blank"])
def test_blanks_between_thousands(gap: str) -> None:
    row = f"\t年度资金总额\t1{gap}286.00\t1{gap}300.00\t1{gap}274.00\t10\t98.00%\t9.80"

    assert [("12860000.00", "13000000.00", "12740000.00", "0.98")] == total([*HEAD, FUNDS[0], row, HEADER, *ROWS])


def test_a_rate_in_the_cell_of_its_label() -> None:
    stated = ["年初预算（万元）：128.60", "全年预算（万元）：130.00", "全年支出（万元）：127.40", "预算执行率：98.00%"]

    assert [AMOUNTS] == total([*HEAD, *stated, HEADER, *ROWS])


@pytest.mark.parametrize("name", ["预算安排及执行情况", "资金下达和使用情况", "预算批复与支出情况"])
def test_what_heads_the_whole_table_is_no_column_of_it(name: str) -> None:
    header = FUNDS[0].replace("项目资金（万元）", f"{name}（万元）")
    row = "\t\t128.60\t130.00\t127.40\t10\t98.00%\t9.80"

    assert [AMOUNTS] == total([*HEAD, header, row, HEADER, *ROWS])


@pytest.mark.parametrize(
    ("executed", "rate"), [("127.40", "98%"), ("128.24", "98%"), ("128.24", "99%"), ("63.70", "49%")]
)
def test_a_rate_without_decimals_is_that_of_the_amounts(executed: str, rate: str) -> None:
    row = f"\t年度资金总额\t65.00\t130.00\t{executed}\t10\t{rate}\t9.80"
    (found,) = only_form([*HEAD, FUNDS[0], row, HEADER, *ROWS]).funds

    assert Decimal("1300000.00") == found.budget_adjusted_yuan
    assert Decimal(executed) * 10000 == found.executed_yuan


def test_a_figure_run_into_the_next_label_is_not_taken_for_what_that_label_names() -> None:
    pairs = "年初预算数（万元）\t128.60\t全年预算数\t130.00 全年执行数\t127.40\t执行率\t98.00%"
    (found,) = only_form([*HEAD, pairs, HEADER, *ROWS]).funds

    assert (Decimal("1286000.00"), None) == (found.budget_initial_yuan, found.budget_adjusted_yuan)


def amounts(lines: list[str]) -> list[tuple[str, ...]]:
    """Each source with its amounts in 万元."""
    columns = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan")
    return [
        (row.source, *("" if (value := getattr(row, column)) is None else f"{value / 10000:.2f}" for column in columns))
        for row in only_form(lines).funds
    ]


def test_parts_that_make_the_total_below_their_headers_lost_nothing_but_what_is_empty() -> None:
    rows = [
        "\t年度资金总额\t60.40\t60.40\t50.40\t10\t83.44%\t8.34",
        "\t其中：当年财政拨款\t30.40\t30.40\t20.40",
        "\t上年结转资金\t30.00\t30.00\t30.00",
        "\t其他资金\t0.00\t0.00\t0.00",
    ]
    found = amounts([*HEAD, FUNDS[0], *rows, *GOALS, HEADER, *ROWS])

    assert [
        ("total", "60.40", "60.40", "50.40"),
        ("fiscal", "30.40", "30.40", "20.40"),
        ("carry_over", "30.00", "30.00", "30.00"),
        ("other", "0.00", "0.00", "0.00"),
    ] == found


def test_parts_that_miss_the_total_prove_nothing() -> None:
    rows = ["\t年度资金总额\t60.40\t60.40\t50.40\t10\t83.44%\t8.34", "\t其中：当年财政拨款\t30.40\t20.40"]
    found = amounts([*HEAD, FUNDS[0], *rows, *GOALS, HEADER, *ROWS])

    assert [("total", "60.40", "60.40", "50.40")] == found


def test_a_source_named_behind_the_figures_is_not_theirs() -> None:
    rows = [FUNDS[0], FUNDS[1], "\t其中：当年财政拨款\t128.60\t130.00\t127.40\t-\t98.00%\t—\n其他资金"]
    found = amounts("\n".join([*HEAD, *rows, *GOALS, HEADER, *ROWS]).split("\n"))

    assert ("other", "128.60", "130.00", "127.40") not in found
    assert ("fiscal", "128.60", "130.00", "127.40") in found


def test_a_column_of_points_holds_no_amounts_whatever_repeats_it() -> None:
    header = "资金情况（万元）\t预算安排数\t资金到位数\t资金支出数\t得分\t占比\t加权得分"
    rows = ["资金总额\t782.11\t782.11\t782.08\t100\t10%\t10", "其中：中央补助\t269.95\t269.95\t269.95"]
    found = amounts([*HEAD, header, *rows, *GOALS, HEADER, *ROWS])

    assert ("中央补助", "", "269.95", "269.95") == found[1]


def test_a_row_of_zeros_stands_as_the_rows_do_that_prove_themselves() -> None:
    rows = [
        "项目资金（万元）\t\t上年结余\t当年下达数\t全年预算数\t资金到位数\t全年执行数\t预算执行率",
        "\t年度资金总额\t1240\t35600\t36840\t36840\t33892.8\t92.00%",
        "\t地方资金\t240\t5000\t5240\t5240\t4820.8\t92.00%",
        "\t其他资金\t0\t0\t0\t0\t0\t",
    ]
    found = only_form([*HEAD, *rows, HEADER, *ROWS]).funds

    assert [
        ("total", Decimal("368400000.00"), Decimal("338928000.00"), Decimal("0.92")),
        ("地方资金", Decimal("52400000.00"), Decimal("48208000.00"), Decimal("0.92")),
        ("other", Decimal("0.00"), Decimal("0.00"), None),
    ] == [(row.source, row.budget_adjusted_yuan, row.executed_yuan, row.execution_rate_reported) for row in found]


def test_what_was_left_of_last_year_is_a_column_and_no_source() -> None:
    rows = [
        "资金投入情况（万元）\t\t上年结转结余数\t当年下达数\t全年预算数\t资金到位数\t全年执行数\t预算执行率",
        "\t年度资金总额\t1240\t35600\t36840\t36840\t33892.8\t92.00%",
        "\t其他资金\t0\t0\t0\t0\t0\t",
    ]
    found = read([*HEAD, *rows, HEADER, *ROWS])
    (form,) = found.evaluations

    assert [("total", Decimal("0.92")), ("other", None)] == [
        (row.source, row.execution_rate_reported) for row in form.funds
    ]
    assert [] == [entry.text for entry in found.unread if entry.reason == "ambiguous_column"]


def test_the_column_of_the_sources_is_no_budget() -> None:
    header = "预算执行情况\t预算资金来源（万元）\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分"
    row = "\t总额\t1,864.50\t1,790.00\t1,772.31\t99.01%\t10\t9.9"

    assert [("18645000.00", "17900000.00", "17723100.00", "0.9901")] == total([*HEAD, header, row, HEADER, *ROWS])


def test_a_score_of_one_decimal_is_the_rounded_product() -> None:
    rows = [FUNDS[0], "\t年度资金总额\t268.4\t257.16\t250.03\t10.0\t97.23%\t9.7"]
    (found,) = only_form([*HEAD, *rows, HEADER, *ROWS]).funds

    assert (Decimal("10.0"), Decimal("9.7")) == (found.weight, found.score_reported)


ACROSS = [
    "资金情况（万元）\t资金来源\t合计\t中央资金\t县级资金",
    "\t年初预算数\t300\t100\t200",
    "\t全年预算数\t310\t110\t200",
    "\t全年执行数\t294.5\t110\t184.5",
    "\t执行率\t95%\t100%\t92.25%",
    "\t分值\t10",
    "\t得分\t9.5",
]


def test_sources_side_by_side_are_rows() -> None:
    found = read([*HEAD, *ACROSS, *GOALS, HEADER, *ROWS])
    (form,) = found.evaluations

    assert [
        ("total", "3000000.00", "3100000.00", "2945000.00", "0.95", "10", "9.5"),
        ("中央资金", "1000000.00", "1100000.00", "1100000.00", "1", "None", "None"),
        ("县级资金", "2000000.00", "2000000.00", "1845000.00", "0.9225", "None", "None"),
    ] == [
        (
            row.source,
            *(str(amount) for amount in (row.budget_initial_yuan, row.budget_adjusted_yuan, row.executed_yuan)),
            *(str(figure and figure.normalize()) for figure in (row.execution_rate_reported,)),
            str(row.weight),
            str(row.score_reported),
        )
        for row in form.funds
    ]
    assert [] == [cell.text for cell in found.unread]
    assert {"line 6, cell 4"} == {
        origin.place
        for origin in form.origins
        if (origin.row_key, origin.column_name) == ("中央资金", "budget_initial_yuan")
    }


def test_figures_beside_the_columns_of_their_sources_are_not_turned() -> None:
    shifted = [line.replace("\t110\t", "\t\t110\t") for line in ACROSS]
    (form,) = read([*HEAD, *shifted, *GOALS, HEADER, *ROWS]).evaluations

    assert [] == [row for row in form.funds if row.source == "中央资金" and row.executed_yuan is not None]


def test_a_row_of_figures_below_a_header_that_names_the_total() -> None:
    header = FUNDS[0].replace("项目资金（万元）\t", "部门预算执行情况\t预算资金总计（万元）")

    assert [AMOUNTS] == total([*HEAD, header, "\t\t128.60\t130.00\t127.40\t10\t98.00%\t9.80", HEADER, *ROWS])


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("地（市）资金", "地（市）资金"),
        ("其中：县（区）级配套资金（万元）", "县（区）级配套资金"),
        ("（2）国债资金（万元）合计", "国债资金合计"),
    ],
)
def test_brackets_inside_the_name_of_a_source_are_part_of_it(printed: str, source: str) -> None:
    row = f"\t{printed}\t128.60\t130.00\t127.40\t-\t98.00%\t-"
    form = only_form([*HEAD, *FUNDS[:2], row, HEADER, *ROWS])

    assert ["total", source] == [found.source for found in form.funds]


def test_points_rounded_to_a_whole_are_points_of_the_rate() -> None:
    funds = [FUNDS[0], "\t年度资金总额\t51.8\t51.8\t46.3\t10\t89%\t9", "\t其中：当年财政拨款\t51.8\t51.8\t46.3"]
    (found, _) = only_form([*HEAD, *funds, *GOALS, HEADER, *ROWS]).funds

    assert (Decimal(10), Decimal("0.89"), Decimal(9)) == (
        found.weight,
        found.execution_rate_reported,
        found.score_reported,
    )


def test_points_that_no_rounding_makes_stay_unread() -> None:
    funds = [FUNDS[0], "\t年度资金总额\t51.8\t51.8\t46.3\t10\t89%\t8", "\t其中：当年财政拨款\t51.8\t51.8\t46.3"]
    found = only_form([*HEAD, *funds, *GOALS, HEADER, *ROWS]).funds

    assert not any(row.score_reported for row in found)


@pytest.mark.parametrize("between", ["", "调整数\t"], ids=["side by side", "with the change between"])
def test_of_a_budget_and_an_adjusted_budget_the_first_is_the_initial_one(between: str) -> None:
    header = FUNDS[0].replace("年初预算数\t全年预算数", f"预算数\t{between}调整后预算数")
    row = FUNDS[1].replace("128.60\t", "128.60\t1.40\t" if between else "128.60\t")

    assert [AMOUNTS] == total([*HEAD, header, row, HEADER, *ROWS])
