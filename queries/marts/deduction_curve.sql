-- One row per form type and threshold (0 to 300 % in steps of 5): the indicators over target by that much or more, and what
-- a made-up rule (facts.points_off) would take off them. `points_lost` is what did come off, the same in every row.
create macro marts.deduction_curve(years, regions, departments, form_types, words, curve, points, scope) as table
with chosen as (
    select
        results.form_type,
        cast(floor(round(results.deviation_rate / 0.05, 6)) as integer) as step,
        results.weight,
        facts.points_off(results.deviation_rate, results.weight, 0, 'proportional', points) as points_proportional,
        case when results.deduction_cause is not null then results.points_lost else 0 end as points_lost,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    where results.deviation_direction = 'over_target'
        and results.is_deviation_comparable
        and results.weight > 0
        and case scope
            when 'all' then true
            when 'unexplained' then results.is_unexplained
            else error('deduction_curve: expected scope all or unexplained')
        end
),

totals as (
    select
        form_type,
        sum(points_lost) as points_lost,
    from chosen
    group by form_type
),

-- Indicators of one weight and one step of 5 % lose the same under a flat or a stepped rule.
alike as (
    select
        form_type,
        step,
        weight,
        count(*) as indicators,
        sum(points_proportional) as points_proportional,
    from chosen
    group by form_type, step, weight
),

taken as (
    select
        alike.form_type,
        thresholds.step,
        sum(alike.indicators) as indicators,
        sum(
            case curve
                when 'proportional' then alike.points_proportional
                else alike.indicators
                    * facts.points_off(alike.step * 0.05, alike.weight, thresholds.step * 0.05, curve, points)
            end
        ) as points_simulated,
    from alike
    inner join range(61) as thresholds(step)
        on alike.step >= thresholds.step
    group by alike.form_type, thresholds.step
),

steps as (
    select
        totals.form_type,
        totals.points_lost,
        cast(steps.step as integer) as step,
    from totals
    cross join range(61) as steps(step)
)

select
    steps.form_type,
    steps.step * 5 / 100 as threshold_rate,
    cast(coalesce(taken.indicators, 0) as bigint) as indicators,
    coalesce(taken.points_simulated, 0) as points_simulated,
    steps.points_lost,
from steps
left join taken
    on steps.form_type = taken.form_type
    and steps.step = taken.step
order by steps.form_type desc, steps.step;

comment on macro table marts.deduction_curve is 'one row per form type and threshold: what a made-up rule would take off · 按表单类型与扣分线的测算扣分';
