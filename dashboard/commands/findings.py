"""`jixiao findings`: the leads of a selection with their keys and the states of their papers."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from dashboard.commands.options import (
    AddressOption,
    DepartmentOption,
    FormOption,
    RegionOption,
    RuleOption,
    SeverityOption,
    StoreOption,
    TableFormat,
    TextOption,
    YearOption,
    selection_of,
    source_of,
)
from dashboard.settings import store_path
from dashboard.terminal import print_csv, print_json, print_table, sentences, terminal_words

# What a terminal has room for.
SHOWN = ("lead_key", "severity", "lead_state", "unit_name", "project_name", "level_3", "expected", "found")


def findings(
    store: StoreOption = None,
    printed: Annotated[TableFormat, typer.Option("--format", help="How to print the rows.")] = TableFormat.table,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to this file; .csv, .xlsx, .json, .parquet.")
    ] = None,
    rule: RuleOption = None,
    severity: SeverityOption = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="Only these: open, asked, explained, confirmed, set_aside.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many, the gravest first.")] = None,
    year: YearOption = None,
    region: RegionOption = None,
    department: DepartmentOption = None,
    form: FormOption = None,
    text: TextOption = None,
    address: AddressOption = None,
) -> None:
    """List leads (to be verified) with their keys and what became of them."""
    from dashboard.auditing import LeadFilter, filter_lines, known_rules, lead_queue, reader
    from dashboard.casework import read_papers
    from dashboard.exporting import stated, write_table

    w = terminal_words().in_unit("yuan")
    selection = selection_of(year, region, department, form, text)
    with sentences():
        source = source_of(store, address)
        warehouse = source.warehouse
        chosen = LeadFilter(tuple(rule or ()), tuple(severity or ()), tuple(state or ())).checked(
            known_rules(warehouse)
        )
        papers = read_papers(store_path(store))

        def read_queue(at_most: int | None) -> pd.DataFrame:
            return lead_queue(reader(warehouse, selection), papers, chosen, limit=at_most)

        frame = read_queue(limit)
        if out is not None:
            every = len(read_queue(None)) if len(frame) == limit else len(frame)
            query = {"rule": chosen.rule_codes, "severity": chosen.severities, "state": chosen.lead_states}
            statement = stated(
                source,
                "leads",
                query,
                selection,
                w,
                rows=len(frame),
                rows_selected=every,
                columns=frame.columns,
                further=filter_lines(w, chosen),
            )
            write_table(frame, statement, "findings", out, w)
            print(w("cli.exported", rows=len(frame), out=out))
            return
    rows = frame.astype(object).where(frame.notna(), None)
    if printed is TableFormat.json:
        print_json(rows.to_dict("records"))
    elif printed is TableFormat.csv:
        print_csv(list(rows.columns), rows.to_numpy().tolist())
    else:
        shown = rows[list(SHOWN)].assign(
            severity=[w.value("severity", code) for code in rows["severity"]],
            lead_state=[w.value("lead_state", code) for code in rows["lead_state"]],
        )
        print_table([w.label(column) for column in SHOWN], shown.to_numpy().tolist(), whole=0)
        print(w("findings.count", count=len(rows)))
