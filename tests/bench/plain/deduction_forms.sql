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

changed as (
    select
        *,
        score_simulated - score_reported as difference,
        count(*) over () as members,
    from graded
    where score_simulated <> score_reported
    order by abs(score_simulated - score_reported) desc, score_simulated, filing_number
    limit $row_limit
)

select
    changed.evaluation_id,
    'project' as form_type,
    changed.region_code,
    coalesce(filings.project_name, filings.unit_name, filings.department_name) as form_name,
    filings.project_name,
    changed.score_reported,
    changed.score_simulated,
    changed.difference as score_difference,
    changed.grade_recomputed as grade,
    changed.grade_simulated,
    changed.lost as points_lost,
    changed.off as points_simulated,
    changed.simulated as indicators_simulated,
    filings.unit_name,
    filings.department_name,
    filings.region_name_zh,
    filings.region_name_en,
    filings.pack_name_zh,
    filings.pack_name_en,
    filings.year,
    changed.members,
from changed
inner join facts.filings as filings on changed.filing_number = filings.filing_number
