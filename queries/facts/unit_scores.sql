-- One row per project form in force: its score, in points of 100, beside those of all project forms of its unit and year.
create view facts.unit_scores as
with filings as (
    select * from facts.filings
    where is_current
        and form_type = 'project'
        and coalesce(unit_name, department_name) is not null
),

evaluations as (
    select * from forms.evaluations
),

scored as (
    select
        filings.*,
        round(
            100 * cast(evaluations.score_reported as double)
            / nullif(cast(coalesce(evaluations.weight_total_reported, 100) as double), 0),
            9
        ) as score_of_100,
        evaluations.score_reported >= coalesce(evaluations.weight_total_reported, 100) as is_full_marks,
    from filings
    inner join evaluations
        on filings.evaluation_id = evaluations.evaluation_id
)

select
    filing_number,
    evaluation_id,
    region_code,
    pack_id,
    department_name,
    unit_name,
    project_name,
    year,
    score_of_100,
    is_full_marks,
    count(*) over unit as unit_projects,
    count(score_of_100) over unit as unit_projects_scored,
    count(*) filter (where is_full_marks) over unit as unit_projects_full_marks,
    round(avg(score_of_100) over unit, 9) as unit_score_mean,
    round(stddev_pop(score_of_100) over unit, 9) as unit_score_deviation,
    min(score_of_100) over unit as unit_score_lowest,
from scored
window unit as (partition by year, region_code, department_name, unit_name);

comment on view facts.unit_scores is 'Scores of project forms beside those of their unit and year, one row per form in force · 项目得分及同一单位、年度各项目得分，每份现行自评一行';
comment on column facts.unit_scores.score_of_100 is 'Reported score as points of 100 · 上报得分（折合百分制）';
comment on column facts.unit_scores.is_full_marks is 'Whether the score is the whole weight · 是否满分';
comment on column facts.unit_scores.unit_projects is 'Project forms of the unit in the year · 该单位当年项目自评份数';
comment on column facts.unit_scores.unit_projects_scored is 'Those of them with a score · 其中有得分的份数';
comment on column facts.unit_scores.unit_projects_full_marks is 'Those of them at full marks · 其中满分的份数';
comment on column facts.unit_scores.unit_score_mean is 'Mean of their scores, points of 100 · 平均分（百分制）';
comment on column facts.unit_scores.unit_score_deviation is 'Standard deviation of their scores, points of 100 · 得分标准差（百分制）';
comment on column facts.unit_scores.unit_score_lowest is 'Lowest of their scores, points of 100 · 最低分（百分制）';
