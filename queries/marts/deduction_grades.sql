-- One row per form type and grade: evaluations that have it by their reported score, and would by the score under a
-- made-up rule; the highest grade first.
create macro marts.deduction_grades(
    years, regions, departments, form_types, words, threshold, curve, points, scope
) as table
with forms as (
    select
        form_type,
        grade,
        grade_simulated,
    from marts.deducted_forms(years, regions, departments, form_types, words, threshold, curve, points, scope)
    where grade is not null
        and grade_simulated is not null
),

graded as (
    select form_type, grade, 1 as filed, 0 as simulated from forms
    union all
    select form_type, grade_simulated, 0, 1 from forms
),

ranks as (
    select
        grade,
        max(score_from) as score_from,
    from rules.grade_bands
    group by grade
)

select
    graded.form_type,
    graded.grade,
    cast(sum(graded.filed) as bigint) as evaluations,
    cast(sum(graded.simulated) as bigint) as evaluations_simulated,
from graded
left join ranks
    on graded.grade = ranks.grade
group by graded.form_type, graded.grade
order by graded.form_type desc, max(ranks.score_from) desc, graded.grade;

comment on macro table marts.deduction_grades is 'one row per form type and grade: evaluations as filed and under a made-up rule · 按表单类型与等级的份数（实际与测算）';
