"""Part 2: execution, scores and grades as a whole."""

from typing import Any

import pandas as pd

from dashboard.export.content import Block, Heading, Paragraph
from dashboard.exporting.report.subject import Subject
from dashboard.figures.low_execution import CRITERIA


def results(subject: Subject) -> list[Block]:
    """Execution on both bases with its bands, scores, and grades by the bands of the rule packs."""
    words = subject.words
    parts = subject.parts()
    scored = [part for part in parts if scores_of(part).get("evaluations_scored")]
    without = [part.form_type for part in parts if part not in scored]
    blocks: list[Block] = [
        Heading(words("report.execution"), 2),
        *(Paragraph(_execution(part)) for part in parts),
        *subject.figure("execution_flow", is_told=False),
        *subject.figure("execution_bands", is_told=False),
        Heading(words("report.scores"), 2),
        *(Paragraph(_scores(part)) for part in scored),
    ]
    if without:
        blocks.append(Paragraph(words("report.without_score", form_types=words.listed(without))))
    if scored:
        blocks += [
            Heading(words("report.grades"), 2),
            *(Paragraph(sentence) for part in scored for sentence in _grades(part)),
            *subject.figure("score_histogram", is_told=False),
        ]
    return blocks


def scores_of(part: Subject) -> dict[str, Any]:
    """The row of mart `score_summary` of one type of form."""
    return part.first("score_summary")


def low_of(part: Subject) -> dict[str, Any]:
    """The row of mart `low_execution_summary` of one type of form."""
    return part.first("low_execution_summary", **CRITERIA)


def _execution(part: Subject) -> str:
    words = part.words
    total = part.total()
    if pd.isna(total["execution_rate"]):
        return words("report.execution_unknown", form_type=part.form_type)
    bands = [
        words("report.band", band=words.value("band", row["band"]), count=int(row["evaluations"]))
        for row in part.read("execution_bands").to_dict("records")
        if row["evaluations"]
    ]
    low = low_of(part)
    sentences = [
        words(
            "report.execution_of",
            form_type=part.form_type,
            adjusted=words.amount(total["budget_adjusted_yuan"]),
            executed=words.amount(total["executed_yuan"]),
            unspent=words.amount(total["unspent_yuan"]),
            rate=words.rate(total["execution_rate"]),
            rate_initial=words.rate(total["execution_rate_initial"]),
            mean=words.rate(total["execution_rate_mean"]),
        ),
        words("report.bands", parts=words.listed(bands)),
        words(
            "report.low",
            threshold=words.rate(CRITERIA["threshold"], 0),
            count=int(low["evaluations_low"]),
            share=words.rate(low["low_share"]),
            budget=words.amount(low["budget_low_yuan"]),
            unspent=words.amount(low["unspent_low_yuan"]),
        )
        if low["evaluations_low"]
        else words("report.low_none", threshold=words.rate(CRITERIA["threshold"], 0)),
    ]
    return words("report.sentence_separator").join(sentences)


def _scores(part: Subject) -> str:
    words = part.words
    row = scores_of(part)
    sentences = [
        words(
            "report.scores_of",
            form_type=part.form_type,
            count=int(row["evaluations_scored"]),
            mean=words.points(row["score_mean"]),
            median=words.points(row["score_median"]),
            highest=words.points(row["score_highest"]),
            lowest=words.points(row["score_lowest"]),
            full=words.count(row["evaluations_full"]),
            share=words.rate(row["full_share"]),
        )
    ]
    if pd.notna(row["score_mean_weighted"]):
        sentences.append(words("report.scores_weighted", mean=words.points(row["score_mean_weighted"])))
    return words("report.sentence_separator").join(sentences)


def _grades(part: Subject) -> list[str]:
    """One sentence for each scheme of grade bands that the forms are judged by."""
    words = part.words
    bands = part.read("score_bands")
    sentences = []
    for _, scheme in bands.groupby("scheme_key", sort=False):
        rows = scheme.to_dict("records")
        grades = [
            words(
                "report.grade",
                grade=words.value("grade", row["grade"]),
                count=int(row["evaluations"]),
                share=words.rate(row["evaluations_share"]),
            )
            for row in rows
        ]
        otherwise = [
            words(
                "report.graded_otherwise",
                grade=words.value("grade", row["grade"]),
                count=int(row["evaluations_graded_otherwise"]),
            )
            for row in rows
            if row["evaluations_graded_otherwise"]
        ]
        sentences.append(
            words(
                "report.grades_of",
                form_type=part.form_type,
                scheme=_scheme(part, rows),
                grades=words.listed(grades),
            )
            + (words("report.graded_otherwise_all", parts=words.listed(otherwise)) if otherwise else "")
        )
    return sentences


def _scheme(part: Subject, rows: list[dict[Any, Any]]) -> str:
    """The packs and bounds of a scheme: "按…的等级划分（优≥90、…）"."""
    words = part.words
    bounds = [
        words(
            "scores.bound",
            grade=words.value("grade", row["grade"]),
            sign="≥" if row["is_from_included"] else ">",
            score=f"{row['score_from']:g}",
        )
        for row in rows
        if row["score_from"] > 0
    ]
    return words("scores.scheme", packs=rows[0][f"pack_names_{words.language}"], bounds=words.listed(bounds))
