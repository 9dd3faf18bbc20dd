"""Fonts of documents: one for Latin letters and one for Chinese ones on every run, each with open fall-backs."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

TITLE_FONT, HEAD_FONT, SECOND_FONT, BODY_FONT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
PLAIN_FONT, LATIN_FONT = "宋体", "Times New Roman"
# What stands in where a machine lacks a font, nearest first.
FALL_BACKS = {
    TITLE_FONT: "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    HEAD_FONT: "SimHei,微软雅黑,Microsoft YaHei,Noto Sans CJK SC",
    SECOND_FONT: "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC",
    BODY_FONT: "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    LATIN_FONT: "Liberation Serif,Tinos,Nimbus Roman",
    PLAIN_FONT: "SimSun,华文宋体,STSong,Noto Serif CJK SC",
}
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a kind of text is set: its Chinese font, size and fixed line height in points (0: as the letters need)."""

    font: str
    points: float
    line: float = 0
    is_bold: bool = False


def letters_wide(text: str) -> int:
    """The width of a text in half-width letters; Chinese ones count two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def is_chinese(text: str) -> bool:
    """Whether the text has Chinese letters: then quotation marks and dashes are set like these, not like Latin ones."""
    return _CHINESE.search(text) is not None


def set_font(styled: Any, east_asian: str, points: float, *, is_bold: bool | None = None) -> None:
    """Gives a run or a style its Latin and its Chinese font, which python-docx does not set by itself."""
    styled.font.name = LATIN_FONT
    styled.font.size = Pt(points)
    styled.font.bold = is_bold
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]  # a theme's font goes before a named one
    fonts.set(qn("w:eastAsia"), east_asian)
    if is_chinese(getattr(styled, "text", "")):
        fonts.set(qn("w:hint"), "eastAsia")


def name_fall_backs(document: Any) -> None:
    """Says in the document's list of fonts what may stand in for each."""
    part = next(part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    fonts = parse_xml(part.blob)
    for known in [font for font in fonts if font.get(qn("w:name")) in FALL_BACKS]:
        fonts.remove(known)
    for name, others in FALL_BACKS.items():
        charset = "00" if name == LATIN_FONT else "86"
        fonts.append(
            parse_xml(
                f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/>'
                f'<w:charset w:val="{charset}"/></w:font>'
            )
        )
    part._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001  # a part without a model
