-- One row per indicator behind a view of the deductions, the largest deviation first, at most row_limit: `would_deduct`
-- (over target by the threshold or more), `deducted` (over target, points off), `differs` (one of the two, not both),
-- `disputed` (the stated cause and the figures disagree), `lost` (every indicator that lost points).
create macro marts.deduction_indicators(
    years, regions, departments, form_types, words, threshold, behind, row_limit
) as table
with chosen as (
    select
        results.*,
        filings.region_name_zh,
        filings.region_name_en,
        filings.pack_name_zh,
        filings.pack_name_en,
        results.deduction_cause is not null as is_deducted,
        coalesce(
            results.deviation_direction = 'over_target' and results.is_deviation_comparable, false
        ) as is_over,
        least(coalesce(packs.over_target_deduction_points, 1.00), results.weight) as deduction_points,
    from facts.indicator_results as results
    inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
        on results.evaluation_id = filings.evaluation_id
    left join rules.packs as packs
        on results.pack_id = packs.pack_id
    where results.weight > 0
),

viewed as (
    select
        *,
        is_over and deviation_rate >= threshold as is_beyond,
        row_number() over (
            order by deviation_rate desc nulls last, points_lost desc nulls last, evaluation_id, ordinal
        ) as place,
        count(*) over () as members,
    from chosen
    where case behind
        when 'would_deduct' then is_over and deviation_rate >= threshold
        when 'deducted' then is_over and is_deducted
        when 'differs' then is_over and (deviation_rate >= threshold) <> is_deducted
        when 'disputed' then coalesce(is_cause_disputed, false)
        when 'lost' then is_deducted
        else error('deduction_indicators: expected would_deduct, deducted, differs, disputed or lost')
    end
)

select
    evaluation_id,
    form_type,
    region_code,
    coalesce(project_name, unit_name, department_name) as form_name,
    project_name,
    level_3,
    target_text,
    actual_text,
    deviation_rate,
    weight,
    points_lost,
    case when is_beyond then deduction_points else 0 end as points_simulated,
    deduction_cause,
    coalesce(cause_stated, case when is_unexplained then 'blank' else 'unclear' end) as cause_stated,
    is_cause_disputed,
    remark,
    unit_name,
    department_name,
    region_name_zh,
    region_name_en,
    pack_name_zh,
    pack_name_en,
    year,
    ordinal,
    place,
    members,
from viewed
where place <= row_limit
order by place;

comment on macro table marts.deduction_indicators is 'one row per indicator behind a deduction, real or simulated · 实际或模拟扣分所涉及的指标，每个一行';
