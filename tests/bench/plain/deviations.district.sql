-- {"form_types": ["project"], "grain": "district"}
with over_target as (
    select
        evaluation_id,
        ordinal,
        region_code,
        project_name,
        level_3,
        target_text,
        actual_text,
        year,
        pack_id,
        deduction_cause is not null as is_deducted,
        is_unexplained,
        points_lost,
        deviation_rate,
    from facts.indicator_results
    where
        is_current
        and form_type = 'project'
        and deviation_direction = 'over_target'
        and is_deviation_comparable
        and weight > 0
),

members as (
    select
        over_target.region_code,
        count(*) as indicators_of_member,
        min(packs.over_target_deduct_from) as deduct_from_rate,
        row_number() over (order by count(*) desc, over_target.region_code) as place,
        count(*) over () as members,
    from over_target
    left join rules.packs as packs using (pack_id)
    group by over_target.region_code
    qualify place <= $row_limit
),

drawn as (
    select
        over_target.*,
        members.* exclude (region_code),
        packs.over_target_explain_from as explain_from_rate,
        packs.over_target_large_from as large_from_rate,
        over_target.is_unexplained and over_target.deviation_rate >= packs.over_target_explain_from
            as is_explanation_missing,
        (select sum(indicators_of_member) from members) > $mark_limit as is_crowded,
    from over_target
    inner join members using (region_code)
    left join rules.packs as packs using (pack_id)
)

select
    if(count(*) = 1, any_value(evaluation_id), null) as evaluation_id,
    'project' as form_type,
    region_code as member_key,
    region_code,
    any_value(regions.name_zh) as region_name_zh,
    any_value(regions.name_en) as region_name_en,
    cast(null as varchar) as department_name,
    if(count(*) = 1, any_value(project_name), null) as project_name,
    if(count(*) = 1, any_value(level_3), null) as level_3,
    if(count(*) = 1, any_value(target_text), null) as target_text,
    if(count(*) = 1, any_value(actual_text), null) as actual_text,
    if(count(*) = 1, any_value(drawn.year), null) as year,
    any_value(place) as place,
    any_value(members) as members,
    any_value(indicators_of_member) as indicators_of_member,
    is_deducted,
    is_explanation_missing,
    count(*) as indicators,
    sum(points_lost) as points_lost,
    median(deviation_rate) as deviation_rate,
    min(explain_from_rate) as explain_from_rate,
    min(large_from_rate) as large_from_rate,
    any_value(deduct_from_rate) as deduct_from_rate,
from drawn
left join rules.regions as regions using (region_code)
group by
    region_code,
    is_deducted,
    is_explanation_missing,
    round(log10(deviation_rate) * 20),
    if(is_crowded, null, (evaluation_id, ordinal))
