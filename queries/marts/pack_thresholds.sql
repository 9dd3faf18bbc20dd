-- One row per rule pack of the selection: its lines for going over target, what it takes off, and how sure we are.
create macro marts.pack_thresholds(years, regions, departments, form_types, words) as table
with chosen as (
    select
        filings.pack_id,
        count(*) as evaluations,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    where filings.pack_id is not null
    group by filings.pack_id
),

parameters as (
    select * from rules.parameters
    where parameter = 'over_target_deduct_from'
)

select
    packs.pack_id,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    chosen.evaluations,
    packs.over_target_explain_from as explain_from_rate,
    packs.over_target_large_from as large_from_rate,
    packs.target_low_medium as target_low_rate,
    packs.over_target_deduct_from as deduct_from_rate,
    packs.over_target_deduction,
    packs.over_target_deduction_points as deduction_points,
    parameters.evidence,
    parameters.reference,
    parameters.note_zh,
    parameters.note_en,
from chosen
inner join rules.packs as packs
    on chosen.pack_id = packs.pack_id
left join parameters
    on packs.pack_id = parameters.pack_id
order by chosen.evaluations desc, packs.pack_id;

comment on macro table marts.pack_thresholds is 'one row per rule pack of a selection: its lines for going over target · 所选范围适用的规则包及其超额线，每个一行';
