"""Values of corrections in words: to the last digit, and amounts in yuan whatever unit the page is in."""

import pytest

from dashboard.i18n import words
from dashboard.widgets.corrections import stored_value


@pytest.mark.parametrize(
    ("column", "value", "written"),
    [
        ("executed_yuan", "1500.00", "1,500.00元"),
        ("executed_yuan", "0.00", "0.00元"),
        ("execution_rate_reported", "0.98635", "98.635%"),
        ("weight", "12.5000", "12.5"),
        ("score_reported", "100.0000", "100"),
        ("target_value", "2300.000000", "2300"),
        ("kind", "quantitative", "定量"),
        ("grade_reported", "优", "优"),
        ("year", "2023", "2023"),
        ("project_code", "0044", "0044"),
        ("unit_name", "某局", "某局"),
        ("unit_name", None, "（空）"),
        ("weight", float("nan"), "（空）"),
    ],
)
def test_a_stored_value_is_worded_by_its_column(column: str, value: object, written: str) -> None:
    assert stored_value(words("zh", "yi_yuan"), column, value) == written
