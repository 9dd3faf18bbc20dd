"""Part 4: indicators far from their targets, over them and short of them, and what was taken off."""

from typing import Any

from dashboard.export.content import Block, Heading, Paragraph
from dashboard.exporting.report.subject import Subject
from dashboard.figures.lab import RULE

FAR_OVER = 0.5  # of the target; local rules that are known take points off from here
INDICATORS_LISTED = 15
OVER = ("form_name", "level_3", "target_text", "actual_text", "deviation_rate", "weight", "points_lost")
UNMET = ("form_name", "level_3", "target_text", "actual_text", "attainment_rate", "weight", "points_lost")


def deviations(subject: Subject) -> list[Block]:
    """Over the target, short of it, and the points lost by cause, each type of form by itself."""
    words = subject.words
    judged = [part for part in subject.parts() if summary_of(part)]
    if not judged:
        return [Paragraph(words("report.no_indicators"))]
    grain = "district" if subject.has_several("district") else "department"
    blocks: list[Block] = [Heading(words("report.over_target"), 2), *(Paragraph(_over(part)) for part in judged)]
    blocks += subject.figure(f"deviations_{grain}", is_told=False)
    for part in judged:
        caption = words("report.table.far_over", form_type=part.form_type, rate=words.rate(FAR_OVER, 0))
        asked = {**RULE, "threshold": FAR_OVER, "behind": "would_deduct", "row_limit": INDICATORS_LISTED}
        blocks += part.table(caption, "deduction_indicators", OVER, **asked)
    blocks.append(Heading(words("report.under_target"), 2))
    for part in judged:
        blocks.append(Paragraph(_under(part)))
        caption = words("report.table.unmet", form_type=part.form_type)
        blocks += part.table(caption, "unmet_indicators", UNMET, row_limit=INDICATORS_LISTED)
    blocks.append(Heading(words("report.points_lost"), 2))
    blocks += subject.figure(f"points_lost_causes_{grain}") or [Paragraph(words("report.no_points_lost"))]
    return blocks


def summary_of(part: Subject) -> dict[str, Any]:
    """The row of mart `over_target_summary` of one type of form; {} where it has no indicators."""
    return part.first("over_target_summary")


def unmet_of(part: Subject) -> int:
    """How many indicators of one type of form fell short of their targets."""
    return int(part.first("unmet_indicators", row_limit=1).get("members", 0))


def _over(part: Subject) -> str:
    words, row = part.words, summary_of(part)
    counts = {name: words.count(row[f"indicators_{name}"]) for name in ("comparable", "over_target", "deducted")}
    is_compared = row["indicators_comparable"] > 0
    key = "report.over_target_of" if is_compared else "report.not_comparable"
    sentences = [words(key, form_type=part.form_type, indicators=words.count(row["indicators"]), **counts)]
    if row["indicators_over_target"]:
        sentences.append(
            words(
                "report.to_explain",
                count=int(row["indicators_to_explain"]),
                unexplained=words.count(row["indicators_unexplained"]),
            )
        )
    if row["indicators_deducted"]:
        told = {"count": int(row["indicators_deducted"]), "points": words.points(row["points_lost"])}
        over = {
            "over": words.count(row["indicators_deducted_over_target"]),
            "points_over": words.points(row["points_lost_over_target"]),
        }
        key = "report.deducted" if row["indicators_deducted_over_target"] else "report.deducted_otherwise"
        sentences.append(words(key, **told, **over))
    return words("report.sentence_separator").join(sentences)


def _under(part: Subject) -> str:
    unmet = unmet_of(part)
    if not unmet:
        key = "unmet_none" if summary_of(part)["indicators_comparable"] else "unmet_unknown"
        return part.words(f"report.{key}", form_type=part.form_type)
    return part.words("report.unmet", form_type=part.form_type, count=unmet)
