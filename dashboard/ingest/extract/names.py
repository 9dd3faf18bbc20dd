"""What a form's title says of year and unit."""

import re

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import year
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_YEAR = r"(?:19|20)\d{2}\s*年?\s*度?"
_KIND = r"(?:部门|单位|项目|财政|预算|整体|支出|绩效|专项|资金|转移支付|目标|自评|自我评价)"


def year_of(title: Cell | None, head: list[Line]) -> tuple[Cell, int] | None:
    """The year a title or a line under it states: "(2023年度)"."""
    cells = [cell for line in head for cell in line.cells if len(cell.text) <= 40]
    titled = [] if title is None else [title]
    alone = [cell for cell in cells if re.fullmatch(rf"[(\[]?{_YEAR}[)\]]?", key(cell.text))]
    for cell in (*alone, *titled, *(cell for cell in cells if "年度" in cell.text)):
        stated = year(cell.text)
        if stated is not None:
            return cell, stated
    return None


def unit_in_title(title: Cell | None, words: Vocabulary) -> str | None:
    """The unit a title names: "甲市乙局2021年部门整体支出绩效自评报告" → "甲市乙局"."""
    if title is None:
        return None
    text = re.sub(r"\s+", "", title.text)
    text = re.sub(r"^(?:附件|附表|附)[\d一二三四五六七八九十]*[-—.\d]*[:：、.]?", "", text)
    text = re.sub(r"^关于", "", text)
    text = re.sub(rf"^{_YEAR}", "", text)
    name = re.split(rf"{_YEAR}|关于|{_KIND}", text, maxsplit=1)[0].rstrip("的（(")
    return name if len(name) >= 4 and re.search(r"[局委办会院校部处室中心站所厅府社团庭队馆司校]$", name) else None
