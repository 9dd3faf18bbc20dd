"""Scores of departments, districts or years side by side: as boxes and points, and by part of the score."""

from collections.abc import Hashable
from os.path import commonprefix
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import wrapped_rows_axis
from dashboard.charts.members import member_names, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

# Below this many forms a share or a quarter says little: their groups are marked, and drawn form by form.
FEW = 5
VALUES_ROOM = 76
ROW = 36
# Where the colours of score rates begin: what lies lower is as red as this. Tints of penalty and of score,
# on which dark text can be read on either ground.
LOWEST_COLOURED = 0.6
SHADES = [[0, "#eb9560"], [0.5, "#f6f5f0"], [1, "#86cfb7"]]


def groups(frame: pd.DataFrame, points: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Scores of each department, district or year: a box from five forms on, and forms of their own as points.

    `frame`: mart `score_groups`, `points`: mart `score_points`, both of one form type. Points carry the evaluation.
    """
    names = group_names(frame, words)
    boxed = frame["evaluations_scored"] >= FEW
    figure = go.Figure(
        go.Box(
            y=[place for place, has_box in enumerate(boxed) if has_box],
            q1=frame.loc[boxed, "score_quarter_low"],
            median=frame.loc[boxed, "score_median"],
            q3=frame.loc[boxed, "score_quarter_high"],
            lowerfence=frame.loc[boxed, "score_whisker_low"],
            upperfence=frame.loc[boxed, "score_whisker_high"],
            orientation="h",
            width=0.5,
            name=words("scores.box"),
            line={"color": style.SCORE, "width": 1.5},
            fillcolor="rgba(0,158,115,0.16)",
            hoverinfo="skip",
        )
    )
    place_of = {key: place for place, key in enumerate(frame["member_key"])}
    figure.add_scatter(
        x=points["score_reported"],
        y=[
            place_of[key] + _spread(number)
            for key, number in zip(points["member_key"], points.groupby("member_key").cumcount(), strict=True)
        ],
        mode="markers",
        name=words("scores.point"),
        marker={"size": 8, "color": style.SCORE, "opacity": 0.75, "line": {"width": 0}},
        customdata=[[key] for key in points["evaluation_id"]],
        hovertext=[
            words(
                "scores.point_hover",
                name=words.text(row["project_name"]) or words.text(row["unit_name"]) or words("unnamed"),
                unit=words.text(row["unit_name"]) or words.text(row["department_name"]) or words("unnamed"),
                score=words.points(row["score_reported"]),
            )
            for row in points.to_dict("records")
        ],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=frame["score_mean"],
        y=list(range(len(frame))),
        mode="markers",
        name=words.label("score_mean"),
        marker={"symbol": "line-ns", "size": 18, "line": {"width": 2.5, "color": style.NEUTRAL}},
        hovertext=[_group_hover(name, row, words) for name, row in zip(names, frame.to_dict("records"), strict=True)],
        hoverinfo="text",
    )
    left = wrapped_rows_axis(figure, names)
    values_column(figure, [_marked_count(count, words) for count in frame["evaluations_scored"]])
    lowest = min(frame["score_lowest"].min(), points["score_reported"].min() if len(points) else 100)
    figure.update_xaxes(range=[lowest - (100.5 - lowest) * 0.04 - 0.2, 100.5], nticks=7, tickangle=0)
    spreads = frame["score_highest"] - frame["score_lowest"]
    alt = words(
        "scores.groups_alt",
        count=len(frame),
        lowest=names[int(frame["score_mean"].argmin())],
        lowest_score=words.points(frame["score_mean"].min()),
        highest=names[int(frame["score_mean"].argmax())],
        highest_score=words.points(frame["score_mean"].max()),
        widest=names[int(spreads.argmax())],
        spread=words.points(spreads.max()),
    )
    members = int(frame["members"].iloc[0])
    if members > len(frame):
        alt += words("scores.members", members=words.count(members), shown=words.count(len(frame)))
    if (~boxed).any():
        alt += words("scores.few", few=FEW)
    return style.finished(
        figure,
        words,
        notes,
        title=words("scores.groups"),
        alt=alt,
        height=max(240, 110 + ROW * len(frame)),
        left=left,
        right=VALUES_ROOM,
    )


def levels(frame: pd.DataFrame, order: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Score rate of each department, district or year by part of the score: points earned over points to be earned.

    `frame`: mart `score_levels`, not empty; `order`: mart `score_groups`, whose rows it follows. One form type.
    """
    shown = order[order["member_key"].isin(frame["member_key"])].reset_index(drop=True)
    names = group_names(shown, words)
    found = {(row["member_key"], _part(row, words)): row for row in frame.to_dict("records")}
    parts = list(dict.fromkeys(part for _, part in found))
    cells = [[found.get((key, part)) for part in parts] for key in shown["member_key"]]
    figure = go.Figure(
        go.Heatmap(
            z=[[None if cell is None else cell["score_rate"] for cell in row] for row in cells],
            x=list(range(len(parts))),
            y=list(range(len(shown))),
            zmin=LOWEST_COLOURED,
            zmax=1,
            colorscale=SHADES,
            showscale=False,
            text=[["" if cell is None else words.rate(cell["score_rate"], 1) for cell in row] for row in cells],
            texttemplate="%{text}",
            textfont={"color": style.INKS["light"].text},
            hovertext=[
                [_cell_hover(name, part, cell, words) for part, cell in zip(parts, row, strict=True)]
                for name, row in zip(names, cells, strict=True)
            ],
            hoverinfo="text",
            xgap=2,
            ygap=2,
        )
    )
    left = wrapped_rows_axis(
        figure,
        [
            words("scores.name_few", name=name) if count < FEW else name
            for name, count in zip(names, shown["evaluations_scored"], strict=True)
        ],
    )
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(range(len(parts))),
        ticktext=_heads(parts, words),
        side="top",
        showgrid=False,
        zeroline=False,
        tickangle=0,
    )
    lowest = min(found.values(), key=lambda row: row["score_rate"])
    alt = words(
        "scores.levels_alt",
        name=names[list(shown["member_key"]).index(lowest["member_key"])],
        part=part_name(_part(lowest, words), words),
        rate=words.rate(lowest["score_rate"]),
        full=words.count(int((frame["score_rate"] >= 1).sum())),
        cells=words.count(len(frame)),
    )
    if (shown["evaluations_scored"] < FEW).any():
        alt += words("scores.few", few=FEW)
    return style.finished(
        figure,
        words,
        notes,
        title=words("scores.levels"),
        alt=alt,
        height=150 + ROW * len(shown),
        left=left,
    )


