-- {"form_types": ["project"], "curve": "flat", "points": 1, "scope": "all"}
with forms as (
    select
        results.filing_number,
        count(*) filter (is_over) as over_target,
        count(*) filter (is_over and deduction_cause is not null) as deducted,
        count(*) filter (is_over and deviation_rate >= $threshold) as simulated,
        coalesce(sum(points_lost) filter (is_over and deduction_cause is not null), 0) as lost,
        coalesce(
            sum(cast(least(1, weight) as decimal(9, 2))) filter (is_over and deviation_rate >= $threshold), 0
        ) as off,
    from (
        select *, coalesce(deviation_direction = 'over_target' and is_deviation_comparable, false) as is_over
        from facts.indicator_results
        where is_current and form_type = 'project' and weight > 0
    ) as results
    group by results.filing_number
),

scored as (
    select
        scores.*,
        forms.* exclude (filing_number),
        greatest(scores.score_reported + lost - off, 0) as score_simulated,
    from forms
    inner join facts.scores as scores on forms.filing_number = scores.filing_number
),

graded as (
    select scored.*, bands.grade as grade_simulated,
    from scored
    left join rules.grade_bands as bands
        on scored.pack_id = bands.pack_id
        and (score_simulated > bands.score_from or (bands.is_from_included and score_simulated = bands.score_from))
        and (
            score_simulated < bands.score_to
            or bands.score_to is null
            or (bands.is_to_included and score_simulated = bands.score_to)
        )
),

counted as (
    select grade_recomputed, grade_simulated, count(*) as evaluations,
    from graded
    where grade_recomputed is not null and grade_simulated is not null
    group by all
),

every_grade as (
    select grade_recomputed as grade from counted
    union
    select grade_simulated from counted
)

select
    'project' as form_type,
    every_grade.grade,
    cast(coalesce(sum(evaluations) filter (counted.grade_recomputed = every_grade.grade), 0) as bigint) as evaluations,
    cast(coalesce(sum(evaluations) filter (counted.grade_simulated = every_grade.grade), 0) as bigint)
        as evaluations_simulated,
from every_grade
cross join counted
group by every_grade.grade
