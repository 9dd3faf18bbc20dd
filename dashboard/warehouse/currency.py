"""Which evaluations are in force, and which a later document of the same form supersedes."""

from collections.abc import Mapping, Sequence

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.records import Document, Evaluation
from dashboard.warehouse.insert import insert_rows
from dashboard.warehouse.layers import create_tables
from dashboard.warehouse.rows import document_row, evaluation_row
from dashboard.warehouse.store import Store, quoted

# One row per evaluation: its place among all of the same form, year, unit and project, the latest document first.
_RANKED = """
    select
        evaluations.evaluation_id,
        dense_rank() over same as lateness,
        first_value(evaluations.document_id) over same as latest_document_id,
    from forms.evaluations as evaluations
    inner join forms.documents as documents
        on evaluations.document_id = documents.document_id
    window same as (
        partition by
            evaluations.form_type,
            evaluations.year,
            evaluations.region_code,
            translate(evaluations.department_name, '()', '（）'),
            translate(evaluations.unit_name, '()', '（）'),
            coalesce(
                evaluations.project_code,
                regexp_replace(evaluations.project_name, '[\\s（）()【】《》“”、，,。.·—-]', '', 'g')
            ),
            -- A form that names nothing is like no other.
            case
                when coalesce(evaluations.department_name, evaluations.unit_name, evaluations.project_name)
                    is null then evaluations.document_id
            end
        order by documents.imported_at desc, documents.document_id desc
    )
"""


def settle_currency(connection: DuckDBPyConnection) -> None:
    """Marks as current every evaluation that no later document supersedes: same form, year, unit and project."""
    connection.execute(
        f"update forms.evaluations set is_current = ranked.lateness = 1 from ({_RANKED}) as ranked"
        " where evaluations.evaluation_id = ranked.evaluation_id"
    )


def superseded_by(
    store: Store, documents: Sequence[tuple[Document, Sequence[Evaluation]]]
) -> Mapping[str, tuple[str, ...]]:
    """The evaluations in force that would not be once the documents were stored, by the document that takes over."""
    with duckdb.connect() as connection:
        create_tables(connection, "forms")
        if store.version is not None:
            connection.execute(f"attach {quoted(store.warehouse_file(store.version))} as before (read_only)")
            for table in ("documents", "evaluations"):
                connection.execute(f"insert into forms.{table} by name select * from before.forms.{table}")
        present = {key for (key,) in connection.execute("select document_id from forms.documents").fetchall()}
        fresh = {pair[0].document_id: pair for pair in documents if pair[0].document_id not in present}
        insert_rows(connection, "forms.documents", [document_row(document) for document, _ in fresh.values()])
        insert_rows(
            connection,
            "forms.evaluations",
            [
                evaluation_row(key, evaluation) | {"is_current": False}
                for key, (_, found) in fresh.items()
                for evaluation in found
            ],
        )
        rows = connection.execute(
            f"select ranked.latest_document_id, list(ranked.evaluation_id order by ranked.evaluation_id)"
            f" from ({_RANKED}) as ranked"
            " inner join forms.evaluations as evaluations on ranked.evaluation_id = evaluations.evaluation_id"
            " where evaluations.is_current and ranked.lateness > 1 group by ranked.latest_document_id"
        ).fetchall()
    return {document: tuple(found) for document, found in rows}
