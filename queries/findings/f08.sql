-- One row per indicator whose explanation uses a sentence that explanations of its department use again and again.
--
-- Rule: a sentence, punctuation and spaces aside and not shorter than the pack's length, stands in the explanations of at least as
-- many indicators of one department, year and region as the pack says. Of several such sentences the most frequent is told.
-- Cannot be judged: nowhere, an indicator without an explanation has none to compare.
create view findings.f08 as
with explanations as (
    select * from facts.texts
    where table_name = 'indicators'
        and column_name = 'remark'
),

filings as (
    select
        filing_number,
        year,
        region_code,
        coalesce(department_name, unit_name) as body_name,
        pack_id,
    from facts.filings
    where is_current
        and form_type = 'project'
),

packs as (
    select * from rules.packs
),

-- An explanation counts by its text first: many repeat one another whole, and are parted once.
parted as (
    select
        text_key,
        unnest(string_split_regex(any_value(text), '[。；;！!？?\n]')) as sentence,
    from explanations
    group by text_key
),

-- "1. 偏差原因：" begins many a sentence and is no part of it.
headless as (
    select
        text_key,
        regexp_replace(
            trim(sentence),
            '^[\s　0-9一二三四五六七八九十（）()、.．]*(偏差原因|原因|改进措施|下一步措施|措施)?[:：]?[\s　]*',
            ''
        ) as sentence,
    from parted
),

sentences as (
    select distinct
        text_key,
        sentence,
        regexp_replace(sentence, '[^\pL\pN%‰]+', '', 'g') as sentence_normalised,
    from headless
),

uses as (
    select
        explanations.evaluation_id,
        explanations.ordinal,
        filings.year,
        filings.region_code,
        filings.body_name,
        sentences.sentence_normalised,
        any_value(sentences.sentence) as sentence,
        packs.repeated_explanation_count,
    from explanations
    inner join filings
        on explanations.filing_number = filings.filing_number
    inner join packs
        on filings.pack_id = packs.pack_id
    inner join sentences
        on explanations.text_key = sentences.text_key
    where length(sentences.sentence_normalised) >= packs.text_compared_from
    group by all
),

counted as (
    select
        *,
        count(*) over same_sentence as uses,
        count(distinct evaluation_id) over same_sentence as projects,
    from uses
    window same_sentence as (partition by year, region_code, body_name, sentence_normalised)
),

most_used as (
    select * from counted
    where uses >= repeated_explanation_count
    qualify row_number() over (
        partition by evaluation_id, ordinal
        order by uses desc, length(sentence_normalised) desc, sentence_normalised
    ) = 1
)

select
    'F08' as rule_code,
    'lead' as outcome,
    'L' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '< ' || repeated_explanation_count as expected,
    uses || ' ×' as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'sentence', regexp_replace(sentence, '^(.{60}).+$', '\1…', 's'),
            'use_count', uses,
            'project_count', projects,
            'repeated_explanation_count', repeated_explanation_count
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'remark' as column_name,
from most_used;

comment on view findings.f08 is 'F08 One sentence of explanation used again and again, one row per lead · 同一句原因说明反复使用，每条疑点一行';
