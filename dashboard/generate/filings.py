"""Which forms are filed: departments of districts, their recurring projects, year after year."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from dashboard.generate.columns import Flags, Ints
from dashboard.generate.districts import Districts
from dashboard.generate.ragged import drawn, ranks, ranks_in, run_rows, run_starts
from dashboard.generate.words import SyntheticWords

PROJECT, DEPARTMENT, TASKS, REPORT = range(4)  # the last three are a department's own: scored, tasks, prose
_FORMS_A_DOCUMENT = 7


@dataclass(frozen=True, slots=True)
class Offices:
    """Departments of districts, one entry each: places in the lists of districts and departments."""

    district: Ints
    department: Ints


@dataclass(frozen=True, slots=True)
class Subjects:
    """What recurs over the years: the department as a whole, or one of its projects."""

    office: Ints
    form: Ints
    project: Ints  # place in the department's list of projects; 0 for the department's own form
    unit: Ints  # 0 for the department itself, else the place in its list of units, from 1
    first_year: Ints
    last_year: Ints


@dataclass(frozen=True, slots=True)
class Filings:
    """Filed forms, one entry each, a document's forms together, the department's own form first."""

    subject: Ints
    year: Ints
    document: Ints
    position: Ints
    is_superseded: Flags


def offices_for(evaluations: int, years: int, departments: int, growth: float = 1.0) -> tuple[int, int]:
    """How many offices, and how many departments a district, so that about that many forms are filed."""
    offices = max(round(growth * evaluations / (_FORMS_A_DOCUMENT * years)), 1)
    return offices, min(max(round(0.9 * sqrt(offices)), 1), departments)


def drawn_offices(offices: int, departments: int) -> Offices:
    """Offices district by district, each district with the same departments but the last, which may lack some."""
    index = np.arange(offices, dtype=np.int64)
    return Offices(district=index // departments, department=index % departments)


def drawn_subjects(
    offices: Offices, districts: Districts, words: SyntheticWords, years: tuple[int, ...], random: np.random.Generator
) -> Subjects:
    """The department's own form and some of its projects, each with the years it runs."""
    listed = np.array([len(department.projects) for department in words.departments])[offices.department]
    projects = np.minimum(listed, random.integers(5, 11, len(listed)))
    counts = projects + 1
    office = np.repeat(np.arange(len(counts)), counts)
    rank = ranks(counts)
    own = drawn(random, [0.9, 0.1], len(counts))
    own_form = np.where(own == 1, REPORT, np.where(districts.scores_departments[offices.district], DEPARTMENT, TASKS))
    units = np.array([len(department.units) for department in words.departments])[offices.department]
    # A project's place in its list: a shuffled start and steps of one, so that no project stands twice.
    start = random.integers(0, 1000, len(counts))
    whole = (rank == 0) | (random.random(len(rank)) < 0.7)
    first = np.where(whole, years[0], years[0] + random.integers(0, len(years), len(rank)))
    last = np.where(whole, years[-1], np.minimum(first + random.integers(0, len(years), len(rank)), years[-1]))
    return Subjects(
        office=office,
        form=np.where(rank == 0, own_form[office], PROJECT),
        project=np.where(rank == 0, 0, (start[office] + rank) % listed[office]),
        unit=np.where(rank == 0, 0, random.integers(0, 1000, len(rank)) % (units[office] + 1)),
        first_year=first,
        last_year=last,
    )


def possible_filings(subjects: Subjects, years: tuple[int, ...]) -> int:
    """How many forms the subjects could file in the years."""
    return int((subjects.last_year - subjects.first_year + 1).sum())


def drawn_filings(subjects: Subjects, evaluations: int, random: np.random.Generator) -> Filings:
    """Exactly `evaluations` filings; one in a hundred is an earlier version that a later document supersedes."""
    again = evaluations // 100
    spans = subjects.last_year - subjects.first_year + 1
    subject = np.repeat(np.arange(len(spans)), spans)
    year = np.repeat(subjects.first_year, spans) + ranks(spans)
    # Projects miss a year sooner than departments do.
    urgency = random.random(len(subject)) + (subjects.form[subject] != PROJECT)
    kept = np.sort(np.argsort(-urgency, kind="stable")[: evaluations - again])
    subject, year = subject[kept], year[kept]
    order = np.lexsort((subject, subjects.office[subject], year))
    subject, year = subject[order], year[order]
    starts = np.flatnonzero(np.diff(subjects.office[subject] * 10_000 + year, prepend=-1))
    counts = np.diff(np.append(starts, len(subject)))
    copied = _documents_of(counts, again, random)
    copies = run_rows(starts[copied], counts[copied])[:again]
    copy_document = len(counts) + np.repeat(np.arange(len(copied)), counts[copied])[:again]
    return Filings(
        subject=np.concatenate([subject, subject[copies]]),
        year=np.concatenate([year, year[copies]]),
        document=np.concatenate([np.repeat(np.arange(len(counts)), counts), copy_document]),
        position=np.concatenate([ranks(counts), ranks_in(copy_document - len(counts))]) + 1,
        is_superseded=np.arange(evaluations) >= evaluations - again,
    )


def originals_of(filings: Filings) -> Ints:
    """For each filing the row of the version in force: itself, but for superseded ones."""
    rows = np.arange(len(filings.subject), dtype=np.int64)
    current = rows[~filings.is_superseded]
    keys = filings.subject * 10_000 + filings.year
    order = current[np.argsort(keys[current], kind="stable")]
    found: Ints = order[np.searchsorted(keys[order], keys)]
    return found


def _documents_of(counts: Ints, forms: int, random: np.random.Generator) -> Ints:
    """Documents drawn until they hold that many forms."""
    shuffled = random.permutation(len(counts))
    enough = int(np.searchsorted(run_starts(counts[shuffled]), forms, side="left"))
    chosen: Ints = shuffled[:enough].astype(np.int64)
    return chosen
