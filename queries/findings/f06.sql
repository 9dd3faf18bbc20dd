-- One row per indicator that stands for satisfaction and counts complaints.
--
-- Rule: a weighted indicator under a satisfaction level whose name holds a word for complaints, and none that makes it
-- satisfaction with, or a rate of, dealing with them. Cannot be judged where the indicator's name is blank.
create view findings.f06 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and (level_1 like '%满意%' or level_2 like '%满意%')
),

words as (
    select * from rules.rule_words
    where word_list = 'complaint'
),

named as (
    select
        *,
        exists (
            select 1 from words
            where words.meaning = 'word'
                and contains(indicators.level_3, words.word)
        ) as is_of_complaints,
        exists (
            select 1 from words
            where words.meaning = 'dealt_with'
                and contains(indicators.level_3, words.word)
        ) as is_of_dealing,
        case when indicator_key is null then 'indicator_name_missing' end as reason,
    from indicators
)

select
    'F06' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    coalesce(level_2, level_1) as expected,
    level_3 as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_2', coalesce(level_2, level_1),
            'level_3', coalesce(level_3, ''),
            'target_text', coalesce(target_text, ''),
            'actual_text', coalesce(actual_text, ''),
            'weight', weight
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when reason is null then 'level_3' else 'weight' end as column_name,
from named
where reason is not null
    or (is_of_complaints and not is_of_dealing);

comment on view findings.f06 is 'F06 Complaints used as satisfaction, one row per lead or case not judged · 以投诉数代替满意度，每条疑点或无法判断的情形一行';
