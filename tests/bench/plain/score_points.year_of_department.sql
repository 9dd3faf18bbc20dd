-- {"regions": "*", "departments": "*", "grain": "year"}
with measured as (
    select
        evaluation_id,
        form_type,
        cast(year as varchar) as member_key,
        department_name,
        unit_name,
        project_name,
        year,
        cast(score_reported as double) as score_reported,
        count(*) over member as evaluations_scored,
        quantile_cont(cast(score_reported as double), 0.25) over member as quarter_low,
        quantile_cont(cast(score_reported as double), 0.75) over member as quarter_high,
    from facts.scores
    where
        is_current
        and region_code = $regions[1]
        and department_name = $departments[1]
        and score_reported is not null
        and list_contains(cast($member_keys as varchar[]), cast(year as varchar))
    window member as (partition by form_type, year)
)

select
    evaluation_id,
    form_type,
    member_key,
    department_name,
    unit_name,
    project_name,
    year,
    score_reported,
from measured
where
    evaluations_scored <= $point_limit
    or score_reported < 2.5 * quarter_low - 1.5 * quarter_high
    or score_reported > 2.5 * quarter_high - 1.5 * quarter_low
qualify row_number() over (
    partition by form_type, member_key
    order by greatest(quarter_low - score_reported, score_reported - quarter_high) desc, evaluation_id
) <= $point_limit
