"""What a paragraph says of the year and of the whole, without other years, plans, parts and other units."""

import re
from dataclasses import dataclass

from dashboard.ingest.extract.prose_words import AMOUNT, figure_patterns, general_words, prose
from dashboard.ingest.values import half_width
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_YEAR = re.compile(r"((?:19|20)\d{2})年")
# A year that only dates money or a day: what follows it is said of the report's own year.
_DATED = re.compile(r"(?:19|20)\d{2}年度?(?:的)?(?:结转|结余|底|末|年末|\d{1,2}月)")
# "年初预算数(万元):200", "190(万元)": the unit goes behind the figure.
_UNIT_BEFORE = re.compile(r"\((亿元|万元|元)\)(?:为|[::])?(-?\d[\d,]*(?:\.\d+)?)(?![\d.,]*[万亿元])")
_UNIT_BRACKETED = re.compile(r"(?<=\d)\((亿元|万元|元)\)")
# Money of several years in one.
SEVERAL_YEARS = re.compile(r"(?:19|20)\d{2}年?[-—–~至到]+(?:19|20)\d{2}年")
_ASIDE = re.compile(r"\((?:其中|含|折合|包括|包含|不含|约合)[^()]*\)")
# After a semicolon and after a comma, but not after one between thousands.
_CLAUSE = re.compile(r"(?<=;)|(?<=,)(?!\d{3}(?:\D|$))|(?<=\D,)")
_SENTENCE = re.compile(r"(?<=。)")
_PART_OF_SENTENCE = re.compile(r"(?<=;)")
_OF_WHICH = re.compile("其中")
# Spending up to a month before the last is not the year's.
_UP_TO = re.compile(r"(?:截[至止].{0,6}?|\d{1,2}月?[-—–~至到])(\d{1,2})月")
_LAST_MONTH = 12
_PROJECT = re.compile(
    r"(?P<name>[一-龥“”]{2,40}?)(?:项目|经费|工程|补助|专项|资金)(?:的)?(?=年初|全年|当年|实际|预算|支出|安排|执行|到位|决算)"
)
_FEWEST_IN_NAME = 2
# How the whole is taken up again behind its parts.
_WHOLE_AGAIN = re.compile(
    r"(?:截[至止]|全年|当年|本年|年度|实际|预算执行|执行率|总|合计|共|部门|整体|年末|结余|20\d\d年)"
)
_THIS_PROJECT = re.compile(r"其中.{0,4}(?:本|该|此)项目")
_SUBJECT = re.compile(
    r"^(?:截[至止][^,]*,)?(?:(?:19|20)\d{2}年度?)?(?P<name>[一-龥]{3,20}?)(?:(?:19|20)\d{2}年度?)?(?=年初|全年|当年|本年|年度|调整|实际|预算|支出|执行|决算)"
)
_PLAIN = AMOUNT.replace("?P<figure>", "?:").replace("?P<unit>", "?:")
_RESPECTIVELY = re.compile(
    rf"(?P<labels>[^,。;:]{{2,80}}?)分别(?:为|是|达)?(?P<amounts>{_PLAIN}(?:[、,和及与]+{_PLAIN})+)(?:,?(?:合计|共计|总计|共)(?:为)?(?P<sum>{_PLAIN}))?"
)


@dataclass(frozen=True, slots=True)
class About:
    """Whom and what a report is about: year, the bodies whose money it is, the project if it names one, title."""

    year: int | None
    bodies: tuple[str, ...] = ()
    project: str | None = None
    title: str = ""
    runs_for_years: bool = False


def said_of_whole(text: str, about: About, words: Vocabulary, *, with_parts: bool = False) -> str:
    """The paragraph as `key`, without what it says of anything but the whole in the report's year.

    `with_parts` keeps what follows "其中": the figures of the whole may stand behind it.
    """
    with_units = _UNIT_BRACKETED.sub(r"\1", _UNIT_BEFORE.sub(r":\2\1", key(text)))
    bare = _RESPECTIVELY.sub(_each_with_its_label, _ASIDE.sub("", with_units))
    return "".join(
        _without_parts(sentence, about, words, with_parts=with_parts)
        for sentence in _SENTENCE.split(_of_year(bare, about.year))
    )


