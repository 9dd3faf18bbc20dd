-- One row per correction of a field of an evaluation, the latest first, superseded ones included.
-- row_part is the row's key without the evaluation: empty, an ordinal, or a source of funds.
create macro marts.form_corrections(years, regions, departments, form_types, words, evaluation) as table
select
    corrections.correction_id,
    corrections.table_name,
    substr(corrections.row_key, length(evaluation) + 2) as row_part,
    corrections.column_name,
    corrections.place as document_place,
    corrections.text_printed,
    corrections.value_read,
    corrections.value_corrected,
    corrections.reason as correction_reason,
    corrections.reference,
    corrections.corrected_by,
    corrections.is_shipped,
    corrections.is_in_force,
    corrections.corrected_at,
from forms.corrections as corrections
where corrections.row_key = evaluation
    or starts_with(corrections.row_key, evaluation || '/')
order by corrections.corrected_at desc, corrections.table_name, row_part, corrections.column_name;

comment on macro table marts.form_corrections is 'one row per correction of an evaluation · 一份自评的更正记录，每次一行';
