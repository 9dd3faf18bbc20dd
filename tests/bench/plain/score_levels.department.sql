-- {"form_types": ["project"], "grain": "department", "depth": "level_1"}
with members as (
    select unnest(cast($member_keys as varchar[])) as member_key
),

chosen as (
    select
        scores.filing_number,
        scores.form_type,
        members.member_key,
        scores.region_code,
        scores.department_name,
        scores.execution_weight,
        scores.execution_score_reported,
    from facts.scores as scores
    inner join members
        on scores.region_code = split_part(members.member_key, '|', 1)
        and scores.department_name = split_part(members.member_key, '|', 2)
    where scores.is_current and scores.form_type = 'project'
),

parts as (
    select filing_number, level_1, weight, score_reported
    from facts.indicator_results
    where weight > 0 and score_reported is not null and not is_bonus
    union all
    select filing_number, 'execution', execution_weight, execution_score_reported
    from chosen
    where execution_weight > 0 and execution_score_reported is not null
)

select
    chosen.form_type,
    chosen.member_key,
    chosen.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    chosen.department_name,
    cast(null as integer) as year,
    parts.level_1,
    cast(null as varchar) as level_2,
    count(distinct chosen.filing_number) as evaluations_scored,
    count(*) as indicators,
    sum(parts.weight) as weight,
    sum(parts.score_reported) as score_reported,
    cast(sum(parts.score_reported) as double) / cast(sum(parts.weight) as double) as score_rate,
from chosen
inner join parts on chosen.filing_number = parts.filing_number
left join rules.regions as regions on chosen.region_code = regions.region_code
group by all
