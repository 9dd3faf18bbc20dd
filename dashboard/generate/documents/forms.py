"""Draws the form of a family: head, funds, goals, indicators, total and what stands below, as one merged table."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.generate.documents.cells import Faults, Printed, funds_cell, indicator_cell, part_cell
from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.evaluated import evaluated_rows, evaluated_total
from dashboard.generate.documents.filing import Filing, Scored, filing
from dashboard.generate.documents.habits import Habits, habits
from dashboard.generate.documents.paper import Block, Box, Line, Table, spread
from dashboard.generate.documents.truth import FormTruth, Said, either, number
from dashboard.generate.documents.wording import Family, FilingWords

_LEVELS = ("level_1", "level_2")
_UNFILLED = -1
# The columns of the records that a column of the form fills.
_OF_FUNDS = {
    "initial": "budget_initial_yuan",
    "adjusted": "budget_adjusted_yuan",
    "executed": "executed_yuan",
    "weight": "weight",
    "share": "weight",
    "rate": "execution_rate_reported",
    "plain_rate": "execution_rate_reported",
    "score": "score_reported",
}
_OF_INDICATORS = {
    "target": "target_text",
    "value": "target_text",
    "actual": "actual_text",
    "weight": "weight",
    "share": "weight",
    "score": "score_reported",
    "remark": "remark",
}
# 财政资金 is the year's fiscal funds or a name of its own: the conventions allow both.
_SOURCES: dict[str, Said] = {"财政资金": either("fiscal", "财政资金"), "other": either("other", "非财政拨款")}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A form on paper and what it says."""

    blocks: tuple[Block, ...]
    truth: FormTruth
    faults: Faults


def drawn_form(family: Family, words: FilingWords, chance: Chance) -> Drawn:
    """A form of the family, filled in."""
    ways = habits(family, chance)
    filed = filing(family, tuple(source[0] for source in family.sources), ways.step, words, chance)
    return _Form(family, ways, filed, words, chance).drawn()


