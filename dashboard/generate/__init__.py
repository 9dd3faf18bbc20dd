"""Whole stores of made-up filings: seeded, marked as synthetic in data and in names, arithmetic closed.

No figure here is anybody's. Word lists live in data/synthetic; places come from data/regions.csv, rules from
data/jurisdictions. Knows neither DuckDB nor Streamlit.
"""

from dashboard.generate.frames import (
    DEFAULT_FAULTS,
    DEFAULT_YEARS,
    Generated,
    generated,
    generated_frames,
    with_planted,
)
from dashboard.generate.planting import PLANTERS, Planter

__all__ = [
    "DEFAULT_FAULTS",
    "DEFAULT_YEARS",
    "PLANTERS",
    "Generated",
    "Planter",
    "generated",
    "generated_frames",
    "with_planted",
]
