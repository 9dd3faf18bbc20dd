-- One row per evaluation with weighted indicators in a selection: what came off indicators over target, what a made-up rule
-- would take (facts.points_off), and the total score and grade either way. `scope` is `all` indicators over target or those
-- `unexplained`; what came off is taken back for the same indicators only.
create macro marts.deducted_forms(
    years, regions, departments, form_types, words, threshold, curve, points, scope
) as table
with weighed as (
    select
        results.filing_number,
        coalesce(
            results.deviation_direction = 'over_target'
            and results.is_deviation_comparable
            and case scope
                when 'all' then true
                when 'unexplained' then results.is_unexplained
                else error('deducted_forms: expected scope all or unexplained')
            end,
            false
        ) as is_over,
        results.deduction_cause is not null as is_deducted,
        results.points_lost,
        results.deviation_rate,
        results.weight,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    where results.weight > 0
),

counted as (
    select
        filing_number,
        count(*) filter (is_over) as indicators_over_target,
        count(*) filter (is_over and is_deducted) as indicators_deducted,
        count(*) filter (is_over and deviation_rate >= threshold) as indicators_simulated,
        coalesce(sum(points_lost) filter (is_over and is_deducted), 0) as points_lost,
        coalesce(
            sum(facts.points_off(deviation_rate, weight, threshold, curve, points)) filter (is_over), 0
        ) as points_simulated,
    from weighed
    group by filing_number
),

simulated as (
    select
        counted.*,
        scores.evaluation_id,
        scores.form_type,
        scores.region_code,
        scores.department_name,
        scores.pack_id,
        scores.score_reported,
        scores.grade_recomputed as grade,
        greatest(scores.score_reported + counted.points_lost - counted.points_simulated, 0) as score_simulated,
    from counted
    inner join facts.scores as scores
        on counted.filing_number = scores.filing_number
)

select
    simulated.filing_number,
    simulated.evaluation_id,
    simulated.form_type,
    simulated.region_code,
    simulated.department_name,
    simulated.pack_id,
    simulated.grade,
    bands.grade as grade_simulated,
    simulated.indicators_over_target,
    simulated.indicators_deducted,
    simulated.indicators_simulated,
    simulated.points_lost,
    simulated.points_simulated,
    simulated.score_reported,
    simulated.score_simulated,
from simulated
left join rules.grade_bands as bands
    on simulated.pack_id = bands.pack_id
    and (
        simulated.score_simulated > bands.score_from
        or (bands.is_from_included and simulated.score_simulated = bands.score_from)
    )
    and (
        simulated.score_simulated < bands.score_to
        or bands.score_to is null
        or (bands.is_to_included and simulated.score_simulated = bands.score_to)
    );

comment on macro table marts.deducted_forms is 'one row per evaluation: points off for going over target and score, as filed and under a made-up rule · 每份自评的超额扣分与得分（实际与测算）';
