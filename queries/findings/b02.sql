-- One row per evaluation that executed more than its adjusted budget.
--
-- Rule: executed > adjusted budget > 0 (a budget of 0 is B03). Cannot be judged where an amount is missing.
create view findings.b02 as
with execution as (
    select * from facts.execution
    where is_current
),

judged as (
    select
        *,
        case when budget_adjusted_yuan is null or executed_yuan is null then 'amount_missing' end as reason,
        budget_adjusted_yuan > 0 and executed_yuan > budget_adjusted_yuan as is_lead,
    from execution
)

select
    'B02' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≤ ' || cast(budget_adjusted_yuan as varchar) as expected,
    cast(executed_yuan as varchar) as found,
    cast(executed_yuan - budget_adjusted_yuan as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'executed_yuan', executed_yuan,
            'overspent_yuan', executed_yuan - budget_adjusted_yuan,
            'execution_rate', execution_rate
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'executed_yuan' as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.b02 is 'B02 Executed more than the adjusted budget, one row per lead or case not judged · 执行数超过全年预算数，每条疑点或无法判断的情形一行';
