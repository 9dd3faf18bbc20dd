-- {"form_types": ["project"], "grain": "district", "curve": "flat", "points": 1, "scope": "all"}
with forms as (
    select
        results.filing_number,
        count(*) filter (is_over) as over_target,
        count(*) filter (is_over and results.deduction_cause is not null) as deducted,
        count(*) filter (is_over and results.deviation_rate >= $threshold) as simulated,
        coalesce(sum(results.points_lost) filter (is_over and results.deduction_cause is not null), 0) as lost,
        coalesce(
            sum(cast(least(1, results.weight) as decimal(9, 2)))
                filter (is_over and results.deviation_rate >= $threshold),
            0
        ) as off,
    from (
        select *, coalesce(deviation_direction = 'over_target' and is_deviation_comparable, false) as is_over
        from facts.indicator_results
        where is_current and form_type = 'project' and weight > 0
    ) as results
    group by results.filing_number
),

summed as (
    select
        scores.region_code,
        count(*) as evaluations,
        count(scores.score_reported) as evaluations_scored,
        cast(sum(over_target) as bigint) as indicators_over_target,
        cast(sum(deducted) as bigint) as indicators_deducted,
        cast(sum(simulated) as bigint) as indicators_simulated,
        sum(lost) as points_lost,
        sum(off) as points_simulated,
        avg(cast(scores.score_reported as double)) as score_mean,
        avg(cast(greatest(scores.score_reported + lost - off, 0) as double)) as score_mean_simulated,
    from forms
    inner join facts.scores as scores on forms.filing_number = scores.filing_number
    group by scores.region_code
)

select
    'project' as form_type,
    summed.region_code as member_key,
    summed.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    cast(null as varchar) as department_name,
    row_number() over (
        order by abs(points_simulated - points_lost) desc, points_lost desc, summed.region_code
    ) as place,
    count(*) over () as members,
    summed.evaluations,
    summed.evaluations_scored,
    summed.indicators_over_target,
    summed.indicators_deducted,
    summed.indicators_simulated,
    summed.points_lost,
    summed.points_simulated,
    summed.points_simulated - summed.points_lost as points_difference,
    summed.score_mean,
    summed.score_mean_simulated,
    rank() over (order by round(score_mean, 6) desc nulls last) as score_place,
    rank() over (order by round(score_mean_simulated, 6) desc nulls last) as score_place_simulated,
from summed
left join rules.regions as regions on summed.region_code = regions.region_code
qualify place <= $row_limit
