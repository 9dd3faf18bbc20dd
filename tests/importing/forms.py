"""Small project forms as files: each of a project of its own, three indicators all met."""

from pathlib import Path

FORM = """项目支出绩效自评表
（2023年度）
项目名称\t{name}
主管部门\t某市{unit}\t实施单位\t某市{unit}
项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
（万元）\t年度资金总额\t10.00\t10.00\t10.00\t10\t100%\t10
年度总体目标\t预期目标\t实际完成情况
\t培训职工\t{outcome}
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t培训人数\t≥10人\t10人\t50\t50\t
效益指标\t社会效益指标\t知晓率\t≥90%\t95%\t30\t30\t
满意度指标\t服务对象满意度指标\t满意度\t≥90%\t95%\t10\t10\t
总分\t\t\t\t\t100\t100\t
"""


_UNITS = ("教育局", "财政局", "民政局", "司法局", "水务局", "林业局", "审计局", "统计局")


def form(name: str, outcome: str = "已完成", unit: str = _UNITS[0]) -> bytes:
    """The form of a project."""
    return FORM.format(name=name, outcome=outcome, unit=unit).encode()


def filed(folder: Path, count: int) -> Path:
    """A folder of so many forms."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04d}.txt").write_bytes(form(f"项目{number:04d}", unit=_unit(number)))
    return folder


def _unit(number: int) -> str:
    """Twenty projects a unit."""
    district, unit = divmod(number // 20, len(_UNITS))
    return (f"第{district}区" if district else "") + _UNITS[unit]
