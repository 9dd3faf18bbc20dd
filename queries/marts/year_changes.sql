-- One row per form type, district and department that has a form in the selection's last year and in the year before it.
create macro marts.year_changes(years, regions, departments, form_types, words, row_limit) as table
with chosen as (
    select * from marts.selected_filings(years, regions, departments, form_types, words)
),

last_year as (
    select max(year) as year
    from chosen
),

yearly as (
    select
        chosen.form_type,
        chosen.region_code,
        chosen.department_name,
        chosen.year,
        any_value(chosen.region_name_zh) as region_name_zh,
        any_value(chosen.region_name_en) as region_name_en,
        cast(sum(execution.executed_yuan) filter (execution.budget_adjusted_yuan is not null) as double)
        / nullif(cast(sum(execution.budget_adjusted_yuan) filter (execution.executed_yuan is not null) as double), 0)
            as execution_rate,
        avg(cast(scores.score_reported as double)) as score_mean,
        sum(execution.executed_yuan) as executed_yuan,
    from chosen
    left join facts.execution as execution
        on chosen.evaluation_id = execution.evaluation_id
    left join facts.scores as scores
        on chosen.evaluation_id = scores.evaluation_id
    where chosen.year >= (select year - 1 from last_year)
    group by chosen.form_type, chosen.region_code, chosen.department_name, chosen.year
)

select
    later.form_type,
    later.region_code,
    later.region_name_zh,
    later.region_name_en,
    later.department_name,
    earlier.year as year_before,
    later.year,
    earlier.execution_rate as execution_rate_before,
    later.execution_rate,
    later.execution_rate - earlier.execution_rate as execution_rate_change,
    earlier.score_mean as score_mean_before,
    later.score_mean,
    later.score_mean - earlier.score_mean as score_change,
    earlier.executed_yuan as executed_before_yuan,
    later.executed_yuan,
from last_year
inner join yearly as later
    on last_year.year = later.year
inner join yearly as earlier
    on later.year - 1 = earlier.year
    and later.form_type = earlier.form_type
    and later.region_code is not distinct from earlier.region_code
    and later.department_name is not distinct from earlier.department_name
where later.execution_rate - earlier.execution_rate is not null
order by abs(later.execution_rate - earlier.execution_rate) desc, later.region_code, later.department_name
limit row_limit;

comment on macro table marts.year_changes is 'one row per form type, district and department: last year against the year before · 按表单类型、地区与部门的年度变化';
