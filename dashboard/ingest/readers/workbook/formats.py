"""The formats of cells: the codes behind their numbers, split into words and places for digits."""

import re
from collections.abc import Iterator

GENERAL = "General"
# Formats that workbooks name by number only; 27 to 58 are those of Chinese Excel.
_YMD, _YM, _MD = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6, 37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((7, 8, 39, 40, 43, 44), "#,##0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    **dict.fromkeys((14, 15, 30), "yyyy-m-d"),
    16: "m-d",
    17: "yyyy-m",
    **dict.fromkeys((18, 20, 32, 34, 55), "h:mm"),
    **dict.fromkeys((19, 21, 33, 35, 56), "h:mm:ss"),
    22: "yyyy-m-d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), _YM),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MD),
    31: _YMD,
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    49: "@",
}
# Quoted and escaped words, spacing, the sign and the language of a currency, colours and conditions, all else.
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<spacing>[_*].)|\[\$(?P<sign>[^\]-]*)[^\]]*\]'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<other>.)",
    re.DOTALL,
)


def tokens(code: str) -> Iterator[tuple[str, str]]:
    """What the first section of a format consists of: ("literal", …), ("bracket", …), ("other", one character)."""
    for found in _TOKENS.finditer(code):
        kind = found.lastgroup or ""
        if kind == "other":
            if found[0] == ";":
                return
            yield "other", found[0]
        elif kind == "bracket":
            yield "bracket", found[kind]
        elif kind != "spacing":
            yield "literal", found[kind]
