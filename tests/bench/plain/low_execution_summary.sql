-- {"basis": "adjusted", "money_of": "total"}
select
    form_type,
    count(*) as evaluations,
    count(*) - count(execution_rate) as evaluations_unknown,
    count(*) filter (execution_rate is not null and budget_adjusted_yuan < $minimum_yuan) as evaluations_below_minimum,
    count(*) filter (is_low) as evaluations_low,
    count(*) filter (is_low) / nullif(count(*) filter (is_measured), 0) as low_share,
    coalesce(sum(budget_adjusted_yuan) filter (is_low), 0) as budget_low_yuan,
    coalesce(sum(unspent_yuan) filter (is_low), 0) as unspent_low_yuan,
    coalesce(sum(greatest(unspent_yuan, 0)) filter (execution_rate is not null), 0) as unspent_all_yuan,
from (
    select
        *,
        execution_rate is not null and budget_adjusted_yuan >= $minimum_yuan as is_measured,
        round(execution_rate, 9) < $threshold and budget_adjusted_yuan >= $minimum_yuan as is_low,
    from facts.execution
    where is_current
)
group by form_type