def _each_with_its_label(found: re.Match[str]) -> str:
    """Labels in a row and their amounts as pairs; amounts of a row of things as their sum; else nothing."""
    labels = re.split("[、和及与]", found["labels"])
    amounts = re.findall(_PLAIN, found["amounts"])
    roles = [
        {role for role, pattern in figure_patterns().items() if re.search(f"(?:{pattern.pattern})$", label + amount)}
        for label, amount in zip(labels, amounts, strict=False)
    ]
    are_roles = len(labels) == len(amounts) and all(roles) and len(set.union(*roles)) >= len(labels)
    if are_roles:
        return ",".join(label + amount for label, amount in zip(labels, amounts, strict=True))
    return found["labels"] + found["sum"] if found["sum"] else found["labels"]


def _of_year(text: str, year: int | None) -> str:
    """The clauses that speak of the year or name none; a year holds until the next one or the end of the sentence."""
    if year is None:
        named = set(_YEAR.findall(_DATED.sub("", text)))
        return text if len(named) < 2 else ""
    apart = prose().apart
    kept: list[str] = []
    for sentence in _SENTENCE.split(text):
        is_other, is_early = False, False
        for clause in _CLAUSE.split(sentence):
            years = {int(found) for found in _YEAR.findall(clause)}
            if SEVERAL_YEARS.search(clause) or (years and year not in years and _DATED.search(clause)):
                continue
            if years:
                is_other = year not in years
            if up_to := _UP_TO.search(clause):
                is_early = int(up_to[1]) != _LAST_MONTH
            if not (is_other or is_early) and not any(word in clause for word in (*apart.other_years, *apart.plans)):
                kept.append(clause)
    return "".join(kept)


def _without_parts(sentence: str, about: About, words: Vocabulary, *, with_parts: bool) -> str:
    apart = prose().apart
    own = re.search("|".join(apart.own_name), sentence) is not None
    parts = [word for word, whole in apart.parts.items() if whole not in about.title]
    if sentence.startswith("其中") and not with_parts and not _THIS_PROJECT.search(sentence):
        return ""
    kept: list[str] = []
    is_behind_parts = False
    for part in _PART_OF_SENTENCE.split(sentence):
        if is_behind_parts and not with_parts and not _WHOLE_AGAIN.match(part):
            continue
        is_behind_parts = is_behind_parts or _OF_WHICH.search(part) is not None
        this = _THIS_PROJECT.search(part)
        whole = part[this.start() :] if this else part if with_parts else _OF_WHICH.split(part, maxsplit=1)[0]
        named = next((found.start() for word in parts if (found := re.search(word, whole))), None)
        if named is not None and not own:
            whole = whole[:named]
        if not _is_of_other_body(whole, about, words) and not (about.project is None and _is_of_project(whole)):
            kept.append(whole)
    return "".join(kept)


def _is_of_other_body(text: str, about: About, words: Vocabulary) -> bool:
    """Whether the words before the first amount name a public body that is not the report's own."""
    subject = _SUBJECT.match(text)
    if subject is None or not about.bodies:
        return False
    name = subject["name"]
    if not name.endswith(words.documents.names.endings) or name.startswith(("我", "本", "该", "全")):
        return False
    return not any(_is_short_for(name, half_width(body)) for body in about.bodies)


def _is_of_project(text: str) -> bool:
    """Whether the words before an amount name one project, by more than the words for money in general."""
    return any(len(general_words().sub("", found["name"])) >= _FEWEST_IN_NAME for found in _PROJECT.finditer(text))


def _is_short_for(name: str, body: str) -> bool:
    """Whether every character of the name stands in the body's, in order: "州数据中心", "甲州数据管理中心"."""
    rest = iter(body)
    return all(character in rest for character in name)
