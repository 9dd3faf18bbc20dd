"""Forms of transfers print neither weights nor scores: rows are told by their columns and by what ends a line."""

from tests.ingest.plain_form import HEAD, only_form, read

FUNDS = [
    "项目资金（万元）\t\t全年预算数(A)\t全年执行数(B)\t预算执行率（B/A×100%）",
    "\t年度资金总额：\t324.35\t323.27\t99.67%",
]
GOALS = ["年度目标\t总体目标\t全年实际完成情况", "\t改造三处校舍，按期完工。\t三处校舍均已完工。"]
HEADER = "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t全年实际完成值\t未完成原因和改进措施"
ROWS = [
    "\t产出指标\t数量指标\t改造校舍数量\t≥3处\t3处\t",
    "\t\t\t项目完成时间\t2023年1月1日-2023年12月31日\t2023年11月21日\t",
    "\t效益指标\t社会效益指标\t受益学生人数\t≥2150人\t2204人\t",
    "\t满意度指标\t服务对象满意度指标\t学生满意度\t≥85%\t93%\t",
]


def test_an_indicator_that_is_called_like_a_field_does_not_end_the_table() -> None:
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER, *ROWS])

    assert [row.level_3 for row in form.indicators] == ["改造校舍数量", "项目完成时间", "受益学生人数", "学生满意度"]
    assert form.indicators[1].actual_text == "2023年11月21日"


def test_who_filled_in_the_form_ends_the_table() -> None:
    foot = "填报人\t张三\t联系电话\t0900-0000000"
    form = only_form([*HEAD, *FUNDS, *GOALS, HEADER, *ROWS, foot])

    assert len(form.indicators) == 4
    assert "张三" not in {row.level_3 for row in form.indicators}


def test_a_line_that_ends_with_target_and_actual_does_not_go_on_below() -> None:
    lines = [
        "附件",
        "中央对地方专项转移支付绩效目标自评表",
        "（2019年度）",
        "转移支付（项目）名称\t政务信息系统运维",
        "中央主管部门\t模拟部",
        "地方主管部门\t某县政务服务和数据管理局（模拟）\t资金使用单位\t某县模拟政务服务中心",
        "项目资金（万元）\t年初预算数\t全年预算数\t资金到位数\t全年执行数\t结余数\t预算执行率",
        "年度资金总额：\t837.32\t835.32\t835.32\t432.57\t402.75\t52%",
        "其中：中央财政资金\t260.55\t259.55\t259.55\t259.55\t0.00\t100%",
        "地方资金",
        "其他资金\t576.77\t575.77\t575.77\t173.02\t402.75\t30%",
        "总体目标完成情况\t总体目标\t全年实际完成情况",
        "通过实施政务信息系统运维，完成购置终端数量＝8台，提高公共服务水平。\t全年购置终端数量11台，各项工作按计划完成。",
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t全年实际完成值\t未完成原因和改进措施",
        "产出指标\t数量指标\t购置终端数量\t＝8台\t11台",
        "归集数据条数\t488万条\t6100万条",
        "租赁云主机数量\t≥356台\t498台",
        "……",
        "时效指标\t投诉办结率\t90%\t88.5%\t验收手续办理时间较长，已列入下年计划",
        "活动开展时间\t2019年11月底前\t2019年11月15日",
        "……",
        "成本指标\t单台设备购置成本\t4万元/台\t4万元/台",
        "……",
        "效益指标\t经济效益指标\t服务收入增长率\t8.5%\t17%",
        "带动产业发展\t有所带动\t有所带动",
        "……",
        "社会效益指标\t安全责任事故\t0起\t0起",
        "问题整改率\t100%\t98.5%\t受工期影响，部分任务延后，下一步加快推进",
        "……",
        "生态效益指标\t污染源监测达标率\t100%\t100%",
        "……",
        "可持续影响指标\t骨干人员在岗率\t≥80%\t90%",
        "……",
        "满意度指标\t服务对象满意度指标\t企业满意度\t>=85%\t85%",
        "……",
        "说明\t无",
    ]
    reading = read(lines)
    taken = [row.actual_text for form in reading.evaluations for row in form.indicators]

    assert "11台归集数据条数" not in taken
    assert not [cell for cell in reading.unread if "11台归集" in cell.text]


def test_the_label_of_a_column_does_not_go_on_with_the_sentence_below() -> None:
    rows = [
        "资金情况\t预算安排数\t资金到位数\t资金支出数\t得  分\t占比\t加权得分",
        "资金总额\t15.2\t15.2\t15.2\t100\t10%\t10",
        "其中：中央补助\t15.2\t15.2\t15.2",
        "省级补助\t0\t0\t0",
        "年度目标\t预期目标\t完成情况",
        "按年度计划推进校舍改造，保障教学。\t三处校舍均已完工，达到预期效果。",
        "一级指标\t二级指标\t三级指标\t指标值\t完成值\t得  分\t占比\t加权得分",
        "产出指标（60分）\t数量指标\t改造校舍数量\t3处\t3处\t100\t60%\t60",
        "满意度指标（30分）\t服务对象满意度指标\t住户满意度\t≥85%\t85%\t100\t30%\t30",
        "合  计\t100%\t100",
    ]
    goal = only_form([*HEAD, *rows]).goals

    assert not any((row.goal_text or "").startswith("完成情况") for row in goal)
