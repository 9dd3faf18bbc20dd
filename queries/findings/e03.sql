-- One row per indicator whose name measures something else than its second level says.
--
-- Rule: the name ends in a word that surely means quantity, quality, timeliness, cost or satisfaction, and the second level names
-- another of them. A count of mishaps may be quality, and under costs as a first level (social, ecological) anything
-- may stand. Benefits may be counted, and satisfaction stands under them on some forms.
-- Cannot be judged: nowhere, a name without such an ending, or another second level, is not asked about.
create view findings.e03 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
),

endings as (
    select
        meaning,
        word,
    from rules.rule_words
    where word_list = 'indicator_ending'
),

mishaps as (
    select string_agg(word, '|') as pattern
    from rules.rule_words
    where word_list = 'mishap'
),

names as (
    select distinct
        level_1,
        level_2,
        level_3,
        indicator_key,
    from indicators
    where indicator_key is not null
),

-- The longest ending is the one that is meant.
meant as (
    select
        names.level_1,
        names.level_2,
        names.level_3,
        arg_max(endings.meaning, length(endings.word)) as meaning,
    from names
    inner join endings
        on ends_with(names.indicator_key, endings.word)
    cross join mishaps
    where not regexp_matches(names.level_3, mishaps.pattern)
    group by names.level_1, names.level_2, names.level_3
),

stated as (
    select
        *,
        case
            when level_2 like '%数量%' then '数量'
            when level_2 like '%质量%' then '质量'
            when level_2 like '%时效%' then '时效'
            when level_2 like '%成本%' then '成本'
            when level_2 like '%满意%' then '满意'
        end as level_meaning,
    from meant
),

misplaced as (
    select * from stated
    where level_meaning <> meaning
        and coalesce(level_1, '') not like '%成本%'
)

select
    'E03' as rule_code,
    'lead' as outcome,
    'M' as severity,
    indicators.evaluation_id,
    indicators.ordinal as indicator_ordinal,
    misplaced.meaning as expected,
    indicators.level_2 as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_2', indicators.level_2,
            'level_3', indicators.level_3,
            'meaning', misplaced.meaning,
            'target_text', indicators.target_text
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    indicators.evaluation_id || '/' || indicators.ordinal as row_key,
    'level_3' as column_name,
from indicators
inner join misplaced
    on indicators.level_1 is not distinct from misplaced.level_1
    and indicators.level_2 = misplaced.level_2
    and indicators.level_3 = misplaced.level_3;

comment on view findings.e03 is 'E03 Second level and indicator do not fit, one row per lead · 二级指标与三级指标不相符，每条疑点一行';
