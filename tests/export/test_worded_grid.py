"""A table on paper keeps the columns that its figure is about."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.export.worded_grid import worded_grid
from dashboard.i18n import words

FRAME = pd.DataFrame(
    {
        "department_name": ["甲局", "乙局"],
        "evaluations": [3, 4],
        "budget_adjusted_yuan": [1e6, 2e6],
        "execution_rate": [0.5, 0.9],
        "score_mean": [88.5, 97.25],
        "members": [2, 2],
    }
)


def test_a_wide_table_keeps_names_what_is_drawn_and_rates_in_their_order() -> None:
    figure = go.Figure(go.Bar(x=[97.25, 88.5], y=[0, 1]))
    grid, columns = worded_grid(FRAME, words("zh"), "", rows=5, columns=3, figure=figure)

    assert columns == 5
    assert grid.columns == ("主管部门", "执行率（按全年预算）", "平均分")
    assert grid.rows == (("甲局", "50.00%", "88.50"), ("乙局", "90.00%", "97.25"))


def test_a_table_that_fits_keeps_every_column_that_is_said() -> None:
    grid, columns = worded_grid(FRAME, words("zh"), "", rows=1, columns=8)

    assert columns == len(grid.columns) == 5
    assert len(grid.rows) == 1
