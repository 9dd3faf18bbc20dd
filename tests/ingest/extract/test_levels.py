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
