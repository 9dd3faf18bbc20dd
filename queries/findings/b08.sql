-- One row per evaluation that gives its indicators a much higher share of their points than its spending earned.
--
-- Rule: (indicator score rate − execution score rate) ÷ indicator score rate above the pack's gap. Both sides are points over
-- weight, so a budget overspent counts as fully spent; the execution score is the printed one, else the recomputed one.
-- Cannot be judged where one of the two scores is unknown.
create view findings.b08 as
with execution as (
    select * from facts.execution
    where is_current
        and weight > 0
),

scores as (
    select * from facts.scores
    where indicators_weighted > 0
),

packs as (
    select * from rules.packs
),

rates as (
    select
        execution.*,
        scores.indicator_score_recomputed,
        scores.indicator_weight_recomputed,
        packs.score_execution_gap,
        coalesce(execution.score_reported, execution.score_recomputed) as execution_score,
        cast(scores.indicator_score_recomputed as double)
        / nullif(cast(scores.indicator_weight_recomputed as double), 0) as indicator_score_rate,
        cast(coalesce(execution.score_reported, execution.score_recomputed) as double)
        / cast(execution.weight as double) as execution_score_rate,
    from execution
    inner join scores
        on execution.evaluation_id = scores.evaluation_id
    left join packs
        on execution.pack_id = packs.pack_id
),

judged as (
    select
        *,
        (indicator_score_rate - execution_score_rate) / nullif(indicator_score_rate, 0) as score_gap,
        case
            when indicator_score_recomputed is null then 'score_missing'
            when execution_score is null then 'amount_missing'
        end as reason,
    from rates
)

select
    'B08' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≤ ' || printf('%.0f%%', score_execution_gap * 100) as expected,
    printf('%.1f%%', round(score_gap * 100, 1)) as found,
    unspent_yuan as amount_yuan,
    cast(
        json_object(
            'indicator_score', indicator_score_recomputed,
            'indicator_weight', indicator_weight_recomputed,
            'indicator_score_rate', indicator_score_rate,
            'execution_score', execution_score,
            'execution_weight', weight,
            'execution_score_rate', execution_score_rate,
            'execution_rate', execution_rate,
            'score_gap_rate', score_gap,
            'score_execution_gap_rate', score_execution_gap,
            'unspent_yuan', unspent_yuan
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'score_reported' as column_name,
from judged
where reason is not null
    or round(score_gap, 9) > score_execution_gap;

comment on view findings.b08 is 'B08 High score, money unspent, one row per lead or case not judged · 指标得分高而资金未执行，每条疑点或无法判断的情形一行';
