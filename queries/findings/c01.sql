-- One row per indicator that missed its target and has full marks all the same.
--
-- Rule: not met (signs read as the pack says) and nothing lost beyond its tolerance, unless that is the very score in
-- proportion (9.99 of 10 for 89.89 % of 90 %). Cannot be judged where the target is a figure and the actual cannot be set
-- against it.
create view findings.c01 as
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
        packs.score_tolerance,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
    where indicators.points_lost <= packs.score_tolerance
)

select
    'C01' as rule_code,
    case when met_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    target_text as expected,
    actual_text as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'attainment_rate', attainment_rate,
            'score_reported', score_reported,
            'weight', weight
        ) as varchar
    ) as inputs,
    met_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when met_unknown_reason is null then 'score_reported' else 'actual_text' end as column_name,
from judged
where met_unknown_reason is not null
    or (not is_met and not coalesce(points_lost > 0 and score_reported = score_expected, false));

comment on view findings.c01 is 'C01 Target missed, full marks, one row per lead or case not judged · 未完成而得满分，每条疑点或无法判断的情形一行';
