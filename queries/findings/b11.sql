-- One row per cost indicator with full marks for costing little while the budget was not spent.
--
-- Rule: a cost (not a percentage, not "at least") has full marks, its actual is below the pack's share of the target, and the
-- execution rate is below the pack's mark for medium leads. Cannot be judged where the rate is low and the cost cannot
-- be compared, or the cost is that low and the rate unknown.
create view findings.b11 as
with execution as (
    select * from facts.execution
    where is_current
),

costs as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and kind = 'quantitative'
        and not is_percentage
        and target_value is not null
        and (level_1 like '%成本%' or level_2 like '%成本%')
        and direction is distinct from 'forward'
),

packs as (
    select * from rules.packs
),

compared as (
    select
        costs.evaluation_id,
        costs.ordinal,
        costs.target_text,
        costs.actual_text,
        costs.target_value,
        costs.actual_value,
        costs.weight,
        costs.score_reported,
        1 + costs.deviation_rate as cost_rate,
        execution.budget_adjusted_yuan,
        execution.executed_yuan,
        execution.unspent_yuan,
        execution.execution_rate,
        packs.cost_saving,
        packs.low_execution_medium,
        round(1 + costs.deviation_rate, 9) < packs.cost_saving as is_saving,
        execution.execution_rate < packs.low_execution_medium as is_low,
    from costs
    inner join execution
        on costs.evaluation_id = execution.evaluation_id
    inner join packs
        on costs.pack_id = packs.pack_id
    where costs.points_lost <= packs.score_tolerance
),

judged as (
    select
        *,
        case
            when is_low is null and is_saving and budget_adjusted_yuan = 0 then 'budget_is_zero'
            when is_low is null and is_saving then 'amount_missing'
            when is_saving is null and is_low and actual_value is null then 'actual_not_a_figure'
            when is_saving is null and is_low and target_value = 0 then 'target_is_zero'
            when is_saving is null and is_low then 'units_differ'
        end as reason,
    from compared
)

select
    'B11' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '≥ ' || printf('%.0f%%', cost_saving * 100) as expected,
    printf('%.2f%%', round(cost_rate * 100, 2)) as found,
    unspent_yuan as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'cost_rate', cost_rate,
            'cost_saving_rate', cost_saving,
            'weight', weight,
            'score_reported', score_reported,
            'execution_rate', execution_rate,
            'low_execution_medium_rate', low_execution_medium,
            'unspent_yuan', unspent_yuan
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'actual_text' as column_name,
from judged
where reason is not null
    or (is_saving and is_low);

comment on view findings.b11 is 'B11 Unspent money counted as thrift, one row per lead or case not judged · 资金未执行计作成本节约，每条疑点或无法判断的情形一行';
