-- One row per mark of the strip of deviations: an indicator over its target that can be compared, of the row_limit members
-- of the grain (`district`, `department`) with most of them. Where a form type has more than mark_limit such indicators a
-- mark stands for all of a member within a twentieth of a decade that are alike in points lost and in explanation.
create macro marts.deviations(
    years, regions, departments, form_types, words, grain, row_limit, mark_limit
) as table
with over_target as (
    select
        results.filing_number,
        results.ordinal,
        results.form_type,
        results.region_code,
        case when grain = 'department' then results.department_name end as department_name,
        results.deduction_cause is not null as is_deducted,
        coalesce(
            results.is_unexplained and results.deviation_rate >= packs.over_target_explain_from, false
        ) as is_explanation_missing,
        results.points_lost,
        results.deviation_rate,
        packs.over_target_explain_from as explain_from_rate,
        packs.over_target_large_from as large_from_rate,
        packs.over_target_deduct_from as deduct_from_rate,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    left join rules.packs as packs
        on results.pack_id = packs.pack_id
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
),

counted as (
    select
        form_type,
        region_code,
        department_name,
        case grain
            when 'district' then coalesce(region_code, '')
            when 'department' then concat_ws('|', region_code, department_name)
            else error('deviations: expected grain district or department')
        end as member_key,
        count(*) as indicators_of_member,
        min(deduct_from_rate) as deduct_from_rate,
    from over_target
    group by form_type, region_code, department_name
),

ranked as (
    select
        *,
        row_number() over (partition by form_type order by indicators_of_member desc, member_key) as place,
        count(*) over (partition by form_type) as members,
    from counted
),

shown as (
    select
        *,
        sum(indicators_of_member) over (partition by form_type) > mark_limit as is_crowded,
    from ranked
    where place <= row_limit
),

-- A mark of its own is known by its indicator; one of many by where it stands and how it looks.
marks as (
    select
        shown.form_type,
        shown.member_key,
        case when shown.is_crowded then cast(round(log10(over_target.deviation_rate) * 20) as integer) end as step,
        case when not shown.is_crowded then over_target.filing_number end as own_filing_number,
        case when not shown.is_crowded then over_target.ordinal end as own_ordinal,
        over_target.is_deducted,
        over_target.is_explanation_missing,
        case when count(*) = 1 then max(over_target.filing_number) end as filing_number,
        case when count(*) = 1 then max(over_target.ordinal) end as ordinal,
        count(*) as indicators,
        sum(over_target.points_lost) as points_lost,
        median(over_target.deviation_rate) as deviation_rate,
        min(over_target.explain_from_rate) as explain_from_rate,
        min(over_target.large_from_rate) as large_from_rate,
    from over_target
    inner join shown
        on over_target.form_type = shown.form_type
        and over_target.region_code is not distinct from shown.region_code
        and over_target.department_name is not distinct from shown.department_name
    group by all
),

-- Texts are looked up for the marks of one indicator alone.
named as (
    select
        results.filing_number,
        results.ordinal,
        results.evaluation_id,
        results.project_name,
        results.level_3,
        results.target_text,
        results.actual_text,
        results.year,
    from facts.indicator_results as results
    inner join marks
        on results.filing_number = marks.filing_number
        and results.ordinal = marks.ordinal
)

select
    named.evaluation_id,
    marks.form_type,
    marks.member_key,
    shown.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    shown.department_name,
    named.project_name,
    named.level_3,
    named.target_text,
    named.actual_text,
    named.year,
    shown.place,
    shown.members,
    shown.indicators_of_member,
    marks.is_deducted,
    marks.is_explanation_missing,
    marks.indicators,
    marks.points_lost,
    marks.deviation_rate,
    marks.explain_from_rate,
    marks.large_from_rate,
    shown.deduct_from_rate,
from marks
inner join shown
    on marks.form_type = shown.form_type
    and marks.member_key = shown.member_key
left join named
    on marks.filing_number = named.filing_number
    and marks.ordinal = named.ordinal
left join rules.regions as regions
    on shown.region_code = regions.region_code
order by
    marks.form_type desc,
    shown.place,
    marks.deviation_rate,
    marks.own_filing_number,
    marks.own_ordinal,
    marks.is_deducted,
    marks.is_explanation_missing;

comment on macro table marts.deviations is 'one row per mark: indicators over their target · 超过目标值的指标及其偏离率，每点一行';
