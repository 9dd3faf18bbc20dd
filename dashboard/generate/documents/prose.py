"""Draws a self-evaluation report in prose: amounts, score and grade stand in sentences."""

from decimal import Decimal

from dashboard.generate.documents.cells import Faults
from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.filing import filing
from dashboard.generate.documents.forms import Drawn
from dashboard.generate.documents.habits import habits
from dashboard.generate.documents.paper import Block, Line
from dashboard.generate.documents.truth import FormTruth, either, number
from dashboard.generate.documents.wording import FilingWords, families

_NUMBERS = "一二三四五六七八九"


def drawn_report(words: FilingWords, chance: Chance) -> Drawn:
    """A report of a project in prose."""
    family = families()[0]
    ways = habits(family, chance)
    filed = filing(family, ("total",), Decimal(100), words, chance)
    amounts = filed.amounts[0]
    unit = ways.amount_unit
    rate, said_rate = ways.rate(amounts.rate or Decimal(0))
    initial, adjusted, executed = (
        f"{ways.amount(value)}{unit}" for value in (amounts.initial, amounts.adjusted, amounts.executed)
    )
    score = number(filed.score)
    department = filed.department
    sections = {
        chance.pick(["项目基本情况", "基本情况"]): [f"{filed.project}由{department}组织实施，主要内容是{filed.goal}"],
        chance.pick(["资金安排和使用情况", "预算执行情况"]): [
            chance.pick(
                [
                    f"{filed.year}年，该项目年初预算数为{initial}，全年预算数为{adjusted}，全年执行数为{executed}，预算执行率为{rate}%。",
                    f"该项目年初预算安排{initial}，调整后全年预算数{adjusted}，截至{filed.year}年12月31日实际支出{executed}，预算执行率{rate}%。",
                ]
            )
        ],
        chance.pick(["自评结论", "综合评价结论", "绩效自评结果"]): [
            chance.pick(
                [
                    f"经自评，该项目自评得分{score}分，评价等级为“{filed.grade}”。",
                    f"对照绩效目标，本项目绩效自评得分为{score}分，自评等级为{filed.grade}。",
                ]
            )
        ],
        "绩效目标完成情况": [filed.outcome],
        "存在的问题": [filed.problem if filed.problem != "无" else "部分项目支出进度偏慢。"],
        "下一步改进措施": [filed.measure if filed.measure != "无" else "加快项目前期工作，均衡支出进度。"],
    }
    title = f"{department}{filed.year}年度{filed.project}绩效自评报告"
    opening = f"按照财政部门关于开展{filed.year}年度绩效自评工作的要求，现将有关情况报告如下。"
    blocks: list[Block] = [Line(title, "title"), Line(opening)]
    for position, (heading, paragraphs) in enumerate(sections.items()):
        blocks.append(Line(f"{_NUMBERS[position]}、{heading}"))
        blocks += [Line("　　" + paragraph) for paragraph in paragraphs]
    blocks += [Line(department), Line(f"{filed.year + 1}年4月{chance.whole(1, 28)}日")]
    truth = FormTruth(
        columns={
            "form_type": "report",
            "year": str(filed.year),
            "department_name": department,
            "unit_name": either(None, department),
            "project_name": either(filed.project, filed.project.removesuffix("项目"), None),
            "amount_unit_reported": "wan_yuan" if unit == "万元" else "yuan",
            "score_reported": score,
            "grade_reported": filed.grade,
        },
        funds=[
            {
                "source": "total",
                "budget_initial_yuan": number(amounts.initial),
                "budget_adjusted_yuan": number(amounts.adjusted),
                "executed_yuan": number(amounts.executed),
                "execution_rate_reported": said_rate,
            }
        ],
    )
    return Drawn(tuple(blocks), truth, Faults())
