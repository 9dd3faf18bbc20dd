-- One row per form type, named member of the grain and part of the score: the execution score (`execution`) and the first
-- levels, or with depth `level_2` the second levels below them. Points earned over points to be earned, of the rows that
-- state both; bonus rows left out. At most column_limit parts a form type, those that most forms have.
create macro marts.score_levels(
    years, regions, departments, form_types, words, grain, member_keys, depth, column_limit
) as table
with forms as (
    select
        filing_number,
        form_type,
        case grain
            when 'department' then concat_ws('|', region_code, department_name)
            when 'district' then coalesce(region_code, '')
            when 'year' then coalesce(cast(year as varchar), '')
            else error('score_levels: expected grain department, district or year')
        end as member_key,
        case when grain <> 'year' then region_code end as region_code,
        case when grain = 'department' then department_name end as department_name,
        case when grain = 'year' then year end as year,
    from marts.selected_filings(years, regions, departments, form_types, words)
),

chosen as (
    select * from forms
    where list_contains(cast(member_keys as varchar[]), member_key)
),

parts as (
    select
        filing_number,
        level_1,
        case when depth = 'level_2' then level_2 end as level_2,
        weight,
        score_reported,
    from facts.indicator_results
    where weight > 0 and score_reported is not null and not is_bonus
    union all
    select
        filing_number,
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
        any_value(chosen.department_name) as department_name,
        any_value(chosen.year) as year,
        parts.level_1,
        parts.level_2,
        count(distinct chosen.filing_number) as evaluations_scored,
        count(*) as indicators,
        sum(parts.weight) as weight,
        sum(parts.score_reported) as score_reported,
        cast(sum(parts.score_reported) as double) / nullif(cast(sum(parts.weight) as double), 0) as score_rate,
    from chosen
    inner join parts
        on chosen.filing_number = parts.filing_number
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
    ranked.form_type,
    ranked.member_key,
    ranked.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    ranked.department_name,
    ranked.year,
    ranked.level_1,
    ranked.level_2,
    ranked.evaluations_scored,
    ranked.indicators,
    ranked.weight,
    ranked.score_reported,
    ranked.score_rate,
from ranked
left join rules.regions as regions
    on ranked.region_code = regions.region_code
where ranked.commonness <= column_limit
order by
    ranked.form_type desc,
    ranked.member_key,
    ranked.level_1 <> 'execution',
    ranked.evaluations_of_level_1 desc,
    ranked.level_1,
    ranked.evaluations_of_part desc,
    ranked.level_2;

comment on macro table marts.score_levels is 'one row per form type, department, district or year, and part of the score · 按表单类型、分组与指标层级的得分率';
