-- One row per form type, member of the grain (`district`, `department`) and rule pack: what came off indicators over target,
-- and what would at a threshold, at the pack's flat points or 1.00 where it knows none, never more than the weight. At most
-- row_limit rows a form type, the largest difference first.
create macro marts.deduction_groups(
    years, regions, departments, form_types, words, grain, threshold, row_limit
) as table
with chosen as (
    select
        results.form_type,
        case grain
            when 'district' then coalesce(filings.region_code, '')
            when 'department' then concat_ws('|', filings.region_code, filings.department_name)
            else error('deduction_groups: expected grain district or department')
        end as member_key,
        filings.region_code,
        filings.region_name_zh,
        filings.region_name_en,
        case when grain = 'department' then filings.department_name end as department_name,
        filings.pack_id,
        filings.pack_name_zh,
        filings.pack_name_en,
        packs.over_target_deduct_from as deduct_from_rate,
        packs.over_target_deduction_points is null as is_points_assumed,
        coalesce(packs.over_target_deduction_points, 1.00) as deduction_points,
        results.weight,
        results.deduction_cause is not null as is_deducted,
        results.points_lost,
        results.deviation_rate >= threshold as is_beyond,
    from facts.indicator_results as results
    inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
        on results.evaluation_id = filings.evaluation_id
    left join rules.packs as packs
        on results.pack_id = packs.pack_id
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
),

summed as (
    select
        form_type,
        member_key,
        any_value(region_code) as region_code,
        any_value(region_name_zh) as region_name_zh,
        any_value(region_name_en) as region_name_en,
        any_value(department_name) as department_name,
        pack_id,
        any_value(pack_name_zh) as pack_name_zh,
        any_value(pack_name_en) as pack_name_en,
        any_value(deduct_from_rate) as deduct_from_rate,
        any_value(deduction_points) as deduction_points,
        any_value(is_points_assumed) as is_points_assumed,
        count(*) as indicators_over_target,
        count(*) filter (is_deducted) as indicators_deducted,
        count(*) filter (is_beyond) as indicators_simulated,
        coalesce(sum(points_lost) filter (is_deducted), 0) as points_lost,
        coalesce(sum(least(deduction_points, weight)) filter (is_beyond), 0) as points_simulated,
    from chosen
    group by form_type, member_key, pack_id
),

ranked as (
    select
        *,
        points_simulated - points_lost as points_difference,
        row_number() over (
            partition by form_type
            order by abs(points_simulated - points_lost) desc, points_lost desc, member_key, pack_id
        ) as place,
        count(*) over (partition by form_type) as members,
    from summed
)

select
    form_type,
    member_key,
    region_code,
    region_name_zh,
    region_name_en,
    department_name,
    pack_id,
    pack_name_zh,
    pack_name_en,
    place,
    members,
    deduct_from_rate,
    deduction_points,
    is_points_assumed,
    indicators_over_target,
    indicators_deducted,
    indicators_simulated,
    points_lost,
    points_simulated,
    points_difference,
from ranked
where place <= row_limit
order by form_type desc, place;

comment on macro table marts.deduction_groups is 'one row per form type, district or department, and rule pack: what came off and what would · 按表单类型、地区或部门与规则包的实际扣分与模拟扣分';
