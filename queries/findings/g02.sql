-- One row per project of a unit whose projects all have the best grade.
--
-- Rule: at least as many project forms of one unit and year as the pack asks for, and each score in the best of the pack's bands.
-- Cannot be judged where a form has no score and all others of its unit have the best grade.
create view findings.g02 as
with scores as (
    select * from facts.unit_scores
),

grades as (
    select filing_number, grade_recomputed from facts.scores
),

packs as (
    select * from rules.packs
),

best_grades as (
    select * from rules.grade_bands
    where score_to is null
),

graded as (
    select
        scores.*,
        best_grades.grade,
        bool_and(coalesce(grades.grade_recomputed, best_grades.grade) = best_grades.grade) over (
            partition by scores.year, scores.region_code, scores.department_name, scores.unit_name
        ) as is_all_best,
    from scores
    inner join grades
        on scores.filing_number = grades.filing_number
    inner join packs
        on scores.pack_id = packs.pack_id
    inner join best_grades
        on scores.pack_id = best_grades.pack_id
    where scores.unit_projects >= packs.unit_projects_from
        and scores.unit_projects_scored > 0
)

select
    'G02' as rule_code,
    case when score_of_100 is null then 'not_judged' else 'lead' end as outcome,
    'L' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '< ' || unit_projects || ' × ' || grade as expected,
    unit_projects || ' × ' || grade as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'score_reported', score_of_100,
            'grade', grade,
            'project_count', unit_projects,
            'score_lowest', unit_score_lowest
        ) as varchar
    ) as inputs,
    case when score_of_100 is null then 'score_missing' end as reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from graded
where is_all_best
    and (score_of_100 is null or unit_projects_scored = unit_projects);

comment on view findings.g02 is 'G02 All projects of a unit in the best grade, one row per lead or case not judged · 单位所有项目均为最高等级，每条疑点或无法判断的情形一行';
