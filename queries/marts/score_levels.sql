-- One row per form type, named member of the grain and part of the score: the execution score (`execution`) and the first
-- levels, or with depth `level_2` the second levels below them. Points earned over points to be earned, of the rows that
-- state both; bonus rows left out. At most column_limit parts a form type, those that most forms have.
create macro marts.score_levels(
    years, regions, departments, form_types, words, grain, member_keys, depth, column_limit
) as table
with chosen as (
    select
        filings.evaluation_id,
        filings.form_type,
        case grain
            when 'department' then concat_ws('|', filings.region_code, filings.department_name)
            when 'district' then coalesce(filings.region_code, '')
            when 'year' then coalesce(cast(filings.year as varchar), '')
            else error('score_levels: expected grain department, district or year')
        end as member_key,
        case when grain <> 'year' then filings.region_code end as region_code,
        case when grain <> 'year' then filings.region_name_zh end as region_name_zh,
        case when grain <> 'year' then filings.region_name_en end as region_name_en,
        case when grain = 'department' then filings.department_name end as department_name,
        case when grain = 'year' then filings.year end as year,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
),

parts as (
    select
        evaluation_id,
        level_1,
        case when depth = 'level_2' then level_2 end as level_2,
        weight,
        score_reported,
    from facts.indicator_results
    where weight > 0 and score_reported is not null and not is_bonus
    union all
    select
        evaluation_id,
        'execution' as level_1,
        cast(null as varchar) as level_2,
        execution_weight,
        execution_score_reported,
    from facts.scores
    where execution_weight > 0 and execution_score_reported is not null
),

summed as (
    select
        chosen.form_type,
        chosen.member_key,
        any_value(chosen.region_code) as region_code,
        any_value(chosen.region_name_zh) as region_name_zh,
        any_value(chosen.region_name_en) as region_name_en,
        any_value(chosen.department_name) as department_name,
        any_value(chosen.year) as year,
        parts.level_1,
        parts.level_2,
        count(distinct chosen.evaluation_id) as evaluations_scored,
        count(*) as indicators,
        sum(parts.weight) as weight,
        sum(parts.score_reported) as score_reported,
        cast(sum(parts.score_reported) as double) / nullif(cast(sum(parts.weight) as double), 0) as score_rate,
    from chosen
    inner join parts
        on chosen.evaluation_id = parts.evaluation_id
    where list_contains(cast(member_keys as varchar[]), chosen.member_key)
    group by chosen.form_type, chosen.member_key, parts.level_1, parts.level_2
),

weighed as (
    select
        *,
        sum(evaluations_scored) over (partition by form_type, level_1, level_2) as evaluations_of_part,
        sum(evaluations_scored) over (partition by form_type, level_1) as evaluations_of_level_1,
    from summed
),

ranked as (
    select
        *,
        dense_rank() over (
            partition by form_type
            order by evaluations_of_part desc, level_1, level_2
        ) as commonness,
    from weighed
)

select
    form_type,
    member_key,
    region_code,
    region_name_zh,
    region_name_en,
    department_name,
    year,
    level_1,
    level_2,
    evaluations_scored,
    indicators,
    weight,
    score_reported,
    score_rate,
from ranked
where commonness <= column_limit
order by
    form_type desc,
    member_key,
    level_1 <> 'execution',
    evaluations_of_level_1 desc,
    level_1,
    evaluations_of_part desc,
    level_2;

comment on macro table marts.score_levels is 'one row per form type, department, district or year, and part of the score · 按表单类型、分组与指标层级的得分率';
