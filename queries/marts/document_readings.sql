-- One row per stored document: how many forms were found in it, how many of them are superseded, how many fields were
-- read, how many cells are still unread, how often the arithmetic of its current forms does not close, and how many
-- fields hold a correction.
create macro marts.document_readings(years, regions, departments, form_types, words) as table
with evaluations as (
    select
        document_id,
        count(*) as evaluations,
        count(*) filter (not is_current) as evaluations_superseded,
    from forms.evaluations
    group by document_id
),

fields as (
    select
        document_id,
        count(*) as fields_read,
    from forms.origins
    group by document_id
),

unread as (
    select
        unread.document_id,
        count(*) as unread_cells,
    from forms.unread as unread
    anti join forms.corrections as corrections
        on unread.document_id = corrections.document_id
        and unread.place = corrections.place
        and corrections.is_in_force
    group by unread.document_id
),

-- Rules whose code starts with A are about a form's own arithmetic.
arithmetic as (
    select
        evaluations.document_id,
        count(*) as arithmetic_leads,
    from findings.every as found
    inner join forms.evaluations as evaluations
        on found.evaluation_id = evaluations.evaluation_id
    where found.outcome = 'lead'
        and starts_with(found.rule_code, 'A')
        and found.severity = 'E'
    group by evaluations.document_id
),

corrections as (
    select
        document_id,
        count(*) as corrections,
    from forms.corrections
    where is_in_force
    group by document_id
)

select
    documents.document_id,
    documents.title as document_title,
    documents.file_name,
    documents.media_type,
    coalesce(evaluations.evaluations, 0) as evaluations,
    coalesce(evaluations.evaluations_superseded, 0) as evaluations_superseded,
    coalesce(fields.fields_read, 0) as fields_read,
    coalesce(unread.unread_cells, 0) as unread_cells,
    coalesce(arithmetic.arithmetic_leads, 0) as arithmetic_leads,
    coalesce(corrections.corrections, 0) as corrections,
from forms.documents as documents
left join evaluations
    on documents.document_id = evaluations.document_id
left join fields
    on documents.document_id = fields.document_id
left join unread
    on documents.document_id = unread.document_id
left join arithmetic
    on documents.document_id = arithmetic.document_id
left join corrections
    on documents.document_id = corrections.document_id
order by documents.imported_at, documents.file_name, documents.document_id;

comment on macro table marts.document_readings is 'one row per stored document: what was read of it · 各文件的读取情况，每个文件一行';
