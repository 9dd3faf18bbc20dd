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
)

select
    'project' as form_type,
    count(*) as evaluations,
    count(score_reported) as evaluations_scored,
    count(*) filter (score_simulated <> score_reported) as evaluations_changed,
    count(*) filter (grade_simulated is distinct from grade_recomputed and score_reported is not null)
        as grades_changed,
    cast(sum(over_target) as bigint) as indicators_over_target,
    cast(sum(deducted) as bigint) as indicators_deducted,
    cast(sum(simulated) as bigint) as indicators_simulated,
    sum(lost) as points_lost,
    sum(off) as points_simulated,
    avg(cast(score_reported as double)) as score_mean,
    avg(cast(score_simulated as double)) as score_mean_simulated,
from graded
