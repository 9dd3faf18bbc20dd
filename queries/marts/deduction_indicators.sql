-- One row per indicator behind a view of the deductions, the largest deviation first, at most row_limit: `would_deduct`
-- (over target by the threshold or more), `deducted` (over target, points off), `differs` (one of the two, not both),
-- `disputed` (the stated cause and the figures disagree), `lost` (every indicator that lost points). What a made-up rule would take
-- stands beside (facts.points_off); `scope` is `all` indicators over target or those `unexplained`.
create macro marts.deduction_indicators(
    years, regions, departments, form_types, words, threshold, curve, points, scope, behind, row_limit
) as table
with chosen as not materialized (
    select
        results.*,
        results.deduction_cause is not null as is_deducted,
        coalesce(
            results.deviation_direction = 'over_target'
            and results.is_deviation_comparable
            and case scope
                when 'all' then true
                when 'unexplained' then results.is_unexplained
                else error('deduction_indicators: expected scope all or unexplained')
            end,
            false
        ) as is_over,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    where results.weight > 0
),

-- Read twice, narrowly counted and with all its texts for the few rows shown: half the time of keeping every text.
behind_it as not materialized (
    select * from chosen
    where case behind
        when 'would_deduct' then is_over and deviation_rate >= threshold
        when 'deducted' then is_over and is_deducted
        when 'differs' then is_over and (deviation_rate >= threshold) <> is_deducted
        when 'disputed' then coalesce(is_cause_disputed, false)
        when 'lost' then is_deducted
        else error('deduction_indicators: expected would_deduct, deducted, differs, disputed or lost')
    end
),

counted as (
    select count(*) as members
    from behind_it
),

shown as (
    select * from behind_it
    order by deviation_rate desc nulls last, points_lost desc nulls last, filing_number, ordinal
    limit row_limit
)

select
    shown.evaluation_id,
    shown.form_type,
    shown.region_code,
    coalesce(shown.project_name, shown.unit_name, shown.department_name) as form_name,
    shown.project_name,
    shown.level_3,
    shown.target_text,
    shown.actual_text,
    shown.deviation_rate,
    shown.weight,
    shown.points_lost,
    case when shown.is_over then facts.points_off(shown.deviation_rate, shown.weight, threshold, curve, points)
        else 0
    end as points_simulated,
    shown.deduction_cause,
    coalesce(shown.cause_stated, case when shown.is_unexplained then 'blank' else 'unclear' end) as cause_stated,
    shown.is_cause_disputed,
    shown.remark,
    shown.unit_name,
    shown.department_name,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    shown.year,
    shown.ordinal,
    row_number() over (
        order by shown.deviation_rate desc nulls last, shown.points_lost desc nulls last, shown.filing_number, shown.ordinal
    ) as place,
    counted.members,
from shown
cross join counted
left join rules.packs as packs
    on shown.pack_id = packs.pack_id
left join rules.regions as regions
    on shown.region_code = regions.region_code
order by place;

comment on macro table marts.deduction_indicators is 'one row per indicator behind a deduction, real or simulated · 实际或模拟扣分所涉及的指标，每个一行';
