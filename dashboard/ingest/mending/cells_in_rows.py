"""Lines of one cell each, or all cells on one line → the rows they were on paper."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.funds_rows import FundsColumn, funds_columns
from dashboard.ingest.extract.funds_sources import is_figure
from dashboard.ingest.extract.grades import GRADES
from dashboard.ingest.extract.indicator_columns import indicator_columns
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.mending.cell_labels import CellLabels, as_line
from dashboard.ingest.mending.funds_cuts import FundsRow, funds_cuts
from dashboard.ingest.mending.laid_rows import laid_below, laid_out, nowhere, row_of, two_texts
from dashboard.ingest.mending.page_breaks import is_page_mark
from dashboard.ingest.mending.row_cuts import row_cuts
from dashboard.ingest.mending.stacked_headers import joined_header
from dashboard.ingest.values import points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, key

# No row has more cells than this.
_MOST_COLUMNS = 16
_FEWEST_FIGURES, _FURTHEST_FIGURE = 2, 8
_LEVELS = frozenset({"level_1", "level_2", "level_3"})
_TOLERANCE = Decimal("0.05")
_GRADE = re.compile(GRADES)


def cells_in_rows(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; where a form stands one cell a line, or all on one line, its rows are whole again.

    What cannot be dealt out for certain stays a line of its own.
    """
    labels = CellLabels(words)
    found: list[Line] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        cells = [cell for line in run for cell in line.cells if not is_page_mark(cell.text)]
        if len(cells) > _MOST_COLUMNS and _holds_table(cells, labels):
            found.extend(_Run(cells, labels).rows())
        else:
            found.extend(run)
        at += len(run)
    return tuple(found)


