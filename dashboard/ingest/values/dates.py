"""Points and periods of the calendar in a text, and the year that a text names."""

import re

from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.numerals import half_width, joined
from dashboard.ingest.values.words import any_of, value_words

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_TO = r"(?:-|--|—|——|–|~|至|到|、|和)"
_EDGE = r"(?<![0-9.,])"
_END = r"(?![0-9/]|[.,-][0-9])"

# Longest first, so that a whole date is not read as its month. 份 is part of 月份; 6个月 is a duration and not here.
_DATES = re.compile(
    "|".join(
        (
            rf"{_EDGE}{_YEAR}年{_MONTH}月{_DAY}(?:[日号]|(?![0-9.,个]))",
            rf"{_EDGE}{_YEAR}年{_MONTH}(?:{_TO}{_MONTH})?月份?",
            rf"{_EDGE}{_YEAR}([-./]){_MONTH}\1{_DAY}{_END}",
            rf"{_EDGE}{_YEAR}[-/]{_MONTH}{_END}",
            rf"{_EDGE}{_YEAR}\.{_MONTH}(?=$|{_TO})",
            rf"{_EDGE}{_YEAR}{_TO}{_YEAR}(?:年度?)",
            rf"{_EDGE}{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]){_END}",
            rf"{_EDGE}{_YEAR}年度?",
            rf"{_EDGE}{_MONTH}月{_DAY}[日号]",
            rf"{_EDGE}{_MONTH}(?:{_TO}{_MONTH})*月份?",
            rf"{_EDGE}{_DAY}[日号](?=前|之前|以前|止|起)",
            rf"第?{_EDGE}[1-4](?:{_TO}[1-4])?季度",
        )
    )
)
_CHINESE_DATE = re.compile(r"(?:十[一二]?|[一二三四五六七八九])月(?!.*[次份])")
_YEAR_ALONE = re.compile(rf"{_YEAR}年度?")
_YEAR_IN_TEXT = re.compile(rf"(?<![0-9])({_YEAR})\s*年")
_YEARS_APART = re.compile(rf"(?<![0-9])({_YEAR})\s*年?\s*{_TO}\s*(?={_YEAR}\s*年)")
_DATE_WITH_MONTH = re.compile(rf"(?<![0-9]){_YEAR}\s*年\s*{_MONTH}\s*(?:月|[-~—至到])")
_BARE_YEAR = re.compile(rf"(?:[^0-9]*年[度份]?:?)?[(\[〔]?({_YEAR})[)\]〕]?")
_YEAR_IN_CHINESE = re.compile(r"([一二][零〇○一二三四五六七八九]{3})年")
_CHINESE_FIGURES = str.maketrans("零〇○一二三四五六七八九", "000123456789")


def without_dates(text: str) -> tuple[str, bool]:
    """The joined text with a comma for each date, and whether a date nearer than a year was among them."""
    found = [match.group() for match in _DATES.finditer(text)]
    is_nearer = any(not _YEAR_ALONE.fullmatch(date) for date in found)
    return _DATES.sub("，", text), is_nearer


def names_a_time(text: str) -> bool:
    """True where the joined text names a point or period of the calendar: 2023年12月底前, 7-8月, 年底前."""
    return bool(_DATES.search(text) or _CHINESE_DATE.search(text) or _calendar_words().search(text))


def year(text: str | None) -> int | None:
    """The one year a text names: "2023", "2023年度", "二〇二三年度"; None where it names none or several.

    A day or month is not the year evaluated: the year of "2024年3月1日" is not taken.
    """
    if text is None:
        return None
    plain = half_width(text)
    dateless = _DATE_WITH_MONTH.sub(" ", plain)
    years = {int(found) for found in _YEAR_IN_TEXT.findall(dateless)}
    years |= {int(found) for found in _YEARS_APART.findall(dateless)}
    years |= {
        int(found.translate(_CHINESE_FIGURES))
        for found in _YEAR_IN_CHINESE.findall(dateless)
        if 1990 <= int(found.translate(_CHINESE_FIGURES)) <= 2099
    }
    if not years and (bare := _BARE_YEAR.fullmatch(joined(plain))):
        years = {int(bare.group(1))}
    return years.pop() if len(years) == 1 else None


@loaded_once
def _calendar_words() -> re.Pattern[str]:
    return re.compile(any_of(value_words().calendar))
