"""The histogram of scores with the bounds of the grades."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.charts import style
from dashboard.i18n import Words
from dashboard.records import FigureNotes

# With more bars than this, small ones go without their number: it would run into its neighbours.
FEW_BARS = 16


def histogram(bins: pd.DataFrame, bands: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """How many forms have which score, in whole points, between the bounds of the grades; one panel a scheme of grades.

    `bins`: mart `score_bins`, `bands`: mart `score_bands`, both of one form type; `bins` not empty.
    """
    schemes = list(dict.fromkeys(bands["scheme_key"])) or [None]
    titles = [_scheme_name(bands[bands["scheme_key"] == scheme], words) for scheme in schemes]
    figure = make_subplots(
        rows=len(schemes),
        cols=1,
        subplot_titles=titles if len(schemes) > 1 else None,
        vertical_spacing=0.28 / len(schemes),
    )
    low = min(80, int(bins["score_from"].min()) // 5 * 5)
    sentences = []
    for panel, scheme in enumerate(schemes, start=1):
        of_scheme = bins["scheme_key"].isna() if scheme is None else bins["scheme_key"] == scheme
        rows, grades = bins[of_scheme], bands[bands["scheme_key"] == scheme]
        _add_bins(figure, rows, words, panel)
        figure.update_yaxes(range=[0, rows["evaluations"].max() * 1.2], row=panel, col=1)
        _add_grades(figure, grades, words, low, panel)
        sentences.append(_grades_sentence(rows, grades, words))
    ticks = list(range(low, 100, 5 if low >= 50 else 10))
    figure.update_xaxes(
        range=[low - 0.5, 101.5],
        tickvals=[*ticks, 100.5],
        ticktext=[*map(str, ticks), words("scores.full_marks")],
        showgrid=False,
        tickangle=0,
    )
    figure.update_yaxes(title_text=words("scores.axis_evaluations"), tickformat=",d", nticks=6)
    return style.finished(
        figure,
        words,
        notes,
        title=words("scores.histogram"),
        alt=words("scores.histogram_alt", parts=words.clauses(sentences)),
        height=360 + 260 * (len(schemes) - 1),
    )


def _add_bins(figure: go.Figure, rows: pd.DataFrame, words: Words, panel: int) -> None:
    """Bars of one point each; full marks, the last bar, stand out and say their share."""
    total = int(rows["evaluations"].sum())
    hovers = [
        words(
            "scores.bin_hover_full" if row["score_from"] == 100 else "scores.bin_hover",
            low=row["score_from"],
            high=row["score_from"] + 1,
            count=words.count(row["evaluations"]),
            share=words.rate(row["evaluations"] / total),
        )
        for row in rows.to_dict("records")
    ]
    figure.add_bar(
        x=rows["score_from"] + 0.5,
        y=rows["evaluations"],
        width=0.9,
        marker={"color": style.SCORE, "opacity": [1 if low == 100 else 0.6 for low in rows["score_from"]]},
        text=[
            words("scores.full_text", count=int(row["evaluations"]), share=words.rate(row["evaluations"] / total, 1))
            if row["score_from"] == 100
            else words.count(row["evaluations"])
            if len(rows) <= FEW_BARS or row["evaluations"] > rows["evaluations"].max() / 20
            else ""
            for row in rows.to_dict("records")
        ],
        textposition="outside",
        cliponaxis=False,
        hovertext=hovers,
        hoverinfo="text",
        showlegend=False,
        row=panel,
        col=1,
    )


def _add_grades(figure: go.Figure, grades: pd.DataFrame, words: Words, low: int, panel: int) -> None:
    """A line at the lower bound of each grade that is in sight, and the grade's name and number of forms above it."""
    for grade in grades.to_dict("records"):
        top = 101 if pd.isna(grade["score_to"]) else grade["score_to"]
        if top <= low:
            continue
        bottom = max(grade["score_from"], low)
        if grade["score_from"] > low:
            figure.add_vline(x=grade["score_from"], row=panel, col=1)
        figure.add_annotation(
            text=words(
                "scores.grade_mark", grade=words.value("grade", grade["grade"]), count=int(grade["evaluations"])
            ),
            x=(bottom + top) / 2,
            y=1.02,
            yref="y domain" if panel == 1 else f"y{panel} domain",
            yanchor="bottom",
            row=panel,
            col=1,
        )


def _scheme_name(grades: pd.DataFrame, words: Words) -> str:
    """The bounds of a scheme of grades and the packs that use it."""
    if grades.empty:
        return words("scores.no_scheme")
    bounds = [
        words(
            "scores.bound",
            grade=words.value("grade", row["grade"]),
            sign=(
                ("≥" if row["is_from_included"] else ">")
                if row["score_from"]
                else ("≤" if row["is_to_included"] else "<")
            ),
            score=f"{row['score_from'] or row['score_to']:g}",
        )
        for row in grades.to_dict("records")
    ]
    packs = grades[f"pack_names_{words.language}"].iloc[0]
    return words("scores.scheme", bounds=words.listed(bounds), packs=packs)


def _grades_sentence(rows: pd.DataFrame, grades: pd.DataFrame, words: Words) -> str:
    total = int(rows["evaluations"].sum())
    full = int(rows.loc[rows["score_from"] == 100, "evaluations"].sum())
    counts = [
        words("scores.grade_mark", grade=words.value("grade", row["grade"]), count=int(row["evaluations"]))
        for row in grades.to_dict("records")
    ]
    sentence = words(
        "scores.histogram_alt_part",
        scheme=_scheme_name(grades, words),
        count=total,
        full=words.count(full),
        share=words.rate(full / total),
    )
    return sentence + words("scores.histogram_alt_grades", grades=words.listed(counts)) if counts else sentence
