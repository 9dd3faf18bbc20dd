-- {"form_types": ["project"]}
select
    packs.pack_id,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    used.evaluations,
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
from (
    select pack_id, count(*) as evaluations
    from facts.filings
    where is_current and form_type = 'project'
    group by pack_id
) as used
inner join rules.packs as packs on used.pack_id = packs.pack_id
left join rules.parameters as parameters
    on packs.pack_id = parameters.pack_id and parameters.parameter = 'over_target_deduct_from'
