"""What a form adds up: formulas of a blank one, and the checks that turn a cell red."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from dashboard.export.standard_form.cells import FormSheet

_FULL_MARKS = 100
# Points of execution on the national model form.
_EXECUTION_WEIGHT = 10
# Columns of the funds, from 0.
_ADJUSTED, _EXECUTED, _WEIGHT, _RATE, _SCORE = 3, 4, 5, 6, 7
_MONEY = (2, _ADJUSTED, _EXECUTED)
# Printed rates are rounded to two decimals of a percentage, scores to two decimals.
_RATE_TOLERANCE, _SCORE_TOLERANCE = 0.00011, 0.011


@dataclass(slots=True)
class Sums:
    """Where a form holds the figures that belong together; rows and columns from 0, None where it has none."""

    sheet: FormSheet
    funds_total: int | None = None
    funds_last: int = 0
    first: int | None = None
    last: int = 0
    weight: int = 5
    score: int = 6
    total: int | None = None

    def indicators(self, first: int, last: int, weight: int, score: int) -> None:
        """Notes the rows of the indicators and the columns of their points."""
        self.first, self.last, self.weight, self.score = first, last, weight, score

    def compute(self) -> None:
        """The formulas of a blank form; each stays empty until there is something to work out."""
        if self.funds_total is not None:
            self._compute_funds(self.funds_total)
        if self.total is not None:
            for column, execution in ((self.weight, self._funds(_WEIGHT)), (self.score, self._funds(_SCORE))):
                parts = f"{self._rows(column)},{execution}"
                self.sheet.formula(self.total, column, f'=IF(COUNT({parts})=0,"",SUM({parts}))', "sum_points")

    def check(self) -> None:
        """The checks: each says what is wrong beyond doubt, and stays silent while figures are missing."""
        if self.funds_total is not None:
            rate, adjusted, executed = (self._funds(column) for column in (_RATE, _ADJUSTED, _EXECUTED))
            differs = f"ABS({rate}-{executed}/{adjusted})>{_RATE_TOLERANCE}"
            known = f"ISNUMBER({rate}),ISNUMBER({executed}),N({adjusted})<>0"
            self._red(self.funds_total, _RATE, f"=IF(AND({known}),{differs},FALSE)", "rate")
            self._red(self.funds_total, _SCORE, _outside(self._funds(_SCORE), self._funds(_WEIGHT)), "score")
        if self.first is not None:
            score, weight = (f"${cell(self.first, column)}" for column in (self.score, self.weight))
            self.sheet.red((self.first, self.score, self.last, self.score), _outside(score, weight), "score")
        if self.total is not None:
            self._check_total(self.total)

    def _compute_funds(self, total: int) -> None:
        for column in _MONEY:
            parts = f"{cell(total + 1, column)}:{cell(self.funds_last, column)}"
            self.sheet.formula(total, column, f'=IF(COUNT({parts})=0,"",SUM({parts}))', "sum_amount")
        for row in range(total, self.funds_last + 1):
            adjusted, executed = cell(row, _ADJUSTED), cell(row, _EXECUTED)
            formula = f'=IF(OR(N({adjusted})=0,{executed}=""),"",{executed}/{adjusted})'
            self.sheet.formula(row, _RATE, formula, "sum_rate")
        rate, weight = cell(total, _RATE), cell(total, _WEIGHT)
        self.sheet.formula(total, _SCORE, f'=IF({rate}="","",ROUND(MIN({rate},1)*{weight},2))', "sum_points")
        here, self.sheet.row = self.sheet.row, total
        self.sheet.value(_WEIGHT, _EXECUTION_WEIGHT, "points")
        self.sheet.row = here

    def _check_total(self, total: int) -> None:
        weights, scores = f"SUM({self._rows(self.weight)})", f"SUM({self._rows(self.score)})"
        if self.funds_total is not None:
            weights += f"+N({self._funds(_WEIGHT)})"
            scores += f"+N({self._funds(_SCORE)})"
        weight, score = cell(total, self.weight), cell(total, self.score)
        started = f"COUNT({self._rows(self.weight)})>0"
        is_off = f"OR(ROUND({weights},2)<>{_FULL_MARKS},ROUND(N({weight}),2)<>{_FULL_MARKS})"
        self._red(total, self.weight, f"=AND({started},{is_off})", "weight_total")
        differs = f"ABS({score}-({scores}))>{_SCORE_TOLERANCE}"
        self._red(total, self.score, f"=IF(ISNUMBER({score}),{differs},FALSE)", "score_total")

    def _funds(self, column: int) -> str:
        return "0" if self.funds_total is None else cell(self.funds_total, column)

    def _rows(self, column: int) -> str:
        first = self.last if self.first is None else self.first
        return f"{cell(first, column)}:{cell(self.last, column)}"

    def _red(self, row: int, column: int, formula: str, hint: str) -> None:
        self.sheet.red((row, column, row, column), formula, hint)


def _outside(score: str, weight: str) -> str:
    """Below zero, or above the weight where there is one."""
    return f"=AND(ISNUMBER({score}),OR({score}<0,AND(ISNUMBER({weight}),{score}>{weight})))"
