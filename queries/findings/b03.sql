-- One row per evaluation that has spending or an execution rate although its adjusted budget is 0.
--
-- Rule: adjusted budget 0, and an amount executed or a printed rate that is not 0. Cannot be judged where the adjusted
-- budget is missing beside such a figure.
create view findings.b03 as
with execution as (
    select * from facts.execution
    where is_current
        and (executed_yuan <> 0 or execution_rate_reported <> 0)
)

select
    'B03' as rule_code,
    case when budget_adjusted_yuan is null then 'not_judged' else 'lead' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '> 0.00' as expected,
    cast(budget_adjusted_yuan as varchar) as found,
    cast(executed_yuan as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'budget_initial_yuan', budget_initial_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'executed_yuan', executed_yuan,
            'execution_rate_reported', execution_rate_reported
        ) as varchar
    ) as inputs,
    case when budget_adjusted_yuan is null then 'amount_missing' end as reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    case
        when budget_adjusted_yuan is not null then 'budget_adjusted_yuan'
        when executed_yuan is not null then 'executed_yuan'
        else 'execution_rate_reported'
    end as column_name,
from execution
where budget_adjusted_yuan is null
    or budget_adjusted_yuan = 0;

comment on view findings.b03 is 'B03 No adjusted budget but spending or a rate, one row per lead or case not judged · 全年预算数为零而有执行数或执行率，每条疑点或无法判断的情形一行';
