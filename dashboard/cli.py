"""`jixiao …`: parse, call one function, print.

Commands load what only they need: `serve` does not wait for the readers of documents.
"""

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.findings import findings
from dashboard.commands.imports import import_documents
from dashboard.commands.ledger import ledger
from dashboard.commands.options import AddressOption, StoreOption, TableFormat, source_of
from dashboard.commands.options import warehouse_of as _warehouse
from dashboard.commands.pack import export_pack
from dashboard.commands.release import release
from dashboard.commands.report import export_report
from dashboard.commands.sample import sample
from dashboard.errors import UnknownSelection
from dashboard.i18n import words
from dashboard.records import Selection
from dashboard.serving import serve_dashboard
from dashboard.settings import address as dashboard_address
from dashboard.settings import store_path
from dashboard.terminal import fail, print_csv, print_json, print_table, sentences, terminal_words
from dashboard.warehouse import Store, breaches, bring_up_to_date, query_rows

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


class AmountUnitName(StrEnum):
    """Units of amounts in exported tables."""

    yuan = "yuan"
    wan_yuan = "wan_yuan"
    yi_yuan = "yi_yuan"


class LanguageName(StrEnum):
    """Languages of what is written."""

    zh = "zh"
    en = "en"


class BlankFormName(StrEnum):
    """Forms that can be had blank."""

    project = "project"
    department = "department"


app.command("import")(import_documents)


@app.command()
def serve(
    store: StoreOption = None,
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port on 127.0.0.1.")] = 8501,
) -> None:
    """Open the dashboard; an empty store is filled with the published documents first."""
    from dashboard.export.fonts import has_chinese_fonts

    w = terminal_words()
    folder = store_path(store)
    if not has_chinese_fonts():
        print(w("error.FontMissing"), file=sys.stderr)
    with sentences():
        if Store(folder).version is None:
            print(w("cli.filling", store=folder))
            from dashboard.importing import import_sources

            import_sources(folder)
        elif bring_up_to_date(Store(folder)):
            print(w("cli.rebuilt", store=folder))
        print(w("cli.serving", address=f"http://127.0.0.1:{port}"), flush=True)
        serve_dashboard(folder, port)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One reading statement.")],
    store: StoreOption = None,
    form: Annotated[TableFormat, typer.Option("--format", help="How to print the rows.")] = TableFormat.table,
) -> None:
    """Run one reading SQL statement over the warehouse; anything else is refused."""
    with sentences():
        answer = query_rows(_warehouse(store), sql)
    if form is TableFormat.json:
        print_json([dict(zip(answer.columns, row, strict=True)) for row in answer.rows])
    elif form is TableFormat.csv:
        print_csv(answer.columns, answer.rows)
    else:
        print_table(answer.columns, answer.rows)


@app.command()
def check(store: StoreOption = None) -> None:
    """Look for what must never be true of the warehouse, and for changes in the papers; exit 1 if there are any."""
    from dashboard.casework import examine, papers_folder
    from dashboard.i18n.papers import fault_reason

    w = terminal_words()
    with sentences():
        found = breaches(_warehouse(store))
        papers = examine(store_path(store))
    for breach in found:
        print(f"{breach.check}: {breach.claim}")
        for row in breach.rows:
            print("    " + ", ".join(f"{column}={value}" for column, value in zip(breach.columns, row, strict=True)))
    print(w("cli.checked", count=len(found)))
    if papers.faults:
        first, folder = papers.faults[0], papers_folder(store_path(store))
        reason = fault_reason(w, first.reason, first.detail)
        print(w("cli.papers_fault", count=len(papers.faults), number=first.number, reason=reason, folder=folder))
    elif papers.entries:
        print(w("cli.papers_checked", count=papers.entries))
    if papers.is_torn:
        print(w("cli.papers_torn"))
    raise typer.Exit(1 if found or papers.faults else 0)


