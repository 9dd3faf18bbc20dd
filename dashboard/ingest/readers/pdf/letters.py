"""What a font says a letter is → the letter as written."""

import unicodedata
from functools import lru_cache

# Fonts share one shape between a character and its radical; Unicode's own folding knows only part of the radicals.
_RADICALS = dict(
    zip(
        "⺁⺅⺇⺉⺊⺎⺒⺓⺖⺘⺙⺛⺜⺝⺟⺠⺡⺣⺦⺨⺩⺪⺫⺬⺭⺮⺰⺶⺹⺻⺼⺽⺾⻁⻂⻄⻅⻆⻈⻉⻊⻋⻌⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂亻几刂卜兀巳幺忄扌攵旡日月母民氵灬丬犭王疋目示礻竹纟羊耂聿肉臼艹虎衤西见角讠贝足车辶阝钅長长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
# Shapes that fonts for simplified Chinese share between two characters; the first of each is never what was typed.
_SHARED = {"⸺": "——", "戶": "户"}
_SIMPLIFIED = ("cjksc", "sourcehansanssc", "sourcehanserifsc", "notosanssc", "notoserifsc")
# Punctuation as it is drawn in columns.
_UPRIGHT = dict(zip(range(0xFE10, 0xFE1A), "，、。：；！？〖〗…", strict=True)) | dict(
    zip(range(0xFE30, 0xFE45), "：—–＿～（）｛｝〔〕【】《》〈〉「」『』", strict=False)
)
# Letters of two old fonts have no Unicode of their own; the same numbers mean other things in each.
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
}  # fmt: skip
_WINGDINGS = {
    0x52: "☑", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0xA8: "□", 0xA3: "□", 0xFB: "☒",
    0xFC: "√", 0xFD: "☒", 0xFE: "☑", 0x50: "√", 0x54: "☒", 0x56: "☒",
}  # fmt: skip
UNKNOWN = "\ufffd"
_PRIVATE = range(0xF000, 0xF100)
_ASCII = range(0x20, 0x7F)


@lru_cache(maxsize=65536)
def letter(text: str, font: str) -> str:
    """The letter; U+FFFD where the font does not tell, never the font's internal number."""
    if len(text) == 1 and ord(text) in _PRIVATE:
        return _private(ord(text) - _PRIVATE.start, font.lower())
    folded = "".join(_folded(character) for character in text)
    if folded in _SHARED and any(name in font.lower() for name in _SIMPLIFIED):
        return _SHARED[folded]
    return folded.replace("\xad", "-").replace("\xa0", " ") or UNKNOWN


def is_wide(text: str) -> bool:
    """Whether the letter fills a square, as Chinese letters and their punctuation do."""
    return unicodedata.east_asian_width(text[0]) in "WF" if text else False


def _private(code: int, font: str) -> str:
    if "symbol" in font:
        return _SYMBOL.get(code) or (chr(code) if code in _ASCII else UNKNOWN)
    return _WINGDINGS.get(code, UNKNOWN) if "wingdings" in font else UNKNOWN


def _folded(character: str) -> str:
    """Radicals and compatibility characters as the characters they stand for; all else as it is."""
    code = ord(character)
    if code in _UPRIGHT:
        return _UPRIGHT[code]
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    if character == "\x00" or unicodedata.category(character) in ("Co", "Cn", "Cs"):
        return UNKNOWN
    return "" if unicodedata.category(character) in ("Cc", "Cf") and character not in "\t\xad" else character
