"""The Chinese typefaces of this machine that papers and pictures are set in."""

from dataclasses import dataclass
from functools import cache

import typst

from dashboard.errors import FontMissing

# The best first. Every family writes simplified Chinese: its Japanese and Taiwanese sisters draw other glyphs.
SERIF = (
    "FangSong_GB2312",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "SimSun",
    "NSimSun",
    "Songti SC",
    "STSong",
    "AR PL UMing CN",
)
SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "DengXian",
)


@dataclass(frozen=True, slots=True)
class ChineseFonts:
    """One family for running text, one for headings, tables and pictures; the same where there is only one."""

    serif: str
    sans: str


def chinese_fonts() -> ChineseFonts:
    """The first families of the lists that are installed; raises FontMissing where none is."""
    known = set(installed().families())
    serif = next((family for family in SERIF if family in known), None)
    sans = next((family for family in SANS if family in known), None)
    either = serif or sans
    if either is None:
        raise FontMissing(f"no Chinese font found; expected one of {', '.join((*SANS, *SERIF))}")
    return ChineseFonts(serif or either, sans or either)


def has_chinese_fonts() -> bool:
    """Whether papers and pictures can be set on this machine."""
    try:
        chinese_fonts()
    except FontMissing:
        return False
    return True


@cache
def installed() -> typst.Fonts:
    """Every font of the system, looked for once; what is installed later is found after a restart."""
    return typst.Fonts(include_embedded_fonts=False)
