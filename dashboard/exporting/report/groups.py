"""Part 3: by department, district, source of funds and part of the form, and over the years."""

import pandas as pd

from dashboard.export.content import Block, Heading, Paragraph
from dashboard.export.tables import in_language
from dashboard.exporting.items import Reading
from dashboard.exporting.report.subject import Subject

MEASURES = (
    "evaluations",
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "execution_rate",
    "execution_rate_initial",
    "score_mean",
)
SOURCES = (
    "source",
    "evaluations",
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "execution_rate",
    "execution_rate_initial",
)


def groups(subject: Subject) -> list[Block]:
    """Departments, districts and years where there are several, sources of funds, parts of the form."""
    words = subject.words
    parts = subject.parts()
    by_district = subject.has_several("district")
    grain = "district" if by_district else "department"
    blocks: list[Block] = [
        Heading(words("report.by_department"), 2),
        *(block for part in parts for block in _members(part, "department")),
    ]
    if by_district:
        blocks.append(Heading(words("report.by_district"), 2))
        blocks += subject.figure("ranking_district")
        blocks += [block for part in parts for block in _members(part, "district")]
    elif subject.has_several("department"):
        blocks += subject.figure("ranking_department")
    blocks.append(Heading(words("report.by_source"), 2))
    blocks += [block for part in parts for block in _sources(part)] or [Paragraph(words("report.no_sources"))]
    blocks.append(Heading(words("report.by_dimension"), 2))
    blocks += subject.figure(f"score_levels_{grain}_level_1") or [Paragraph(words("scores.levels_missing"))]
    blocks.append(Heading(words("report.by_year"), 2))
    blocks += subject.figure("trend") or [Paragraph(words("overview.trend_missing"))]
    return blocks


def _members(part: Subject, grain: str) -> list[Block]:
    """Members of one type of form, the lowest execution first, above the sum of all where there are several."""
    words = part.words
    name = {"department": "department_name", "district": "region_name"}[grain]
    read = part.members(grain)
    named = in_language(read, words)
    shown = named.assign(**{name: named[name].fillna(words("unnamed"))})
    members = int(read["members"].max())
    total = part.totals().assign(**{name: words("report.total", count=members)})
    totals = total.drop(columns=[f"{name}_zh", f"{name}_en"], errors="ignore")
    caption = words("report.table.members", form_type=part.form_type, grain=words(f"report.grain.{grain}"))
    return part.listed(
        caption,
        Reading(part.source, part.selection),
        read,
        (name, *MEASURES),
        shown=shown,
        totals=totals if members > 1 else None,
    )


def _sources(part: Subject) -> list[Block]:
    rows = part.read("execution_sources")
    if rows.empty or (len(rows) == 1 and pd.isna(rows["budget_adjusted_yuan"].iloc[0])):
        return []
    return part.table(part.words("report.table.sources", form_type=part.form_type), "execution_sources", SOURCES)
