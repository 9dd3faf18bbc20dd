-- One row per form type and threshold (0 to 300 % in steps of 5): the indicators over target by that much or more, and what
-- would come off them at the flat points of their packs, or 1.00 where a pack knows none, never more than the weight.
-- `points_lost` is what did come off indicators over target, the same in every row.
create macro marts.deduction_curve(years, regions, departments, form_types, words) as table
with chosen as (
    select
        results.form_type,
        least(cast(floor(round(results.deviation_rate / 0.05, 6)) as integer), 60) as step,
        least(coalesce(packs.over_target_deduction_points, 1.00), results.weight) as points,
        packs.over_target_deduction_points is null as is_points_assumed,
        case when results.deduction_cause is not null then results.points_lost else 0 end as points_lost,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    left join rules.packs as packs
        on results.pack_id = packs.pack_id
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
),

totals as (
    select
        form_type,
        sum(points_lost) as points_lost,
    from chosen
    group by form_type
),

steps as (
    select
        totals.form_type,
        totals.points_lost,
        cast(steps.step as integer) as step,
    from totals
    cross join range(61) as steps(step)
),

counted as (
    select
        form_type,
        step,
        count(*) as indicators,
        count(*) filter (is_points_assumed) as indicators_assumed,
        sum(points) as points,
    from chosen
    group by form_type, step
)

select
    steps.form_type,
    steps.step * 5 / 100 as threshold_rate,
    cast(coalesce(sum(counted.indicators) over at_least, 0) as bigint) as indicators,
    cast(coalesce(sum(counted.indicators_assumed) over at_least, 0) as bigint) as indicators_assumed,
    coalesce(sum(counted.points) over at_least, 0) as points_simulated,
    steps.points_lost,
from steps
left join counted
    on steps.form_type = counted.form_type
    and steps.step = counted.step
window at_least as (
    partition by steps.form_type
    order by steps.step desc
    rows between unbounded preceding and current row
)
order by steps.form_type desc, steps.step;

comment on macro table marts.deduction_curve is 'one row per form type and threshold: what would come off · 按表单类型与超额扣分线的模拟扣分';
