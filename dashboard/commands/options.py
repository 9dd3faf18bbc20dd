"""Options that several commands take, and the warehouse they read."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.records import Selection
from dashboard.settings import address, store_path
from dashboard.warehouse import Store, Warehouse, bring_up_to_date, open_warehouse

if TYPE_CHECKING:
    from dashboard.exporting import Source

StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="DIR", help="Folder that holds everything (JIXIAO_STORE, else ./store)."),
]
YearOption = Annotated[list[int] | None, typer.Option("--year", help="Only these years (repeatable).")]
RegionOption = Annotated[
    list[str] | None, typer.Option("--region", help="Only these administrative codes, with all below.")
]
DepartmentOption = Annotated[list[str] | None, typer.Option("--department", help="Only these departments.")]
FormOption = Annotated[list[str] | None, typer.Option("--form", help="Only these: project, department, report.")]
TextOption = Annotated[str | None, typer.Option("--text", help="Only what names all these words.")]
RuleOption = Annotated[
    list[str] | None, typer.Option("--rule", metavar="CODE", help="Only leads of these rules (repeatable).")
]
SeverityOption = Annotated[list[str] | None, typer.Option("--severity", help="Only these: E, H, M, L, I.")]
AddressOption = Annotated[
    str | None,
    typer.Option("--address", metavar="URL", help="Where the dashboard is found, for links (JIXIAO_ADDRESS)."),
]


class TableFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


def selection_of(
    year: list[int] | None,
    region: list[str] | None,
    department: list[str] | None,
    form: list[str] | None,
    text: str | None,
) -> Selection:
    """The selection that the options name."""
    return Selection(tuple(year or ()), tuple(region or ()), tuple(department or ()), tuple(form or ()), text)


def warehouse_of(store: str | None) -> Warehouse:
    """The version in force, built anew where the queries or rules installed now are others than it was built with."""
    folder = store_path(store)
    bring_up_to_date(Store(folder))
    return open_warehouse(folder)


def source_of(store: str | None, dashboard_address: str | None) -> "Source":
    """The version in force, as exports read it, at this moment."""
    from dashboard.exporting import Source

    warehouse = warehouse_of(store)
    return Source(warehouse, Store(store_path(store)), datetime.now().astimezone(), None, address(dashboard_address))
