"""Leads with the states of their papers, by way of the marts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.casework import STATES, Papers
from dashboard.errors import UnknownSelection
from dashboard.figures import Read
from dashboard.records import Selection
from dashboard.warehouse import Warehouse

SEVERITIES = ("E", "H", "M", "L", "I")
# What identifies a version of the warehouse is no part of what a paper keeps of a lead.
_PASSING = {"place"}


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """Which leads of a selection are meant; an empty tuple means no restriction."""

    rule_codes: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    lead_states: tuple[str, ...] = ()

    def parameters(self) -> dict[str, object]:
        """The filter as the marts take it."""
        return {
            "rule_codes": self.rule_codes or None,
            "severities": self.severities or None,
            "lead_states": self.lead_states or None,
        }

    def checked(self, rules: Sequence[str]) -> "LeadFilter":
        """The same filter; raises UnknownSelection for a rule, severity or state that does not exist."""
        for given, known in ((self.rule_codes, rules), (self.severities, SEVERITIES), (self.lead_states, STATES)):
            for value in given:
                if value not in known:
                    raise UnknownSelection(f"{value}: expected one of {', '.join(known)}")
        return self


def papers_in_marts(papers: Papers) -> dict[str, object]:
    """The keys and states of all papers, as the marts take them."""
    return {
        "paper_keys": tuple(papers.by_key),
        "paper_states": tuple(paper.state for paper in papers.by_key.values()),
    }


def lead_queue(
    read: Read, papers: Papers, chosen: LeadFilter, *, order: str = "severity", offset: int = 0, limit: int | None
) -> pd.DataFrame:
    """Mart `lead_queue` with the states of the papers."""
    return read(
        "lead_queue",
        **papers_in_marts(papers),
        **chosen.parameters(),
        lead_order=order,
        row_offset=offset,
        row_limit=limit,
    )


def lead_facets(read: Read, papers: Papers, chosen: LeadFilter) -> pd.DataFrame:
    """Mart `lead_facets` with the states of the papers."""
    return read("lead_facets", **papers_in_marts(papers), **chosen.parameters())


def lead_groups(read: Read, papers: Papers, chosen: LeadFilter, *, grouping: str, limit: int | None) -> pd.DataFrame:
    """Mart `lead_groups` with the states of the papers."""
    return read(
        "lead_groups", **papers_in_marts(papers), **chosen.parameters(), lead_grouping=grouping, row_limit=limit
    )


def leads_by_key(
    warehouse: Warehouse, keys: Sequence[str], selection: Selection | None = None
) -> dict[str, dict[str, Any]]:
    """The leads of these keys that are raised now, everything a paper keeps of them; rows of mart `lead_details`."""
    if not keys:
        return {}
    sql, parameters = warehouse.mart_call("lead_details", selection or Selection(), {"lead_keys": list(keys)})
    with warehouse.cursor() as cursor:
        result = cursor.execute(sql, parameters)
        columns = [column[0] for column in result.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    return {row["lead_key"]: row for row in rows}


def reader(warehouse: Warehouse, selection: Selection) -> Read:
    """Reads marts of a warehouse for a selection."""

    def read(mart: str, /, **parameters: Any) -> pd.DataFrame:
        return warehouse.mart(mart, selection, **parameters)

    return read


def lead_as_kept(lead: Mapping[str, Any]) -> dict[str, Any]:
    """A lead as a paper keeps it: values as JSON holds them, amounts as text so that no digit is lost."""
    kept = {name: _plain(value) for name, value in lead.items() if name not in _PASSING}
    return dict(json.loads(json.dumps(kept, ensure_ascii=False, allow_nan=False)))


def known_rules(warehouse: Warehouse) -> list[str]:
    """The codes of all audit rules: those of the folder that the warehouse was built with."""
    found = warehouse.rows(
        "select distinct upper(table_name) from duckdb_tables()"
        " where schema_name = 'findings' and table_name <> 'every' order by all"
    )
    return [code for (code,) in found]


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Decimal | date):
        return str(value)
    return float(value)
