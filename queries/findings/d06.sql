-- One row per indicator that is to be "at least 0": any result meets it, and no deviation can be reckoned.
--
-- Rule: more is better and the target is 0. Cannot be judged: nowhere, the target stands on the form or does not.
create view findings.d06 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
        and direction = 'forward'
        and target_value = 0
)

select
    'D06' as rule_code,
    'lead' as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '> 0' as expected,
    target_text as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_3', level_3,
            'target_text', target_text,
            'actual_text', actual_text,
            'weight', weight,
            'score_reported', score_reported
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'target_text' as column_name,
from indicators;

comment on view findings.d06 is 'D06 Growth measured from a target of 0, one row per lead · 以零为指标值的增长类指标，每条疑点一行';