def _run(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines of one cell, or of more cells than a row has, that follow each other from here on; else the line."""
    end = at
    while end < len(lines) and (lines[end].is_paragraph or len(lines[end].cells) > _MOST_COLUMNS):
        end += 1
    return lines[at : max(end, at + 1)]


def _holds_table(cells: Sequence[Cell], labels: CellLabels) -> bool:
    return any(
        labels.words.indicator_column(cell.text) and labels.indicator_header(cells[at : at + 16])[1] > 0
        for at, cell in enumerate(cells)
    )


@dataclass(slots=True)
class _Run:
    """Reads cells one after the other; each method takes what begins at `at` and moves on."""

    cells: Sequence[Cell]
    labels: CellLabels
    at: int = 0
    execution: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))

    def rows(self) -> Iterator[Line]:
        """The rows in order."""
        while self.at < len(self.cells):
            yield from self._indicators() or self._funds() or self._goals() or self._pair() or self._alone()

    @property
    def _here(self) -> Cell:
        return self.cells[self.at]

    def _alone(self) -> list[Line]:
        self.at += 1
        return [Line(0, (self.cells[self.at - 1],), is_paragraph=True)]

    def _taken(self, size: int) -> Line:
        """The next cells as one row."""
        cells = self.cells[self.at : self.at + size]
        self.at += size
        return row_of(cells)

    def _figures_from(self, at: int) -> int:
        """How many figures follow from the place on."""
        end = at
        while end < len(self.cells) and is_figure(self.cells[end]):
            end += 1
        return end - at

    def _pair(self) -> list[Line]:
        """A label and the value beside it: a field, a total with its figures, a passage, an amount."""
        words, text = self.labels.words, self._here.text
        following = self.cells[self.at + 1] if self.at + 1 < len(self.cells) else None
        if following is None:
            return []
        if words.is_total(text) and (figures := self._figures_from(self.at + 1)):
            behind = self.at + 1 + figures
            has_grade = behind < len(self.cells) and _GRADE.fullmatch(key(self.cells[behind].text)) is not None
            return [self._taken(1 + figures + has_grade)]
        is_amount = words.funds_column(text) is not None and is_figure(following)
        is_field = words.field(text) is not None or words.is_section(text)
        return [self._taken(2)] if is_amount or (is_field and self.labels.is_value(following)) else []

    def _goals(self) -> list[Line]:
        """Goal and outcome: both labels and then both texts, or each label and its text."""
        words = self.labels.words
        end = self.at
        while end < len(self.cells) and words.goal(self.cells[end].text):
            end += 1
        names = [words.goal(cell.text) for cell in self.cells[self.at : end]]
        if not {"goal", "outcome"} & set(names):
            return []
        texts = end
        while texts < len(self.cells) and self.labels.is_value(self.cells[texts]):
            texts += 1
        if names[-2:] != ["goal", "outcome"]:
            # A label alone says nothing of two texts: another label was lost, or one of them is part of the other.
            is_pair = texts == end + 1 and not {"goal", "outcome"} & set(names[:-1])
            return [self._taken(end - self.at + 1)] if is_pair else self._apart(texts)
        # A goal set anew stands beside the first one, and both may say the same.
        is_twice = texts == end + 3 and names[-3:-1] == ["goal", "goal"] and _are_alike(self.cells[end:texts])
        size = 3 if is_twice else 2
        said = two_texts(self.cells[end:texts])
        if said and len(said) != size:
            # Fewer texts, or more, do not tell which of them is the goal.
            return self._apart(texts)
        rows = [*self._apart(end - size), self._taken(size), *([row_of(said)] if said else [])]
        self.at = texts
        return rows

    def _apart(self, end: int) -> list[Line]:
        """The cells up to there, each a line of its own that nothing stands beside."""
        cells = self.cells[self.at : end]
        self.at = end
        return [Line(0, (cell,), is_paragraph=True) for cell in cells]

    def _funds(self) -> list[Line]:
        """A funds header and the rows below it."""
        headings, header, size = self.labels.funds_header(self.cells[self.at : self.at + 24])
        if size == 0:
            return []
        words = self.labels.words
        rows = [Line(0, (cell,), is_paragraph=True) for cell in headings[:-1]]
        self.at += size
        label = headings[-1:]
        rows.append(row_of((*label, *header), start=1 - len(label)))
        columns, header_width = funds_columns(rows[-1], words), rows[-1].width
        figures = [column for column in columns if column.role != "remark"]
        found: list[tuple[FundsRow, Line]] = []
        while (count := self._figures_of_row()) or self._is_empty_source():
            if not count:
                self.at += 1
                continue
            has_remark = len(figures) < len(columns) and self._is_remark(self.at + 1 + count)
            is_total = words.source(self._here.text) == "total"
            line = self._taken(1 + count + has_remark)
            found.append((FundsRow(is_total, line.cells[1 : 1 + count]), line))
        roles = ["points" if column.role == "no_field" and column.is_of_points else column.role for column in figures]
        cuts = funds_cuts([row for row, _ in found], roles)
        for (row, line), cut in zip(found, cuts, strict=True):
            if len(row.figures) > len(figures):
                rows.extend(Line(0, (cell,), is_paragraph=True) for cell in line.cells)
            elif cut is None:
                rows.append(nowhere(line, len(header) + 2 + len(rows)))
            else:
                under = [figures[at] for at in cut]
                rows.append(laid_below(line, under, header_width))
                if row.is_total:
                    self._note_execution(row.figures, under)
        return rows

    def _figures_of_row(self) -> int:
        """How many figures stand behind the label of a source here; 0 where none does."""
        if self.at >= len(self.cells) or is_figure(self._here):
            return 0
        is_other = self.labels.words.source(self._here.text) is None and self.labels.is_label(self._here)
        return 0 if is_other or _holds_figure(self._here.text) else self._figures_from(self.at + 1)

    def _is_empty_source(self) -> bool:
        """Whether a source without figures stands here, and another one with figures behind it."""
        if self.at + 1 >= len(self.cells) or self.labels.words.source(self._here.text) is None:
            return False
        return self.labels.words.source(self.cells[self.at + 1].text) is not None

    def _is_remark(self, at: int) -> bool:
        """Whether the cell explains the row of figures before it: words that are no label, and no label of the next."""
        if at >= len(self.cells) or not self.labels.is_value(self.cells[at]) or is_figure(self.cells[at]):
            return False
        return self.labels.words.source(self.cells[at].text) is None and self._figures_from(at + 1) == 0

    def _note_execution(self, figures: Sequence[Cell], columns: Sequence[FundsColumn]) -> None:
        """Keeps what the execution rate adds to the form's totals."""
        told = {column.role: points_or_share(cell.text) for cell, column in zip(figures, columns, strict=True)}
        self.execution = (told.get("weight") or Decimal(0), told.get("score") or Decimal(0))

    def _indicators(self) -> list[Line]:
        """An indicator header and the rows below it, up to their total, or to what is no row any more."""
        header, size = self.labels.indicator_header(self.cells[self.at : self.at + 20])
        if size == 0:
            return []
        self.at += size
        line = self._in_order_of_rows(header)
        columns = [column for column in indicator_columns(line, self.labels.words) if column.role != "group"]
        total = self._end_of_rows()
        end = self._before_passages(total)
        cells = self.cells[self.at : end]
        cuts = [] if self._is_split(cells) else row_cuts(cells, columns, self.labels.words, self._total_at(total))
        self.at = end
        return [line, *laid_out(cells, cuts, line.width)]

    def _in_order_of_rows(self, header: Sequence[Cell]) -> Line:
        """The header; where levels stand behind results, it is two rows, and the upper one goes on behind the lower."""
        roles = [self.labels.words.indicator_column(cell.text) for cell in header]
        at = next((order for order, role in enumerate(roles) if order and role in _LEVELS), 0)
        joined = joined_header(row_of(header[:at]), row_of(header[at:]), self.labels.words) if at else None
        return joined or row_of(header)

    def _is_split(self, cells: Sequence[Cell]) -> bool:
        """Whether a second row of the header follows: which columns it splits cannot be told from its order."""
        return any(self.labels.words.indicator_column(cell.text) in ("direction", "unit") for cell in cells[:3])

    def _end_of_rows(self) -> int:
        """Where the rows of the table end: at their total, else at the next passage, and before any other form."""
        words = self.labels.words
        last = next((at for at in range(self.at, len(self.cells)) if self._is_beyond(at)), len(self.cells))
        totals = (
            at for at in range(self.at, last) if words.is_total(self.cells[at].text) and self._figures_from(at + 1)
        )
        passages = (at for at in range(self.at, last) if words.is_section(self.cells[at].text))
        fields = (
            at for at in range(self.at, last) if words.field(self.cells[at].text) and not self._begins_row(at, last)
        )
        return next(totals, min(next(passages, last), next(fields, last)))

    def _before_passages(self, total: int) -> int:
        """Where titled passages begin that stand between the rows and their total; else the total's place."""
        at = total
        while at - 2 > self.at and self.labels.words.is_section(self.cells[at - 2].text):
            at -= 2
        return at

    def _begins_row(self, at: int, last: int) -> bool:
        """Whether figures stand behind the cell as in a row, or levels further on: indicators are named like fields."""
        words = self.labels.words
        figures = sum(1 for cell in self.cells[at + 1 : at + _FURTHEST_FIGURE] if is_number(cell.text))
        levels = (cell for cell in self.cells[at + 1 : last] if key(cell.text).endswith("指标"))
        return figures >= _FEWEST_FIGURES or any(
            words.is_level_1(one.text) or words.is_level_2(one.text) for one in levels
        )

    def _is_beyond(self, at: int) -> bool:
        """Whether the cell is no part of this form's table, whatever stands before it."""
        words, text = self.labels.words, self.cells[at].text
        is_title = anchors.title(as_line((self.cells[at],)), words) is not None
        is_column = words.indicator_column(text) is not None
        is_header = is_column and self.labels.indicator_header(self.cells[at : at + 20])[1] > 0
        return is_title or is_header or words.field(text) == "project_name" or words.is_note(text)

    def _total_at(self, at: int) -> Callable[[Decimal, Decimal], bool] | None:
        """Whether weights and scores that add up so make the printed total; None where none is printed."""
        count = self._figures_from(at + 1) if at < len(self.cells) else 0
        printed = [points_or_share(cell.text) for cell in self.cells[at + 1 : at + 1 + count]]
        if count not in (1, 2) or None in printed:
            return None
        return lambda *added: all(
            any(abs(found + extra - total) <= _TOLERANCE for extra in (Decimal(0), execution))
            for found, execution, total in zip(added[-count:], self.execution[-count:], printed, strict=True)
            if total is not None
        )


def _holds_figure(text: str) -> bool:
    """Whether a figure ran into the words, or they are none."""
    return re.search(r"^\d[\d,]*(?:\.\d|%|其中)|\d[\d,.]*%?$|^[^一-龥]*$", key(text)) is not None


def _are_alike(cells: Sequence[Cell]) -> bool:
    return cells[0].text == cells[1].text
