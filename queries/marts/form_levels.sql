-- One row per first and second level of an evaluation, and per first level alone (second level empty): weight and score.
create macro marts.form_levels(years, regions, departments, form_types, words, evaluation) as table
with levels as (
    select * from facts.level_scores
    where evaluation_id = evaluation
),

first_seen as (
    select
        level_1,
        min(ordinal) as ordinal,
    from forms.indicators
    where evaluation_id = evaluation
    group by level_1
),

rolled as (
    select
        level_1,
        level_2,
        grouping(level_2) as is_first_level,
        cast(sum(indicators) as bigint) as indicators,
        sum(weight) as weight,
        case when count(*) = count(score_reported) then sum(score_reported) end as score_reported,
    from levels
    group by grouping sets ((level_1, level_2), (level_1))
)

select
    rolled.level_1,
    rolled.level_2,
    rolled.is_first_level = 1 as is_first_level,
    rolled.indicators,
    rolled.weight,
    rolled.score_reported,
    cast(rolled.score_reported as double) / nullif(cast(rolled.weight as double), 0) as score_rate,
    rolled.weight - rolled.score_reported as points_lost,
from rolled
left join first_seen
    on rolled.level_1 is not distinct from first_seen.level_1
order by first_seen.ordinal, rolled.is_first_level desc, rolled.level_2;

comment on macro table marts.form_levels is 'one row per first and second level of an evaluation · 一份自评的分级得分，每个一级、二级指标一行';
