-- One row per evaluation that executed too little of its adjusted budget.
--
-- Rule: the execution rate is below the pack's bands: medium, high, severe (which ranks as high too). Cannot be judged where
-- the form shows no funds, an amount is missing or the budget is 0.
create view findings.b01 as
with filings as (
    select * from facts.filings
    where is_current
),

execution as (
    select * from facts.execution
),

packs as (
    select * from rules.packs
),

judged as (
    select
        filings.evaluation_id,
        execution.budget_adjusted_yuan,
        execution.executed_yuan,
        execution.unspent_yuan,
        execution.execution_rate,
        packs.low_execution_medium,
        packs.low_execution_high,
        packs.low_execution_severe,
        case
            when execution.evaluation_id is null then 'funds_not_visible'
            when execution.budget_adjusted_yuan is null or execution.executed_yuan is null then 'amount_missing'
            when execution.budget_adjusted_yuan = 0 then 'budget_is_zero'
        end as reason,
        case
            when execution.execution_rate < packs.low_execution_severe then 'severe'
            when execution.execution_rate < packs.low_execution_high then 'high'
            when execution.execution_rate < packs.low_execution_medium then 'medium'
        end as band,
    from filings
    left join execution
        on filings.evaluation_id = execution.evaluation_id
    left join packs
        on filings.pack_id = packs.pack_id
)

select
    'B01' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    case when band in ('severe', 'high') then 'H' else 'M' end as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≥ ' || printf('%.0f%%', low_execution_medium * 100) as expected,
    printf('%.2f%%', round(execution_rate * 100, 2)) as found,
    unspent_yuan as amount_yuan,
    cast(
        json_object(
            'executed_yuan', executed_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'unspent_yuan', unspent_yuan,
            'execution_rate', execution_rate,
            'low_execution_medium_rate', low_execution_medium,
            'low_execution_high_rate', low_execution_high,
            'low_execution_severe_rate', low_execution_severe
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'executed_yuan' as column_name,
from judged
where reason is not null
    or band is not null;

comment on view findings.b01 is 'B01 Low execution, one row per lead or case not judged · 执行率偏低，每条疑点或无法判断的情形一行';
