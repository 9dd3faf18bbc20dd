"""What the rows of a mart are called on an axis, and the parts that figures over members share."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.cut_names import cut_names
from dashboard.i18n import Words

VALUES_ROOM = 66
LABEL_WIDTH = 30
NAME_COLUMNS = ("project_name", "unit_name", "department_name", "region_name")


def member_names(frame: pd.DataFrame, words: Words) -> list[str]:
    """The most particular name of each row; rows of several form types say which they are.

    Rows of the same name say what tells them apart, too: unit, department, place or year.
    """
    rows = frame.to_dict("records")
    has_types = len(set(frame["form_type"])) > 1
    names = [
        next((text for column in NAME_COLUMNS if (text := _text(row, column, words))), words("unnamed")) for row in rows
    ]
    added = [[words("form_type_short." + row["form_type"])] if has_types else [] for row in rows]
    for column in (*NAME_COLUMNS[1:], "year"):
        texts = [words.year(row.get(column)) if column == "year" else _text(row, column, words) for row in rows]
        for alike in _alike(names, added):
            if len({texts[place] for place in alike}) > 1:
                for place in alike:
                    added[place] = [texts[place], *added[place]]
    return [
        words("member_of_type", name=name, form_type=words.listed(list(filter(None, texts)))) if any(texts) else name
        for name, texts in zip(names, added, strict=True)
    ]


def form_types(frame: pd.DataFrame) -> list[str]:
    """The form types of a frame in their order."""
    present = set(frame["form_type"])
    return [form_type for form_type in style.PATTERNS if form_type in present]


def rows_axis(figure: go.Figure, names: list[str], **place: int) -> list[str]:
    """Labels the rows of a horizontal figure from the top down and returns the labels; no two names look alike."""
    labels = cut_names(names, LABEL_WIDTH)
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(labels))),
        ticktext=labels,
        range=[len(labels) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
        automargin=False,
        **place,
    )
    return labels


def values_column(figure: go.Figure, texts: list[str]) -> None:
    """Writes one text a row into the right margin (`style.finished(right=VALUES_ROOM)`), where no mark covers it."""
    written = [
        {
            "text": text,
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 8,
            "yref": "y",
            "y": place,
            "yanchor": "middle",
        }
        for place, text in enumerate(texts)
    ]
    # Set at once: every add_annotation checks those before it again, 0.9 s for 120 of them.
    figure.layout.annotations = [*figure.layout.annotations, *written]


def rate_axis(highest: float, **settings: object) -> dict[str, object]:
    """An axis of rates from 0 to 100 %, or to the highest rate up to 200 %."""
    return {
        "tickformat": ".0%",
        "range": [0, min(max(highest, 1.0), 2.0) * 1.04],
        "nticks": 6,
        "tickangle": 0,
        **settings,
    }


def hover_texts(frame: pd.DataFrame, names: list[str], words: Words) -> list[str]:
    """What a mark says about the execution behind it, one text a row of mart `results`."""
    return [
        words(
            "hover.execution",
            name=name,
            rate=words.rate(row["execution_rate"]),
            rate_initial=words.rate(row["execution_rate_initial"]),
            adjusted=words.amount(row["budget_adjusted_yuan"]),
            executed=words.amount(row["executed_yuan"]),
            evaluations=words("count.evaluations", count=int(row["evaluations"])),
        )
        for name, row in zip(names, frame.to_dict("records"), strict=True)
    ]


def ends(values: pd.Series, names: list[str]) -> tuple[str, str, float | None, float | None]:
    """Who is lowest, who is highest, and their values; the first name and None where nothing is known."""
    known = sorted((value, name) for value, name in zip(values, names, strict=True) if pd.notna(value))
    if not known:
        return names[0], names[0], None, None
    return known[0][1], known[-1][1], known[0][0], known[-1][0]


def _alike(names: list[str], added: list[list[str]]) -> list[list[int]]:
    """The places of rows that would be called the same, two or more each."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, (name, texts) in enumerate(zip(names, added, strict=True)):
        places[name, *texts].append(place)
    return [alike for alike in places.values() if len(alike) > 1]


def _text(row: Mapping[Hashable, Any], column: str, words: Words) -> str:
    """A name of a row in the language of the words, or "" where there is none."""
    candidates = [f"{column}_{words.language}", f"{column}_zh", column]
    found = next((row[name] for name in candidates if name in row and not pd.isna(row[name])), "")
    return str(found)
