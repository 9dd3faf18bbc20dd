"""Which level a name is where merged cells left rows of different widths."""

from tests.ingest.plain_form import FUNDS, HEAD, only_form

TABLE = [
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分",
    "运行成本\t公用经费\t人均公用经费变动率\t≤5%\t3.2%\t10\t10",
    "资产管理\t固定资产利用率\t≥95%\t98%\t10\t10",
    "管理效率\t预算管理\t预决算公开率\t100%\t100%\t20\t20",
    "决算真实性\t真实\t真实\t10\t10",
    "内控管理\t内控制度健全性\t健全\t较健全\t10\t9",
    "履职效能\t市场监管\t食品抽检批次\t≥1260批次\t1302批次\t30\t30",
]


def test_levels_on_numbered_rows_with_their_points_are_no_indicators() -> None:
    rows = [
        "指标名称\t年度指标值\t实际完成值\t分值\t得分",
        "一、产出指标\t\t\t60\t58",
        "（一）数量指标\t\t\t60\t58",
        "清扫保洁面积\t≥186万平方米\t186万平方米\t60\t58",
        "二、满意度指标\t\t\t40\t40",
        "游客满意度\t≥90%\t95%\t40\t40",
        "合计\t\t\t100\t98",
    ]
    form = only_form([*HEAD, *FUNDS, *rows])

    assert [("产出指标", "数量指标", "清扫保洁面积"), ("满意度指标", None, "游客满意度")] == [
        (row.level_1, row.level_2, row.level_3) for row in form.indicators
    ]


def test_the_name_of_a_second_level_is_no_name_of_an_indicator() -> None:
    rows = [TABLE[0], *TABLE[1:], "\t质量指标\t≥90%\t93%\t0\t0"]
    form = only_form(["2022年度部门整体绩效自评表", *HEAD[2:], *FUNDS, *rows])

    assert ("质量指标", None) == (form.indicators[-1].level_2, form.indicators[-1].level_3)


def test_a_lone_name_before_an_indicator_is_its_second_level() -> None:
    form = only_form(["2022年度部门整体绩效自评表", *HEAD[2:], *FUNDS, *TABLE])

    assert [
        ("运行成本", "公用经费"),
        ("运行成本", "资产管理"),
        ("管理效率", "预算管理"),
        ("管理效率", "预算管理"),
        ("管理效率", "内控管理"),
        ("履职效能", "市场监管"),
    ] == [(row.level_1, row.level_2) for row in form.indicators]


def test_first_levels_may_stand_above_tables_of_their_own() -> None:
    header = "二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"
    rows = [
        "一、产出指标（60分）",
        header,
        "数量指标\t清扫保洁面积\t≥186万平方米\t186万平方米\t40\t40",
        "质量指标\t清扫合格率\t≥90%\t91%\t20\t20",
        "二、满意度指标（40分）",
        header,
        "服务对象满意度指标\t游客满意度\t≥90%\t95%\t40\t40",
        "合计\t\t\t\t100\t100",
    ]
    form = only_form([*HEAD, *FUNDS, *rows])

    assert ["产出指标", "产出指标", "满意度指标"] == [row.level_1 for row in form.indicators]
    assert ["数量指标", "质量指标", "服务对象满意度指标"] == [row.level_2 for row in form.indicators]


def test_the_column_tells_which_level_a_name_is_that_may_be_both() -> None:
    rows = [
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分",
        "履职效能\t核心业务\t台网运行率\t≥97%\t98.4%\t45\t45",
        "可持续发展能力\t人才支撑\t高级职称人员占比\t≥30%\t31.2%\t30\t30",
        "服务对象满意度\t公众满意度\t公众对震情信息服务满意度\t≥90%\t92.8%\t15\t15",
    ]
    form = only_form(["2023年度部门整体绩效自评表", *HEAD[2:], *FUNDS, *rows])

    assert [
        ("履职效能", "核心业务", "台网运行率"),
        ("可持续发展能力", "人才支撑", "高级职称人员占比"),
        ("服务对象满意度", "公众满意度", "公众对震情信息服务满意度"),
    ] == [(row.level_1, row.level_2, row.level_3) for row in form.indicators]
