-- One row per evaluation of a document, in its order, current or superseded.
create macro marts.document_evaluations(years, regions, departments, form_types, words, document) as table
select
    filings.evaluation_id,
    filings.document_id,
    filings.form_type,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    filings.year,
    filings.position,
    filings.is_current,
from facts.filings as filings
where filings.document_id = document
order by filings.position;

comment on macro table marts.document_evaluations is 'one row per evaluation of a document · 一个文件中的自评，每份一行';
