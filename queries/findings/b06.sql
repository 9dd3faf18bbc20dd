-- One row per evaluation whose adjusted budget is exactly what was spent and not what was first granted.
--
-- Rule: adjusted = executed ≠ initial: the rate is 100 % whatever happened. Cannot be judged where an amount is missing.
create view findings.b06 as
with execution as (
    select * from facts.execution
    where is_current
),

judged as (
    select
        *,
        case
            when budget_adjusted_yuan is null or executed_yuan is null then 'amount_missing'
            when budget_initial_yuan is null and budget_adjusted_yuan = executed_yuan then 'initial_budget_missing'
        end as reason,
        budget_adjusted_yuan = executed_yuan and budget_adjusted_yuan <> budget_initial_yuan as is_lead,
    from execution
)

select
    'B06' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    cast(budget_initial_yuan as varchar) as expected,
    cast(budget_adjusted_yuan as varchar) as found,
    cast(abs(adjustment_yuan) as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'budget_initial_yuan', budget_initial_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'executed_yuan', executed_yuan,
            'execution_rate_initial', execution_rate_initial
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'budget_adjusted_yuan' as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.b06 is 'B06 Adjusted budget set to what was spent, one row per lead or case not judged · 全年预算数等于执行数且不同于年初预算数，每条疑点或无法判断的情形一行';
