-- One row per evaluation of whose indicators more than half are judged in words.
--
-- Rule: of the indicators that apply, bonus items aside, the share whose result is a word is above the pack's. The unit's forms
-- of the year together stand beside. Cannot be judged where the share is above it and the visible weights fall short of the total.
create view findings.e01 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
        and not is_bonus
        and target_text is not null
),

scores as (
    select * from facts.scores
    where is_current
),

packs as (
    select * from rules.packs
),

counted as (
    select
        evaluation_id,
        count(*) as indicators,
        count(*) filter (where is_in_words) as indicators_in_words,
    from indicators
    group by evaluation_id
),

compared as (
    select
        counted.*,
        sum(counted.indicators) over of_unit as indicators_of_unit,
        sum(counted.indicators_in_words) over of_unit as indicators_in_words_of_unit,
        round(counted.indicators_in_words / counted.indicators, 9) as words_rate,
        packs.words_share,
        case
            when scores.indicators_weighted > 0
                and coalesce(
                    scores.weight_total_recomputed < coalesce(scores.weight_total_reported, 100) - packs.weight_tolerance,
                    true
                )
                then 'parts_not_visible'
        end as reason,
    from counted
    inner join scores
        on counted.evaluation_id = scores.evaluation_id
    left join packs
        on scores.pack_id = packs.pack_id
    window of_unit as (
        partition by scores.form_type, scores.year, scores.region_code, scores.department_name, scores.unit_name
    )
)

select
    'E01' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≤ ' || printf('%.0f%%', words_share * 100) as expected,
    printf('%.1f%%', round(words_rate * 100, 1)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'indicator_count', indicators,
            'in_words_count', indicators_in_words,
            'words_rate', words_rate,
            'words_share_rate', words_share,
            'unit_indicator_count', indicators_of_unit,
            'unit_in_words_count', indicators_in_words_of_unit
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from compared
where words_rate > words_share;

comment on view findings.e01 is 'E01 More than half of the indicators judged in words, one row per lead or case not judged · 过半指标仅以文字评判，每条疑点或无法判断的情形一行';
