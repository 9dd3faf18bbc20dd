-- One row per indicator that does not apply and has a weight all the same.
--
-- Rule: target or actual say "does not apply" and the weight is above 0. Cannot be judged: nowhere, a blank weight is none.
create view findings.c09 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
),

not_applicable as (
    select word from rules.rule_words
    where word_list = 'not_applicable'
)

select
    'C09' as rule_code,
    'lead' as outcome,
    'E' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '0.00' as expected,
    printf('%.2f', cast(weight as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'weight', weight,
            'score_reported', score_reported
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'weight' as column_name,
from indicators
where kind = 'not_applicable'
    or trim(actual_text) in (select word from not_applicable);

comment on view findings.c09 is 'C09 Does not apply, yet weighted, one row per lead · 不适用的指标仍有分值，每条疑点一行';
