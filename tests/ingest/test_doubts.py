"""What a picture does not show for sure is taken back, unless a sum bears it out."""

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from dashboard.ingest.doubts import perhaps_unsure, without_doubtful
from dashboard.ingest.grid import Block, Cell, Grid, Paragraph, lines
from dashboard.ingest.sums import checks
from dashboard.records import Evaluation, Funds, Goal, Indicator, Origin, Section

TOTAL = Funds(
    "total",
    budget_adjusted_yuan=Decimal(200000),
    executed_yuan=Decimal(190000),
    weight=Decimal(10),
    execution_rate_reported=Decimal("0.95"),
    score_reported=Decimal("9.5"),
)
FORM = Evaluation(
    position=1,
    form_type="project",
    project_name="劳模管理",
    amount_unit_reported="wan_yuan",
    score_reported=Decimal("98.5"),
    weight_total_reported=Decimal(100),
    funds=(
        TOTAL,
        Funds("fiscal", None, Decimal(150000), Decimal(150000)),
        Funds("other", None, Decimal(50000), Decimal(40000)),
    ),
    goals=(Goal(1, "全年走访100人", "走访108人"),),
    indicators=(
        Indicator(1, "产出指标", "数量指标", "走访人数", None, "≥100人", "108人", Decimal(50), Decimal(49)),
        Indicator(2, "效益指标", "社会效益", "影响", None, "提升", "提升", Decimal(40), Decimal(40)),
    ),
    sections=(Section(1, "问题", "预算编制不细"), Section(2, "措施", "加强管理")),
)
TABLES = ("funds", "goals", "indicators", "sections")
NOT_READ = {*TABLES, "tasks", "origins", "position", "form_type", "source", "ordinal"}


def with_origins(form: Evaluation) -> Evaluation:
    """The form with an origin for each field, its place being the name of the field."""
    rows: list[tuple[str, str, Any]] = [("evaluations", "", form)]
    for table in TABLES:
        rows.extend((table, row.source if table == "funds" else str(row.ordinal), row) for row in getattr(form, table))
    return replace(
        form,
        origins=tuple(
            Origin(table, key, field.name, f"{table} {key} {field.name}", str(value))
            for table, key, row in rows
            for field in fields(row)
            if field.name not in NOT_READ and (value := getattr(row, field.name)) is not None
        ),
    )


def taken_back(unsure: Mapping[str, float], form: Evaluation = FORM) -> tuple[Evaluation, dict[str, str]]:
    """The form and the reasons by place, where these places are as sure as given and all others entirely."""
    known = with_origins(form)
    cells = {
        origin.place: Cell(origin.text, 0, 0, origin.place, confidence=unsure.get(origin.place, 1.0))
        for origin in known.origins
    }
    record, unread = without_doubtful(known, cells)
    return record, {cell.place: cell.reason for cell in unread}


def test_what_is_sure_stays_and_what_was_never_a_picture_is_not_asked() -> None:
    known = with_origins(FORM)
    seen = Cell("98.5", 0, 1, "page 1, table 1, row 1, column 2", confidence=0.4)
    blocks: list[Block] = [
        Paragraph("单位：元", "page 1, paragraph 1"),
        Grid(((Cell("总分", 0, 0, "line 1, cell 1"), seen),)),
    ]

    assert (known, {}) == taken_back({})
    assert {seen.place: seen} == perhaps_unsure(lines(blocks))
    assert (known, ()) == without_doubtful(known, {})


def test_a_figure_among_words_is_as_sure_as_its_digits() -> None:
    known = with_origins(FORM)

    def reasons(place: str, confidence: float, figures: float) -> list[str]:
        cell = Cell("≥100人", 0, 0, place, confidence=confidence, figure_confidence=figures)
        return [unread.reason for unread in without_doubtful(known, {place: cell})[1]]

    assert [] == reasons("indicators 1 target_text", 0.6, 0.9)
    assert ["unsure_letters"] == reasons("indicators 1 target_text", 0.6, 0.7)
    assert ["unsure_letters"] == reasons("indicators 1 target_text", 0.4, 0.9)
    assert [] == reasons("funds total budget_adjusted_yuan", 0.1, 0.9)
    assert [] == reasons("indicators 1 level_3", 0.6, 0.2)


def test_a_figure_that_nothing_checks_must_be_sure() -> None:
    record, reasons = taken_back({"indicators 1 target_text": 0.7, "indicators 1 actual_text": 0.9})

    assert {"indicators 1 target_text": "unsure_letters"} == reasons
    assert (None, "108人") == (record.indicators[0].target_text, record.indicators[0].actual_text)
    assert "indicators 1 target_text" not in {origin.place for origin in record.origins}


