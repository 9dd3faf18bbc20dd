-- One row per form type and source of funds; the total row is no source and is left out.
create macro marts.execution_sources(years, regions, departments, form_types, words) as table
with summed as (
    select
        fund_sources.form_type,
        fund_sources.source,
        fund_sources.budget_initial_yuan is not null as has_initial,
        fund_sources.budget_adjusted_yuan is not null as has_adjusted,
        fund_sources.executed_yuan is not null as has_executed,
        count(*) filter (fund_sources.budget_adjusted_yuan > 0 or fund_sources.executed_yuan > 0) as evaluations,
        sum(fund_sources.budget_initial_yuan) as budget_initial_yuan,
        sum(fund_sources.budget_adjusted_yuan) as budget_adjusted_yuan,
        sum(fund_sources.executed_yuan) as executed_yuan,
        sum(fund_sources.unspent_yuan) as unspent_yuan,
    from facts.fund_sources as fund_sources
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on fund_sources.filing_number = selected.filing_number
    group by all
)

-- A sum over a sum counts only forms that state both.
select
    form_type,
    source,
    cast(sum(evaluations) as bigint) as evaluations,
    sum(budget_initial_yuan) as budget_initial_yuan,
    sum(budget_adjusted_yuan) as budget_adjusted_yuan,
    sum(executed_yuan) as executed_yuan,
    sum(unspent_yuan) as unspent_yuan,
    cast(sum(executed_yuan) filter (has_adjusted) as double)
    / nullif(cast(sum(budget_adjusted_yuan) filter (has_executed) as double), 0) as execution_rate,
    cast(sum(executed_yuan) filter (has_initial) as double)
    / nullif(cast(sum(budget_initial_yuan) filter (has_executed) as double), 0) as execution_rate_initial,
from summed
group by form_type, source
having coalesce(sum(budget_adjusted_yuan), 0) <> 0 or coalesce(sum(executed_yuan), 0) <> 0
order by list_position(['project', 'department', 'report'], form_type), budget_adjusted_yuan desc nulls last, source;

comment on macro table marts.execution_sources is 'one row per form type and source of funds · 按表单类型与资金来源，每项一行';
