-- One row per stored document, newest first, at most row_limit: what was found in it, what of that is superseded, unread,
-- and in the selection.
create macro marts.documents(years, regions, departments, form_types, words, row_limit) as table
with filings as (
    select * from facts.filings
),

chosen as (
    select * from marts.selected(years, regions, departments, form_types, words)
),

counted as (
    select
        filings.document_id,
        array_to_string(list(distinct filings.year order by filings.year), ', ') as years_covered,
        count(*) filter (filings.form_type = 'project') as project_forms,
        count(*) filter (filings.form_type = 'department') as department_forms,
        count(*) filter (filings.form_type = 'report') as reports,
        count(*) filter (not filings.is_current) as evaluations_superseded,
        count(chosen.evaluation_id) as evaluations_selected,
    from filings
    left join chosen
        on filings.evaluation_id = chosen.evaluation_id
    group by filings.document_id
),

unread as (
    select
        document_id,
        count(*) as unread_cells,
    from forms.unread
    group by document_id
)

select
    documents.document_id,
    documents.title as document_title,
    documents.file_name,
    documents.publisher,
    documents.published_date,
    documents.published_address,
    documents.media_type,
    documents.reader,
    counted.years_covered,
    documents.is_synthetic,
    coalesce(counted.project_forms, 0) as project_forms,
    coalesce(counted.department_forms, 0) as department_forms,
    coalesce(counted.reports, 0) as reports,
    coalesce(counted.evaluations_superseded, 0) as evaluations_superseded,
    coalesce(counted.evaluations_selected, 0) as evaluations_selected,
    coalesce(unread.unread_cells, 0) as unread_cells,
    documents.byte_size,
    documents.imported_at,
    count(*) over () as members,
from forms.documents as documents
left join counted
    on documents.document_id = counted.document_id
left join unread
    on documents.document_id = unread.document_id
order by documents.imported_at desc, documents.file_name, documents.document_id
limit row_limit;

comment on macro table marts.documents is 'one row per stored document · 已入库文件，每个文件一行';
