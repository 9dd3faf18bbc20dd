-- One row per cell of a document that was left unread: the reason, and whether a person has settled it.
create macro marts.document_cells(years, regions, departments, form_types, words, document) as table
with settled as (
    select
        place,
        arg_max(case when table_name = 'unread' then reason end, corrected_at) as set_aside_reason,
    from forms.corrections
    where document_id = document
        and is_in_force
    group by place
)

select
    unread.place as document_place,
    unread.text as document_text,
    unread.reason as unread_reason,
    settled.set_aside_reason,
    settled.place is not null as is_settled,
from forms.unread as unread
left join settled
    on unread.place = settled.place
where unread.document_id = document;

comment on macro table marts.document_cells is 'one row per cell of a document not used, and whether it is settled · 一个文件中未识别的单元格及处理情况，每处一行';
