"""The sheet that a form is drawn on, row by row: locked labels, open cells, formulas, hints and lists."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import Any, Literal
from unicodedata import east_asian_width

from dashboard.export.cell_text import cut, legal
from dashboard.i18n import Words

Style = Literal["title", "label", "text", "amount", "rate", "points", "year", "sum_amount", "sum_rate", "sum_points"]
Area = tuple[int, int, int, int]

_FONT = {"font_name": "宋体", "font_size": 10}
_FRAME = {"border": 1, "text_wrap": True, "valign": "vcenter"}
_NUMBERS = {"amount": "#,##0.00####", "rate": "0.00##%", "points": "0.00##", "year": "0"}
_COMPUTED = {"bg_color": "#F2F2F2"}
_WRONG = {"bg_color": "#F8CBAD", "font_color": "#9C0006"}
# The room that a cell's words lose to its edges, in columns of half-width letters.
_EDGES = 2
_LINE_HEIGHT = 15
_HIGHEST = 400
# What Excel shows of a hint.
_HINT_TITLE, _HINT_TEXT = 32, 255
# What Excel takes below a page, with its marks for size and side.
_LONGEST_FOOT = 240


class FormSheet:
    """One worksheet, written from the top; `row` is the row under the pen, from 0."""

    def __init__(self, workbook: Any, name: str, words: Words, widths: Sequence[int]) -> None:
        self._sheet = workbook.add_worksheet(name)
        self._words = words
        self._styles = _styles(workbook)
        self._wrong = workbook.add_format(_WRONG)
        self._widths = widths
        self._lines = 1
        self.row = 0
        self.last = len(widths) - 1
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.protect("", {"insert_rows": True, "delete_rows": True, "format_rows": True, "format_columns": True})

    def foot(self, text: str) -> None:
        """What stands small below each printed page."""
        self._sheet.set_footer("&L&8 " + cut(legal(text).replace("&", "&&"), _LONGEST_FOOT))

    def label(self, column: int, text: str) -> None:
        """A locked label."""
        self._sheet.write_string(self.row, column, text, self._styles["label"])

    def label_beside(self, first_row: int, text: str) -> None:
        """A locked label in the first column, beside all rows from `first_row` to the one above the pen."""
        if first_row == self.row - 1:
            self._sheet.write_string(first_row, 0, text, self._styles["label"])
        else:
            self._sheet.merge_range(first_row, 0, self.row - 1, 0, text, self._styles["label"])

    def wide(self, first: int, last: int, text: str | None, style: Style = "text") -> None:
        """Words in one cell that spans columns."""
        self._sheet.merge_range(self.row, first, self.row, last, "", self._styles[style])
        if text:
            self._sheet.write_string(self.row, first, text, self._styles[style])
            self._must_hold(text, first, last)

    def value(self, column: int, value: str | int | Decimal | None, style: Style) -> None:
        """One open cell; text is never taken for a number or a formula."""
        if value is None:
            self._sheet.write_blank(self.row, column, None, self._styles[style])
        elif isinstance(value, str):
            self._sheet.write_string(self.row, column, value, self._styles[style])
            self._must_hold(value, column, column)
        else:
            self._sheet.write_number(self.row, column, float(value), self._styles[style])

    def formula(self, row: int, column: int, formula: str, style: Style) -> None:
        """A locked cell that a blank form works out, empty for now."""
        self._sheet.write_formula(row, column, formula, self._styles[style], "")

    def next_row(self, *, lines: int = 1) -> None:
        """Moves the pen down; the row above becomes as high as its longest words need (not every program sees to it).

        An empty row keeps no height of its own, so that it grows with what is typed into it.
        """
        needed = max(lines, self._lines)
        if needed > 1:
            self._sheet.set_row(self.row, min(needed * _LINE_HEIGHT + 3, _HIGHEST))
        self._lines = 1
        self.row += 1

    def _must_hold(self, text: str, first: int, last: int) -> None:
        room = sum(self._widths[first : last + 1]) - _EDGES
        self._lines = max(self._lines, sum(max(ceil(_width(line) / room), 1) for line in text.split("\n")))

    def choose(self, area: Area, choices: Sequence[str], hint: str) -> None:
        """A list to choose from; other words are asked about, not refused."""
        rule = {"validate": "list", "source": list(dict.fromkeys(choices)), "error_type": "warning"}
        self._sheet.data_validation(*area, rule | self._hint(hint))

    def whole_number(self, area: Area, lowest: int, highest: int, hint: str) -> None:
        """Only whole numbers between two others may stand in the cells."""
        rule = {"validate": "integer", "criteria": "between", "minimum": lowest, "maximum": highest}
        self._sheet.data_validation(*area, rule | self._hint(hint))

    def red(self, area: Area, formula: str, hint: str) -> None:
        """The cells turn red where the formula, written for the first of them, is true; the hint says why."""
        self._sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": self._wrong})
        self._sheet.data_validation(*area, {"validate": "any"} | self._hint(hint))

    def _hint(self, name: str) -> dict[str, str]:
        return {
            "input_title": self._words(f"template.hint.{name}.title")[:_HINT_TITLE],
            "input_message": self._words(f"template.hint.{name}.text")[:_HINT_TEXT],
        }


def _width(text: str) -> int:
    """The width of a text in half-width letters; Chinese characters count two."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def _styles(workbook: Any) -> dict[str, Any]:
    numbers = {name: {"num_format": code} for name, code in _NUMBERS.items()}
    styles: dict[str, dict[str, Any]] = {
        "title": {"font_size": 16, "bold": True, "align": "center", "valign": "vcenter"},
        "label": _FRAME | {"bold": True, "align": "center", "bg_color": "#E8EEF4"},
        "text": _FRAME | {"locked": False, "num_format": "@"},
        **{name: _FRAME | {"locked": False} | code for name, code in numbers.items()},
        **{f"sum_{name}": _FRAME | _COMPUTED | code for name, code in numbers.items() if name != "year"},
    }
    return {name: workbook.add_format(_FONT | style) for name, style in styles.items()}
