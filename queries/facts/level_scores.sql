-- One row per evaluation, first level and second level: weight, score and score rate.
create view facts.level_scores as
with filings as (
    select * from facts.filings
),

indicators as (
    select * from forms.indicators
    where weight > 0
),

levels as (
    select
        evaluation_id,
        level_1,
        level_2,
        count(*) as indicators,
        sum(weight) as weight,
        case when count(*) = count(score_reported) then sum(score_reported) end as score_reported,
    from indicators
    group by evaluation_id, level_1, level_2
)

select
    filings.filing_number,
    levels.evaluation_id,
    levels.level_1,
    levels.level_2,
    filings.form_type,
    filings.department_name,
    filings.year,
    filings.is_current,
    levels.indicators,
    levels.weight,
    levels.score_reported,
    cast(levels.score_reported as double) / nullif(cast(levels.weight as double), 0) as score_rate,
from levels
inner join filings
    on levels.evaluation_id = filings.evaluation_id;

comment on view facts.level_scores is 'Scores by indicator level, one row per evaluation, first and second level · 分级得分，每份自评每个一级二级指标一行';
comment on column facts.level_scores.indicators is 'Indicators with a weight · 有分值的指标数';
