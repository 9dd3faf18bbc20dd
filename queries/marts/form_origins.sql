-- One row per field of an evaluation that was read from its document: where it stands, and the text there.
-- row_part is the row's key without the evaluation: empty, an ordinal, or a source of funds.
create macro marts.form_origins(years, regions, departments, form_types, words, evaluation) as table
with filing as (
    select * from facts.filings
    where evaluation_id = evaluation
)

select
    origins.table_name,
    substr(origins.row_key, length(filing.evaluation_id) + 2) as row_part,
    origins.column_name,
    origins.place as document_place,
    origins.text as document_text,
from filing
inner join forms.origins as origins
    on filing.document_id = origins.document_id
where origins.row_key = filing.evaluation_id
    or starts_with(origins.row_key, filing.evaluation_id || '/')
order by origins.table_name, row_part, origins.column_name, origins.place;

comment on macro table marts.form_origins is 'one row per field of an evaluation: its place and text in the document · 一份自评各字段的出处，每个字段一行';
