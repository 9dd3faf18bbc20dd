-- One row per indicator whose target says a direction and no degree.
--
-- Rule: a qualitative target that consists of vague words alone; what names a thing, a time, a standard or a figure besides is not
-- asked about. Cannot be judged: nowhere, the words stand on the form or do not.
create view findings.e04 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
        and kind = 'qualitative'
        and not is_bonus
),

vague_words as (
    select * from rules.rule_words
    where word_list = 'vague'
),

-- The longest words first, so that "进一步" does not leave "一步".
patterns as (
    select
        string_agg(word, '|' order by length(word) desc, word) as every_word,
        string_agg(word, '|') filter (where meaning <> 'filler') as telling_words,
    from vague_words
),

texts as (
    select distinct target_text from indicators
),

vague as (
    select texts.target_text
    from texts
    cross join patterns
    where regexp_matches(texts.target_text, patterns.telling_words)
        and regexp_full_match(texts.target_text, '(' || patterns.every_word || '|[\s　，,、；;。.!！“”"])+')
)

select
    'E04' as rule_code,
    'lead' as outcome,
    'L' as severity,
    indicators.evaluation_id,
    indicators.ordinal as indicator_ordinal,
    cast(null as varchar) as expected,
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
inner join vague
    on indicators.target_text = vague.target_text;

comment on view findings.e04 is 'E04 Vague target, one row per lead · 指标值表述笼统，每条疑点一行';
