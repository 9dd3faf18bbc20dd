"""Small frames as the marts hand them to figures, and what stands in a figure."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.records import FigureNotes

NOTES = FigureNotes(selection="2023年；全部地区", source="公开的绩效自评文件", packs="全国默认")
SYNTHETIC = FigureNotes(selection="全部年度", source="程序生成", is_synthetic=True)


def results(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of mart `results`; what a row does not say is unknown."""
    plain: dict[str, Any] = {
        "form_type": "project",
        "member_key": "",
        "evaluation_id": None,
        "region_code": None,
        "region_name_zh": None,
        "region_name_en": None,
        "department_name": None,
        "unit_name": None,
        "project_name": None,
        "year": None,
        "place": 1,
        "members": len(rows),
        "evaluations": 1,
        "evaluations_rated": 1,
        "evaluations_scored": 1,
        "budget_initial_yuan": 1000.0,
        "budget_adjusted_yuan": 2000.0,
        "executed_yuan": 1000.0,
        "unspent_yuan": 1000.0,
        "execution_rate": 0.5,
        "execution_rate_initial": 1.0,
        "execution_rate_mean": 0.5,
        "score_mean": 95.0,
        "score_median": 95.0,
        "points_lost": 5.0,
        "leads": 0,
    }
    return pd.DataFrame([plain | row for row in rows])


def texts(figure: go.Figure) -> str:
    """Every text that stands in a figure outside its marks: title and annotations."""
    return "\n".join([figure.layout.title.text or "", *(note.text for note in figure.layout.annotations)])


def trace(figure: go.Figure, name: str) -> Any:
    """The one trace of a name."""
    found = [drawn for drawn in figure.data if drawn.name == name]
    assert len(found) == 1
    return found[0]
