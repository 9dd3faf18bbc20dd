"""Rows that come in runs of differing length, kept as starts and counts."""

import numpy as np

from dashboard.generate.columns import Flags, Floats, Ints


def run_starts(counts: Ints) -> Ints:
    """Where each run begins when the runs stand one after the other."""
    starts: Ints = np.cumsum(counts) - counts
    return starts


def run_rows(starts: Ints, counts: Ints) -> Ints:
    """The row numbers of the named runs, one run after the other."""
    rows: Ints = np.repeat(starts - run_starts(counts), counts) + np.arange(counts.sum())
    return rows


def ranks(counts: Ints) -> Ints:
    """The place of each row in its run, from 0."""
    return run_rows(np.zeros_like(counts), counts)


def ranks_in(groups: Ints) -> Ints:
    """The place of each row among the rows of its group, in order, from 0."""
    order = np.argsort(groups, kind="stable")
    counts = np.bincount(groups)
    result = np.empty_like(groups)
    result[order] = ranks(counts)
    return result


def half_up(numerators: Ints, denominators: Ints) -> Ints:
    """Quotients of non-negative whole numbers, rounded half up; 0 where the denominator is 0."""
    safe = np.maximum(denominators, 1)
    quotients: Ints = np.where(denominators > 0, (2 * numerators + safe) // (2 * safe), 0)
    return quotients


def round_numbers(values: Floats) -> Ints:
    """Whole numbers of at least 1 with two leading digits, as targets are set."""
    steps = 10.0 ** np.maximum(np.floor(np.log10(np.maximum(values, 1))) - 1, 0)
    rounded: Ints = np.maximum(np.rint(values / steps) * steps, 1).astype(np.int64)
    return rounded


def drawn(random: np.random.Generator, chances: tuple[float, ...] | list[float], size: int | tuple[int, ...]) -> Ints:
    """Indices drawn by their chances, which need not add to 1."""
    edges = np.cumsum(np.asarray(chances, dtype=np.float64))
    indices: Ints = np.searchsorted(edges / edges[-1], random.random(size), side="right").astype(np.int64)
    return indices


def some_of(random: np.random.Generator, candidates: Flags, count: int) -> Ints:
    """Up to `count` of the rows marked as candidates, each once, in order."""
    rows = np.flatnonzero(candidates)
    picked: Ints = np.sort(random.permutation(rows)[:count]).astype(np.int64)
    return picked
