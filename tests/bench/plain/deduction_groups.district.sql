-- {"form_types": ["project"], "grain": "district"}
with summed as (
    select
        results.region_code,
        results.pack_id,
        count(*) as indicators_over_target,
        count(results.deduction_cause) as indicators_deducted,
        count(*) filter (results.deviation_rate >= $threshold) as indicators_simulated,
        coalesce(sum(results.points_lost) filter (results.deduction_cause is not null), 0) as points_lost,
        coalesce(
            sum(least(coalesce(packs.over_target_deduction_points, 1.00), results.weight))
                filter (results.deviation_rate >= $threshold),
            0
        ) as points_simulated,
    from facts.indicator_results as results
    left join rules.packs as packs on results.pack_id = packs.pack_id
    where
        results.is_current
        and results.form_type = 'project'
        and results.deviation_direction = 'over_target'
        and results.is_deviation_comparable
        and results.weight > 0
    group by results.region_code, results.pack_id
)

select
    'project' as form_type,
    summed.region_code as member_key,
    summed.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    cast(null as varchar) as department_name,
    summed.pack_id,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    row_number() over (
        order by abs(points_simulated - points_lost) desc, points_lost desc, summed.region_code, summed.pack_id
    ) as place,
    count(*) over () as members,
    packs.over_target_deduct_from as deduct_from_rate,
    coalesce(packs.over_target_deduction_points, 1.00) as deduction_points,
    packs.over_target_deduction_points is null as is_points_assumed,
    summed.indicators_over_target,
    summed.indicators_deducted,
    summed.indicators_simulated,
    summed.points_lost,
    summed.points_simulated,
    summed.points_simulated - summed.points_lost as points_difference,
from summed
left join rules.packs as packs on summed.pack_id = packs.pack_id
left join rules.regions as regions on summed.region_code = regions.region_code
qualify place <= $row_limit
