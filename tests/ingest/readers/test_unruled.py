"""Tables without ruling lines: narrow gaps are told from blanks by the other lines; words are never put elsewhere."""

from dashboard.ingest.readers.pdf.layout import WordLine, parts
from dashboard.ingest.readers.pdf.lines import Run
from dashboard.ingest.readers.pdf.marks import Glyph
from dashboard.ingest.readers.pdf.unruled import unruled_tables

_SIZE = 10.0
# Where each column begins, in letters: 新增供水人口 fills its column but for one.
_AT = (0, 8, 15, 22, 28)
ROWS = (
    ("二级指标", "三级指标", "指标值", "分值", "得分"),
    ("数量指标", "铺设管网", "36公里", "20", "19"),
    ("质量指标", "水质合格率", "100", "15", "15"),
    ("社会效益", "新增供水人口", "4200人", "30", "29"),
)


def _line(number: int, cells: tuple[str, ...], at: tuple[float, ...] = _AT) -> WordLine:
    glyphs: list[Glyph] = []
    for text, start in zip(cells, at, strict=True):
        y = 20.0 * number
        glyphs += [
            Glyph(sign, (start + place) * _SIZE, (start + place + 1) * _SIZE, y, _SIZE)
            for place, sign in enumerate(text)
            if not sign.isspace()
        ]
    return WordLine(parts(Run(tuple(glyphs))))


def _rows(lines: list[WordLine]) -> list[list[tuple[int, str]]]:
    rows = [row for table in unruled_tables(lines) for row in table.rows]
    return [[(cell.column, cell.words.text) for cell in row] for row in rows]


def test_a_narrow_gap_where_no_line_has_words_parts_two_cells() -> None:
    lines = [_line(number, row) for number, row in enumerate(ROWS)]

    assert 4 == len(lines[3].parts)
    assert [list(enumerate(row)) for row in ROWS] == _rows(lines)


def test_a_gap_inside_a_column_parts_nothing() -> None:
    lines = [
        _line(number, row) for number, row in enumerate((*ROWS[:3], ("社会效益", "供水 人口", "4200人", "30", "29")))
    ]

    assert (1, "供水 人口") == _rows(lines)[3][1]


def test_words_that_run_over_a_gap_between_columns_leave_the_table_unread() -> None:
    lines = [_line(number, row) for number, row in enumerate(ROWS[:3])]

    assert [] == _rows([*lines, _line(3, ROWS[3], (0, 9.5, 16.5, 22, 28))])


def test_each_header_has_columns_of_its_own() -> None:
    funds = [
        _line(0, ("资金来源", "年初预算数", "全年预算数", "全年执行数"), (0, 11, 18, 25)),
        _line(1, ("其中：当年财政拨款", "10", "10", "9.5"), (0, 11, 18, 25)),
        _line(2, ("其中：其他各项资金", "10", "10", "9.5"), (0, 11, 18, 25)),
    ]
    lines = [*funds, *(_line(number + 3, row) for number, row in enumerate(ROWS))]

    assert [list(enumerate(row)) for row in ROWS] == _rows(lines)[3:]
