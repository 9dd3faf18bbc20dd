"""Places in documents read like places in either language."""

import pytest

from dashboard.i18n import words
from dashboard.i18n.places import place_in_words


@pytest.mark.parametrize(
    ("place", "chinese", "english"),
    [
        ("line 12, cell 3", "第12行第3格", "line 12, cell 3"),
        ("line 7", "第7行", "line 7"),
        ("page 3, table 1, row 5, column 2", "第3页第1个表格第5行第2列", "page 3, table 1, row 5, column 2"),
        ("box 2, paragraph 3, line 1", "第2个文本框第3段第1行", "text box 2, paragraph 3, line 1"),
        ("Sheet1!B12", "Sheet1!B12", "Sheet1!B12"),
        ("line 12, somewhere", "line 12, somewhere", "line 12, somewhere"),
        ("sidecar", "随文件登记的说明（正文未写明）", "the note kept beside the document (its text does not say)"),
    ],
)
def test_a_place_is_worded(place: str, chinese: str, english: str) -> None:
    assert (place_in_words(place, words("zh")), place_in_words(place, words("en"))) == (chinese, english)
