"""The published tables are of the form that `make benchmark-reading` prints, and say what made them."""

import re
from typing import Any

import pytest

from dashboard.generate.documents import CARRIERS
from tests.bench.reading.found import Found, cells_found
from tests.bench.reading.published import BEGIN, DOCS, END, README
from tests.bench.reading.table import (
    CARRIER_HEAD,
    CONVERTER_HEAD,
    FAMILY_HEAD,
    README_HEAD,
    missed_targets,
    short_table,
)

MADE_BY = r"`python -m tests.bench.reading --documents \d+ --seed \d+`, \d{4}-\d\d-\d\d"
SHARE = r"\d+\.\d+%"
COUNTS: dict[str, Any] = {
    "right": 995, "abstained": 5, "wrong": 0, "spurious": 0, "cells": 200, "cells_right": 198,
}  # fmt: skip
RESULT: dict[str, Any] = {
    "families": {"1": COUNTS},
    "lookalikes": {"refused": 2, "accepted": 0},
    "units": 24,
    "files": 24,
    "seconds": 0.2,
    "megabytes": 150.0,
    "markitdown": {"asked": 200, "in_row": 150, "under_header": 100},
    "pdfplumber": None,
}


def published(path: Any) -> str:
    return str(path.read_text("utf-8").split(BEGIN)[1].split(END)[0])


def test_the_readme_says_which_command_made_its_table() -> None:
    assert re.match(rf"\n{MADE_BY}:\n\n", published(README))


def test_the_table_in_the_readme_has_a_row_for_every_carrier() -> None:
    lines = published(README).strip().splitlines()[2:]
    row = re.compile(rf"\| \w+ \|(?: {SHARE} \|){{3}} [\d.]+(?: pages)? \|(?: (?:{SHARE}|–) \|){{3}}")

    assert README_HEAD == lines[0]
    assert list(CARRIERS) == [line.split("|")[1].strip() for line in lines[2:]]
    assert [] == [line for line in lines[2:] if not row.fullmatch(line)]


def test_the_full_tables_stand_in_the_docs() -> None:
    text = published(DOCS)

    assert re.match(rf"\n{MADE_BY}\n", text)
    assert [] == [head for head in (CARRIER_HEAD, FAMILY_HEAD, CONVERTER_HEAD) if head not in text]
    assert [] == [number for number in range(1, 12) if not re.search(rf"^\| {number} [a-z]", text, re.MULTILINE)]


def test_shares_are_of_all_fields() -> None:
    assert "| docx | 99.50% | 0.50% | 0.000% | 120.0 | 99.00% | 50.00% | – |" == short_table({"docx": RESULT})[-1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"families": {"1": COUNTS | {"right": 990}}}, ["99.50% right"]),
        ({"families": {"1": COUNTS | {"right": 1985, "wrong": 2}}}, ["0.100% silently wrong"]),
        ({"lookalikes": {"refused": 1, "accepted": 1}}, ["1 look-alikes accepted"]),
        ({"seconds": 1.0}, ["24.0 a second of processor time"]),
        ({"megabytes": 301.0}, ["301 MB"]),
    ],
)
def test_what_falls_short_of_a_target_is_said(change: dict[str, Any], said: list[str]) -> None:
    missed = missed_targets({"docx": RESULT | change})

    assert len(said) == len(missed)
    assert all(part in line for part, line in zip(said, missed, strict=True))


def test_a_value_counts_in_its_own_row_and_under_its_own_header() -> None:
    form = {
        "funds": [],
        "indicators": [
            {
                "level_3": name, "target_text": "≥90%", "actual_text": None, "weight": "10", "score_reported": "10",
                "remark": None,
            }
            for name in ("政策知晓率", "群众满意度")
        ],
        "headers": {"funds": {}, "indicators": {"target_text": "指标值", "weight": "分值", "score_reported": "得分"}},
    }  # fmt: skip
    table = [
        ["三级指标", "指标值", "分值", "得分"],
        ["★政策知晓率", "≥ 90%", "10.00", "10"],
        ["群众满意度", "≥90%", "10", ""],
    ]
    torn = [[*table[0], *table[1], *table[2]]]

    assert Found(asked=6, in_row=6, under_header=5) == cells_found([form], table)
    assert Found(asked=6) == cells_found([form], torn)
