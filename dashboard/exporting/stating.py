"""What an export says of itself, for whatever is read from a store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.export.content import Statement
from dashboard.exporting.items import Source, both_bases
from dashboard.figures.links import DEFAULT_UNIT, query_of
from dashboard.i18n import Words
from dashboard.records import Selection


def stated(
    source: Source,
    page: str,
    query: Mapping[str, Sequence[str]],
    selection: Selection,
    words: Words,
    *,
    rows: int,
    rows_selected: int | None = None,
    columns: Iterable[str] = (),
    unit: str = "",
    further: Sequence[str] = (),
) -> Statement:
    """The statement of an export of `rows` rows; both bases stand in it where `columns` hold an execution rate.

    `page` and `query` reopen the same view; the selection's own parameters are added. `rows_selected` as in Statement;
    `further` says what else narrows the rows.
    """
    has_rates = any("execution_rate" in column for column in columns)
    notes = source.notes(selection, words)
    return Statement(
        notes=replace(notes, further=(*further, *notes.further)),
        unit=unit,
        bases=both_bases(source, selection, words) if has_rates else "",
        version=source.warehouse.version,
        made_at=f"{source.made_at:%Y-%m-%d %H:%M}",
        rows=rows,
        rows_selected=rows_selected,
        link=source.link(page, {**query, **query_of(selection), **_seen(source, words)}),
    )


def _seen(source: Source, words: Words) -> dict[str, list[str]]:
    """The unit and the release of a view, as its address has them."""
    query: dict[str, list[str]] = {} if words.unit == DEFAULT_UNIT else {"unit": [words.unit]}
    return {**query, "release": [str(source.release.number)]} if source.release else query