def test_words_and_passages_may_be_less_sure_than_figures() -> None:
    names = ["evaluations  project_name", "goals 1 goal_text"]
    _, reasons = taken_back({**dict.fromkeys(names, 0.6), "indicators 2 target_text": 0.4})

    assert {"indicators 2 target_text": "unsure_letters"} == reasons


def test_what_a_sum_bears_out_stays_however_unsure() -> None:
    proven = [
        "indicators 1 weight",
        "indicators 2 score_reported",
        "funds fiscal executed_yuan",
        "funds total execution_rate_reported",
        "evaluations  score_reported",
    ]
    record, reasons = taken_back(dict.fromkeys(proven, 0.0))

    assert ({}, Decimal(50)) == (reasons, record.indicators[0].weight)


def test_the_rate_says_nothing_of_the_last_digits_of_an_amount() -> None:
    alone = replace(FORM, funds=(TOTAL,))

    assert {"funds total executed_yuan": "unsure_letters"} == taken_back({"funds total executed_yuan": 0.5}, alone)[1]


def test_where_a_sum_does_not_come_out_only_what_is_beyond_doubt_stays() -> None:
    wrong = replace(FORM, indicators=(replace(FORM.indicators[0], weight=Decimal(56)), FORM.indicators[1]))
    record, reasons = taken_back({"indicators 1 weight": 0.9, "indicators 2 weight": 0.99}, wrong)

    assert {"indicators 1 weight": "sum_differs"} == reasons
    assert (None, Decimal(40)) == (record.indicators[0].weight, record.indicators[1].weight)
    assert (wrong.indicators, {}) == (taken_back({}, wrong)[0].indicators, taken_back({}, wrong)[1])


def test_a_lost_decimal_point_is_caught_by_the_rate_the_parts_and_the_weight() -> None:
    total = replace(TOTAL, executed_yuan=Decimal(19000000), score_reported=Decimal(95))
    places = ("funds total executed_yuan", "funds total score_reported")
    _, reasons = taken_back(dict.fromkeys(places, 0.9), replace(FORM, funds=(total, *FORM.funds[1:])))

    assert dict.fromkeys(places, "sum_differs") == reasons


def test_an_unsure_unit_takes_every_amount_with_it() -> None:
    record, reasons = taken_back({"evaluations  amount_unit_reported": 0.2})

    assert all(row.executed_yuan is None and row.budget_adjusted_yuan is None for row in record.funds)
    assert Decimal("0.95") == record.funds[0].execution_rate_reported
    assert "funds fiscal executed_yuan" in reasons


def test_a_passage_that_is_not_sure_is_left_out_whole() -> None:
    record, reasons = taken_back({"sections 1 body": 0.3})

    assert (FORM.sections[1:], {"sections 1 body": "unsure_letters"}) == (record.sections, reasons)


def test_indicators_may_make_the_total_alone_and_nothing_is_checked_that_lacks_a_figure() -> None:
    heavier = replace(FORM.indicators[0], weight=Decimal(60))
    alone = replace(FORM, funds=(), indicators=(heavier, FORM.indicators[1]))
    lacking = replace(FORM, indicators=(replace(heavier, weight=None), FORM.indicators[1]))
    beside = replace(FORM, indicators=alone.indicators)
    weights = ("indicators", "2", "weight")

    assert [] == [check for check in checks(beside) if weights in check.proven]
    assert [True] == [check.agrees for check in checks(alone) if weights in check.proven]
    assert [] == [check for check in checks(lacking) if weights in check.proven]


def test_sources_that_a_form_names_itself_are_parts_or_leave_the_total_unchecked() -> None:
    def agreed(*amounts: tuple[str, int]) -> list[bool]:
        money = tuple(Funds(source, executed_yuan=Decimal(amount)) for source, amount in amounts)
        return [check.agrees for check in checks(Evaluation(position=1, form_type="project", funds=money))]

    assert [True] == agreed(("total", 90), ("fiscal", 60), ("财政专户管理资金", 30))
    assert [True] == agreed(("total", 90), ("fiscal", 90), ("其中：区级", 30))
    assert [] == agreed(("total", 90), ("fiscal", 50), ("财政专户管理资金", 30))
    assert [False] == agreed(("total", 90), ("fiscal", 50), ("other", 30))
