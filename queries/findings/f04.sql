-- One row per evaluation and unit of measure whose annual goal names another figure than the indicators made of it.
--
-- Rule: a figure of the goal stands beside words of an indicator's name and is counted in the indicator's unit, and of all figures
-- of the goal in that unit neither one nor their sum is the target of any indicator in that unit, or of all together. Amounts
-- (A12), spans of time and figures for each of several are left out. Cannot be judged where one of the two is only about right.
create view findings.f04 as
with filings as (
    select * from facts.filings
    where is_current
),

unit_scales as (
    select * from rules.unit_scales
),

time_units as (
    select unit_scales.kind
    from unit_scales
    inner join rules.rule_words as words
        on unit_scales.unit = words.word
    where words.word_list = 'unit'
        and words.meaning = 'time'
),

figures as (
    select figures_in_text.*
    from facts.figures_in_text as figures_in_text
    inner join filings
        on figures_in_text.filing_number = filings.filing_number
    where figures_in_text.column_name = 'goal_text'
        and figures_in_text.table_name = 'goals'
        and not figures_in_text.is_per_unit
        and figures_in_text.unit_kind <> '元'
        and figures_in_text.unit_kind not in (select kind from time_units)
),

common_words as (
    select list(word) as words from rules.rule_words
    where word_list = 'common_in_names'
),

indicators as (
    select
        results.evaluation_id,
        results.ordinal,
        results.level_3,
        results.indicator_key,
        results.target_text,
        results.target_operator,
        unit_scales.kind as unit_kind,
        cast(round(cast(results.target_value as double) * unit_scales.scale, 6) as decimal(28, 6)) as target,
        cast(round(cast(results.target_value_high as double) * unit_scales.scale, 6) as decimal(28, 6)) as target_high,
    from facts.indicator_results as results
    inner join unit_scales
        on results.target_unit = unit_scales.unit
    where results.kind = 'quantitative'
        and results.target_value is not null
        and results.is_applicable
),

goal_sums as (
    select
        row_key,
        evaluation_id,
        unit_kind,
        any_value(column_name) as column_name,
        list(figure_value order by clause_number, number_in_clause) as figure_values,
        list(coalesce(figure_value_low, figure_value) order by clause_number, number_in_clause) as figure_values_low,
        array_to_string(list(figure_text order by clause_number, number_in_clause), '、') as figure_texts,
        sum(figure_value) as figure_sum,
        bool_or(is_about) as is_about,
    from figures
    group by row_key, evaluation_id, unit_kind
),

target_sums as (
    select
        evaluation_id,
        unit_kind,
        list(target) as targets,
        list(coalesce(target_high, target)) as targets_high,
        array_to_string(list(target_text order by ordinal), '、') as target_texts,
        sum(target) as target_sum,
        bool_or(target_operator = 'about') as is_about,
    from indicators
    group by evaluation_id, unit_kind
),

compared as (
    select
        goal_sums.evaluation_id,
        goal_sums.row_key,
        goal_sums.unit_kind,
        goal_sums.column_name,
        goal_sums.figure_texts,
        target_sums.target_texts,
        case when goal_sums.is_about or coalesce(target_sums.is_about, false) then 'figure_is_approximate' end as reason,
        list_contains(target_sums.targets, goal_sums.figure_sum)
        or list_contains(goal_sums.figure_values, target_sums.target_sum)
        or goal_sums.figure_sum = target_sums.target_sum
        or len(
            list_filter(
                list_zip(goal_sums.figure_values_low, goal_sums.figure_values),
                lambda figure: len(
                    list_filter(
                        list_zip(target_sums.targets, target_sums.targets_high),
                        lambda target: figure[1] <= target[2] and target[1] <= figure[2]
                    )
                ) > 0
            )
        ) > 0 as is_same,
    from goal_sums
    inner join target_sums
        on goal_sums.evaluation_id = target_sums.evaluation_id
        and goal_sums.unit_kind = target_sums.unit_kind
),

different as (
    select * from compared
    where not is_same
),

-- A figure is an indicator's where two letters of the indicator's name, that are no common word, stand beside it.
related as (
    select
        different.*,
        min(indicators.ordinal) as ordinal,
        arg_min(indicators.level_3, indicators.ordinal) as level_3,
    from different
    inner join figures
        on different.row_key = figures.row_key
        and different.unit_kind = figures.unit_kind
    inner join indicators
        on different.evaluation_id = indicators.evaluation_id
        and different.unit_kind = indicators.unit_kind
    cross join common_words
    where len(
        list_filter(
            [substring(indicators.indicator_key, place, 2) for place in range(1, length(indicators.indicator_key))],
            lambda pair: contains(figures.words_before || '，' || figures.words_behind, pair)
            and not list_contains(common_words.words, pair)
        )
    ) > 0
    group by all
)

select
    'F04' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    target_texts as expected,
    figure_texts as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object('figure_texts', figure_texts, 'target_texts', target_texts, 'level_3', level_3) as varchar
    ) as inputs,
    reason,
    'goals' as table_name,
    row_key,
    column_name,
from related;

comment on view findings.f04 is 'F04 Numbers in the goal differ from the indicators, one row per lead or case not judged · 绩效目标中的数字与指标值不符，每条疑点或无法判断的情形一行';
