-- One row per indicator with full marks whose form explains a deviation all the same.
--
-- Rule: nothing lost beyond the pack's tolerance, the explanation tells of a deviation, and the figures show neither a miss (C01)
-- nor going over target, which places ask to have explained. Cannot be judged where the actual cannot be set against the
-- target: whether there was anything to explain is then unknown.
create view findings.c07 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and not is_unexplained
        and is_met is distinct from false
        and deviation_direction is distinct from 'over_target'
),

packs as (
    select * from rules.packs
),

-- An explanation may state that there is no deviation, or that all was done and nothing else.
no_deviation as (
    select
        string_agg(word, '|') filter (where meaning = 'stated') as stated,
        string_agg(word, '|') filter (where meaning = 'done') as done,
        string_agg(word, '|') filter (where meaning = 'but') as but,
    from rules.rule_words
    where word_list = 'no_deviation'
),

judged as (
    select indicators.*
    from indicators
    cross join no_deviation
    left join packs
        on indicators.pack_id = packs.pack_id
    where indicators.points_lost <= packs.score_tolerance
        and not regexp_matches(indicators.remark, no_deviation.stated)
        and not (
            regexp_matches(indicators.remark, no_deviation.done)
            and not regexp_matches(indicators.remark, no_deviation.but)
        )
)

select
    'C07' as rule_code,
    case when met_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    'L' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    cast(null as varchar) as expected,
    remark as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'remark', remark,
            'score_reported', score_reported,
            'weight', weight
        ) as varchar
    ) as inputs,
    met_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when met_unknown_reason is null then 'remark' else 'actual_text' end as column_name,
from judged;

comment on view findings.c07 is 'C07 Full marks, yet a deviation is explained, one row per lead or case not judged · 得满分而填有偏差说明，每条疑点或无法判断的情形一行';
