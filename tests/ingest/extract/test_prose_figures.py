"""Amounts, rate, score and grade out of sentences: of the year and of the whole, or not at all."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dashboard.ingest.read_document import read_document
from dashboard.records import Evaluation

UNIT = "示例县水利局"
WAN = 10_000
Money = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]


def report(
    *paragraphs: str, title: str = f"{UNIT}2023年度部门整体支出绩效自评报告", behind: tuple[str, ...] = ()
) -> Evaluation:
    lines = [
        title,
        "一、基本情况",
        "本单位内设6个股室。",
        "二、支出情况",
        *paragraphs,
        "三、存在的问题",
        "预算编制不够细化。",
        "四、改进措施",
        "加强预算管理。",
        *behind,
    ]
    text = "\n".join(lines).encode()
    return read_document(text, "report.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC)).evaluations[0]


def money(found: Evaluation) -> Money | None:
    if not found.funds:
        return None
    (row,) = [row for row in found.funds if row.source == "total"]
    return row.budget_initial_yuan, row.budget_adjusted_yuan, row.executed_yuan, row.execution_rate_reported


def wan(initial: str | None, adjusted: str | None, executed: str | None, rate: str | None) -> Money:
    amounts = [None if value is None else Decimal(value) * WAN for value in (initial, adjusted, executed)]
    return amounts[0], amounts[1], amounts[2], None if rate is None else Decimal(rate)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("全年到位资金1.5亿元，实际支出1.38亿元，预算执行率92%。", wan(None, "15000", "13800", "0.92")),
        ("2023年预算安排640万元，当年实际支出608万元，预算执行率95%。", wan(None, "640", "608", "0.95")),
        (
            ("中央补助300万元，县级配套100万元，合计400万元，"
            "实际支出390万元，预算执行率97.5%。"),
            wan(None, "400", "390", "0.975"),
        ),
        ("2023年部门预算总额为80.5万元，决算支出78.2万元，年末结余2.3万元。", wan(None, "80.5", "78.2", None)),
        ("年初预算数、全年预算数、全年执行数分别为70万元、75万元和72万元。", wan("70", "75", "72", None)),
        (
            ("预算金额分别为30万元、50万元，"
            "合计80万元；实际支出分别为29万元、47万元，合计76万元，预算执行率95%。"),
            wan(None, "80", "76", "0.95"),
        ),
        (
            ("年初批复预算9个项目120万元，年中追加3个项目14万元，"
            "调整后项目预算134万元，实际支出130万元。"),
            wan("120", "134", "130", None),
        ),
        (
            ("2022年度支出410万元，"
            "2023年度支出450万元。2023年年初预算430万元，调整预算460万元。"),
            wan("430", "460", "450", None),
        ),
        ("全年预算数80万元，其中县级资金50万元，实际支出76万元，预算执行率95%。", wan(None, "80", "76", "0.95")),
        ("2023年年初预算80万，实际支出76万，执行率95%。", wan("80", None, "76", "0.95")),
        ("项目资金总预算为80万元，支出76万元，支出率95%。", wan(None, "80", "76", None)),
        ("年度预算97万元，实际支出95.06万元，预算执行率=（95.06/97）×100%=98%。", wan(None, "97", "95.06", "0.98")),
        (
            (
                "2023年预算80万元，实际支出76万元，执行率95%，"
                "比2022年执行率92%提高3个百分点。"
            ),
            wan(None, "80", "76", "0.95"),
        ),
        ("年初预算¥800,000.00元，实际支出￥760,000.00元。", wan("80", None, "76", None)),
        (
            (
                "全年预算80万元，全年支出76万元；其中设备购置50万元，"
                "支出48万元；人工30万元，支出28万元。"
            ),
            wan(None, "80", "76", None),
        ),
        ("年初预算数（万元）：80；全年执行数（万元）：76。", wan("80", None, "76", None)),
        ("年初预算80万元，实际支出76（万元），执行率95%。", wan("80", None, "76", "0.95")),
        ("年初预算80万元，实际支出76万元，2024年拟安排年初预算90万元。", wan("80", None, "76", None)),
        ("年初预算80万元，实际支出76万元，上年年初预算70万元，较去年增加10万元。", wan("80", None, "76", None)),
    ],
)  # fmt: skip
def test_the_whole_of_the_year_is_read(paragraph: str, expected: Money) -> None:
    assert expected == money(report(paragraph))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["“三公”经费年初预算12万元，全年预算12万元，实际支出9万元，预算执行率75%。"],
        ["机关运行经费年初预算86万元，实际支出84万元。"],
        ["下属单位年初预算86万元，全年预算86万元，实际支出84.28万元，预算执行率98%。"],
        ["示例县林业站年初预算86万元，全年预算86万元，实际支出84.28万元，预算执行率98%。"],
        ["2022年年初预算86万元，全年预算90万元，实际支出81万元，预算执行率90%。"],
        ["（一）水利站年初预算30万元，全年预算30万元，实际支出27万元。", "（二）灌区所年初预算20万元。"],
        [
            "1.展厅运维。年初预算30万元，实际支出27万元，执行率90%。",
            "2.系统租赁。年初预算20万元，实际支出20万元，执行率100%。",
        ],
        ["甲项目、乙项目年初预算分别为30万元、20万元，甲项目、乙项目实际支出分别为27万元、20万元。"],
        ["项目总投资9000万元，自2021年以来累计支出6000万元，预算执行率66.67%。"],
        ["基本支出年初预算12万元，全年预算12.5万元，实际支出12.4万元。"],
        ["项目支出年初预算16万元，全年预算15万元，实际支出14.25万元，执行率95%。"],
        ["一般公共预算财政拨款年初预算16万元，全年预算15万元，实际支出14.25万元，执行率95%。"],
        ["中央资金全年预算10万元，实际支出9.8万元，执行率98%。"],
        ["县级配套资金年初预算6万元，全年预算6万元，实际支出6万元，执行率100%。"],
        ["非税收入年初预算120万元，实际执行126万元，完成率105%。"],
        ["1-9月年初预算80万元，实际支出48万元，执行率60%。"],
        ["2023年信息化建设项目预算50万元，实际支出48.5万元，执行率97%。"],
        ["总预算500万元（2021—2023年），2022年支出200万元，累计支出482万元，执行率96.4%。"],
        ["截至6月30日，年初预算80万元，实际支出40万元，预算执行率50%。"],
        ["到位资金300万元，实际支出276万元，预算执行率95%。"],
        ["2024年计划年初预算90万元，计划实际支出85万元。"],
    ],
)  # fmt: skip
def test_money_of_parts_of_others_and_of_other_years_is_not_the_whole(paragraphs: list[str]) -> None:
    assert money(report(*paragraphs)) is None


def test_budget_and_spending_in_two_paragraphs_bear_each_other_out() -> None:
    found = report("年初预算500万元。", "截至6月30日，支出210万元，执行率42%；截至12月31日，支出486万元，执行率97.2%。")

    assert wan("500", None, "486", "0.972") == money(found)


def test_the_spending_on_projects_is_the_whole_of_a_report_on_it() -> None:
    found = report(
        "项目支出年初预算16万元，全年预算15万元，实际支出14.25万元，执行率95%。",
        title=f"{UNIT}2023年度项目支出绩效自评报告",
    )

    assert wan("16", "15", "14.25", "0.95") == money(found)


def test_figures_in_lines_of_their_own_are_read_together() -> None:
    found = report(
        "1.年初预算数：980.00万元。",
        "2.调整预算数：1,020.00万元。",
        "3.决算数：1,001.64万元。",
        "4.预算执行率：98.20%。",
        "5.“三公”经费决算数：18.32万元。",
    )

    assert wan("980", "1020", "1001.64", "0.982") == money(found)


def test_sources_behind_the_whole_are_no_second_whole() -> None:
    found = report(
        "年初预算数为512万元，全年预算数为588万元，全年执行数为569万元。"
        "其中：财政拨款年初预算500万元，全年预算576万元，执行数559万元；其他资金年初预算12万元，全年预算12万元，执行数10万元。"
    )

    assert wan("512", "588", "569", None) == money(found)


def test_the_share_of_the_report_s_own_project_is_read() -> None:
    found = report(
        "我局2023年年初预算3000万元，其中本项目年初预算200万元，全年预算200万元，实际支出190万元，执行率95%。",
        title=f"{UNIT}2023年度小型水库维修项目绩效自评报告",
    )

    assert wan("200", "200", "190", "0.95") == money(found)


def test_a_project_about_a_kind_of_running_cost_is_read() -> None:
    found = report(
        "2023年会议费年初预算20万元，全年预算20万元，实际支出19万元。",
        title=f"{UNIT}2023年度会议费项目绩效自评报告",
    )

    assert wan("20", "20", "19", None) == money(found)


def test_the_unit_in_a_caption_holds_for_the_table_below_it() -> None:
    found = report(
        "各项目支出情况如下（单位：万元）",
        "项目名称\t年初预算数\t调整预算数\t实际支出数\t执行率",
        "河道清淤\t20.00\t20.00\t20.00\t100.00%",
        "水库维修\t80.00\t60.00\t57.00\t95.00%",
        "合计\t100.00\t80.00\t77.00\t96.25%",
    )

    assert wan("100", "80", "77", "0.9625") == money(found)


@pytest.mark.parametrize(
    ("paragraph", "score"),
    [
        ("2022年自评得分为88.6分，2023年自评得分为92.3分。", "92.3"),
        ("河道清淤项目自评得分96分。部门整体支出自评得分93.5分。", "93.5"),
        ("河道清淤项目自评得分96分。水库维修项目自评得分94分。", None),
        ("自评得分90分以上的12个，自评得分80-90分的3个。", None),
    ],
)
def test_the_score_is_that_of_the_year_and_of_the_whole(paragraph: str, score: str | None) -> None:
    assert (None if score is None else Decimal(score)) == report(paragraph).score_reported


def test_a_year_below_the_title_is_the_report_s() -> None:
    found = report("年初预算80万元，实际支出76万元。", title="项目支出绩效自评报告\n（2023年度）\n项目名称：河道清淤")

    assert (2023, "河道清淤") == (found.year, found.project_name)


def test_what_a_web_page_prints_below_a_report_is_no_part_of_it() -> None:
    found = report("年初预算80万元，实际支出76万元。", behind=("【字体：大 中 小】【打印】【关闭】",))

    assert "加强预算管理。" == found.sections[-1].body


def test_a_table_of_projects_without_a_sum_gives_no_total() -> None:
    found = report(
        "各项目支出情况如下（单位：万元）",
        "项目名称\t年初预算数\t调整预算数\t实际支出数\t执行率",
        "河道清淤\t20.00\t20.00\t20.00\t100.00%",
        "水库维修\t80.00\t60.00\t57.00\t95.00%",
    )

    assert "total" not in {row.source for row in found.funds}


def test_a_report_of_one_paragraph_is_read() -> None:
    text = (
        f"{UNIT}2023年度部门整体支出绩效自评报告\n"
        "2023年年初预算80万元，实际支出76万元。部门整体支出绩效自评得分97.2分。问题是预算编制不够精准。"
    )
    found = read_document(text.encode(), "report.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert [(wan("80", None, "76", None), Decimal("97.2"))] == [
        (money(form), form.score_reported) for form in found.evaluations
    ]


def test_a_report_filed_as_a_table_of_headings_and_texts_is_read() -> None:
    text = "\n".join(
        [
            f"{UNIT}2023年度部门整体支出绩效自评报告",
            "预算执行情况\t2023年年初预算80万元，实际支出76万元。",
            "自评结论\t部门整体支出绩效自评得分97.2分。",
            "存在问题\t预算编制不够精准。",
        ]
    )
    found = read_document(text.encode(), "report.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC))
    (form,) = found.evaluations

    assert (wan("80", None, "76", None), Decimal("97.2")) == (money(form), form.score_reported)
    assert ("存在问题", "预算编制不够精准。") == (form.sections[-1].heading, form.sections[-1].body)


def test_a_part_of_a_report_is_no_report_of_its_own() -> None:
    lines = [
        "2023年部门整体支出绩效自评报告",
        UNIT,
        "第一部分 预算执行情况",
        "2023年年初预算80万元。实际支出76万元。年末无结余。",
        "第二部分 绩效自评情况",
        "对照指标逐项评价。综合得分96.2分。等级为优。",
    ]
    text = "\n".join(lines)
    found = read_document(text.encode(), "report.txt", sidecar=None, imported_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert [(2023, UNIT, wan("80", None, "76", None), Decimal("96.2"))] == [
        (form.year, form.department_name, money(form), form.score_reported) for form in found.evaluations
    ]
    assert ["预算执行情况", "绩效自评情况"] == [section.heading for section in found.evaluations[0].sections]
