-- Every correction in force refers to a field that is there, as printed, and the field holds the corrected value.
with corrections as (
    select
        *,
        split_part(row_key, '/', 1) as evaluation_id,
    from forms.corrections
    where is_in_force
),

corrected as (
    select distinct evaluation_id
    from corrections
    where table_name <> 'unread'
),

fields as (
    select document_id, 'evaluations' as table_name, evaluation_id as row_key, to_json(evaluations) as cells
    from forms.evaluations
    where evaluation_id in (select evaluation_id from corrected)
    union all
    select null, 'funds', evaluation_id || '/' || source, to_json(funds)
    from forms.funds
    where evaluation_id in (select evaluation_id from corrected)
    union all
    select null, 'goals', evaluation_id || '/' || ordinal, to_json(goals)
    from forms.goals
    where evaluation_id in (select evaluation_id from corrected)
    union all
    select null, 'indicators', evaluation_id || '/' || ordinal, to_json(indicators)
    from forms.indicators
    where evaluation_id in (select evaluation_id from corrected)
    union all
    select null, 'tasks', evaluation_id || '/' || ordinal, to_json(tasks)
    from forms.tasks
    where evaluation_id in (select evaluation_id from corrected)
    union all
    select null, 'sections', evaluation_id || '/' || ordinal, to_json(sections)
    from forms.sections
    where evaluation_id in (select evaluation_id from corrected)
),

held as (
    select
        corrections.*,
        evaluations.document_id as document_found,
        fields.row_key is not null and json_exists(fields.cells, '$.' || corrections.column_name) as has_field,
        json_extract_string(fields.cells, '$.' || corrections.column_name) as value_held,
        exists (
            select 1
            from forms.origins as origins
            where origins.document_id = corrections.document_id
                and origins.table_name = corrections.table_name
                and origins.row_key = corrections.row_key
                and origins.column_name = corrections.column_name
                and origins.place = corrections.place
                and origins.text = corrections.text_printed
        ) as is_as_printed,
    from corrections
    left join fields
        on corrections.table_name = fields.table_name
        and corrections.row_key = fields.row_key
    left join forms.evaluations as evaluations
        on corrections.evaluation_id = evaluations.evaluation_id
    where corrections.table_name <> 'unread'
)

select
    correction_id,
    table_name,
    row_key,
    column_name,
    value_corrected,
    value_held,
from held
where not has_field
    or document_found is distinct from document_id
    or not is_as_printed
    or coalesce(
        try_cast(value_held as decimal(38, 6)) <> try_cast(value_corrected as decimal(38, 6)),
        value_held is distinct from value_corrected
    )
union all
select
    corrections.correction_id,
    corrections.table_name,
    corrections.row_key,
    corrections.column_name,
    corrections.value_corrected,
    null as value_held,
from corrections
left join forms.unread as unread
    on corrections.document_id = unread.document_id
    and corrections.place = unread.place
    and corrections.text_printed = unread.text
where corrections.table_name = 'unread'
    and unread.place is null;
