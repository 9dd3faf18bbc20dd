-- {"evaluation": "*"}
select
    funds.source,
    funds.budget_initial_yuan,
    funds.budget_adjusted_yuan,
    funds.executed_yuan,
    coalesce(execution.unspent_yuan, parts.unspent_yuan) as unspent_yuan,
    funds.adjustment_reported_yuan,
    execution.adjustment_yuan,
    funds.adjustment_rate_reported,
    execution.adjustment_rate,
    funds.execution_rate_reported,
    coalesce(execution.execution_rate, parts.execution_rate) as execution_rate,
    coalesce(execution.execution_rate_initial, parts.execution_rate_initial) as execution_rate_initial,
    funds.weight,
    funds.score_reported,
    execution.score_recomputed,
    execution.score_cut_off_recomputed,
from forms.funds as funds
left join facts.execution as execution
    on funds.evaluation_id = execution.evaluation_id
    and funds.source = execution.source
left join facts.fund_sources as parts
    on funds.evaluation_id = parts.evaluation_id
    and funds.source = parts.source
where funds.evaluation_id = $evaluation
