-- One row per rule pack: where and when it applies, how many evaluations of the selection it judges, how much it sets itself.
create macro marts.rule_packs(years, regions, departments, form_types, words) as table
with judged as (
    select
        filings.pack_id,
        count(*) as evaluations,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    group by filings.pack_id
),

settings as (
    select
        pack_id,
        count(*) filter (set_by_pack_id = pack_id) as parameters_set,
    from rules.parameters
    group by pack_id
)

select
    packs.pack_id,
    packs.region_code,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    regions_known.name_zh as region_name_zh,
    regions_known.name_en as region_name_en,
    packs.year_from,
    packs.year_to,
    coalesce(settings.parameters_set, 0) as parameters_set,
    coalesce(judged.evaluations, 0) as evaluations,
from rules.packs as packs
left join rules.regions as regions_known
    on packs.region_code = regions_known.region_code
left join settings
    on packs.pack_id = settings.pack_id
left join judged
    on packs.pack_id = judged.pack_id
order by packs.region_code nulls first, packs.year_from nulls first, packs.pack_id;

comment on macro table marts.rule_packs is 'one row per rule pack and how much of the selection it judges · 规则包及其适用的自评份数，每个一行';
