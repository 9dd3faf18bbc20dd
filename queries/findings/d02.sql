-- One row per indicator so far over its target that points should have come off, and none did.
--
-- Rule: met, comparable, deviation from the pack's deduct-from upwards (where no such rule is known, from its large-from), and
-- nothing lost beyond its tolerance. Cannot be judged where the deviation is unknown.
create view findings.d02 as
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
        coalesce(packs.over_target_deduct_from, packs.over_target_large_from) as over_target_from,
        indicators.is_met
        and indicators.is_deviation_comparable
        and indicators.deviation_rate >= coalesce(packs.over_target_deduct_from, packs.over_target_large_from)
        and indicators.points_lost <= packs.score_tolerance as is_lead,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
)

select
    'D02' as rule_code,
    case when deviation_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '< +' || printf('%.0f%%', over_target_from * 100) as expected,
    printf('%+.2f%%', round(deviation_rate * 100, 2)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'deviation_rate', deviation_rate,
            'over_target_from_rate', over_target_from,
            'weight', weight,
            'score_reported', score_reported
        ) as varchar
    ) as inputs,
    deviation_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'score_reported' as column_name,
from judged
where deviation_unknown_reason is not null
    or is_lead;

comment on view findings.d02 is 'D02 Far over target, nothing deducted, one row per lead or case not judged · 大幅超额而未扣分，每条疑点或无法判断的情形一行';
