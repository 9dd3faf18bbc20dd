-- {"form_types": ["project"], "grain": "department"}
with members as (
    select unnest(cast($member_keys as varchar[])) as member_key
),

measured as (
    select
        scores.evaluation_id,
        scores.form_type,
        members.member_key,
        scores.department_name,
        scores.unit_name,
        scores.project_name,
        scores.year,
        cast(scores.score_reported as double) as score_reported,
        count(*) over member as evaluations_scored,
        quantile_cont(cast(scores.score_reported as double), 0.25) over member as quarter_low,
        quantile_cont(cast(scores.score_reported as double), 0.75) over member as quarter_high,
    from facts.scores as scores
    inner join members
        on scores.region_code = split_part(members.member_key, '|', 1)
        and scores.department_name = split_part(members.member_key, '|', 2)
    where scores.is_current and scores.form_type = 'project' and scores.score_reported is not null
    window member as (partition by scores.form_type, members.member_key)
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
