-- One row per evaluation that met every output although it spent less than half of its budget.
--
-- Rule: all weighted output indicators but costs are met, by their figures, or by full marks where words leave it open, and
-- the execution rate is below the pack's mark. Cannot be judged where nothing was missed and the rate is unknown, or
-- where the rate is low and an output can neither be compared nor has a score.
create view findings.b10 as
with execution as (
    select * from facts.execution
    where is_current
),

outputs as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and level_1 like '%产出%'
        and coalesce(level_2, '') not like '%成本%'
),

packs as (
    select * from rules.packs
),

counted as (
    select
        outputs.evaluation_id,
        count(*) as output_count,
        count(*) filter (
            where not coalesce(outputs.is_met, outputs.points_lost <= packs.score_tolerance)
        ) as outputs_missed,
        count(*) filter (
            where coalesce(outputs.is_met, outputs.points_lost <= packs.score_tolerance) is null
        ) as outputs_unknown,
    from outputs
    inner join packs
        on outputs.pack_id = packs.pack_id
    group by outputs.evaluation_id
),

judged as (
    select
        execution.*,
        counted.output_count,
        packs.outputs_met_execution,
        execution.execution_rate < packs.outputs_met_execution as is_low,
        case
            when execution.execution_rate is null and execution.budget_adjusted_yuan = 0 then 'budget_is_zero'
            when execution.execution_rate is null then 'amount_missing'
            when execution.execution_rate < packs.outputs_met_execution and counted.outputs_unknown > 0
                then 'score_missing'
        end as reason,
    from execution
    inner join counted
        on execution.evaluation_id = counted.evaluation_id
    inner join packs
        on execution.pack_id = packs.pack_id
    where counted.outputs_missed = 0
)

select
    'B10' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≥ ' || printf('%.0f%%', outputs_met_execution * 100) as expected,
    printf('%.2f%%', round(execution_rate * 100, 2)) as found,
    unspent_yuan as amount_yuan,
    cast(
        json_object(
            'output_count', output_count,
            'execution_rate', execution_rate,
            'outputs_met_execution_rate', outputs_met_execution,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'executed_yuan', executed_yuan,
            'unspent_yuan', unspent_yuan
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'executed_yuan' as column_name,
from judged
where reason is not null
    or is_low;

comment on view findings.b10 is 'B10 All outputs met with under half spent, one row per lead or case not judged · 产出全部完成而资金执行不足一半，每条疑点或无法判断的情形一行';