def part_name(part: tuple[str, str], words: Words) -> str:
    """What a part of the score is called: its second level where it has one, else its first."""
    level_1, level_2 = part
    if level_2:
        return level_2
    return words.value("level_1", level_1) if level_1 else words("scores.unnamed_level")


def _heads(parts: list[tuple[str, str]], words: Words) -> list[str]:
    """The names of parts over narrow columns: in lines, without the ending that all names from the forms share."""
    filed = [level_2 or level_1 for level_1, level_2 in parts if level_1 != "execution"]
    ending = commonprefix([name[::-1] for name in filed])[::-1] if len(filed) > 1 else ""  # noqa: RUF071  # no paths
    heads = []
    for part in parts:
        name = part_name(part, words)
        short = name.removesuffix(ending) or name
        heads.append("<br>".join(style.wrap(short, 12 if short.isascii() else 6)))
    return heads


def _part(row: dict[Hashable, Any], words: Words) -> tuple[str, str]:
    return words.text(row["level_1"]), words.text(row["level_2"])


def group_names(frame: pd.DataFrame, words: Words) -> list[str]:
    """The names of departments, districts or years, one a row."""
    if frame["year"].notna().any():
        return [words.year(year) if pd.notna(year) else words("unnamed") for year in frame["year"]]
    return member_names(frame, words)


def _spread(number: int) -> float:
    """How far the nth point of a row stands off its middle, so that equal scores stay apart."""
    return ((number * 0.618034) % 1 - 0.5) * 0.42


def _marked_count(count: int, words: Words) -> str:
    return words("scores.count_few" if count < FEW else "scores.count", count=int(count))


def _group_hover(name: str, row: dict[Hashable, Any], words: Words) -> str:
    return words(
        "scores.group_hover",
        name=name,
        count=words.count(row["evaluations_scored"]),
        mean=words.points(row["score_mean"]),
        median=words.points(row["score_median"]),
        lowest=words.points(row["score_lowest"]),
        full=words.rate(row["full_share"]),
    )


def _cell_hover(name: str, part: tuple[str, str], cell: Any, words: Words) -> str:
    level_1, _ = part
    path = words("scores.part_path", level_1=part_name((level_1, ""), words), part=part_name(part, words))
    if cell is None:
        return words("scores.cell_hover_none", name=name, part=path)
    return words(
        "scores.cell_hover",
        name=name,
        part=path,
        rate=words.rate(cell["score_rate"]),
        score=words.points(cell["score_reported"]),
        weight=words.points(cell["weight"]),
        count=words.count(cell["evaluations_scored"]),
    )
