"""Corrections: the tables of schema forms hold the corrected value, what was read stays beside it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.errors import BrokenData
from dashboard.records import ADDABLE, CORRECTABLE, Correction
from dashboard.rules import KnownError, known_errors
from dashboard.warehouse.added_rows import add_rows, settle_added_rows, take_rows_away
from dashboard.warehouse.insert import insert_rows

# What of a row stands behind its evaluation's id in a row key.
_ROW_KEYS = dict.fromkeys(CORRECTABLE, "evaluation_id || '/' || ordinal") | {
    "evaluations": "evaluation_id",
    "funds": "evaluation_id || '/' || source",
}


def add_corrections(connection: DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """Adds corrections by persons; `apply_corrections` puts them in force."""
    known = {key for (key,) in connection.execute("select correction_id from forms.corrections").fetchall()}
    rows = [_row(correction) for correction in corrections if correction.correction_id not in known]
    insert_rows(connection, "forms.corrections", rows)


def apply_corrections(connection: DuckDBPyConnection, shipped: tuple[KnownError, ...] | None = None) -> None:
    """Has every field hold what its latest correction says, and every other one what was read.

    `shipped` are the known errors of data/corrections.toml; those of documents that are not stored are left out.
    Raises BrokenData where a document does not print what an entry says.
    """
    _put_back_what_was_read(connection)
    connection.execute("delete from forms.corrections where is_shipped")
    _add_shipped(connection, known_errors() if shipped is None else shipped)
    connection.execute(
        """
        update forms.corrections
        set is_in_force = ranked.lateness = 1
        from (
            select
                correction_id,
                row_number() over (
                    partition by document_id, table_name, row_key, column_name
                    order by corrected_at desc, correction_id
                ) as lateness,
            from forms.corrections
        ) as ranked
        where corrections.correction_id = ranked.correction_id
        """
    )
    settle_added_rows(connection)
    add_rows(connection)
    for table, column in ADDABLE.items():
        _give_a_place(connection, table, column)
    for table, column in _fields_in_force(connection):
        _keep_what_was_read(connection, table, column)
        _give_a_place(connection, table, column)
        _set(connection, table, column, "value_corrected")


def _put_back_what_was_read(connection: DuckDBPyConnection) -> None:
    for table, column in _fields_in_force(connection):
        _set(connection, table, column, "value_read")
    connection.execute(
        """
        delete from forms.origins
        using forms.corrections as corrections
        where corrections.is_in_force
            and corrections.value_read is null
            and origins.document_id = corrections.document_id
            and origins.table_name = corrections.table_name
            and origins.row_key = corrections.row_key
            and origins.column_name = corrections.column_name
            and origins.place = corrections.place
        """
    )
    take_rows_away(connection)


def _fields_in_force(connection: DuckDBPyConnection) -> list[tuple[str, str]]:
    """Tables and columns with a correction in force. A name that is none of ours never becomes part of a statement."""
    found = connection.execute(
        "select distinct table_name, column_name from forms.corrections where is_in_force order by all"
    ).fetchall()
    return [(table, column) for table, column in found if column in CORRECTABLE.get(table, ())]


def _set(connection: DuckDBPyConnection, table: str, column: str, value: str) -> None:
    try:
        connection.execute(
            f"update forms.{table} set {column} = corrections.{value} from forms.corrections as corrections"
            f" where {_is_of(table)} and corrections.is_in_force",
            [table, column],
        )
    except duckdb.ConversionException as error:
        raise BrokenData(f"correction of {table}.{column}: expected a value that fits the column: {error}") from error


def _keep_what_was_read(connection: DuckDBPyConnection, table: str, column: str) -> None:
    connection.execute(
        f"update forms.corrections set value_read = cast({table}.{column} as varchar) from forms.{table} as {table}"
        f" where {_is_of(table)}",
        [table, column],
    )


def _give_a_place(connection: DuckDBPyConnection, table: str, column: str) -> None:
    """A field that was read nowhere has the place of its correction."""
    connection.execute(
        """
        insert into forms.origins by name
        select
            corrections.document_id,
            corrections.table_name,
            corrections.row_key,
            corrections.column_name,
            corrections.place,
            corrections.text_printed as text,
        from forms.corrections as corrections
        anti join forms.origins as origins
            on corrections.document_id = origins.document_id
            and corrections.table_name = origins.table_name
            and corrections.row_key = origins.row_key
            and corrections.column_name = origins.column_name
        where corrections.is_in_force
            and corrections.table_name = $1
            and corrections.column_name = $2
        """,
        [table, column],
    )


def _is_of(table: str) -> str:
    """The condition that ties a row to its corrections; $1 and $2 are table and column."""
    key = f"{table}.evaluation_id"
    row_key = _ROW_KEYS[table].replace("evaluation_id", key)
    return (
        f"corrections.table_name = $1 and corrections.column_name = $2 and corrections.row_key = {row_key}"
        f" and {key} in (select split_part(row_key, '/', 1) from forms.corrections)"
    )


def _add_shipped(connection: DuckDBPyConnection, errors: tuple[KnownError, ...]) -> None:
    rows = []
    for error in errors:
        if not connection.execute(
            "select 1 from forms.documents where document_id = $1", [error.document_id]
        ).fetchone():
            continue
        places = connection.execute(
            "select place, text from forms.origins"
            " where document_id = $1 and table_name = $2 and row_key = $3 and column_name = $4 order by place",
            [error.document_id, error.table_name, error.row_key, error.column_name],
        ).fetchall()
        place = next((place for place, text in places if text == error.text_printed), None)
        if place is None:
            raise BrokenData(
                f"data/corrections.toml: {error.table_name} {error.row_key} {error.column_name}: expected a document"
                f" that prints {error.text_printed!r}, found {[text for _, text in places]}; is the entry still needed?"
            )
        moment = datetime.combine(error.corrected_on, time(), UTC)
        correction = Correction(
            error.document_id,
            error.table_name,
            error.row_key,
            error.column_name,
            place,
            error.text_printed,
            error.value,
            error.corrected_by,
            moment,
            error.reason,
            error.reference,
        )
        rows.append(_row(correction) | {"is_shipped": True})
    insert_rows(connection, "forms.corrections", rows)


def _row(correction: Correction) -> dict[str, Any]:
    return {
        "correction_id": correction.correction_id,
        "document_id": correction.document_id,
        "table_name": correction.table_name,
        "row_key": correction.row_key,
        "column_name": correction.column_name,
        "place": correction.place,
        "text_printed": correction.text_printed,
        "value_read": None,
        "value_corrected": correction.value,
        "reason": correction.reason,
        "reference": correction.reference,
        "corrected_by": correction.corrected_by,
        "is_shipped": False,
        "is_in_force": False,
        "corrected_at": correction.corrected_at.astimezone(UTC).replace(tzinfo=None),
    }
