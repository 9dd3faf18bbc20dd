-- {"form_types": ["project"], "grain": "district"}
with indicator_losses as (
    select filing_number, region_code, deduction_cause, count(*) as indicators, sum(points_lost) as points_lost,
    from facts.indicator_results
    where is_current and form_type = 'project' and deduction_cause is not null
    group by all
),

listed as (
    select filing_number, sum(points_lost) as points_lost from indicator_losses group by filing_number
),

other_losses as (
    select
        scores.region_code,
        scores.execution_weight - scores.execution_score_reported as execution_lost,
        scores.points_lost
        - coalesce(scores.execution_weight - scores.execution_score_reported, 0)
        - coalesce(listed.points_lost, 0) as unlisted_lost,
        packs.total_tolerance,
    from facts.scores as scores
    left join listed using (filing_number)
    left join rules.packs as packs on scores.pack_id = packs.pack_id
    where scores.is_current and scores.form_type = 'project'
),

summed as (
    select region_code, deduction_cause, count(*) as evaluations, cast(sum(indicators) as bigint) as indicators,
        sum(points_lost) as points_lost,
    from indicator_losses
    group by all
    union all
    select region_code, 'execution', count(*), 0, sum(execution_lost)
    from other_losses
    where execution_lost > 0
    group by all
    union all
    select region_code, 'unlisted', count(*), 0, sum(unlisted_lost)
    from other_losses
    where unlisted_lost > total_tolerance
    group by all
),

ranked as (
    select
        region_code,
        sum(points_lost) as points_lost_total,
        row_number() over (order by sum(points_lost) desc, region_code) as place,
        count(*) over () as members,
    from summed
    group by region_code
    qualify place <= $row_limit
),

scored as (
    select region_code, count(*) as evaluations_scored
    from facts.scores
    where is_current and form_type = 'project' and score_reported is not null
    group by region_code
)

select
    'project' as form_type,
    region_code as member_key,
    region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    cast(null as varchar) as department_name,
    summed.deduction_cause,
    ranked.place,
    ranked.members,
    scored.evaluations_scored,
    summed.evaluations,
    summed.indicators,
    summed.points_lost,
    ranked.points_lost_total,
from summed
inner join ranked using (region_code)
inner join scored using (region_code)
left join rules.regions as regions using (region_code)
