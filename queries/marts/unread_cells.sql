-- One row per cell or passage of a document that was not used, with the reason, at most row_limit; without those that a
-- person has settled.
create macro marts.unread_cells(years, regions, departments, form_types, words, row_limit) as table
select
    unread.document_id,
    documents.title as document_title,
    documents.file_name,
    unread.reason as unread_reason,
    unread.place as document_place,
    unread.text as document_text,
    documents.is_synthetic,
    count(*) over () as members,
from forms.unread as unread
inner join forms.documents as documents
    on unread.document_id = documents.document_id
anti join forms.corrections as corrections
    on unread.document_id = corrections.document_id
    and unread.place = corrections.place
    and corrections.is_in_force
order by documents.imported_at desc, documents.file_name, unread.document_id, unread.place
limit row_limit;

comment on macro table marts.unread_cells is 'one row per cell not used, with the reason · 未能使用的单元格及原因，每处一行';
