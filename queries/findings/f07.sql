-- One row per satisfaction indicator that came out exactly on its target, where others of its department did too.
--
-- Rule: a percentage under a satisfaction level equals its own target below 100 %, in at least as many project forms of one
-- department, year and region as the pack says. Cannot be judged where a percentage was aimed at and the actual is none.
create view findings.f07 as
with indicators as (
    select
        *,
        coalesce(department_name, unit_name) as body_name,
        target_value < 100 and actual_value = target_value and target_value_high is null as is_on_target,
    from facts.indicator_results
    where is_current
        and form_type = 'project'
        and kind = 'quantitative'
        and is_percentage
        and is_applicable
        and target_value is not null
        and (level_1 like '%满意%' or level_2 like '%满意%')
),

packs as (
    select * from rules.packs
),

repeated as (
    select
        year,
        region_code,
        body_name,
        count(distinct evaluation_id) as projects,
    from indicators
    where is_on_target
    group by year, region_code, body_name
),

judged as (
    select
        indicators.*,
        repeated.projects,
        packs.satisfaction_on_target_count,
        case when indicators.actual_value is null then indicators.met_unknown_reason end as reason,
    from indicators
    left join repeated
        on indicators.year is not distinct from repeated.year
        and indicators.region_code is not distinct from repeated.region_code
        and indicators.body_name = repeated.body_name
    left join packs
        on indicators.pack_id = packs.pack_id
)

select
    'F07' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'L' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '≠ ' || target_text as expected,
    actual_text as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', coalesce(target_text, ''),
            'actual_text', coalesce(actual_text, ''),
            'project_count', projects,
            'satisfaction_on_target_count', satisfaction_on_target_count
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when reason is null then 'actual_text' else 'target_text' end as column_name,
from judged
where reason is not null
    or (is_on_target and projects >= satisfaction_on_target_count);

comment on view findings.f07 is 'F07 Satisfaction exactly on target, repeatedly, one row per lead or case not judged · 多个项目满意度恰好等于指标值，每条疑点或无法判断的情形一行';
