-- One row per indicator whose explanation names a far smaller deviation than its figures have.
--
-- Rule: the explanation says by what percentage the target was passed or missed, and the deviation is at least the pack's multiple of
-- it, the same way. "50%以上" is a limit and says no more than that; a share, a rate or growth is no deviation. Of an indicator in
-- per cent the figure may be meant in percentage points: then these must be more too. Cannot be judged where the deviation is unknown.
create view findings.f09 as
with figures as (
    select * from facts.figures_in_text
    where table_name = 'indicators'
        and column_name = 'remark'
        and unit_kind = '%'
        and not is_bound
        and not is_about
        and not is_per_unit
        and figure_value_low is null
        and figure_value > 0
),

indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
),

packs as (
    select * from rules.packs
),

words as (
    select
        list(word) filter (where meaning = 'over') as over_words,
        list(word) filter (where meaning = 'under') as under_words,
        list(word) filter (where meaning = 'other') as other_words,
    from rules.rule_words
    where word_list = 'deviation_said'
),

-- The words right before the figure say what it is; the longest way back to the last of them wins.
said as (
    select
        figures.*,
        len(list_filter(words.over_words, lambda word: contains(figures.words_before, word))) > 0 as is_over,
        len(list_filter(words.under_words, lambda word: contains(figures.words_before, word))) > 0 as is_under,
        len(list_filter(words.other_words, lambda word: contains(figures.words_before, word))) > 0 as is_other,
    from figures
    cross join words
),

stated as (
    select
        evaluation_id,
        ordinal,
        is_over,
        max(figure_value) / 100 as deviation_said_rate,
        arg_max(figure_text, figure_value) as figure_text,
    from said
    where is_over <> is_under
        and not is_other
    group by evaluation_id, ordinal, is_over
),

judged as (
    select
        indicators.*,
        stated.is_over,
        stated.deviation_said_rate,
        packs.understated_deviation,
        abs(indicators.deviation_rate) as deviation_size,
        case
            when indicators.deviation_rate is not null then null
            when indicators.kind = 'quantitative' then coalesce(indicators.deviation_unknown_reason, indicators.met_unknown_reason)
        end as reason,
    from stated
    inner join indicators
        on stated.evaluation_id = indicators.evaluation_id
        and stated.ordinal = indicators.ordinal
    left join packs
        on indicators.pack_id = packs.pack_id
)

select
    'F09' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    printf('%.2f%%', cast(deviation_said_rate as double) * 100) as expected,
    printf('%+.2f%%', round(deviation_rate * 100, 2)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'deviation_said_rate', cast(deviation_said_rate as double),
            'deviation_rate', deviation_rate,
            'target_text', coalesce(target_text, ''),
            'actual_text', coalesce(actual_text, ''),
            'remark', regexp_replace(remark, '^(.{80}).+$', '\1…', 's')
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'remark' as column_name,
from judged
where reason is not null
    or (
        (deviation_rate > 0) = is_over
        and round(deviation_size / cast(deviation_said_rate as double), 9) >= understated_deviation
        and not (is_percentage and abs(deviation_points) <= cast(deviation_said_rate as double))
    );

comment on view findings.f09 is 'F09 Explanation understates the deviation, one row per lead or case not judged · 说明所称偏离小于实际偏离，每条疑点或无法判断的情形一行';
