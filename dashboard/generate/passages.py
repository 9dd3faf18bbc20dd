"""What generated forms say in sentences: goals and outcomes, tasks, problems and measures."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.generate.columns import Column, Ints, chosen, filled, integers, number_texts, one_of, where, yuan
from dashboard.generate.filings import PROJECT, REPORT, TASKS, Filings
from dashboard.generate.money import WAN_CENT, Money
from dashboard.generate.ragged import half_up, ranks_in
from dashboard.generate.results import Results
from dashboard.generate.wording import IndicatorTexts
from dashboard.generate.words import Goals, Passages, TaskWords

_TASKS_A_FORM = 3


def goals_table(
    results: Results,
    texts: IndicatorTexts,
    evaluation_ids: Column,
    projects: Column,
    benefits: Column,
    money: Money,
    copied_rate: Ints,
    words: Goals,
    random: np.random.Generator,
) -> pa.Table:
    """One goal for every filing with indicators, its outcome sometimes the very words of the goal.

    `copied_rate` is the percentage of such copies, filing by filing.
    """
    filing, first = np.unique(results.filing, return_index=True)
    size = len(filing)
    said = {
        "project": projects.take(pa.array(filing)),
        "indicator": texts.names.take(pa.array(first)),
        "target": texts.targets.take(pa.array(first)),
        "actual": texts.actuals.take(pa.array(first)),
        "benefit": benefits.take(pa.array(filing)),
        "adjusted": wan_texts(money.adjusted[filing, 0]),
        "executed": wan_texts(money.executed[filing, 0]),
    }
    goal = one_of(words.goal, random.integers(0, len(words.goal), size), **said)
    outcome = one_of(words.outcome, random.integers(0, len(words.outcome), size), **said)
    is_copied = random.random(size) * 100 < copied_rate[filing]
    return pa.table(
        {
            "evaluation_id": evaluation_ids.take(pa.array(filing)),
            "ordinal": integers(np.ones(size, np.int64)),
            "goal_text": goal,
            "outcome_text": where(is_copied, goal, outcome),
        }
    )


def tasks_table(
    filings: Filings, forms: Ints, results: Results, texts: IndicatorTexts, evaluation_ids: Column, projects: Column,
    money: Money, words: TaskWords,
) -> pa.Table:  # fmt: skip
    """Up to three tasks for every form of tasks: projects of the same document, each with its first indicator."""
    filing, first = np.unique(results.filing, return_index=True)
    owner_of_document = np.full(int(filings.document.max(initial=0)) + 1, -1, np.int64)
    own = np.flatnonzero(forms == TASKS)
    owner_of_document[filings.document[own]] = own
    owner = owner_of_document[filings.document[filing]]
    is_task = (owner >= 0) & (forms[filing] == PROJECT)
    filing, first, owner = filing[is_task], first[is_task], owner[is_task]
    ordinal = ranks_in(owner)
    kept = ordinal < _TASKS_A_FORM
    filing, first, owner, ordinal = filing[kept], first[kept], owner[kept], ordinal[kept]
    said = {"project": projects.take(pa.array(filing)), "executed": wan_texts(money.executed[filing, 0])}
    return pa.table(
        {
            "evaluation_id": evaluation_ids.take(pa.array(owner)),
            "ordinal": integers(ordinal + 1),
            "task_name": said["project"],
            "goal_text": filled(words.goal, **said),
            "outcome_text": filled(words.outcome, **said),
            "indicator_name": texts.names.take(pa.array(first)),
            "indicator_outcome": texts.actuals.take(pa.array(first)),
            "amount_yuan": yuan(money.executed[filing, 0]),
        }
    )


def sections_table(
    forms: Ints, evaluation_ids: Column, money: Money, words: Passages, random: np.random.Generator
) -> pa.Table:
    """A conclusion, problems and measures for forms of tasks and reports."""
    owner = np.flatnonzero((forms == TASKS) | (forms == REPORT))
    size = len(owner)
    conclusion = filled(
        words.conclusion_body,
        adjusted=wan_texts(money.adjusted[owner, 0]),
        executed=wan_texts(money.executed[owner, 0]),
    )
    bodies = [
        conclusion,
        chosen(words.problem_bodies, random.integers(0, len(words.problem_bodies), size)),
        chosen(words.measure_bodies, random.integers(0, len(words.measure_bodies), size)),
    ]
    headings = (words.conclusion, words.problems, words.measures)
    order = pa.array(np.arange(3 * size).reshape(3, size).T.ravel())
    return pa.table(
        {
            "evaluation_id": evaluation_ids.take(pa.array(np.repeat(owner, 3))),
            "ordinal": integers(np.tile(np.arange(1, 4), size)),
            "heading": chosen(headings, np.tile(np.arange(3), size)),
            "body": pc.take(pa.concat_arrays(bodies), order),
        }
    )


def unread_table(document_ids: Column, random: np.random.Generator) -> pa.Table:
    """One cell that was not understood in one document of two hundred."""
    document = np.flatnonzero(random.random(len(document_ids)) < 0.005)
    size = len(document)
    return pa.table(
        {
            "document_id": document_ids.take(pa.array(document)),
            "place": filled(
                "line {line}, cell {cell}",
                line=pc.cast(pa.array(random.integers(20, 300, size)), pa.string()),
                cell=pc.cast(pa.array(random.integers(1, 9, size)), pa.string()),
            ),
            "text": pa.array(["（模拟）"] * size, pa.string()),
            "reason": pa.array(["not_understood"] * size, pa.string()),
        }
    )


def wan_texts(cents: Ints) -> Column:
    """Amounts in 万元 with up to two decimals."""
    return number_texts(half_up(cents, np.full(len(cents), WAN_CENT)), np.zeros(len(cents), bool))
