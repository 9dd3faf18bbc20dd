"""How a chart fits its place on a slide: its letters, the room of its plot, and the ends of its axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from dashboard.export.native.chart import Axis, Chart, Threshold, Values
from dashboard.export.slides.lettering import LETTER, wide

SMALLEST = 8
# The finest step of ticks that a format can write.
FINEST = {"0%": 0.01, "0.0%": 0.001, "0": 1, "#,##0": 1}
# The width of a digit in parts of its size, in the widest of usual fonts.
DIGIT = 0.66


@dataclass(frozen=True, slots=True)
class Look:
    """How large a chart is drawn, in points, and how large its letters are."""

    width: float
    height: float
    size: float

    def lines(self, chart: Chart) -> list[tuple[Threshold, tuple[Values, Values]]]:
        """The thresholds that are drawn as series, with their xs and values; the others are drawn over the chart."""
        if chart.kind == "scatter":
            (left, right), (low, high) = flat_ends(chart), upright_ends(chart)
            return [
                (
                    line,
                    ((line.value, line.value), (low, high))
                    if line.axis == "category"
                    else ((left, right), (line.value,) * 2),
                )
                for line in chart.thresholds
            ]
        if chart.kind == "bar":
            return []
        return [
            (line, ((), (line.value,) * len(chart.categories))) for line in chart.thresholds if line.axis == "value"
        ]

    def over(self, chart: Chart) -> list[Threshold]:
        """The thresholds that no series can draw."""
        drawn = [line for line, _ in self.lines(chart)]
        return [line for line in chart.thresholds if line not in drawn]

    def name_places(self, chart: Chart) -> tuple[Values, Values]:
        """Where the names of a scatter's rows hang: on its left edge."""
        count = len(chart.categories)
        return (flat_ends(chart)[0],) * count, tuple(float(row) for row in range(count))

    def inside(self, chart: Chart) -> tuple[float, float, float, float]:
        """The room of the plot itself in shares of the chart: left, top, width, height."""
        has_rows = chart.kind == "bar" or bool(chart.categories and chart.kind == "scatter")
        names = max((wide(name) for name in chart.categories), default=0) * self.size * LETTER + 12
        left = min(names if has_rows else self._numbers_room(chart), self.width * 0.4)
        title = 2 * self.size if chart.title else 0
        top = title + self.size * (2.0 if chart.bands or self.over(chart) else 1.2)
        flat_axis = chart.value_axis if chart.kind == "bar" else chart.category_axis
        bottom = self.size * (2.4 + 1.8 * bool(flat_axis.title) + 1.9 * self.legend_lines(chart)) + self._turned(chart)
        right = 4.5 * self.size if chart.kind == "bar" and not chart.is_stacked else 1.5 * self.size
        return (
            left / self.width,
            top / self.height,
            1 - (left + right) / self.width,
            1 - (top + bottom) / self.height,
        )

    def _numbers_room(self, chart: Chart) -> float:
        """The room that the numbers of the upright axis take at its left, with its title."""
        low, high = upright_ends(chart) if chart.kind == "scatter" else column_ends(chart)
        is_rate = "%" in chart.value_axis.number_format
        longest = 5 if is_rate else max(len(f"{end:,.0f}") for end in (low, high, 100))
        return self.size * (longest * DIGIT + 1 + 1.8 * bool(chart.value_axis.title))

    def legend_lines(self, chart: Chart) -> int:
        """How many lines the legend takes below the chart."""
        named = [wide(series.name) for series in chart.series if series.is_named and not series.is_invisible]
        if len(named) < 2:
            return 0
        widest = max(named) * self.size * LETTER + 6 * self.size
        return ceil(len(named) / max(1, int(self.width * 0.95 / widest)))

    def label_size(self, chart: Chart, texts: Sequence[str]) -> float:
        """The size of labels over columns at which they stand beside one another."""
        if chart.kind != "column":
            return self.size
        beside = 1 if chart.is_stacked else sum(not series.has_marks for series in chart.series) + gap(chart) / 100
        slot = self.width * self.inside(chart)[2] / len(chart.categories) / beside
        needed = max(map(wide, texts)) * DIGIT
        return min(self.size, max(SMALLEST, slot / needed))

    def is_turned(self, chart: Chart) -> bool:
        """Whether names under columns must be turned to stand side by side."""
        if chart.kind not in {"column", "line"} or not chart.categories:
            return False
        longest = max(wide(name) for name in chart.categories) * self.size * LETTER
        return longest > self.width * 0.85 / len(chart.categories) * 1.8

    def _turned(self, chart: Chart) -> float:
        if not self.is_turned(chart) or is_numbered(chart):
            return 0
        return min(max(wide(name) for name in chart.categories), 24) * self.size * LETTER * 0.75


