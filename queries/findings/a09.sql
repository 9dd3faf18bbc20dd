-- One row per evaluation whose printed grade is not the one its score has.
--
-- Rule: the grade of the pack's bands differs from the printed one, read by its first word (优秀 is 优). Cannot be judged
-- where no score is printed, the score lies in no band, or the printed grade is none of the pack's.
create view findings.a09 as
with scores as (
    select * from facts.scores
    where is_current
        and grade_reported is not null
),

grade_bands as (
    select * from rules.grade_bands
),

-- 较差 and 良好 hold one grade each; a text that holds two, or none, is not read.
read_grades as (
    select
        scores.evaluation_id,
        min(grade_bands.grade) as grade_read,
    from scores
    inner join grade_bands
        on scores.pack_id = grade_bands.pack_id
        and contains(scores.grade_reported, grade_bands.grade)
    group by scores.evaluation_id
    having count(distinct grade_bands.grade) = 1
),

judged as (
    select
        scores.*,
        read_grades.grade_read,
        case
            when read_grades.grade_read is null then 'grade_unknown'
            when scores.score_reported is null then 'score_missing'
            when scores.grade_recomputed is null then 'no_band'
        end as reason,
    from scores
    left join read_grades
        on scores.evaluation_id = read_grades.evaluation_id
)

select
    'A09' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    grade_recomputed as expected,
    grade_reported as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'grade_reported', grade_reported, 'grade_recomputed', grade_recomputed, 'score_reported', score_reported
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'grade_reported' as column_name,
from judged
where reason is not null
    or grade_read <> grade_recomputed;

comment on view findings.a09 is 'A09 Printed grade against the bands of the rule pack, one row per lead or case not judged · 评分等级与得分不符，每条疑点或无法判断的情形一行';
