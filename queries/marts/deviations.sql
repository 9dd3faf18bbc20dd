-- One row per mark of the strip of deviations: an indicator over its target that can be compared, of the row_limit members
-- of the grain (`district`, `department`) with most of them. Where a form type has more than mark_limit such indicators a
-- mark stands for all of a member within a twentieth of a decade that are alike in points lost and in explanation.
create macro marts.deviations(
    years, regions, departments, form_types, words, grain, row_limit, mark_limit
) as table
with chosen as (
    select
        results.evaluation_id,
        results.ordinal,
        results.form_type,
        case grain
            when 'district' then coalesce(filings.region_code, '')
            when 'department' then concat_ws('|', filings.region_code, filings.department_name)
            else error('deviations: expected grain district or department')
        end as member_key,
        filings.region_code,
        filings.region_name_zh,
        filings.region_name_en,
        case when grain = 'department' then filings.department_name end as department_name,
        results.project_name,
        results.level_3,
        results.target_text,
        results.actual_text,
        results.year,
        results.deduction_cause is not null as is_deducted,
        results.is_unexplained
        and results.deviation_rate >= packs.over_target_explain_from as is_explanation_missing,
        results.points_lost,
        results.deviation_rate,
        packs.over_target_explain_from as explain_from_rate,
        packs.over_target_large_from as large_from_rate,
        packs.over_target_deduct_from as deduct_from_rate,
    from facts.indicator_results as results
    inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
        on results.evaluation_id = filings.evaluation_id
    left join rules.packs as packs
        on results.pack_id = packs.pack_id
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
),

members as (
    select
        form_type,
        member_key,
        count(*) as indicators_of_member,
        min(deduct_from_rate) as deduct_from_rate,
        row_number() over (partition by form_type order by count(*) desc, member_key) as place,
        count(*) over (partition by form_type) as members,
    from chosen
    group by form_type, member_key
),

keyed as (
    select
        chosen.* exclude (deduct_from_rate),
        members.deduct_from_rate,
        members.place,
        members.members,
        members.indicators_of_member,
        case when count(*) over (partition by chosen.form_type) > mark_limit
                then concat_ws(
                    '|',
                    cast(round(log10(chosen.deviation_rate) * 20) as integer),
                    chosen.is_deducted,
                    chosen.is_explanation_missing
                )
            else concat_ws('/', chosen.evaluation_id, chosen.ordinal)
        end as mark_key,
    from chosen
    inner join members
        on chosen.form_type = members.form_type
        and chosen.member_key = members.member_key
    where members.place <= row_limit
)

select
    case when count(*) = 1 then max(evaluation_id) end as evaluation_id,
    form_type,
    member_key,
    max(region_code) as region_code,
    max(region_name_zh) as region_name_zh,
    max(region_name_en) as region_name_en,
    max(department_name) as department_name,
    case when count(*) = 1 then max(project_name) end as project_name,
    case when count(*) = 1 then max(level_3) end as level_3,
    case when count(*) = 1 then max(target_text) end as target_text,
    case when count(*) = 1 then max(actual_text) end as actual_text,
    case when count(*) = 1 then max(year) end as year,
    max(place) as place,
    max(members) as members,
    max(indicators_of_member) as indicators_of_member,
    bool_or(is_deducted) as is_deducted,
    coalesce(bool_or(is_explanation_missing), false) as is_explanation_missing,
    count(*) as indicators,
    sum(points_lost) as points_lost,
    median(deviation_rate) as deviation_rate,
    min(explain_from_rate) as explain_from_rate,
    min(large_from_rate) as large_from_rate,
    min(deduct_from_rate) as deduct_from_rate,
from keyed
group by form_type, member_key, mark_key
order by form_type desc, place, deviation_rate, mark_key;

comment on macro table marts.deviations is 'one row per mark: indicators over their target · 超过目标值的指标及其偏离率，每点一行';