class _Form:
    """One form while it is drawn."""

    def __init__(self, family: Family, ways: Habits, filed: Filing, words: FilingWords, chance: Chance) -> None:
        self.family, self.ways, self.filed, self.words, self.chance = family, ways, filed, words, chance
        self.truth = FormTruth()
        self.faults = Faults()
        side = chance.pick(family.side)
        self.side = side
        funds = family.wide_funds if ways.is_wide else family.funds
        self.funds = tuple((column[0], chance.pick(column[1:])) for column in funds)
        self.columns = tuple((column[0], chance.pick(column[1:])) for column in family.columns)
        self.width = max(len(self.columns) + bool(side), len(self.funds) + 2)
        self.unit = ways.amount_unit
        named = (("funds", self.funds, _OF_FUNDS), ("indicators", self.columns, _OF_INDICATORS))
        self.truth.headers = {
            table: {meaning[role]: words for role, words in columns if role in meaning}
            for table, columns, meaning in named
        }

    def drawn(self) -> Drawn:
        """All parts, top to bottom."""
        title = self._filled(self.chance.pick(self.family.titles))
        above = [self.chance.pick(self.family.openings), title, self.chance.pick(self.family.year_lines)]
        above.append(self.chance.pick(self.family.unit_lines))
        above_results = [*self._head(), *self._funds(), *self._goals()]
        rows = [*above_results, *self._indicators(), *self._further(), *self._end()]
        first = len(above_results)
        tail = self._filled(self.chance.pick(self.family.tail))
        below = [tail] if tail or self.family.prints_grade_below else []
        lines: list[Block] = [Line(self._filled(text), "title" if text == title else "words") for text in above if text]
        table = Table(tuple(rows), self.width, (first, first + 1 + bool(self.family.groups)))
        self._identity()
        self.faults.names += self.filed.unusual
        return Drawn((*lines, table, *(Line(text) for text in below if text)), self.truth, self.faults)

    def _identity(self) -> None:
        filed, family = self.filed, self.family
        has_scores = any(role in ("score", "weight") for role, _ in self.columns)
        printed = {text for row in family.head for text in row}
        has_grade = family.has_grade or family.prints_grade_below
        prints_weights = any(role in ("weight", "share") for role, _ in self.columns) and bool(family.total)
        self.truth.columns = {
            "form_type": "project",
            "year": str(filed.year),
            "department_name": filed.department,
            "unit_name": filed.unit if "{unit}" in printed else None,
            "project_code": filed.code if "{code}" in printed else None,
            "project_name": filed.project,
            "amount_unit_reported": "wan_yuan" if self.unit == "万元" else "yuan",
            "score_reported": number(self.total) if has_scores else None,
            "weight_total_reported": "100" if prints_weights else None,
            "grade_reported": filed.grade if has_grade else None,
        }

    @property
    def total(self) -> Decimal:
        """The total as printed."""
        if self.family.is_evaluation:
            return evaluated_total(self.filed, self.words)
        return self.filed.score

    def _filled(self, text: str) -> str:
        filed = self.filed
        return text.format(
            year=filed.year, next_year=filed.year + 1, amount_unit=self.unit, project=filed.project, code=filed.code,
            department=filed.department, unit=filed.unit, grade=filed.grade, score=self.ways.points(self.total),
            problem=filed.problem, measure=filed.measure,
        )  # fmt: skip

    def _head(self) -> list[tuple[Box, ...]]:
        rows = []
        for texts in self.family.head:
            filled = [self._filled(self.chance.pick(text.split("|"))) for text in texts]
            rows.append(spread(filled, self.width, range(1, len(filled), 2)))
        return rows

    def _funds(self) -> list[tuple[Box, ...]]:
        label = self._filled(self.chance.pick(self.family.funds_label))
        corner = self._filled(self.chance.pick(self.family.funds_corner or ("",)))
        room = self.width - 1 - len(self.funds)
        header = [Box(label, 1, len(self.filed.amounts) + 1), Box(corner, room)]
        rows = [(*header, *(Box(words) for _, words in self.funds))]
        for row, source in zip(self.filed.amounts, self.family.sources, strict=True):
            name = self.chance.pick(source[1:])
            said: dict[str, Said] = {"source": _SOURCES.get(row.source, row.source), "label": name}
            if not any(role in ("weight", "share") for role, _ in self.funds) and self.family.execution_weight:
                said["weight"] = either(None, str(self.family.execution_weight))
            boxes = [Box(name, room)]
            for role, _ in self.funds:
                text, says = funds_cell(role, row, row.source == "total", self.filed, self.family, self.ways)
                boxes.append(Box(text))
                said |= {column: value for column, value in says.items() if text}
            self.truth.funds.append(said)
            rows.append(tuple(boxes))
        return rows

    def _goals(self) -> list[tuple[Box, ...]]:
        if not self.family.goals:
            return []
        label, goal, outcome = (self.chance.pick(column) for column in self.family.goals)
        self.truth.goals.append({"goal_text": self.filed.goal, "outcome_text": self.filed.outcome})
        if self.family.every_row_split:
            texts = [*self.family.goals[1], *self.family.goals[2]]
            filled = [self.filed.goal, self.filed.goal, self.filed.outcome]
            return [
                (Box(label, self.width),),
                spread(texts, self.width, range(3)),
                spread(filled, self.width, range(3)),
            ]
        room = self.width - 1
        half = room // 2
        return [
            (Box(label, 1, 2), Box(goal, half), Box(outcome, room - half)),
            (Box(self.filed.goal, half), Box(self.filed.outcome, room - half)),
        ]

    def _indicators(self) -> list[tuple[Box, ...]]:
        spans = self._spans()
        header = self._header(spans)
        body = self._evaluated(spans) if self.family.is_evaluation else self._body(spans)
        rows = [*header, *body]
        if self.side:
            rows[0] = (Box(self.side, 1, len(rows)), *rows[0])
        return rows

    def _spans(self) -> list[int]:
        """Columns of each role where the funds are wider than the indicators: texts take what is left."""
        left = self.width - len(self.columns) - bool(self.side)
        wide = [at for at, (role, _) in enumerate(self.columns) if role in ("level_3", "target", "remark", "actual")]
        spans = [1] * len(self.columns)
        for extra in range(left):
            spans[wide[extra % len(wide)]] += 1
        return spans

    def _header(self, spans: list[int]) -> list[tuple[Box, ...]]:
        names = [role for role, _ in self.columns]
        if not self.family.groups:
            return [tuple(Box(words, span) for (_, words), span in zip(self.columns, spans, strict=True))]
        upper: list[Box] = []
        lower: list[Box] = []
        at = 0
        while at < len(names):
            group = next((one for one in self.family.groups if one[0] == names[at]), None)
            end = names.index(group[1]) + 1 if group else at + 1
            width = sum(spans[at:end])
            if group:
                upper.append(Box(group[2], width))
                lower += [Box(self.columns[one][1], spans[one]) for one in range(at, end)]
            else:
                upper.append(Box(self.columns[at][1], width, 2))
            at = end
        return [tuple(upper), tuple(lower)]

    def _body(self, spans: list[int]) -> list[tuple[Box, ...]]:
        listed = self._listed()
        rows = []
        method = self.chance.pick(self.words.sentences.methods)
        for at, (row, part) in enumerate(listed):
            boxes: list[Box] = []
            said: dict[str, Said] = {}
            for (role, _), span in zip(self.columns, spans, strict=True):
                if role in _LEVELS:
                    boxes += self._level(role, listed, at, span)
                    said[role] = row.level_1 if role == "level_1" else row.measured.level_2
                    continue
                position = sum(1 for one, sub in listed[: at + 1] if sub is None and _same_second(one, row))
                text, says = self._cell(role, row, part, position, method)
                boxes.append(Box(text, span))
                said |= says
            if part != _UNFILLED:
                self.truth.indicators.append(said)
            rows.append(tuple(boxes))
        return rows

    def _cell(self, role: str, row: Scored, part: int | None, position: int, method: str) -> Printed:
        if part == _UNFILLED:
            return ("……" if role == "level_3" else ""), {}
        if part is not None:
            return part_cell(role, row.parts[part], row, self.family, self.ways)
        return indicator_cell(role, row, position, method, self.family, self.ways)

    def _listed(self) -> list[tuple[Scored, int | None]]:
        """Rows, their sub-rows, and rows that a form leaves unfilled below a second level, in order."""
        listed: list[tuple[Scored, int | None]] = []
        for row, after in zip(self.filed.rows, (*self.filed.rows[1:], None), strict=True):
            listed += [(row, part) for part in (None, *range(len(row.parts)))]
            if self.ways.has_fillers and (after is None or not _same_second(row, after)):
                listed.append((row, _UNFILLED))
        return listed

    def _level(self, role: str, listed: list[tuple[Scored, int | None]], at: int, span: int) -> list[Box]:
        """The level's name over all its rows, or in each of them where the family repeats it."""
        row = listed[at][0]
        points = f"（{row.points_of_level}分）" if self.ways.has_level_points else ""
        text = row.level_1 + points if role == "level_1" else row.measured.level_2
        if self.family.repeats_levels:
            return [Box(text, span)]
        same = _same_first if role == "level_1" else _same_second
        if at and same(listed[at - 1][0], row):
            return []
        high = sum(1 for one, _ in listed if same(one, row))
        return [Box(text, span, high)]

    def _evaluated(self, spans: list[int]) -> list[tuple[Box, ...]]:
        roles = [role for role, _ in self.columns]
        rows, said = evaluated_rows(roles, spans, self.filed, self.ways, self.words)
        self.truth.indicators += said
        return rows

    def _further(self) -> list[tuple[Box, ...]]:
        return [spread([label, self._filled(text)], self.width, [1]) for label, text in self.family.further]

    def _end(self) -> list[tuple[Box, ...]]:
        """The total under weight and score, then conclusions."""
        rows: list[tuple[Box, ...]] = []
        if self.family.total:
            texts = [self.chance.pick(self.family.total)]
            rows.append(self._total_row(texts[0]))
        return rows + [spread([label, self._filled(text)], self.width, [1]) for label, text in self.family.below]

    def _total_row(self, label: str) -> tuple[Box, ...]:
        spans = self._spans()
        boxes = [Box("", 1)] if self.side else []
        ends = {"weight": self.ways.points(Decimal(100)), "share": "100%", "score": self.ways.points(self.total)}
        if self.family.has_grade:
            ends["remark"] = self.filed.grade
        for (role, _), span in zip(self.columns, spans, strict=True):
            boxes.append(Box(ends.get(role, ""), span))
        first = next(at for at, box in enumerate(boxes) if box.text)
        before = sum(box.wide for box in boxes[:first])
        return (Box(label, before), *boxes[first:])


def _same_first(one: Scored, other: Scored) -> bool:
    return one.level_1 == other.level_1


def _same_second(one: Scored, other: Scored) -> bool:
    return _same_first(one, other) and one.measured.level_2 == other.measured.level_2
