-- One row per form type, member of the grain (`district`, `department`) and cause of lost points: those of the indicators,
-- `execution` (the execution score), and `unlisted` (what the total lacks beyond them: parts not visible, bonus points not
-- earned). At most row_limit members a form type, the most points first.
create macro marts.points_lost_causes(
    years, regions, departments, form_types, words, grain, row_limit
) as table
with selected as (
    select * from marts.selected(years, regions, departments, form_types, words)
),

indicator_losses as (
    select
        results.filing_number,
        results.form_type,
        results.region_code,
        case when grain = 'department' then results.department_name end as department_name,
        results.deduction_cause,
        count(*) as indicators,
        sum(results.points_lost) as points_lost,
    from facts.indicator_results as results
    inner join selected
        on results.filing_number = selected.filing_number
    where results.deduction_cause is not null
    group by all
),

listed as (
    select
        filing_number,
        sum(points_lost) as points_lost,
    from indicator_losses
    group by filing_number
),

totals as (
    select
        scores.form_type,
        scores.region_code,
        case when grain = 'department' then scores.department_name end as department_name,
        scores.points_lost,
        scores.execution_weight - scores.execution_score_reported as execution_lost,
        scores.points_lost
        - coalesce(scores.execution_weight - scores.execution_score_reported, 0)
        - coalesce(listed.points_lost, 0) as unlisted_lost,
        packs.total_tolerance,
    from facts.scores as scores
    inner join selected
        on scores.filing_number = selected.filing_number
    left join listed
        on scores.filing_number = listed.filing_number
    left join rules.packs as packs
        on scores.pack_id = packs.pack_id
),

members as (
    select
        form_type,
        region_code,
        department_name,
        count(points_lost) as evaluations_scored,
        count(*) filter (execution_lost > 0) as evaluations_execution,
        sum(execution_lost) filter (execution_lost > 0) as execution_lost,
        count(*) filter (unlisted_lost > total_tolerance) as evaluations_unlisted,
        sum(unlisted_lost) filter (unlisted_lost > total_tolerance) as unlisted_lost,
    from totals
    group by form_type, region_code, department_name
),

summed as (
    select
        form_type,
        region_code,
        department_name,
        deduction_cause,
        count(*) as evaluations,
        cast(sum(indicators) as bigint) as indicators,
        sum(points_lost) as points_lost,
    from indicator_losses
    group by form_type, region_code, department_name, deduction_cause
    union all
    select
        form_type,
        region_code,
        department_name,
        'execution',
        evaluations_execution,
        0,
        execution_lost,
    from members
    where evaluations_execution > 0
    union all
    select
        form_type,
        region_code,
        department_name,
        'unlisted',
        evaluations_unlisted,
        0,
        unlisted_lost,
    from members
    where evaluations_unlisted > 0
),

keyed as (
    select
        *,
        case grain
            when 'district' then coalesce(region_code, '')
            when 'department' then concat_ws('|', region_code, department_name)
            else error('points_lost_causes: expected grain district or department')
        end as member_key,
    from summed
),

ranked as (
    select
        form_type,
        member_key,
        sum(points_lost) as points_lost_total,
        row_number() over (partition by form_type order by sum(points_lost) desc, member_key) as place,
        count(*) over (partition by form_type) as members,
    from keyed
    group by form_type, member_key
)

select
    keyed.form_type,
    keyed.member_key,
    keyed.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    keyed.department_name,
    keyed.deduction_cause,
    ranked.place,
    ranked.members,
    members.evaluations_scored,
    keyed.evaluations,
    keyed.indicators,
    keyed.points_lost,
    ranked.points_lost_total,
from keyed
inner join ranked
    on keyed.form_type = ranked.form_type
    and keyed.member_key = ranked.member_key
left join members
    on keyed.form_type = members.form_type
    and keyed.region_code is not distinct from members.region_code
    and keyed.department_name is not distinct from members.department_name
left join rules.regions as regions
    on keyed.region_code = regions.region_code
where ranked.place <= row_limit
order by keyed.form_type desc, ranked.place, keyed.points_lost desc, keyed.deduction_cause;

comment on macro table marts.points_lost_causes is 'one row per form type, district or department, and cause of lost points · 按表单类型、地区或部门与失分原因';
