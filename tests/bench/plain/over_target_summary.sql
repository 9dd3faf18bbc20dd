-- {}
with results as (
    select
        results.*,
        packs.over_target_explain_from as explain_from,
        results.deviation_direction = 'over_target' and results.is_deviation_comparable as is_over,
    from facts.indicator_results as results
    left join rules.packs as packs on results.pack_id = packs.pack_id
    where results.is_current and results.weight > 0
)

select
    form_type,
    count(distinct filing_number) as evaluations,
    count(*) as indicators,
    count(*) filter (is_deviation_comparable and deviation_direction is not null) as indicators_comparable,
    count(*) filter (is_over) as indicators_over_target,
    count(*) filter (is_over and deviation_rate >= explain_from) as indicators_to_explain,
    count(*) filter (is_over and deviation_rate >= explain_from and is_unexplained) as indicators_unexplained,
    count(deduction_cause) as indicators_deducted,
    count(*) filter (deduction_cause = 'over_target') as indicators_deducted_over_target,
    count(*) filter (is_cause_disputed) as indicators_disputed,
    sum(points_lost) filter (deduction_cause is not null) as points_lost,
    coalesce(sum(points_lost) filter (deduction_cause = 'over_target'), 0) as points_lost_over_target,
from results
group by form_type
