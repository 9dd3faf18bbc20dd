-- One row per indicator whose actual shows that the target was plainly too low.
--
-- Rule: met, comparable, deviation from the pack's two marks upwards: medium, then high. Cannot be judged where the deviation
-- is unknown.
create view findings.d03 as
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
        packs.target_low_medium,
        packs.target_low_high,
        indicators.is_met
        and indicators.is_deviation_comparable
        and indicators.deviation_rate >= packs.target_low_medium as is_lead,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
)

select
    'D03' as rule_code,
    case when deviation_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    case when deviation_rate >= target_low_high then 'H' else 'M' end as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '< +' || printf('%.0f%%', target_low_medium * 100) as expected,
    printf('%+.2f%%', round(deviation_rate * 100, 2)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'deviation_rate', deviation_rate,
            'target_low_medium_rate', target_low_medium,
            'target_low_high_rate', target_low_high,
            'points_lost', points_lost
        ) as varchar
    ) as inputs,
    deviation_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'target_text' as column_name,
from judged
where deviation_unknown_reason is not null
    or is_lead;

comment on view findings.d03 is 'D03 Target plainly too low, one row per lead or case not judged · 指标值明显偏低，每条疑点或无法判断的情形一行';
