-- One row per form type, district and department that has a form in the selection's last year and in the year before it.
create macro marts.year_changes(years, regions, departments, form_types, words, row_limit) as table
with last_year as (
    select max(year) as year
    from marts.selected_filings(years, regions, departments, form_types, words)
),

yearly as (
    select
        filings.form_type,
        filings.region_code,
        filings.department_name,
        filings.year,
        cast(sum(execution.executed_yuan) filter (execution.budget_adjusted_yuan is not null) as double)
        / nullif(cast(sum(execution.budget_adjusted_yuan) filter (execution.executed_yuan is not null) as double), 0)
            as execution_rate,
        avg(cast(scores.score_reported as double)) as score_mean,
        sum(execution.executed_yuan) as executed_yuan,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    left join facts.execution as execution
        on filings.filing_number = execution.filing_number
    left join facts.scores as scores
        on filings.filing_number = scores.filing_number
    where filings.year >= (select year - 1 from last_year)
    group by filings.form_type, filings.region_code, filings.department_name, filings.year
)

select
    later.form_type,
    later.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
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
left join rules.regions as regions
    on later.region_code = regions.region_code
where later.execution_rate - earlier.execution_rate is not null
order by abs(later.execution_rate - earlier.execution_rate) desc, later.region_code, later.department_name
limit row_limit;

comment on macro table marts.year_changes is 'one row per form type, district and department: last year against the year before · 按表单类型、地区与部门的年度变化';