def gap(chart: Chart) -> int:
    """The room between bars or columns in hundredths of their width; a few are kept from growing too wide."""
    return 45 if len(chart.categories) > 3 else 100


def has_legend(chart: Chart) -> bool:
    """Whether a chart needs a legend: it has several things to name."""
    return sum(series.is_named and not series.is_invisible for series in chart.series) > 1


def is_numbered(chart: Chart) -> bool:
    """Whether categories are steps of numbers, of which some may go without their name."""
    return len(chart.categories) > 14 and all(name[:1].isdigit() for name in chart.categories)


def flat_ends(chart: Chart) -> tuple[float, float]:
    """The ends of a scatter's flat axis."""
    return _ends(chart.category_axis, [x for series in chart.series for x in series.xs])


def upright_ends(chart: Chart) -> tuple[float, float]:
    """The ends of a scatter's upright axis."""
    if chart.categories:
        return -0.6, len(chart.categories) - 0.4
    return _ends(chart.value_axis, [value for series in chart.series for value in series.values])


def value_ends(chart: Chart) -> tuple[float, float]:
    """The ends of the axis that bars reach along: of stacks their sums."""
    if chart.is_stacked:
        sums = [
            sum(value or 0 for value in values)
            for values in zip(*(series.values for series in chart.series if not series.has_marks), strict=True)
        ]
        return _ends(chart.value_axis, [0, *sums])
    return _ends(chart.value_axis, [0, *(value for series in chart.series for value in series.values)])


def column_ends(chart: Chart) -> tuple[float, float]:
    """The ends of the axis of columns, which stand on 0, or of lines, which need not."""
    if chart.kind == "column":
        return value_ends(chart)
    known = [value for series in chart.series for value in series.values]
    return _ends(chart.value_axis, [*known, *(line.value for line in chart.thresholds if line.axis == "value")])


def _ends(axis: Axis, values: Sequence[float | None]) -> tuple[float, float]:
    """The ends of an axis: round ones around its values, or as given; ticks count from the lowest, which is round."""
    known = [float(value) for value in values if value is not None] or [0.0, 1.0]
    if axis.is_log:
        positive = [value for value in known if value > 0] or [1.0]
        return 10.0 ** floor(log10(min(positive)) + 1e-9), axis.highest or max(positive) * 1.2
    low = min(known) if axis.lowest is None else axis.lowest
    high = max(known) if axis.highest is None else axis.highest
    if high <= low:
        high = low + 1
    for _ in range(2):  # a lower end may ask for a longer step
        step = step_of(high - low, axis.number_format)
        above = ceil(low / step - 1e-9) * step
        low = above if above - low < step / 4 and min(known) >= above else floor(low / step + 1e-9) * step
    # Twelve digits: a mark that stands on an end must not lie beyond it by a rounding.
    ends = (low, high if axis.highest is not None else ceil(high / step - 1e-9) * step)
    return float(f"{ends[0]:.12g}"), float(f"{ends[1]:.12g}")


def step_of(span: float, number_format: str) -> float:
    """A round step that parts a span into three to six, and that the format of its numbers can write."""
    rough = span / 6
    power = 10.0 ** floor(log10(rough))
    step = next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999)
    return max(step, FINEST.get(number_format, step))
