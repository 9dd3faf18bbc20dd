"""What a form's title says of year and unit."""

import re

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import year
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_YEAR = r"(?:19|20)\d{2}\s*年?\s*度?"
_SHORTEST, _LONGEST = 4, 40
_ENDINGS = tuple("局委办会院校部处室心站所厅府社团庭队馆司园") + ("大学", "学院", "公司", "工会", "政府", "街道", "人大", "政协", "开发区", "管委会")
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
    return name if is_unit_name(name) else None


def is_unit_name(text: str) -> bool:
    """Whether the words are the name of a public body, by how such names end."""
    name = re.sub(r"[(（][^()（）]*[)）]$", "", re.sub(r"\s+", "", text))
    return _SHORTEST <= len(name) <= _LONGEST and name.endswith(_ENDINGS) and not re.search(r"[，。；：、,;:]", name)


def project_in_title(title: Cell | None, words: Vocabulary) -> str | None:
    """The project a report's title names: "2022年春风行动项目绩效自评报告" → "春风行动项目"; None for general titles."""
    if title is None:
        return None
    text = re.sub(r"\s+", "", title.text)
    unit = unit_in_title(title, words)
    text = text.partition(unit)[2] if unit else text
    text = re.sub(rf"^(?:关于)?(?:{_YEAR})?(?:关于)?", "", text)
    text = re.sub(rf"^{_YEAR}", "", text)
    name = re.split(r"(?:支出)?(?:单位|部门)?(?:绩效|自评|自我评价)", text, maxsplit=1)[0].strip("“”\"《》的")
    is_general = re.sub(r"[部门单位项目支出预算整体财政专资金本级一般公共的和及]", "", name) == ""
    return None if is_general or len(name) > _LONGEST else name
