"""The three sentences of a leader's page, drafted from the data, and its leads in words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.export.leader import Lead
from dashboard.exporting.items import ALL, Source
from dashboard.i18n import Words
from dashboard.i18n.leads import lead_sentence
from dashboard.i18n.places import place_in_words
from dashboard.records import Selection

RULES_NAMED = 3
LOSSES_NAMED = 3
GRAVE = ("E", "H", "M", "L")


def selection_sentences(
    source: Source, selection: Selection, counts: pd.DataFrame, words: Words
) -> tuple[str, str, str]:
    """Execution on both bases; scores and what cost points; leads. Types of form are never added together.

    `counts`: mart `lead_counts` without information.
    """
    totals = source.read("results", selection, grain="all", is_by_year=False, is_highest_first=False, row_limit=None)
    scores = source.read("score_summary", selection)
    lost = source.read("points_lost_causes", selection, grain="district", row_limit=ALL)
    return (
        words.clauses([_executed(row, words) for row in totals.to_dict("records")]) + words("leader.stop"),
        _scored(totals, scores, lost, words),
        lead_line(counts, words),
    )


def form_sentences(
    head: Mapping[str, Any], money: pd.DataFrame, lost: pd.DataFrame, raised: pd.DataFrame, words: Words
) -> tuple[str, str, str]:
    """The same of one form. `head`, `money`, `lost`: marts form_head, form_funds, form_losses; `raised` its leads."""
    total = money[money["source"] == "total"]
    known = total.to_dict("records")[0] if len(total) else None
    executed = words("leader.no_funds") if known is None else _money(known, words) + words("leader.stop")
    counts = (
        raised.groupby(["rule_code", "severity"], sort=False).size().rename("leads").reset_index()
        if len(raised)
        else pd.DataFrame(columns=["rule_code", "severity", "leads"])
    )
    return executed, _form_scored(head, lost, words), lead_line(counts, words)


def lead_line(counts: pd.DataFrame, words: Words) -> str:
    """How many leads of which gravity, and which of the gravest are most; `counts` as mart `lead_counts`."""
    if counts.empty:
        return words("leader.no_leads")
    of = counts.groupby("severity")["leads"].sum()
    graves = [
        words("leader.of_severity", severity=words.value("severity", code), count=int(of[code]))
        for code in GRAVE
        if code in of.index
    ]
    gravest = counts.assign(rank=[GRAVE.index(code) for code in counts["severity"]])
    most = gravest.sort_values(["rank", "leads"], ascending=[True, False], kind="stable").head(RULES_NAMED)
    rules = [
        words("leader.of_rule", name=words(f"rule.{row['rule_code']}.name"), count=int(row["leads"]))
        for row in most.to_dict("records")
    ]
    return words("leader.leads_line", count=int(of.sum()), graves=words.listed(graves), rules=words.listed(rules))


def lead_of(row: Mapping[str, Any], words: Words) -> Lead:
    """A lead of marts `leads` or `lead_details` in words: its question, and its form, document and place."""
    texts = (words.text(row[name]) for name in ("project_name", "unit_name", "department_name"))
    name = next((text for text in texts if text), words("unnamed"))
    place = words.text(row["document_place"])
    return Lead(
        severity=words.value("severity", row["severity"]),
        question=lead_sentence(words, row["rule_code"], row["inputs"]),
        form=name,
        document=words.text(row["document_title"]),
        place=place_in_words(place, words) if place else "",
    )


def _executed(row: Mapping[Any, Any], words: Words) -> str:
    form_type = words.value("form_type", row["form_type"])
    if pd.isna(row["budget_adjusted_yuan"]):
        return words("leader.no_funds_part", form_type=form_type)
    return words("leader.executed_part", form_type=form_type, executed=_money(row, words))


def _money(row: Mapping[Any, Any], words: Words) -> str:
    return words(
        "leader.executed",
        adjusted=words.amount(row["budget_adjusted_yuan"]),
        executed=words.amount(row["executed_yuan"]),
        unspent=words.amount(row["unspent_yuan"]),
        rate=words.rate(row["execution_rate"]),
        initial=words.rate(row["execution_rate_initial"]),
    )


def _scored(totals: pd.DataFrame, scores: pd.DataFrame, lost: pd.DataFrame, words: Words) -> str:
    parts = []
    points = dict(zip(totals["form_type"], totals["points_lost"], strict=True))
    for row in scores[scores["evaluations_scored"] > 0].to_dict("records"):
        causes = lost[lost["form_type"] == row["form_type"]].groupby("deduction_cause")["points_lost"].sum()
        parts.append(
            words(
                "leader.scored",
                form_type=words.value("form_type", row["form_type"]),
                count=int(row["evaluations_scored"]),
                mean=words.points(row["score_mean"]),
                median=words.points(row["score_median"]),
                lowest=words.points(row["score_lowest"]),
                lost=words.points(points.get(row["form_type"])),
                causes=_causes(causes[causes > 0].sort_values(ascending=False), words),
            )
        )
    return words.clauses(parts) + words("leader.stop") if parts else words("leader.no_scores")


def _causes(causes: pd.Series, words: Words) -> str:
    if causes.empty:
        return words("leader.no_causes")
    named = [
        words("leader.cause", cause=words.value("deduction_cause", cause), points=words.points(points))
        for cause, points in list(causes.items())[:LOSSES_NAMED]
    ]
    return words("leader.causes", causes=words.listed(named))


def _form_scored(head: Mapping[str, Any], lost: pd.DataFrame, words: Words) -> str:
    if pd.isna(head["score_reported"]):
        return words("leader.form_no_score")
    losses = [row for row in lost.to_dict("records") if pd.notna(row["points_lost"]) and row["points_lost"] > 0]
    return words(
        "leader.form_scored",
        score=words.points(head["score_reported"]),
        grade=words.text(head["grade_reported"]) or words("missing"),
        lost=words.points(head["points_lost"]),
        causes=_losses(sorted(losses, key=lambda row: -row["points_lost"]), words),
    )


def _losses(losses: Sequence[Mapping[Any, Any]], words: Words) -> str:
    if not losses:
        return words("leader.no_causes")
    named = [
        words(
            "leader.cause",
            cause=words.text(row["level_3"]) or words.value("deduction_cause", row["deduction_cause"]),
            points=words.points(row["points_lost"]),
        )
        for row in losses[:LOSSES_NAMED]
    ]
    return words("leader.causes", causes=words.listed(named))
