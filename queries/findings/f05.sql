-- One row per satisfaction indicator that reports the very figure which other projects of its department report.
--
-- Rule: a percentage under a satisfaction level stands in at least as many project forms of one department, year and region
-- as the pack says. Figures equal to their own target, and 100 %, are left out: those are met to the dot (F07), not copied.
-- Every form of such a group is a row, which names ten of its projects at most. Cannot be judged: nowhere, a form without such a figure has nothing to compare.
create view findings.f05 as
with filings as (
    select * from facts.filings
),

indicators as (
    select * from facts.indicator_results
    where is_current
        and form_type = 'project'
        and (level_1 like '%满意%' or level_2 like '%满意%')
        and is_percentage
        and actual_value < 100
        and actual_value is distinct from target_value
),

packs as (
    select * from rules.packs
),

repeated as (
    select
        indicators.form_type,
        indicators.year,
        indicators.region_code,
        coalesce(indicators.department_name, indicators.unit_name) as body_name,
        indicators.actual_value,
        count(distinct indicators.evaluation_id) as projects,
        list_sort(list(distinct filings.project_name)) as project_names,
    from indicators
    inner join filings
        on indicators.evaluation_id = filings.evaluation_id
    group by
        indicators.form_type,
        indicators.year,
        indicators.region_code,
        body_name,
        indicators.actual_value
),

judged as (
    select
        indicators.*,
        repeated.projects,
        array_to_string(repeated.project_names[:10], '、')
            || if(len(repeated.project_names[11:]) > 0, ' …', '') as project_names,
        packs.repeated_satisfaction_count,
    from indicators
    inner join repeated
        on indicators.form_type = repeated.form_type
        and indicators.year is not distinct from repeated.year
        and indicators.region_code is not distinct from repeated.region_code
        and coalesce(indicators.department_name, indicators.unit_name) = repeated.body_name
        and indicators.actual_value = repeated.actual_value
    inner join packs
        on indicators.pack_id = packs.pack_id
        and repeated.projects >= packs.repeated_satisfaction_count
)

select
    'F05' as rule_code,
    'lead' as outcome,
    'H' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '< ' || repeated_satisfaction_count as expected,
    projects || ' × ' || printf('%.2f%%', cast(actual_value as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'actual_text', actual_text,
            'satisfaction_rate', cast(actual_value as double) / 100,
            'project_count', projects,
            'project_names', project_names,
            'repeated_satisfaction_count', repeated_satisfaction_count
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'actual_text' as column_name,
from judged;

comment on view findings.f05 is 'F05 One satisfaction figure in many projects, one row per lead · 多个项目满意度数值相同，每条疑点一行';
