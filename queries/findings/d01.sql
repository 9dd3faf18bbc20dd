-- One row per indicator that went over its target by more than asks for a reason, and gives none.
--
-- Rule: met, comparable, deviation from the pack's explain-from upwards, explanation empty or saying nothing. Cannot be judged
-- where the deviation is unknown.
create view findings.d01 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
),

packs as (
    select * from rules.packs
),

judged as (
    select
        indicators.*,
        packs.over_target_explain_from,
        indicators.is_met
        and indicators.is_deviation_comparable
        and indicators.deviation_rate >= packs.over_target_explain_from
        and indicators.is_unexplained as is_lead,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
)

select
    'D01' as rule_code,
    case when deviation_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '< +' || printf('%.0f%%', over_target_explain_from * 100) as expected,
    printf('%+.2f%%', round(deviation_rate * 100, 2)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'deviation_rate', deviation_rate,
            'over_target_explain_from_rate', over_target_explain_from,
            'weight', weight,
            'score_reported', score_reported
        ) as varchar
    ) as inputs,
    deviation_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'actual_text' as column_name,
from judged
where deviation_unknown_reason is not null
    or is_lead;

comment on view findings.d01 is 'D01 Over target without explanation, one row per lead or case not judged · 超额完成未说明原因，每条疑点或无法判断的情形一行';
