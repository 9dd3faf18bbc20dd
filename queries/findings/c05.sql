-- One row per indicator that met its target by its own figures and lost points without a reason.
--
-- Rule: met, not so far over that the pack takes points off, points lost beyond its tolerance, explanation empty or saying
-- nothing. C06 asks for the explanation of every such loss; this one asks what was lost for. Cannot be judged where the actual
-- cannot be set against the target.
create view findings.c05 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and deduction_cause = 'unexplained'
        and (is_met or met_unknown_reason is not null)
)

select
    'C05' as rule_code,
    case when met_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    case when met_unknown_reason is null then printf('%.2f', cast(weight as double)) end as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'score_reported', score_reported,
            'weight', weight,
            'points_lost', points_lost
        ) as varchar
    ) as inputs,
    met_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when met_unknown_reason is null then 'score_reported' else 'actual_text' end as column_name,
from indicators;

comment on view findings.c05 is 'C05 Target met, points off, no reason, one row per lead or case not judged · 已完成而扣分未说明原因，每条疑点或无法判断的情形一行';
