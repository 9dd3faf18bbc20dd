"""The rows of evaluation-style forms: 决策, 过程, 产出, 效益 with the points of every level beside its name."""

from decimal import Decimal

from dashboard.generate.documents.filing import Filing
from dashboard.generate.documents.habits import Habits
from dashboard.generate.documents.paper import Box
from dashboard.generate.documents.truth import Said, number
from dashboard.generate.documents.wording import FilingWords

_Row = tuple[str, str, str, int, str, str]
_DEPTHS = {"level_1": 1, "weight_1": 1, "level_2": 2, "weight_2": 2}


def evaluated_total(filed: Filing, words: FilingWords) -> Decimal:
    """The points of all rows."""
    return sum((_points(row, filed) for row in words.evaluation.rows), Decimal(0))


def evaluated_rows(
    roles: list[str], spans: list[int], filed: Filing, ways: Habits, words: FilingWords
) -> tuple[list[tuple[Box, ...]], list[dict[str, Said]]]:
    """The rows on paper and what they say."""
    listed = words.evaluation.rows
    drawn: list[tuple[Box, ...]] = []
    said: list[dict[str, Said]] = []
    for at, row in enumerate(listed):
        score = _points(row, filed)
        remark = "部分资料不完整" if score < row[3] else ""
        texts = {
            "level_3": row[2],
            "weight": ways.points(Decimal(row[3])),
            "definition": row[4],
            "standard": row[5],
            "score": ways.points(score),
            "remark": remark,
        }
        boxes = []
        for role, span in zip(roles, spans, strict=True):
            if role in texts:
                boxes.append(Box(texts[role], span))
                continue
            depth = _DEPTHS[role]
            alike = [one for one in listed if one[:depth] == row[:depth]]
            if not at or listed[at - 1][:depth] != row[:depth]:
                held = row[depth - 1] if role.startswith("level") else sum(one[3] for one in alike)
                boxes.append(Box(str(held), span, len(alike)))
        drawn.append(tuple(boxes))
        levels: dict[str, Said] = {"level_1": row[0], "level_2": row[1], "level_3": row[2]}
        said.append(levels | {"weight": number(row[3]), "score_reported": number(score), "remark": remark or None})
    return drawn, said


def _points(row: _Row, filed: Filing) -> Decimal:
    """The points of a row: execution in proportion to the money spent, one more row short in every third year."""
    if row[2] == "预算执行率":
        return (min(filed.amounts[0].rate or Decimal(0), Decimal(1)) * row[3]).quantize(Decimal("0.01"))
    is_short = row[2] == "制度执行有效性" and filed.year % 3 == 0
    return Decimal(row[3]) - (Decimal("1.5") if is_short else 0)