@app.command()
def export(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="evaluations, indicators, funds, findings, summary, report, pack, leader, warehouse, mart, figure.",
        ),
    ],
    out: Annotated[
        list[Path],
        typer.Option(
            "--out",
            metavar="FILE",
            help="File; .csv, .xlsx, .json, .parquet; a figure .png, .svg, .pdf; a pack .pptx, .docx … (repeatable).",
        ),
    ],
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Which pack.")] = None,
    store: StoreOption = None,
    address: AddressOption = None,
    year: Annotated[list[int] | None, typer.Option(help="Only these years (repeatable).")] = None,
    region: Annotated[list[str] | None, typer.Option(help="Only these administrative codes, with all below.")] = None,
    department: Annotated[list[str] | None, typer.Option(help="Only these departments.")] = None,
    form: Annotated[list[str] | None, typer.Option(help="Only these: project, department, report.")] = None,
    text: Annotated[str | None, typer.Option(help="Only what names all these words.")] = None,
    evaluation: Annotated[
        str, typer.Option("--evaluation", metavar="ID", help="The form that a leader's page is about.")
    ] = "",
    unit: Annotated[
        AmountUnitName | None, typer.Option(help="Unit of amounts; yuan in tables, wan_yuan in figures.")
    ] = None,
    shape: Annotated[str, typer.Option("--shape", help="Slides of a pack: wide (16:9) or classic (4:3).")] = "wide",
    lang: Annotated[LanguageName | None, typer.Option("--lang", help="zh or en; else the terminal's.")] = None,
    progress: Annotated[bool, typer.Option("--progress", help="Print the steps of a pack as they are done.")] = False,
) -> None:
    """Write what the pages show to a file, without a browser; a pack to one file or several."""
    from dashboard.exporting import export as export_file
    from dashboard.exporting import usual_unit, write_leader

    spoken = words(lang.value) if lang else terminal_words()
    if what == "pack":
        if not name:
            fail(spoken("pack.no_name"))
        export_pack(store, name, out, shape, address, spoken, progress=progress)
        return
    selection = Selection(tuple(year or ()), tuple(region or ()), tuple(department or ()), tuple(form or ()), text)
    if what == "report" and not name:
        export_report(store, out, selection, address, spoken.in_unit(unit.value if unit else "wan_yuan"))
        return
    if name or len(out) > 1:
        fail(spoken("cli.one_file", what=what))
    if what == "leader":
        w = spoken.in_unit(unit.value if unit else "wan_yuan")
        with sentences():
            leads = write_leader(source_of(store, address), selection, out[0], w, evaluation, shape)
        print(w("leader.written", leads=leads, out=out[0]))
        return
    w = spoken.in_unit(unit.value if unit else usual_unit(out[0]))
    with sentences():
        rows = export_file(source_of(store, address), what, out[0], selection, w)
    print(w("cli.exported", rows=rows, out=out[0]))


@app.command()
def template(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="The workbook to write.")],
    evaluation: Annotated[
        str | None, typer.Argument(metavar="[EVALUATION]", help="Fill the form with what this evaluation says.")
    ] = None,
    chosen: Annotated[
        str | None, typer.Option("--evaluation", metavar="ID", help="The same, as an option.", hidden=True)
    ] = None,
    form: Annotated[BlankFormName, typer.Option("--form", help="Which blank form.")] = BlankFormName.project,
    store: StoreOption = None,
    address: AddressOption = None,
) -> None:
    """Write the standard form: blank, to fill in and import, or filled with an evaluation."""
    from dashboard.templating import write_blank_form, write_filled_form

    w = terminal_words()
    wanted = evaluation or chosen
    with sentences():
        if wanted is None:
            write_blank_form(out, w, form.value)
        else:
            write_filled_form(_warehouse(store), wanted, out, w, dashboard_address(address))
    print(w("template.filled", evaluation=wanted, out=out) if wanted else w("template.written", out=out))


@app.command()
def generate(
    evaluations: Annotated[
        int | None, typer.Option("--evaluations", metavar="N", min=1, help="How many filings to fill a store with.")
    ] = None,
    documents: Annotated[
        int | None, typer.Option("--documents", metavar="N", min=1, help="How many files with their truth to write.")
    ] = None,
    store: StoreOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Folder for --documents.")] = None,
    carrier: Annotated[
        list[str] | None, typer.Option(help="Only these carriers of --documents: docx, pdf_ruled … (repeatable).")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same data.")] = 1,
) -> None:
    """Make up filings, marked as synthetic: a store of them, or documents with what they say."""
    from dashboard.generating import generate_documents, generate_store

    w = terminal_words()
    with sentences():
        if evaluations is not None and documents is None:
            folder = store_path(store)
            generate_store(folder, evaluations, seed)
            print(w("cli.generated", evaluations=evaluations, store=folder))
        elif documents is not None and evaluations is None and out is not None:
            generate_documents(out, documents, seed, carrier)
            print(w("cli.generated_documents", documents=documents, out=out))
        else:
            raise UnknownSelection(w("cli.what_to_generate"))


app.command()(findings)
app.command()(sample)
app.command()(release)
app.command()(ledger)


def main() -> None:
    """The console script."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter shows a mark in its place
    app(prog_name="jixiao")
