-- {"form_types": ["project"], "curve": "flat", "points": 1, "scope": "all"}
with counted as (
    select
        least(cast(floor(round(deviation_rate / 0.05, 6)) as integer), 60) as step,
        count(*) as indicators,
        sum(cast(least(1, weight) as decimal(9, 2))) as points,
        sum(if(deduction_cause is not null, points_lost, 0)) as points_lost,
    from facts.indicator_results
    where
        is_current
        and form_type = 'project'
        and deviation_direction = 'over_target'
        and is_deviation_comparable
        and weight > 0
    group by step
)

select
    'project' as form_type,
    steps.step * 5 / 100 as threshold_rate,
    cast(coalesce(sum(counted.indicators) over at_least, 0) as bigint) as indicators,
    coalesce(sum(counted.points) over at_least, 0) as points_simulated,
    (select sum(points_lost) from counted) as points_lost,
from range(61) as steps(step)
left join counted on steps.step = counted.step
window at_least as (order by steps.step desc rows between unbounded preceding and current row)
