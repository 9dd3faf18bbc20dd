"""What each place took off for going over target, side by side."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import pack_rows_axis
from dashboard.charts.members import member_names
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 54
BANDS = ("below_30", "from_30_to_50", "from_50_to_100", "from_100_to_200", "from_200")
# From nothing taken off to points off every indicator: tints on which dark text can be read on either ground.
SHADES = [[0, "#f1f0eb"], [1, "#eb9560"]]
PLACES_NAMED = 4


def treatment(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """What each district's forms took off at which deviation: one row a district and rule pack, one column a band.

    `frame`: mart `deviation_treatment` of one form type, not empty.
    """
    places = [rows for _, rows in frame.groupby(["region_code", "pack_id"], dropna=False, sort=False)]
    firsts = pd.concat([rows.head(1) for rows in places])
    names = member_names(firsts, words)
    packs = [words.text(pack) or words("missing") for pack in firsts[f"pack_name_{words.language}"]]
    cells = [{row["deviation_band"]: row for row in rows.to_dict("records")} for rows in places]
    figure = go.Figure(
        go.Heatmap(
            z=[[row[band]["deducted_share"] if band in row else None for band in BANDS] for row in cells],
            x=list(range(len(BANDS))),
            y=list(range(len(cells))),
            zmin=0,
            zmax=1,
            colorscale=SHADES,
            showscale=False,
            text=[[_cell_text(row[band], words) if band in row else "" for band in BANDS] for row in cells],
            texttemplate="%{text}",
            textfont={"color": style.INKS["light"].text},
            hovertext=[
                [_cell_hover(name, pack, row[band], words) if band in row else "" for band in BANDS]
                for name, pack, row in zip(names, packs, cells, strict=True)
            ],
            hoverinfo="text",
            xgap=2,
            ygap=2,
        )
    )
    left = pack_rows_axis(figure, names, packs)
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(range(len(BANDS))),
        ticktext=[words.value("deviation_band", band).replace("–", "–<br>") for band in BANDS],
        side="top",
        showgrid=False,
        zeroline=False,
        tickangle=0,
    )
    sentences = [
        words(
            "over_target.treatment_alt_part",
            name=name,
            pack=pack,
            count=int(rows["indicators"].sum()),
            deducted=words.count(int(rows["indicators_deducted"].sum())),
            points=words.points(rows["points_lost"].sum()),
        )
        for name, pack, rows in zip(names, packs, places, strict=True)
    ]
    if len(sentences) > PLACES_NAMED:
        more = words("over_target.more_places", count=len(sentences) - PLACES_NAMED)
        sentences = [*sentences[:PLACES_NAMED], more]
    alt = words("over_target.treatment_alt", parts=words.clauses(sentences))
    in_all = int(frame["members"].iloc[0])
    if in_all > len(places):
        alt += words("over_target.members_points", members=words.count(in_all), shown=words.count(len(places)))
    return style.finished(
        figure,
        words,
        notes,
        title=words("over_target.treatment"),
        alt=alt,
        height=110 + ROW * len(cells),
        left=left,
    )


def _cell_text(cell: dict[Hashable, Any], words: Words) -> str:
    """How many of how many lost points, and how much each."""
    counts = words(
        "over_target.cell",
        deducted=words.count(cell["indicators_deducted"]),
        indicators=words.count(cell["indicators"]),
    )
    if not cell["indicators_deducted"]:
        return counts
    return counts + "<br>" + _each(cell, words)


def _cell_hover(name: str, pack: str, cell: dict[Hashable, Any], words: Words) -> str:
    return words(
        "over_target.cell_hover",
        name=name,
        pack=pack,
        band=words.value("deviation_band", cell["deviation_band"]),
        indicators=words.count(cell["indicators"]),
        deducted=words.count(cell["indicators_deducted"]),
        points=words.points(cell["points_lost"]),
        low=words.rate(cell["deviation_rate_lowest"], 0),
        high=words.rate(cell["deviation_rate_highest"], 0),
    )


def _each(cell: dict[Hashable, Any], words: Words) -> str:
    """The points off one indicator: one figure, or from the least to the most."""
    least, most = words.points(cell["points_lost_lowest"]), words.points(cell["points_lost_highest"])
    return words(
        "over_target.each", points=least if least == most else words("over_target.from_to", low=least, high=most)
    )
