-- {"form_types": ["project"]}
with counted as (
    select
        least(cast(floor(round(results.deviation_rate / 0.05, 6)) as integer), 60) as step,
        count(*) as indicators,
        count(*) filter (packs.over_target_deduction_points is null) as indicators_assumed,
        sum(least(coalesce(packs.over_target_deduction_points, 1.00), results.weight)) as points,
        sum(if(results.deduction_cause is not null, results.points_lost, 0)) as points_lost,
    from facts.indicator_results as results
    left join rules.packs as packs on results.pack_id = packs.pack_id
    where
        results.is_current
        and results.form_type = 'project'
        and results.deviation_direction = 'over_target'
        and results.is_deviation_comparable
        and results.weight > 0
    group by step
)

select
    'project' as form_type,
    steps.step * 5 / 100 as threshold_rate,
    cast(coalesce(sum(counted.indicators) over at_least, 0) as bigint) as indicators,
    cast(coalesce(sum(counted.indicators_assumed) over at_least, 0) as bigint) as indicators_assumed,
    coalesce(sum(counted.points) over at_least, 0) as points_simulated,
    (select sum(points_lost) from counted) as points_lost,
from range(61) as steps(step)
left join counted on steps.step = counted.step
window at_least as (order by steps.step desc rows between unbounded preceding and current row)
