-- One row per form type, member of the grain (`district`, `department`) and cause of lost points: those of the indicators,
-- `execution` (the execution score), and `unlisted` (what the total lacks beyond them: parts not visible, bonus points not
-- earned). At most row_limit members a form type, the most points first.
create macro marts.points_lost_causes(
    years, regions, departments, form_types, words, grain, row_limit
) as table
with chosen as (
    select
        filings.evaluation_id,
        filings.form_type,
        case grain
            when 'district' then coalesce(filings.region_code, '')
            when 'department' then concat_ws('|', filings.region_code, filings.department_name)
            else error('points_lost_causes: expected grain district or department')
        end as member_key,
        filings.region_code,
        filings.region_name_zh,
        filings.region_name_en,
        case when grain = 'department' then filings.department_name end as department_name,
        scores.points_lost as points_lost_in_total,
        scores.execution_weight - scores.execution_score_reported as points_lost_execution,
        packs.total_tolerance,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    inner join facts.scores as scores
        on filings.evaluation_id = scores.evaluation_id
    left join rules.packs as packs
        on filings.pack_id = packs.pack_id
),

indicator_causes as (
    select
        results.evaluation_id,
        results.deduction_cause as cause,
        count(*) as indicators,
        sum(results.points_lost) as points_lost,
    from facts.indicator_results as results
    inner join chosen
        on results.evaluation_id = chosen.evaluation_id
    where results.deduction_cause is not null
    group by results.evaluation_id, results.deduction_cause
),

listed as (
    select
        evaluation_id,
        sum(points_lost) as points_lost,
    from indicator_causes
    group by evaluation_id
),

unlisted as (
    select
        chosen.evaluation_id,
        chosen.points_lost_in_total
        - coalesce(chosen.points_lost_execution, 0)
        - coalesce(listed.points_lost, 0) as points_lost,
        chosen.total_tolerance,
    from chosen
    left join listed
        on chosen.evaluation_id = listed.evaluation_id
),

causes as (
    select
        evaluation_id,
        cause,
        indicators,
        points_lost,
    from indicator_causes
    union all
    select
        evaluation_id,
        'execution',
        0,
        points_lost_execution,
    from chosen
    where points_lost_execution > 0
    union all
    select
        evaluation_id,
        'unlisted',
        0,
        points_lost,
    from unlisted
    where points_lost > total_tolerance
),

summed as (
    select
        chosen.form_type,
        chosen.member_key,
        causes.cause,
        count(distinct chosen.evaluation_id) as evaluations,
        cast(sum(causes.indicators) as bigint) as indicators,
        sum(causes.points_lost) as points_lost,
    from chosen
    inner join causes
        on chosen.evaluation_id = causes.evaluation_id
    group by chosen.form_type, chosen.member_key, causes.cause
),

names as (
    select
        form_type,
        member_key,
        any_value(region_code) as region_code,
        any_value(region_name_zh) as region_name_zh,
        any_value(region_name_en) as region_name_en,
        any_value(department_name) as department_name,
        count(*) as evaluations_scored,
    from chosen
    where points_lost_in_total is not null
    group by form_type, member_key
),

ranked as (
    select
        form_type,
        member_key,
        sum(points_lost) as points_lost_total,
        row_number() over (partition by form_type order by sum(points_lost) desc, member_key) as place,
        count(*) over (partition by form_type) as members,
    from summed
    group by form_type, member_key
)

select
    summed.form_type,
    summed.member_key,
    names.region_code,
    names.region_name_zh,
    names.region_name_en,
    names.department_name,
    summed.cause as deduction_cause,
    ranked.place,
    ranked.members,
    names.evaluations_scored,
    summed.evaluations,
    summed.indicators,
    summed.points_lost,
    ranked.points_lost_total,
from summed
inner join ranked
    on summed.form_type = ranked.form_type
    and summed.member_key = ranked.member_key
left join names
    on summed.form_type = names.form_type
    and summed.member_key = names.member_key
where ranked.place <= row_limit
order by summed.form_type desc, ranked.place, summed.points_lost desc, summed.cause;

comment on macro table marts.points_lost_causes is 'one row per form type, district or department, and cause of lost points · 按表单类型、地区或部门与失分原因';
