"""Words made comparable: labels without white space, brackets and ornaments, full width made half width."""

import re
import unicodedata
from functools import lru_cache

# So many texts are remembered by each function: those of some hundred forms.
_MOST = 16384
_SPACE = re.compile(r"\s+")
# A line break between two figures stays: they are two, whatever they would make together.
_NO_BREAK = re.compile(r"[^\S\n]+|(?<![\d.,])\s+|\s+(?![\d.,])")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|《[^《》]*》")
_ORNAMENTS = "*★☆▲△●○■□◆◇·※√☑#"
_NUMBERING = re.compile(r"^(?:\(?[一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.]|\(?\d+\)|\d+[、.](?!\d)|[①-⑳])")
_LEVEL_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d))"
)
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:分|%)?")
_FAILED = re.compile(r"#(?:NAME\?|N/A|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_DASHES = re.compile(r"[-—–―─/_]+")
_FIGURES = re.compile(r"[-+]?[\d.,%]+(?:\n[\d.,%]+)+(?:分|%)?")
_POINTS = re.compile(r"\((?:共|满分|权重|计|分值)?[::]?(\d+(?:\.\d+)?)(?:分|%)?\)$|(?<![\d.])(\d+(?:\.\d+)?)分$")
_NAME_NUMBER = re.compile(r"^(?:[(（]\s*\d{1,2}\s*[)）]\s*[、.．]?|\d{1,2}\s*[、.．)）]\s*(?!\d)|[①-⑳])\s*")
_NAME_PREFIX = re.compile(
    r"(?:^|(?<=[\n；;]))(?:[一-龥]{0,4}指标|目标)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[:：.．、\-—]\s*(?!\d)|^指标\s*[:：]\s*"
    r"|^指标\d{1,2}(?=[一-龥]{2})(?![个项条次种类级年月日天期])"
)
_NAME_POINTS = re.compile(r"[(（]\s*(?:共|满分|权重|计|分值)?\s*[:：]?\s*\d+(?:\.\d+)?\s*分\s*[)）]$")
_PRODUCT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)分?[*×xX][^\d]*执行率|执行率(?:\([^()]*\))?[*×xX](\d+(?:\.\d+)?)")


@lru_cache(maxsize=_MOST)
def key(text: str) -> str:
    """The text without white space and ornaments, in half-width forms: "＊ 实际完成值（B）" → "实际完成值(B)"."""
    bare = unicodedata.normalize("NFKC", text)
    return (_NO_BREAK if "\n" in bare else _SPACE).sub("", bare).strip(_ORNAMENTS)


@lru_cache(maxsize=_MOST)
def label(text: str) -> str:
    """The bare label: `key` without brackets, numbering and colon: "1.项目资金（万元）：" → "项目资金"."""
    bare = key(text)
    while (shorter := _BRACKETS.sub("", bare)) != bare:
        bare = shorter
    bare = bare.strip(_ORNAMENTS).rstrip(":;,。.")
    return _NUMBERING.sub("", bare) or bare or key(text)


@lru_cache(maxsize=_MOST)
def level_name(text: str) -> str:
    """The name of a level alone, as printed: "产出指标 (50分)" → "产出指标"."""
    name = _SPACE.sub("", text).strip(_ORNAMENTS).rstrip(":：")
    name = _LEVEL_NUMBER.sub("", name) or name
    bare = unicodedata.normalize("NFKC", name)
    cut = _POINTS.search(bare)
    # NFKC keeps the length of what is cut here (brackets, digits, 分), so the printed spelling can be cut as well.
    if cut and cut.start() > 0 and len(bare) == len(name):
        name = name[: cut.start()]
    return name.strip(_ORNAMENTS).rstrip(":：")


@lru_cache(maxsize=_MOST)
def indicator_name(text: str) -> str:
    """The name of an indicator alone: "★指标1：培训人数（10分）" → "培训人数". Two names in a cell stay as they are."""
    if len(_NAME_PREFIX.findall(text)) > 1:
        return text
    name = text.strip().strip(_ORNAMENTS).strip()
    for mark in (_NAME_NUMBER, _NAME_PREFIX, _NAME_NUMBER):
        name = mark.sub("", name, count=1).lstrip(_ORNAMENTS).lstrip()
    name = _NAME_POINTS.sub("", name).rstrip(_ORNAMENTS).rstrip(":： ")
    return name or text


@lru_cache(maxsize=_MOST)
def level_points(text: str) -> str | None:
    """The points that stand beside a level's name: "产出指标 (50分)" → "50"."""
    found = _POINTS.search(key(text)) if "\n" not in key(text) else None
    return found[1] or found[2] if found and found.start() > 0 else None


@lru_cache(maxsize=_MOST)
def points_of_product(text: str) -> str | None:
    """The points that a header multiplies: "得分（20分×执行率）" → "20", "得分=执行率*10" → "10"."""
    found = _PRODUCT.search(key(text)) if "\n" not in key(text) else None
    return found[1] or found[2] if found else None


@lru_cache(maxsize=_MOST)
def has_digit(text: str) -> bool:
    """Whether any digit stands in the text, full width included."""
    return any(unicodedata.normalize("NFKC", character).isdigit() for character in text if character.isdigit())


@lru_cache(maxsize=_MOST)
def is_number(text: str) -> bool:
    """Whether the text is a bare number, with 分 or % at most: "10", "2,863.00", "12.5分", "98.63%".

    Figures over several lines stand where a number stands, although nobody can read them: "98.6" above "3".
    """
    word = key(text)
    return (_NUMBER if "\n" not in word else _FIGURES).fullmatch(word) is not None


@lru_cache(maxsize=_MOST)
def is_placeholder(text: str) -> bool:
    """Whether the text stands for an empty cell: a dash or a stroke."""
    return _DASHES.fullmatch(key(text)) is not None


def is_failed_formula(text: str) -> bool:
    """Whether the text is what spreadsheets show in place of a result: "#NAME?", "#N/A"."""
    return text.startswith("#") and _FAILED.fullmatch(text.strip()) is not None
