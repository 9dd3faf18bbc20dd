-- One row per indicator that missed its target and lost points out of proportion to what was missed.
--
-- Rule: more is better, points are lost, and |score − weight × actual ÷ target| is above the pack's tolerance (full marks are
-- C01, reverse indicators have formulas of their own). Cannot be judged where the actual cannot be set against the target.
create view findings.c02 as
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
        packs.deduction_tolerance,
        cast(indicators.weight as double) * least(greatest(indicators.attainment_rate, 0), 1) as score_in_proportion,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
    where indicators.points_lost > packs.score_tolerance
        and (
            (indicators.met_unknown_reason is not null and indicators.direction is distinct from 'reverse')
            or (not indicators.is_met and indicators.direction in ('forward', 'exact') and indicators.attainment_rate is not null)
        )
)

select
    'C02' as rule_code,
    case when met_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    case when met_unknown_reason is null then printf('%.2f', cast(score_expected as double)) end as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'attainment_rate', attainment_rate,
            'weight', weight,
            'score_reported', score_reported,
            'score_expected', score_expected
        ) as varchar
    ) as inputs,
    met_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when met_unknown_reason is null then 'score_reported' else 'actual_text' end as column_name,
from judged
where met_unknown_reason is not null
    or round(abs(cast(score_reported as double) - score_in_proportion), 6) > deduction_tolerance;

comment on view findings.c02 is 'C02 Deduction out of proportion, one row per lead or case not judged · 扣分与未完成程度不成比例，每条疑点或无法判断的情形一行';
