"""Draws documents that look like self-evaluations and are none: each must be refused, never read."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.forms import Drawn, drawn_form
from dashboard.generate.documents.paper import Block, Box, Line, Table, spread, with_text
from dashboard.generate.documents.wording import FilingWords, bodies, families

_OF_MONEY_AND_TOTALS = ("总", "合计", "年初预算", "年度资金", "其中", "上年结转", "其他资金", "项目资金")


def drawn_lookalike(words: FilingWords, chance: Chance) -> tuple[str, tuple[Block, ...]]:
    """A document that is no self-evaluation: what it is, and its page."""
    kinds: dict[str, Callable[[FilingWords, Chance], tuple[Block, ...]]] = {
        "target declaration": _declaration,
        "third-party evaluation": _third_party,
        "evaluation by a panel": _by_panel,
        "assessment before approval": _before_approval,
        "budget disclosure": _disclosure,
        "monitoring": _monitoring,
        "blank form": _blank,
        "digits missing": _without_digits,
        "notice": _notice,
        "staff appraisal": _appraisal,
    }
    kind = chance.pick(sorted(kinds))
    return kind, kinds[kind](words, chance)


def _form(words: FilingWords, chance: Chance) -> Drawn:
    return drawn_form(families()[0], words, chance)


def _declaration(words: FilingWords, chance: Chance) -> tuple[Block, ...]:
    """项目支出绩效目标申报表: goals and targets for the coming year, no results."""
    drawn = _form(words, chance)
    table = next(block for block in drawn.blocks if isinstance(block, Table))
    rows = [row for row in _without_results(table) if row]
    year = drawn.truth.columns["year"]
    titles = ["项目支出绩效目标申报表", "项目支出绩效目标表", "部门预算项目绩效目标批复表"]
    lines = (Line(chance.pick(titles), "title"), Line(f"（{year}年度）"))
    return (*lines, Table(tuple(rows), table.width))


def _without_results(table: Table) -> list[tuple[Box, ...]]:
    """Head, goals and the columns up to the targets; every row filled up to the width."""
    rows = []
    for row in table.rows:
        words = [box.text for box in row if box.text]
        if not words or any(text.startswith(_OF_MONEY_AND_TOTALS) for text in words):
            continue
        kept = words[:4] if len(words) > 4 else words
        kept = ["年度目标" if text.startswith("实际完成情况") else text for text in kept if "实际完成值" not in text]
        rows.append(spread(kept[: table.width], table.width, [min(len(kept), table.width) - 1]))
    return rows


def _third_party(words: FilingWords, chance: Chance) -> tuple[Block, ...]:
    drawn = _form(words, chance)
    said = drawn.truth.columns
    return (
        Line(f"{said['project_name']}{chance.pick(['绩效评价报告', '财政重点绩效评价报告'])}", "title"),
        Line("委托单位：模拟财政局"),
        Line("评价机构：模拟会计师事务所有限公司"),
        Line("一、项目概况"),
        Line(f"受财政部门委托，我公司作为第三方机构对{said['department_name']}{said['year']}年度该项目开展绩效评价。"),
        Line("二、评价结论"),
        Line("评价组采用专家评议、现场核查等方式，综合评价得分为86.5分，评价等级为“良”。"),
        Line("三、存在问题"),
        Line("项目绩效目标设置不够合理，资金管理有待规范。"),
    )


def _by_panel(words: FilingWords, chance: Chance) -> tuple[Block, ...]:
    """部门评价: the rows of an evaluation, scored by a panel and not by those who spent the money."""
    said = _form(words, chance).truth.columns
    rows = [spread(["一级指标", "二级指标", "三级指标", "分值", "评价标准", "专家组评分", "扣分原因"], 7, [4])]
    for row in words.evaluation.rows:
        less = chance.pick([0, 0, 1])
        rows.append(
            spread(
                [row[0], row[1], row[2], str(row[3]), row[5], str(row[3] - less), "" if not less else "材料不全"],
                7,
                [4],
            )
        )
    return (
        Line(f"{said['year']}年度{said['project_name']}部门评价评分表", "title"),
        Line("评价组织单位：模拟市财政局　　评价专家组：模拟"),
        Table(tuple(rows), 7),
    )


def _before_approval(words: FilingWords, chance: Chance) -> tuple[Block, ...]:
    """事前绩效评估: whether a project should be funded at all."""
    said = _form(words, chance).truth.columns
    rows = [
        spread(["项目名称", str(said["project_name"]), "申请资金（万元）", f"{chance.whole(20, 900)}.00"], 5, [1]),
        spread(["评估内容", "评估要点", "分值", "得分", "评估意见"], 5, [1]),
        spread(["立项必要性", "是否符合政策要求", "20", "18", "建议进一步论证"], 5, [1]),
        spread(["投入经济性", "预算测算是否合理", "20", "16", "部分单价偏高"], 5, [1]),
        spread(["绩效目标合理性", "目标是否明确", "20", "17", "指标需细化"], 5, [1]),
        spread(["实施方案可行性", "方案是否可行", "20", "19", ""], 5, [1]),
        spread(["筹资合规性", "资金来源是否合规", "20", "20", ""], 5, [1]),
        spread(["总分", "", "100", "90", "予以支持"], 5, [1]),
    ]
    return (Line(f"{said['year']}年度项目事前绩效评估表", "title"), Table(tuple(rows), 5))


def _disclosure(_: FilingWords, chance: Chance) -> tuple[Block, ...]:
    department = chance.pick(bodies().departments).name
    year = chance.whole(2019, 2024)
    heads = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    rows = [spread(heads, 5, [1])]
    for code, name in (("201", "一般公共服务支出"), ("205", "教育支出"), ("208", "社会保障和就业支出")):
        basic, project = chance.whole(100, 900), chance.whole(100, 900)
        rows.append(spread([code, name, f"{basic + project}.00", f"{basic}.00", f"{project}.00"], 5, [1]))
    return (
        Line(f"模拟市{department}{year}年度部门预算公开", "title"),
        Line("一、部门主要职责"),
        Line("贯彻执行有关法律法规，承担本部门职责。"),
        Line("二、支出预算总表（单位：万元）"),
        Table(tuple(rows), 5),
        Line("三、预算绩效情况说明"),
        Line("本年度纳入绩效目标管理的项目3个，按要求编报绩效目标。"),
    )


def _monitoring(words: FilingWords, chance: Chance) -> tuple[Block, ...]:
    """项目支出绩效目标执行监控表: the first seven months and a forecast."""
    said = _form(words, chance).truth.columns
    year = said["year"]
    heads = ["一级指标", "二级指标", "三级指标", "年度指标值", "1至7月执行情况", "全年预计完成情况", "完成目标可能性"]
    rows = [
        spread(["项目名称", str(said["project_name"])], 7, [1]),
        spread(["主管部门", str(said["department_name"]), "实施单位", str(said["unit_name"])], 7, [1, 3]),
        spread(["项目资金（万元）", "年初预算数", "1至7月执行数", "1至7月执行率", "全年预计执行数"], 7, [0]),
        spread(["年度资金总额", "120.00", "61.20", "51.00%", "120.00"], 7, [0]),
        spread(heads, 7, [0]),
        spread(["产出指标", "数量指标", "开展检查次数", "≥12次", "7次", "12次", "确定能"], 7, [0]),
        spread(["效益指标", "社会效益指标", "问题整改率", "≥90%", "80%", "95%", "有可能"], 7, [0]),
    ]
    title = chance.pick(["项目支出绩效目标执行监控表", "项目支出绩效运行监控表", "预算项目绩效监控情况表"])
    return (Line(title, "title"), Line(f"（{year}年度）"), Table(tuple(rows), 7))


def _blank(words: FilingWords, chance: Chance) -> tuple[Block, ...]:
    """The form as it is handed out, nothing filled in."""
    drawn = _form(words, chance)
    said = drawn.truth
    values = {str(value) for value in said.columns.values() if isinstance(value, str)}
    values |= {str(row["goal_text"]) for row in said.goals} | {str(row["outcome_text"]) for row in said.goals}
    entries = {str(value) for row in said.indicators for name, value in row.items() if not name.startswith("level_")}
    names = {str(row["level_3"]) for row in said.indicators}
    return tuple(
        _emptied(block, values | entries | names) if isinstance(block, Table) else _yearless(block)
        for block in drawn.blocks
    )


def _emptied(table: Table, values: set[str]) -> Table:
    def kept(box: Box) -> Box:
        is_number = any(digit in box.text for digit in "0123456789") and "分）" not in box.text
        is_value = box.text in values or any(box.text.endswith(value) for value in values if len(value) > 3)
        return with_text(box, "") if is_number or is_value else box

    return replace(table, rows=tuple(tuple(kept(box) for box in row) for row in table.rows))


def _yearless(line: Line) -> Line:
    return replace(line, text=line.text.translate(str.maketrans("0123456789", " " * 10)))


def _without_digits(words: FilingWords, chance: Chance) -> tuple[Block, ...]:
    """A filled form whose digits were all lost on the way: nothing in it may be guessed."""
    gone = str.maketrans("", "", "0123456789")
    return tuple(
        replace(
            block,
            rows=tuple(tuple(with_text(box, box.text.translate(gone)) for box in row) for row in block.rows),
        )
        if isinstance(block, Table)
        else replace(block, text=block.text.translate(gone))
        for block in _form(words, chance).blocks
    )


def _notice(_: FilingWords, chance: Chance) -> tuple[Block, ...]:
    year = chance.whole(2019, 2024)
    return (
        Line(f"关于开展{year}年度部门预算项目支出绩效自评工作的通知", "title"),
        Line("各预算单位："),
        Line(f"为做好{year}年度绩效自评工作，现将有关事项通知如下。"),
        Line("一、自评范围"),
        Line(f"{year}年度所有项目支出，自评覆盖率应达到100%。"),
        Line("二、时间安排"),
        Line(f"请各单位于{year + 1}年3月31日前报送项目支出绩效自评表和自评报告。"),
        Line("三、工作要求"),
        Line("预算执行率权重统一设置为10分，产出指标50分，效益指标30分，满意度指标10分。"),
        Line("模拟市财政局"),
    )


def _appraisal(_: FilingWords, chance: Chance) -> tuple[Block, ...]:
    """An employee's 绩效自评表."""
    rows = [
        spread(["姓名", "模拟", "岗位", "会计", "考核年度", f"{chance.whole(2019, 2024)}年"], 6, [1]),
        spread(["考核项目", "工作目标", "完成情况", "权重", "自评得分", "上级评分"], 6, [1]),
        spread(["工作业绩", "按时完成报表", "全部完成", "60%", "58", "57"], 6, [1]),
        spread(["工作态度", "遵守制度", "无违纪", "40%", "39", "38"], 6, [1]),
        spread(["合计", "", "", "100%", "97", "95"], 6, [1]),
    ]
    return (Line("员工绩效自评表", "title"), Table(tuple(rows), 6))
