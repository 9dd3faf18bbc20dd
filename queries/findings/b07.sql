-- One row per evaluation whose execution rates on the adjusted and on the initial budget tell different stories.
--
-- Rule: the two rates differ by more than the pack's gap. Cannot be judged where an amount is missing or a budget is 0.
create view findings.b07 as
with execution as (
    select * from facts.execution
    where is_current
),

packs as (
    select * from rules.packs
),

judged as (
    select
        execution.*,
        packs.basis_gap_to_explain,
        execution.execution_rate - execution.execution_rate_initial as basis_gap,
        case
            when execution.budget_adjusted_yuan is null or execution.executed_yuan is null then 'amount_missing'
            when execution.budget_initial_yuan is null then 'initial_budget_missing'
            when execution.budget_adjusted_yuan = 0 then 'budget_is_zero'
            when execution.budget_initial_yuan = 0 then 'initial_budget_is_zero'
        end as reason,
    from execution
    left join packs
        on execution.pack_id = packs.pack_id
)

select
    'B07' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    printf('%.2f%%', round(execution_rate * 100, 2)) as expected,
    printf('%.2f%%', round(execution_rate_initial * 100, 2)) as found,
    cast(abs(adjustment_yuan) as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'budget_initial_yuan', budget_initial_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'executed_yuan', executed_yuan,
            'execution_rate', execution_rate,
            'execution_rate_initial', execution_rate_initial,
            'execution_rate_difference', basis_gap,
            'basis_gap_to_explain_rate', basis_gap_to_explain
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'budget_initial_yuan' as column_name,
from judged
where reason is not null
    or round(abs(basis_gap), 9) > basis_gap_to_explain;

comment on view findings.b07 is 'B07 Execution rates on the two bases far apart, one row per lead or case not judged · 两种口径执行率相差较大，每条疑点或无法判断的情形一行';
