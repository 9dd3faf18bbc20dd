-- One row per form type and member of the grain (`district`, `department`): points off for going over target, mean score and
-- place by it, as filed and under a made-up rule. At most row_limit rows a form type: those whose points differ most first.
create macro marts.deduction_groups(
    years, regions, departments, form_types, words, grain, threshold, curve, points, scope, row_limit
) as table
with summed as (
    select
        form_type,
        region_code,
        case when grain = 'department' then department_name end as department_name,
        count(*) as evaluations,
        count(score_reported) as evaluations_scored,
        cast(sum(indicators_over_target) as bigint) as indicators_over_target,
        cast(sum(indicators_deducted) as bigint) as indicators_deducted,
        cast(sum(indicators_simulated) as bigint) as indicators_simulated,
        sum(points_lost) as points_lost,
        sum(points_simulated) as points_simulated,
        avg(cast(score_reported as double)) as score_mean,
        avg(cast(score_simulated as double)) as score_mean_simulated,
    from marts.deducted_forms(years, regions, departments, form_types, words, threshold, curve, points, scope)
    group by all
),

-- The same means in another order of adding up must share a place.
placed as (
    select
        *,
        case grain
            when 'district' then coalesce(region_code, '')
            when 'department' then concat_ws('|', region_code, department_name)
            else error('deduction_groups: expected grain district or department')
        end as member_key,
        points_simulated - points_lost as points_difference,
        case when score_mean is not null
            then rank() over (partition by form_type order by round(score_mean, 6) desc nulls last)
        end as score_place,
        case when score_mean is not null
            then rank() over (partition by form_type order by round(score_mean_simulated, 6) desc nulls last)
        end as score_place_simulated,
        count(*) over (partition by form_type) as members,
    from summed
),

ranked as (
    select
        *,
        row_number() over (
            partition by form_type
            order by abs(points_difference) desc, points_lost desc, member_key
        ) as place,
    from placed
)

select
    ranked.form_type,
    ranked.member_key,
    ranked.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    ranked.department_name,
    ranked.place,
    ranked.members,
    ranked.evaluations,
    ranked.evaluations_scored,
    ranked.indicators_over_target,
    ranked.indicators_deducted,
    ranked.indicators_simulated,
    ranked.points_lost,
    ranked.points_simulated,
    ranked.points_difference,
    ranked.score_mean,
    ranked.score_mean_simulated,
    ranked.score_place,
    ranked.score_place_simulated,
from ranked
left join rules.regions as regions
    on ranked.region_code = regions.region_code
where ranked.place <= row_limit
order by ranked.form_type desc, ranked.place;

comment on macro table marts.deduction_groups is 'one row per form type and district or department: points off, mean score and place, as filed and under a made-up rule · 按表单类型与地区或部门的超额扣分、平均分与名次（实际与测算）';
