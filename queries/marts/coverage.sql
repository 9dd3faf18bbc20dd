-- One row for a selection: how much it holds, by which rule packs it is judged, and whether any of it is made up.
create macro marts.coverage(years, regions, departments, form_types, words) as table
with chosen as (
    select * from marts.selected_filings(years, regions, departments, form_types, words)
)

select
    list(distinct pack_name_zh order by pack_name_zh) filter (pack_name_zh is not null) as packs_zh,
    list(distinct pack_name_en order by pack_name_en) filter (pack_name_en is not null) as packs_en,
    count(*) as evaluations,
    count(distinct document_id) as documents,
    count(distinct year) as years,
    coalesce(bool_or(is_synthetic), false) as is_synthetic,
from chosen;

comment on macro table marts.coverage is 'one row: how much a selection holds, and its rule packs · 所选范围的份数与适用规则，一行';
