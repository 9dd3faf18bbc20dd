-- One row per form type: its weighted indicators against their targets, how many are far over, what came off and why.
create macro marts.over_target_summary(years, regions, departments, form_types, words) as table
with chosen as (
    select
        results.*,
        packs.over_target_explain_from,
        results.deviation_direction = 'over_target' and results.is_deviation_comparable as is_over,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    left join rules.packs as packs
        on results.pack_id = packs.pack_id
    where results.weight > 0
)

select
    form_type,
    count(distinct filing_number) as evaluations,
    count(*) as indicators,
    count(*) filter (is_deviation_comparable and deviation_direction is not null) as indicators_comparable,
    count(*) filter (is_over) as indicators_over_target,
    count(*) filter (is_over and deviation_rate >= over_target_explain_from) as indicators_to_explain,
    count(*) filter (
        is_over and deviation_rate >= over_target_explain_from and is_unexplained
    ) as indicators_unexplained,
    count(*) filter (deduction_cause is not null) as indicators_deducted,
    count(*) filter (deduction_cause = 'over_target') as indicators_deducted_over_target,
    count(*) filter (is_cause_disputed) as indicators_disputed,
    sum(points_lost) filter (deduction_cause is not null) as points_lost,
    coalesce(sum(points_lost) filter (deduction_cause = 'over_target'), 0) as points_lost_over_target,
from chosen
group by form_type
order by form_type desc;

comment on macro table marts.over_target_summary is 'one row per form type: indicators over target and what came off · 按表单类型的超额与扣分概况，每类一行';
