-- One row per cost indicator whose target is an amount above the whole adjusted budget.
--
-- Rule: the target, or the end of its range, exceeds the adjusted budget by more than half a unit of its last printed digit
-- (80 万元 may stand for anything from 79.5 to 80.5). Amounts a head or a year are no amounts of the budget, and one of 0 bounds nothing.
-- Cannot be judged where the budget is missing, or the target has no unit of its own and its actual none.
create view findings.b12 as
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
        and target_value > 0
        and (level_1 like '%成本%' or level_2 like '%成本%')
),

unit_scales as (
    select * from rules.unit_scales
    where kind = '元'
),

priced as (
    select
        costs.evaluation_id,
        costs.ordinal,
        costs.target_text,
        coalesce(costs.target_unit, costs.actual_unit) as unit,
        coalesce(costs.target_value_high, costs.target_value) as target_value,
        unit_scales.scale,
    from costs
    left join unit_scales
        on coalesce(costs.target_unit, costs.actual_unit) = unit_scales.unit
),

-- Zeros at the end of a whole number may be digits that were read: the last printed digit is then the unit's own.
stepped as (
    select
        *,
        cast(round(cast(target_value as double) * scale, 2) as decimal(18, 2)) as target_yuan,
        scale / pow(10, length(rtrim(regexp_extract(cast(target_value as varchar), '\.(\d*)', 1), '0'))) as step_yuan,
    from priced
    where unit is null
        or scale is not null
),

judged as (
    select
        stepped.*,
        execution.budget_initial_yuan,
        execution.budget_adjusted_yuan,
        execution.executed_yuan,
        case
            when stepped.unit is null then 'unit_missing'
            when execution.budget_adjusted_yuan is null then 'amount_missing'
        end as reason,
        stepped.target_yuan - execution.budget_adjusted_yuan > stepped.step_yuan / 2 as is_lead,
    from stepped
    inner join execution
        on stepped.evaluation_id = execution.evaluation_id
    where execution.budget_adjusted_yuan is null
        or execution.budget_adjusted_yuan > 0
)

select
    'B12' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '≤ ' || cast(budget_adjusted_yuan as varchar) as expected,
    cast(target_yuan as varchar) as found,
    cast(target_yuan - budget_adjusted_yuan as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'target_yuan', target_yuan,
            'budget_initial_yuan', budget_initial_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'executed_yuan', executed_yuan,
            'excess_yuan', target_yuan - budget_adjusted_yuan
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'target_text' as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.b12 is 'B12 Cost target above the budget, one row per lead or case not judged · 成本指标值高于全年预算数，每条疑点或无法判断的情形一行';
