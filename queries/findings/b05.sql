-- One row per evaluation whose budget was adjusted by more than asks for a reason.
--
-- Rule: |adjusted − initial| ÷ initial above the pack's limit, either way. Forms have no field for the reason, so every such
-- case is asked about. Cannot be judged where an amount is missing, or where the initial budget is 0 (see B04).
create view findings.b05 as
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
        packs.adjustment_to_explain,
        case
            when execution.budget_adjusted_yuan is null then 'amount_missing'
            when execution.budget_initial_yuan is null then 'initial_budget_missing'
            when execution.budget_initial_yuan = 0 and execution.budget_adjusted_yuan <> 0 then 'initial_budget_is_zero'
        end as reason,
    from execution
    left join packs
        on execution.pack_id = packs.pack_id
)

select
    'B05' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '± ' || printf('%.0f%%', adjustment_to_explain * 100) as expected,
    printf('%+.2f%%', round(adjustment_rate * 100, 2)) as found,
    cast(abs(adjustment_yuan) as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'budget_initial_yuan', budget_initial_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'adjustment_yuan', adjustment_yuan,
            'adjustment_rate', adjustment_rate,
            'adjustment_to_explain_rate', adjustment_to_explain
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'budget_adjusted_yuan' as column_name,
from judged
where reason is not null
    or abs(adjustment_rate) > adjustment_to_explain;

comment on view findings.b05 is 'B05 Large adjustment, one row per lead or case not judged · 预算调整幅度较大，每条疑点或无法判断的情形一行';
