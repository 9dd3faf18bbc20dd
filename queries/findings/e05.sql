-- One row per cost indicator of which more is better by its sign.
--
-- Rule: an indicator under costs with "≥" or ">", rates and exceptions aside. Cannot be judged: nowhere, the sign stands on the form or
-- does not.
create view findings.e05 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
        and is_cost
        and not is_percentage
        and target_operator in ('>=', '>')
),

exceptions as (
    select string_agg(word, '|') as pattern
    from rules.rule_words
    where word_list = 'cost_more_is_better'
)

select
    'E05' as rule_code,
    'lead' as outcome,
    'H' as severity,
    indicators.evaluation_id,
    indicators.ordinal as indicator_ordinal,
    '≤' as expected,
    indicators.target_text as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_3', indicators.level_3,
            'target_text', indicators.target_text,
            'actual_text', indicators.actual_text
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    indicators.evaluation_id || '/' || indicators.ordinal as row_key,
    'target_text' as column_name,
from indicators
cross join exceptions
where not regexp_matches(coalesce(indicators.level_3, '') || coalesce(indicators.target_text, ''), exceptions.pattern);

comment on view findings.e05 is 'E05 Cost indicator with at least, one row per lead · 成本指标以不少于为目标，每条疑点一行';
