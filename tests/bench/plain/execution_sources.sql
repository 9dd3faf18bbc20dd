-- {}
select
    form_type,
    source,
    count(*) filter (budget_adjusted_yuan > 0 or executed_yuan > 0) as evaluations,
    sum(budget_initial_yuan) as budget_initial_yuan,
    sum(budget_adjusted_yuan) as budget_adjusted_yuan,
    sum(executed_yuan) as executed_yuan,
    sum(unspent_yuan) as unspent_yuan,
    cast(sum(executed_yuan) as double) / cast(sum(budget_adjusted_yuan) as double) as execution_rate,
    cast(sum(executed_yuan) as double) / cast(sum(budget_initial_yuan) as double) as execution_rate_initial,
from facts.fund_sources
where is_current
group by form_type, source
