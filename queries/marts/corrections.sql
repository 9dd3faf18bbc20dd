-- One row per correction of a field in a selection, superseded ones included: what was printed, read and corrected.
create macro marts.corrections(years, regions, departments, form_types, words) as table
select
    corrections.correction_id,
    corrections.document_id,
    filings.evaluation_id,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    filings.document_title,
    corrections.table_name,
    corrections.row_key,
    substr(corrections.row_key, length(filings.evaluation_id) + 2) as row_part,
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
    filings.year,
    corrections.corrected_at,
from forms.corrections as corrections
inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
    on split_part(corrections.row_key, '/', 1) = filings.evaluation_id
order by corrections.corrected_at desc, corrections.row_key, corrections.table_name, corrections.column_name;

comment on macro table marts.corrections is 'one row per correction in a selection · 所选范围内的更正记录，每次一行';
