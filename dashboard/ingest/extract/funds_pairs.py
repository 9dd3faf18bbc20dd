"""Funds printed as pairs: a label and the figure beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.ingest.extract.funds_sources import MONEY, Sources, is_figure, source_name
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit

_IN_PAIRS = MONEY | {"rate", "adjustment_rate", "no_field"}
_POINTS = frozenset({"weight", "score"})


@dataclass(slots=True)
class Pairs:
    """Reads lines of pairs one after the other; a line may split the figures of the line above by source.

    `rate_column` is where a header above the pairs has the rate, whose figures then have no label beside them.
    """

    sources: Sources
    words: Vocabulary
    labels_above: list[tuple[int, str]] = field(default_factory=list)
    rate_column: int | None = None

    def read(self, line: Line) -> None:
        """Takes the pairs of one line. "其中：财政拨款" below or behind "执行数" is a part of what was executed."""
        labels: list[tuple[int, str]] = []
        parts = 0
        part_labels = [cell for cell in line.cells if not is_figure(cell) and self._is_part(cell)]
        of_line = [cell.column for cell in part_labels]
        waiting: tuple[str, str] | None = None
        of_sources: str | None = None
        for cell in line.cells:
            if is_figure(cell):
                if waiting:
                    self.sources.take(*waiting, cell)
                elif cell.column == self.rate_column and cell.text.rstrip().endswith(("%", "％")):
                    self._take_rate(cell, part_labels, is_total=bool(labels))
                waiting = None
                continue
            role = None if self.words.field(cell.text) else self.words.funds_column(cell.text)
            if role is not None and (role in _IN_PAIRS or self._is_of_rate(cell, role, {one for _, one in labels})):
                waiting = ("total", role)
                labels.append((cell.column, role))
                of_sources = None
            elif self._is_part(cell) and (of_sources or waiting):
                # "全年预算数 | 资金总额 | 516.82 | 其中：基本支出 | 398.82": the label goes for all sources behind it.
                of_sources = of_sources or (waiting[1] if waiting else None)
                waiting = (source_name(cell, self.words), of_sources) if of_sources else None
            elif self._is_part(cell) and self.labels_above:
                role = self._role_above(cell, parts, of_line)
                waiting = (source_name(cell, self.words), role) if role else None
                parts += 1
            elif not self.words.is_funds_group(cell.text):
                if has_digit(cell.text):
                    # Figure and label in one cell: the next figure belongs to that label.
                    waiting = None
                continue
            self.sources.ledger.use(cell)
        self.labels_above = labels or self.labels_above

    def read_inside(self, line: Line) -> None:
        """Takes amounts that stand in their labels' cells, unless the funds themselves state them."""
        for cell in line.cells:
            label, mark, figure = cell.text.replace(":", "：").partition("：")
            role = self.words.funds_column(label) if mark and not self.words.field(label) else None
            is_told = role in MONEY | {"rate"} or (role in _POINTS and self.words.is_execution(label))
            if role is not None and is_told and figure.strip() and self.sources.lacks("total", role):
                self.sources.take("total", role, cell._replace(text=figure.strip()))

    def _take_rate(self, cell: Cell, part_labels: Sequence[Cell], *, is_total: bool) -> None:
        """Takes the rate of a line: of the total, or of the one source that the line is about."""
        sources = {source_name(part, self.words) for part in part_labels}
        if is_total != bool(sources) and len(sources) <= 1:
            self.sources.take(sources.pop() if sources else "total", "rate", cell)

    def _is_of_rate(self, cell: Cell, role: str, before: set[str]) -> bool:
        """Whether the label is that of the points of execution: it says so, or stands behind rate (and weight)."""
        needed = {"weight": {"rate"}, "score": {"rate", "weight"}}.get(role)
        return needed is not None and (self.words.is_execution(cell.text) or needed <= before)

    def _is_part(self, cell: Cell) -> bool:
        return self.words.source(cell.text) is not None and self.words.funds_column(cell.text) not in _IN_PAIRS

    def _role_above(self, cell: Cell, order: int, of_line: Sequence[int]) -> str | None:
        """The label in the same column of the line above; where no column is the same, the one at the same place.

        None where that cannot be told: a label is missing, or stands there twice.
        """
        above = dict(self.labels_above)
        if any(column in above for column in of_line):
            return above.get(cell.column)
        return self.labels_above[order][1] if len(of_line) == len(self.labels_above) else None


def is_all_pairs(line: Line, words: Vocabulary) -> bool:
    """Whether the line names several amounts itself, whatever header stands above it."""
    labels = [cell for cell in line.cells if not is_figure(cell) and words.source(cell.text) is None]
    return sum(1 for cell in labels if words.funds_column(cell.text) in MONEY) > 1
