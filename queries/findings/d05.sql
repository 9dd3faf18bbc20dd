-- One row per percentage whose target is far below what was reached, nearly all of it.
--
-- Rule: more is better, costs aside; the target is below the mark from which the pack leaves percentages out of deviations, the
-- actual is from its high mark upwards. Cannot be judged where the actual cannot be set against the target.
create view findings.d05 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and coalesce(weight, 1) > 0
        and is_percentage
        and not is_cost
        and direction in ('forward', 'exact')
        and target_value > 0
),

packs as (
    select * from rules.packs
),

judged as (
    select
        indicators.*,
        packs.near_cap_from,
        packs.percentage_actual_high,
        indicators.met_unknown_reason as reason,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
    where indicators.target_value < packs.near_cap_from
)

select
    'D05' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '≥ ' || printf('%.0f%%', near_cap_from) as expected,
    printf('%.2f%%', cast(target_value as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'points_difference', deviation_points,
            'target_low_rate', near_cap_from / 100,
            'actual_high_rate', percentage_actual_high / 100,
            'weight', weight,
            'score_reported', score_reported
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when reason is null then 'target_text' else 'actual_text' end as column_name,
from judged
where reason is not null
    or actual_value >= percentage_actual_high;

comment on view findings.d05 is 'D05 Percentage target far too low, one row per lead or case not judged · 百分比指标值明显偏低，每条疑点或无法判断的情形一行';
