-- One row per form type, member of the grain (`district`, `department`) and rule pack: what came off indicators over target,
-- and what would at a threshold, at the pack's flat points or 1.00 where it knows none, never more than the weight. At most
-- row_limit rows a form type, the largest difference first.
create macro marts.deduction_groups(
    years, regions, departments, form_types, words, grain, threshold, row_limit
) as table
with over_target as (
    select
        results.form_type,
        results.region_code,
        case when grain = 'department' then results.department_name end as department_name,
        results.pack_id,
        results.deduction_cause is not null as is_deducted,
        results.points_lost,
        results.deviation_rate >= threshold as is_beyond,
        least(coalesce(packs.over_target_deduction_points, 1.00), results.weight) as points_simulated,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    left join rules.packs as packs
        on results.pack_id = packs.pack_id
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
),

summed as (
    select
        form_type,
        region_code,
        department_name,
        pack_id,
        count(*) as indicators_over_target,
        count(*) filter (is_deducted) as indicators_deducted,
        count(*) filter (is_beyond) as indicators_simulated,
        coalesce(sum(points_lost) filter (is_deducted), 0) as points_lost,
        coalesce(sum(points_simulated) filter (is_beyond), 0) as points_simulated,
    from over_target
    group by form_type, region_code, department_name, pack_id
),

keyed as (
    select
        *,
        case grain
            when 'district' then coalesce(region_code, '')
            when 'department' then concat_ws('|', region_code, department_name)
            else error('deduction_groups: expected grain district or department')
        end as member_key,
    from summed
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
    from keyed
)

select
    ranked.form_type,
    ranked.member_key,
    ranked.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    ranked.department_name,
    ranked.pack_id,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    ranked.place,
    ranked.members,
    packs.over_target_deduct_from as deduct_from_rate,
    coalesce(packs.over_target_deduction_points, 1.00) as deduction_points,
    packs.over_target_deduction_points is null as is_points_assumed,
    ranked.indicators_over_target,
    ranked.indicators_deducted,
    ranked.indicators_simulated,
    ranked.points_lost,
    ranked.points_simulated,
    ranked.points_difference,
from ranked
left join rules.packs as packs
    on ranked.pack_id = packs.pack_id
left join rules.regions as regions
    on ranked.region_code = regions.region_code
where ranked.place <= row_limit
order by ranked.form_type desc, ranked.place;

comment on macro table marts.deduction_groups is 'one row per form type, district or department, and rule pack: what came off and what would · 按表单类型、地区或部门与规则包的实际扣分与模拟扣分';
