"""What a form's title says of year, unit and project."""

import re
from collections.abc import Iterator, Sequence

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import half_width, year
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_SHORTEST, _LONGEST = 4, 40
_YEAR = r"(?:19|20)\d{2}\s*年?\s*度?"
# Without 年, or in brackets, the number may belong to the name: "健康中国2030", "道路保洁（2021年）".
_YEAR_AT_END = re.compile(rf"(?<!\d)(?:{_YEAR}(?:-|—|~|至|到|、|和))?(?:19|20)\d{{2}}年度?$")
_ANNEX = re.compile(r"^(?:附件|附表|附)[\d一二三四五六七八九十]*[-—.\d]*[:：、.]?")
_YEAR_IN_WORDS = re.compile("[一二][〇○零O0九][〇○零O0一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_PLACE = re.compile(rf"^[一-龥]{{2,10}}[省市州县区旗](?={_YEAR})")
_KIND = re.compile(r"(?:支出)?(?:单位|部门)?(?:绩效|自评|自我评价)")
_GENERAL = re.compile("[部门单位项目支出预算整体财政专资金本级一般公共的和及]")

# What tells whose money it is, and no project's name.
_KIND_OF_FORM = re.compile("中央|地方|转移支付|重点|评分|[省市县区州旗镇乡街道对中度性及其各类]")


def year_of(title: Cell | None, head: list[Line]) -> tuple[Cell, int] | None:
    """The year a line of its own, the title, or a line near it states: "(2023年度)"."""
    cells = [cell for line in head for cell in line.cells if len(key(cell.text)) <= _LONGEST]
    titled = [] if title is None else [title]
    alone = [cell for cell in cells if re.fullmatch(rf"[(\[]?{_YEAR}[)\]]?", key(cell.text))]
    for cell in (*alone, *titled, *(cell for cell in cells if "年度" in cell.text)):
        stated = year(key(cell.text) if cell in alone else cell.text)
        if stated is not None:
            return cell, stated
    return None


def unit_in_title(title: Cell | None, words: Vocabulary) -> str | None:
    """The unit a title names: "甲市财政局2021年部门整体支出绩效自评报告" → "甲市财政局"."""
    if title is None:
        return None
    text = _without_front(title.text)
    return next((name for name in _beginnings(text, words) if is_unit_name(name, words)), None)


def _without_front(text: str) -> str:
    """The title without annex mark, 关于 and year before the name; a year in words as digits."""
    bare = _ANNEX.sub("", re.sub(r"\s+", "", half_width(text)))
    bare = _YEAR_IN_WORDS.sub(lambda found: found[0].translate(_DIGITS), bare)
    return re.sub(rf"^(?:关于)?(?:{_YEAR})?(?:关于)?", "", bare)


def _beginnings(text: str, words: Vocabulary) -> Iterator[str]:
    """What stands before the year, then before each word that may follow a name, from left to right."""
    before_year = re.search(_YEAR, text)
    if before_year:
        yield text[: before_year.start()].removesuffix("关于").rstrip("的（(")
    for word in re.finditer("|".join(words.documents.names.title_words), text):
        yield text[: word.start()].rstrip("的（(")


def is_unit_name(text: str, words: Vocabulary) -> bool:
    """Whether the words are the name of a public body, by how such names end; words set far apart are several cells."""
    if re.search(r"\S\s{2,}\S", text):
        return False
    name = re.sub(r"[(（][^()（）]*[)）]$", "", re.sub(r"\s+", "", text))
    is_long_enough = _SHORTEST <= len(name) <= _LONGEST
    return is_long_enough and name.endswith(words.documents.names.endings) and not re.search(r"[，。；：、,;:]", name)


def project_in_title(title: Cell | None, words: Vocabulary, bodies: Sequence[str] = ()) -> str | None:
    """The project a report's title names: "2022年甲项目绩效自评报告" → "甲项目"; None for general titles.

    The year at its end, and a unit in front that the title or the text (`bodies`) names, are no part of the name.
    """
    if title is None:
        return None
    text = _without_front(title.text)
    named = (unit_in_title(title, words) or "", *(re.sub(r"\s+", "", half_width(body)) for body in bodies))
    unit = max((name for name in named if text.startswith(name)), key=len, default="")
    text = _without_front(text.removeprefix(unit))
    name = _KIND.split(text, maxsplit=1)[0].strip("的")
    name = _without_quotes(_YEAR_AT_END.sub("", name).rstrip("的"))
    own = _KIND_OF_FORM.sub("", _GENERAL.sub("", _without_front(_PLACE.sub("", name))))
    return None if not own or len(name) > _LONGEST else name


def project_in_form_title(title: Cell | None, words: Vocabulary) -> str | None:
    """The project that a form without room for its name titles: "甲县2022年养老项目绩效自评表" → "养老项目".

    Only behind the year, where no unit's name stands, and only what is more than the kind of form or of money.
    """
    text = "" if title is None else _ANNEX.sub("", re.sub(r"\s+", "", half_width(title.text)))
    named = re.search(rf"{_YEAR}(?P<rest>.*)$", text)
    if named is None or unit_in_title(title and title._replace(text=named["rest"]), words):
        return None
    name = _KIND.split(named["rest"], maxsplit=1)[0].strip("的")
    is_own = len(_KIND_OF_FORM.sub("", _GENERAL.sub("", name))) >= _SHORTEST
    return name if is_own and len(name) <= _LONGEST else None


def _without_quotes(name: str) -> str:
    """The name without quotation marks round the whole of it, and without one that lacks its partner."""
    for opening, closing in ("“”", "《》", '""'):
        if name.startswith(opening) and name.find(closing, 1) == len(name) - 1 > 0:
            return name[1:-1]
        if opening != closing and name.count(opening) > name.count(closing):
            name = name.removeprefix(opening)
        elif opening != closing and name.count(opening) < name.count(closing):
            name = name.removesuffix(closing)
    return name
