"""The figures of one form, whatever else is selected, and what they must say."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts import losses as loss_charts
from dashboard.charts import project as charts
from dashboard.figures.asked import Query, asked_text
from dashboard.figures.entry import Drawing, Read
from dashboard.i18n import Words
from dashboard.records import FigureNotes


def form_of(query: Query) -> dict[str, Any]:
    """The evaluation that the page shows."""
    return {"evaluation": asked_text(query, "evaluation")}


def losses(read: Read, evaluation: str = "") -> Drawing:
    """How the total came down to the score, loss by loss; nothing where no score is printed or nothing was lost."""
    return loss_charts.losses, read("form_losses", evaluation=evaluation)


def levels(read: Read, evaluation: str = "") -> Drawing:
    """What each second level earned of its weight; nothing where a score is unknown."""
    every = read("form_levels", evaluation=evaluation)
    second = every[~every["is_first_level"].astype(bool)].reset_index(drop=True)
    return charts.levels, second if second["score_reported"].notna().all() else second.head(0)


def history(read: Read, evaluation: str = "") -> Drawing:
    """The same project over the years; nothing where there is one year alone."""
    head = read("form_head", evaluation=evaluation)
    year = None if head.empty or pd.isna(head["year"].iloc[0]) else head["year"].iloc[0]
    over_years = related(read("form_history", evaluation=evaluation), year, of_other_years=True)
    return charts.years, over_years if len(set(over_years["year"])) > 1 else over_years.head(0)


def related(history: pd.DataFrame, year: int | None, *, of_other_years: bool) -> pd.DataFrame:
    """Of mart `form_history` a form's other versions of its year, or its project's versions in force over the years."""
    same_year = history["year"].isna() if year is None else history["year"] == year
    if of_other_years:
        return history[history["is_this"] | (~same_year & history["is_current"])]
    return history[same_year & ~history["is_this"]]


def form_notes(head: Mapping[str, Any], words: Words) -> FigureNotes:
    """What figures of one form must say; `head` is the row of mart `form_head`."""
    return FigureNotes(
        selection=words("project.notes", name=form_name(words, head), year=words.year(head["year"])),
        source=words("project.source", title=words.text(head["document_title"]) or head["file_name"]),
        is_synthetic=bool(head["is_synthetic"]),
        packs=words.text(head[f"pack_name_{words.language}"]),
    )


def history_notes(head: Mapping[str, Any], over_years: pd.DataFrame, words: Words) -> FigureNotes:
    """What the figure of a project over the years must say."""
    return FigureNotes(
        selection=form_name(words, head),
        source=words(
            "screen.source",
            evaluations=words.count(len(over_years)),
            documents=words.count(len(set(over_years["document_id"]))),
        ),
        is_synthetic=bool(head["is_synthetic"]),
    )


def form_name(words: Words, row: Any) -> str:
    """What a form is called: its project, else its unit, else its department."""
    names = (words.text(row[column]) for column in ("project_name", "unit_name", "department_name"))
    return next((name for name in names if name), words("unnamed"))
