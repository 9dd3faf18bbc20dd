-- {}
with newest as (
    select *, count(*) over () as members,
    from forms.documents
    order by imported_at desc, file_name, document_id
    limit $row_limit
)

select
    newest.document_id,
    newest.title as document_title,
    newest.file_name,
    newest.publisher,
    newest.published_date,
    newest.published_address,
    newest.media_type,
    newest.reader,
    array_to_string(list(distinct filings.year order by filings.year), ', ') as years_covered,
    newest.is_synthetic,
    count(*) filter (filings.form_type = 'project') as project_forms,
    count(*) filter (filings.form_type = 'department') as department_forms,
    count(*) filter (filings.form_type = 'report') as reports,
    count(*) filter (not filings.is_current) as evaluations_superseded,
    count(*) filter (filings.is_current) as evaluations_selected,
    (select count(*) from forms.unread where unread.document_id = newest.document_id) as unread_cells,
    newest.byte_size,
    newest.imported_at,
    newest.members,
from newest
left join facts.filings as filings using (document_id)
group by all
