-- One row per stored document, newest first, at most row_limit: what was found in it, what of that is superseded, unread,
-- and in the selection.
create macro marts.documents(years, regions, departments, form_types, words, row_limit) as table
with newest as (
    select
        *,
        count(*) over () as members,
    from forms.documents
    order by imported_at desc, file_name, document_id
    limit row_limit
),

counted as (
    select
        filings.document_id,
        array_to_string(list(distinct filings.year order by filings.year), ', ') as years_covered,
        count(*) filter (filings.form_type = 'project') as project_forms,
        count(*) filter (filings.form_type = 'department') as department_forms,
        count(*) filter (filings.form_type = 'report') as reports,
        count(*) filter (not filings.is_current) as evaluations_superseded,
        count(selected.filing_number) as evaluations_selected,
    from newest
    inner join facts.filings as filings
        on newest.document_id = filings.document_id
    left join marts.selected(years, regions, departments, form_types, words) as selected
        on filings.filing_number = selected.filing_number
    group by filings.document_id
),

unread as (
    select
        unread.document_id,
        count(*) as unread_cells,
    from newest
    inner join forms.unread as unread
        on newest.document_id = unread.document_id
    anti join forms.corrections as corrections
        on unread.document_id = corrections.document_id
        and unread.place = corrections.place
        and corrections.is_in_force
    group by unread.document_id
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
    counted.years_covered,
    newest.is_synthetic,
    coalesce(counted.project_forms, 0) as project_forms,
    coalesce(counted.department_forms, 0) as department_forms,
    coalesce(counted.reports, 0) as reports,
    coalesce(counted.evaluations_superseded, 0) as evaluations_superseded,
    coalesce(counted.evaluations_selected, 0) as evaluations_selected,
    coalesce(unread.unread_cells, 0) as unread_cells,
    newest.byte_size,
    newest.imported_at,
    newest.members,
from newest
left join counted
    on newest.document_id = counted.document_id
left join unread
    on newest.document_id = unread.document_id
order by newest.imported_at desc, newest.file_name, newest.document_id;

comment on macro table marts.documents is 'one row per stored document · 已入库文件，每个文件一行';
