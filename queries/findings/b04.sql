-- One row per evaluation that had no budget at the start of the year and was given one later.
--
-- Rule: initial budget 0, adjusted budget above 0; information. Cannot be judged where the initial budget is not printed.
create view findings.b04 as
with execution as (
    select * from facts.execution
    where is_current
        and budget_adjusted_yuan > 0
)

select
    'B04' as rule_code,
    case when budget_initial_yuan is null then 'not_judged' else 'lead' end as outcome,
    'I' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '> 0.00' as expected,
    cast(budget_initial_yuan as varchar) as found,
    budget_adjusted_yuan as amount_yuan,
    cast(
        json_object('budget_initial_yuan', budget_initial_yuan, 'budget_adjusted_yuan', budget_adjusted_yuan) as varchar
    ) as inputs,
    case when budget_initial_yuan is null then 'initial_budget_missing' end as reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    case when budget_initial_yuan is null then 'budget_adjusted_yuan' else 'budget_initial_yuan' end as column_name,
from execution
where budget_initial_yuan is null
    or budget_initial_yuan = 0;

comment on view findings.b04 is 'B04 No initial budget, one row per lead or case not judged · 无年初预算，每条疑点或无法判断的情形一行';
