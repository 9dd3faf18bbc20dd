-- One row per text that a person wrote on a form: goal, outcome, explanation, passage or task; empty phrases left out.
--
-- The normalised text is what two texts are compared by: letters and digits of half width, decimal points kept, spaces and
-- punctuation gone. Equal normalised texts have equal keys.
create view facts.texts as
with filings as (
    select * from facts.filings
),

empty_phrases as (
    select word from rules.rule_words
    where word_list = 'says_nothing'
),

goal_texts as (
    select
        evaluation_id,
        ordinal,
        unnest(['goal_text', 'outcome_text']) as column_name,
        unnest([goal_text, outcome_text]) as text,
    from forms.goals
),

task_texts as (
    select
        evaluation_id,
        ordinal,
        unnest(['goal_text', 'outcome_text']) as column_name,
        unnest([goal_text, outcome_text]) as text,
    from forms.tasks
),

written as (
    select 'goals' as table_name, evaluation_id, ordinal, column_name, text from goal_texts
    union all
    select 'tasks' as table_name, evaluation_id, ordinal, column_name, text from task_texts
    union all
    select 'indicators' as table_name, evaluation_id, ordinal, 'remark' as column_name, remark as text
    from forms.indicators
    union all
    select 'sections' as table_name, evaluation_id, ordinal, 'body' as column_name, body as text
    from forms.sections
),

-- Once, not once more for each condition on it.
normalised as materialized (
    select
        *,
        lower(
            regexp_replace(
                regexp_replace(
                    translate(
                        text,
                        '０１２３４５６７８９．％ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ',
                        '0123456789.%ABCDEFGHIJKLMNOPQRSTUVWXYZ'
                    ),
                    '([0-9])\.([0-9])',
                    '\1点\2',
                    'g'
                ),
                '[^\pL\pN%‰≥≤<>]+',
                '',
                'g'
            )
        ) as text_normalised,
    from written
    where text not in (select word from empty_phrases)
)

select
    filings.filing_number,
    normalised.evaluation_id,
    normalised.table_name,
    normalised.evaluation_id || '/' || normalised.ordinal as row_key,
    normalised.column_name,
    normalised.ordinal,
    normalised.text,
    normalised.text_normalised,
    hash(normalised.text_normalised) as text_key,
    length(normalised.text_normalised) as text_length,
from normalised
inner join filings
    on normalised.evaluation_id = filings.evaluation_id
where normalised.text_normalised <> ''
    and normalised.text_normalised not in (select word from empty_phrases);

comment on view facts.texts is 'Texts that people wrote on forms, one row each, empty phrases left out · 表中的文字（目标、完成情况、原因说明、段落、任务），每段一行，空话除外';
comment on column facts.texts.table_name is 'Table of schema forms the text stands in · 文字所在的表';
comment on column facts.texts.row_key is 'Row of that table, as in forms.origins · 所在行，同 forms.origins';
comment on column facts.texts.column_name is 'Column of that table · 所在的列';
comment on column facts.texts.text is 'Text as filed · 文字（照原文）';
comment on column facts.texts.text_normalised is 'Letters and digits of half width, spaces and punctuation gone: what two texts are compared by · 去除空格和标点、统一半角后的文字，用于比对';
comment on column facts.texts.text_key is 'Number that equal normalised texts share · 规范化文字相同者共用的编号';
comment on column facts.texts.text_length is 'Characters of the normalised text · 规范化文字的字数';
