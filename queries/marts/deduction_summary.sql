-- One row per form type: what a made-up rule for going over target would change in all.
create macro marts.deduction_summary(
    years, regions, departments, form_types, words, threshold, curve, points, scope
) as table
select
    form_type,
    count(*) as evaluations,
    count(score_reported) as evaluations_scored,
    count(*) filter (score_simulated <> score_reported) as evaluations_changed,
    count(*) filter (grade_simulated is distinct from grade and score_reported is not null) as grades_changed,
    cast(sum(indicators_over_target) as bigint) as indicators_over_target,
    cast(sum(indicators_deducted) as bigint) as indicators_deducted,
    cast(sum(indicators_simulated) as bigint) as indicators_simulated,
    sum(points_lost) as points_lost,
    sum(points_simulated) as points_simulated,
    avg(cast(score_reported as double)) as score_mean,
    avg(cast(score_simulated as double)) as score_mean_simulated,
from marts.deducted_forms(years, regions, departments, form_types, words, threshold, curve, points, scope)
group by form_type
order by form_type desc;

comment on macro table marts.deduction_summary is 'one row per form type: what a made-up rule for going over target would change · 按表单类型汇总测算规则带来的变化';
