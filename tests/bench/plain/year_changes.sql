-- {}
with yearly as (
    select
        execution.form_type,
        execution.region_code,
        execution.department_name,
        execution.year,
        cast(sum(execution.executed_yuan) as double) / nullif(cast(sum(execution.budget_adjusted_yuan) as double), 0)
            as execution_rate,
        avg(cast(scores.score_reported as double)) as score_mean,
        sum(execution.executed_yuan) as executed_yuan,
    from facts.execution as execution
    left join facts.scores as scores using (filing_number)
    where execution.is_current
        and execution.year >= (select max(year) - 1 from facts.filings where is_current)
    group by all
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
from yearly as later
inner join yearly as earlier
    on later.year - 1 = earlier.year
    and later.form_type = earlier.form_type
    and later.region_code = earlier.region_code
    and later.department_name = earlier.department_name
left join rules.regions as regions on later.region_code = regions.region_code
where later.execution_rate - earlier.execution_rate is not null
order by abs(later.execution_rate - earlier.execution_rate) desc, later.region_code, later.department_name
limit $row_limit
