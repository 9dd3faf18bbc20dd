"""From where to where the numbers of an axis reach."""

from dashboard.export.native import Chart, Series

# Beyond the outermost marks of an axis without ends, as a part of its length.
BEYOND = 0.06


def reach(chart: Chart, *, is_flat: bool) -> tuple[float, float]:
    """The ends of the flat or the upright axis: those it has, else around its numbers; bars stand on zero."""
    is_value = is_flat == (chart.kind == "bar")
    axis = chart.value_axis if is_value else chart.category_axis
    numbers = _numbers(chart, is_value=is_value) or [0.0]
    low, high = min(numbers), max(numbers)
    if chart.kind in {"bar", "column"}:
        low, high = min(0.0, low), max(0.0, high)
        beyond = (high - low) * BEYOND
        low, high = (low - beyond if low < 0 else low), (high + beyond if high > 0 else high)
    elif axis.is_log:
        low, high = low / 1.15, high * 1.15
    else:
        beyond = (high - low) * BEYOND
        low, high = low - beyond, high + beyond
    low = low if axis.lowest is None else axis.lowest
    high = high if axis.highest is None else axis.highest
    if high <= low:
        apart = abs(low) * 0.05 or 1.0
        low, high = low - apart, high + apart
    return float(low), float(high)


def _numbers(chart: Chart, *, is_value: bool) -> list[float]:
    if not is_value:
        return [x for series in chart.series for x in series.xs if x is not None]
    single = [
        value for series in chart.series if _is_single(chart, series) for value in series.values if value is not None
    ]
    if not chart.is_stacked:
        return single
    stacked = [series.values for series in chart.series if not _is_single(chart, series)]
    for values in zip(*stacked, strict=True):
        single.append(sum(value for value in values if value is not None and value > 0))
        single.append(sum(value for value in values if value is not None and value < 0))
    return single


def _is_single(chart: Chart, series: Series) -> bool:
    return not chart.is_stacked or series.has_marks
