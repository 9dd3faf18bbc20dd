-- One row per project of a unit whose scores hardly differ.
--
-- Rule: the standard deviation of the scores of at least as many project forms of one unit and year as the pack asks for lies
-- below the pack's. Cannot be judged where a form has no score and those of the others hardly differ.
create view findings.g03 as
with scores as (
    select * from facts.unit_scores
),

packs as (
    select * from rules.packs
),

judged as (
    select
        scores.*,
        packs.score_spread_low,
    from scores
    inner join packs
        on scores.pack_id = packs.pack_id
    where scores.unit_projects >= packs.unit_projects_from
        and scores.unit_projects_scored > 1
        and scores.unit_score_deviation < packs.score_spread_low
)

select
    'G03' as rule_code,
    case when score_of_100 is null then 'not_judged' else 'lead' end as outcome,
    'L' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≥ ' || printf('%.2f', cast(score_spread_low as double)) as expected,
    printf('%.2f', unit_score_deviation) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'score_reported', score_of_100,
            'project_count', unit_projects,
            'score_mean', unit_score_mean,
            'score_deviation_points', unit_score_deviation,
            'score_spread_low_points', score_spread_low
        ) as varchar
    ) as inputs,
    case when score_of_100 is null then 'score_missing' end as reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from judged
where score_of_100 is null
    or unit_projects_scored = unit_projects;

comment on view findings.g03 is 'G03 Scores of a unit hardly differ, one row per lead or case not judged · 单位各项目得分几乎没有差别，每条疑点或无法判断的情形一行';
