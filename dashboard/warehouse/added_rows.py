"""Rows that a person added because the reader had none: in the tables of schema forms while they are in force."""

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.errors import BrokenData
from dashboard.records import ADDABLE, CORRECTABLE

_KEYS = ", ".join(f"('{table}', '{column}')" for table, column in ADDABLE.items())


def settle_added_rows(connection: DuckDBPyConnection) -> None:
    """Takes corrections of a row out of force that was taken away again, and those from before it was added."""
    connection.execute(
        f"""
        update forms.corrections
        set is_in_force = false
        from (
            select document_id, table_name, row_key, value_corrected, corrected_at
            from forms.corrections
            where is_in_force and (table_name, column_name) in ({_KEYS})
        ) as added
        where corrections.document_id = added.document_id
            and corrections.table_name = added.table_name
            and corrections.row_key = added.row_key
            and (added.value_corrected is null or corrections.corrected_at < added.corrected_at)
        """
    )


def add_rows(connection: DuckDBPyConnection) -> None:
    """Adds each row that a correction in force names and nothing was read of; its fields are empty so far."""
    for table, key in ADDABLE.items():
        try:
            connection.execute(
                f"""
                insert into forms.{table} (evaluation_id, {key})
                select evaluations.evaluation_id, {_key_in_force(table)}
                from forms.corrections as corrections
                inner join forms.evaluations as evaluations
                    on corrections.document_id = evaluations.document_id
                    and split_part(corrections.row_key, '/', 1) = evaluations.evaluation_id
                where {_is_added(table)}
                    and not exists (
                        select 1
                        from forms.{table} as present
                        where present.evaluation_id = evaluations.evaluation_id
                            and present.{key} = {_key_in_force(table)}
                    )
                """
            )
        except duckdb.ConversionException as error:
            raise BrokenData(f"added row of {table}: expected a number that tells it apart: {error}") from error


def take_rows_away(connection: DuckDBPyConnection) -> None:
    """Takes the added rows away, once all their fields are empty again: what was read alone is left."""
    for table, key in ADDABLE.items():
        is_empty = " and ".join(f"{table}.{column} is null" for column in CORRECTABLE[table])
        connection.execute(
            f"""
            delete from forms.{table}
            using forms.corrections as corrections
            where {_is_added(table)}
                and split_part(corrections.row_key, '/', 1) = {table}.evaluation_id
                and {_key_in_force(table)} = {table}.{key}
                and {is_empty}
            """
        )


def _is_added(table: str) -> str:
    return (
        f"corrections.is_in_force and corrections.table_name = '{table}'"
        f" and corrections.column_name = '{ADDABLE[table]}' and corrections.value_corrected is not null"
    )


def _key_in_force(table: str) -> str:
    """The key that the correction names, as the table stores it."""
    return (
        "corrections.value_corrected" if ADDABLE[table] == "source" else "cast(corrections.value_corrected as integer)"
    )
