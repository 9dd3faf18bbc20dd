-- One row per form type and source of funds; the total row is no source and is left out.
create macro marts.execution_sources(years, regions, departments, form_types, words) as table
with chosen as (
    select fund_sources.*
    from facts.fund_sources as fund_sources
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on fund_sources.evaluation_id = selected.evaluation_id
)

select
    form_type,
    source,
    count(*) filter (budget_adjusted_yuan > 0 or executed_yuan > 0) as evaluations,
    sum(budget_initial_yuan) as budget_initial_yuan,
    sum(budget_adjusted_yuan) as budget_adjusted_yuan,
    sum(executed_yuan) as executed_yuan,
    sum(budget_adjusted_yuan - executed_yuan) as unspent_yuan,
    cast(sum(executed_yuan) filter (budget_adjusted_yuan is not null) as double)
    / nullif(cast(sum(budget_adjusted_yuan) filter (executed_yuan is not null) as double), 0) as execution_rate,
    cast(sum(executed_yuan) filter (budget_initial_yuan is not null) as double)
    / nullif(cast(sum(budget_initial_yuan) filter (executed_yuan is not null) as double), 0) as execution_rate_initial,
from chosen
group by form_type, source
having coalesce(sum(budget_adjusted_yuan), 0) <> 0 or coalesce(sum(executed_yuan), 0) <> 0
order by list_position(['project', 'department', 'report'], form_type), budget_adjusted_yuan desc nulls last, source;

comment on macro table marts.execution_sources is 'one row per form type and source of funds · 按表单类型与资金来源，每项一行';
