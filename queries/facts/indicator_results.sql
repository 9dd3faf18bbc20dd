-- One row per third-level indicator: how far the actual is from the target, what was lost, and why.
create view facts.indicator_results as
with filings as (
    select * from facts.filings
),

indicators as (
    select * from forms.indicators
),

packs as (
    select * from rules.packs
),

unit_scales as (
    select * from rules.unit_scales
),

-- The form's own words on a lost point; two different causes in one explanation cancel out.
stated_causes as (
    select
        indicators.evaluation_id,
        indicators.ordinal,
        min(cause_words.cause) as cause_stated,
    from indicators
    inner join rules.cause_words as cause_words
        on contains(indicators.remark, cause_words.word)
    where indicators.score_reported < indicators.weight
    group by indicators.evaluation_id, indicators.ordinal
    having count(distinct cause_words.cause) = 1
),

-- Target and actual in one unit: the same words, one of them silent, or two units of one kind (元 and 万元).
aligned as (
    select
        indicators.*,
        filings.form_type,
        filings.year,
        filings.region_code,
        filings.department_name,
        filings.unit_name,
        filings.project_name,
        filings.is_current,
        filings.pack_id,
        packs.is_inclusive_comparison,
        packs.over_target_explain_from,
        packs.over_target_deduct_from,
        packs.over_target_deduction,
        packs.over_target_deduction_points,
        packs.reverse_formula,
        packs.score_tolerance,
        packs.near_cap_from,
        coalesce(indicators.target_unit, indicators.actual_unit) in ('%', '％') as is_percentage,
        coalesce(indicators.level_1, '') like '%成本%' or coalesce(indicators.level_2, '') like '%成本%' as is_cost,
        coalesce(indicators.level_1, '') like '%加减分%' or coalesce(indicators.level_1, '') like '%加分%' as is_bonus,
        case
            when indicators.target_unit = indicators.actual_unit
                or indicators.target_unit is null
                or indicators.actual_unit is null
                then cast(indicators.actual_value as double)
            when target_scales.kind = actual_scales.kind
                then cast(indicators.actual_value as double) * actual_scales.scale / target_scales.scale
        end as actual,
        cast(indicators.target_value as double) as target,
        cast(indicators.target_value_high as double) as target_high,
    from indicators
    inner join filings
        on indicators.evaluation_id = filings.evaluation_id
    left join packs
        on filings.pack_id = packs.pack_id
    left join unit_scales as target_scales
        on indicators.target_unit = target_scales.unit
    left join unit_scales as actual_scales
        on indicators.actual_unit = actual_scales.unit
),

directed as (
    select
        *,
        case
            when target is null or kind <> 'quantitative' then null
            when target_operator in ('<=', '<') then 'reverse'
            when target_operator = '=' and target = 0 then 'reverse'
            when target_operator in ('between', 'about') then 'range'
            when target_operator = '=' then 'exact'
            else 'forward'
        end as direction,
        (actual - target) / nullif(target, 0) as deviation_rate,
        case when is_percentage then (actual - target) / 100 end as deviation_points,
    from aligned
),

compared as (
    select
        *,
        case direction
            when 'reverse' then
                case when target_operator = '<' and not is_inclusive_comparison then actual < target
                    else actual <= target
                end
            when 'range' then actual >= target and (target_high is null or actual <= target_high)
            when 'forward' then
                case when target_operator = '>' and not is_inclusive_comparison then actual > target
                    else actual >= target
                end
            when 'exact' then actual >= target
        end as is_met,
        case direction
            when 'reverse' then
                case
                    when actual <= target then 1.0
                    when target = 0 then 0.0
                    when reverse_formula = 'ratio' then target / nullif(actual, 0)
                    else greatest(1.0 - (actual - target) / target, 0.0)
                end
            when 'forward' then actual / nullif(target, 0)
            when 'exact' then actual / nullif(target, 0)
        end as attainment_rate,
        coalesce(
            direction in ('forward', 'exact')
            and deviation_rate is not null
            and not is_cost
            and not (is_percentage and target >= near_cap_from),
            false
        ) as is_deviation_comparable,
        case when not is_bonus then weight - score_reported end as points_lost,
    from directed
),

judged as (
    select
        *,
        case
            when is_met is null then null
            when not is_met then 'under_target'
            when direction in ('forward', 'exact') and actual > target then 'over_target'
            else 'on_target'
        end as deviation_direction,
        is_met
        and is_deviation_comparable
        and deviation_rate >= coalesce(over_target_deduct_from, over_target_explain_from) as is_far_over,
        coalesce(trim(remark), '') in ('', '无', '—', '-', '/', '不适用') as is_unexplained,
    from compared
)

select
    judged.evaluation_id,
    judged.ordinal,
    judged.region_code,
    judged.pack_id,
    judged.form_type,
    judged.department_name,
    judged.unit_name,
    judged.project_name,
    judged.level_1,
    judged.level_2,
    judged.level_3,
    judged.target_text,
    judged.actual_text,
    judged.remark,
    judged.kind,
    judged.direction,
    judged.target_operator,
    judged.target_unit,
    judged.actual_unit,
    judged.deviation_direction,
    case
        when judged.points_lost is null or judged.points_lost <= judged.score_tolerance then null
        when not judged.is_met then 'under_target'
        when judged.is_far_over then 'over_target'
        when judged.is_unexplained then 'unexplained'
        else 'other'
    end as deduction_cause,
    stated_causes.cause_stated,
    judged.year,
    judged.is_current,
    judged.is_percentage,
    judged.is_bonus,
    judged.is_met,
    judged.is_deviation_comparable,
    judged.is_unexplained,
    judged.target_value,
    judged.target_value_high,
    judged.actual_value,
    judged.weight,
    judged.score_reported,
    cast(judged.score_reported as double) / nullif(cast(judged.weight as double), 0) as score_rate,
    judged.points_lost,
    judged.attainment_rate,
    judged.deviation_rate,
    judged.deviation_points,
    cast(
        case
            when judged.weight is null or judged.is_met is null then null
            when not judged.is_met
                then round(cast(judged.weight as double) * least(greatest(judged.attainment_rate, 0), 1), 2)
            when judged.is_far_over and judged.over_target_deduction = 'flat'
                then greatest(judged.weight - judged.over_target_deduction_points, 0)
            when judged.is_far_over and judged.over_target_deduction = 'proportional'
                then null
            else judged.weight
        end as decimal(9, 2)
    ) as score_expected,
    case
        when stated_causes.cause_stated is null then null
        when judged.points_lost <= judged.score_tolerance then null
        when not judged.is_met then stated_causes.cause_stated <> 'under_target'
        when judged.is_far_over then stated_causes.cause_stated <> 'over_target'
        when judged.is_met then true
    end as is_cause_disputed,
from judged
left join stated_causes
    on judged.evaluation_id = stated_causes.evaluation_id
    and judged.ordinal = stated_causes.ordinal;

comment on view facts.indicator_results is 'Indicators against their targets, one row each · 指标完成情况，每个指标一行';
comment on column facts.indicator_results.direction is 'forward (more is better), reverse (less is better), exact (an "=" target), range; unknown without a target figure · 指标方向：正向、反向、等于、区间';
comment on column facts.indicator_results.deviation_direction is 'over_target, under_target or on_target, signs compared as the pack says · 偏离方向：超额、未完成、相符';
comment on column facts.indicator_results.deduction_cause is 'Why points were lost, by the figures and the pack: over_target, under_target, unexplained, other · 扣分原因（按数据与规则包判定）：超额完成、未完成、未说明、其他';
comment on column facts.indicator_results.cause_stated is 'Cause the form''s own explanation names · 填报说明所称原因';
comment on column facts.indicator_results.is_percentage is 'Whether target or actual is a percentage · 是否为百分比';
comment on column facts.indicator_results.is_bonus is 'Whether the row is a bonus or malus item, which loses no points · 是否为加减分项';
comment on column facts.indicator_results.is_met is 'Whether the target is met, ">" and "<" read as the pack says · 是否完成';
comment on column facts.indicator_results.is_deviation_comparable is 'Whether the deviation counts in over-target measures: no costs, ranges, or percentages near their cap · 偏离率是否纳入超额度量';
comment on column facts.indicator_results.is_unexplained is 'Whether the explanation is empty or says nothing · 是否未作说明';
comment on column facts.indicator_results.attainment_rate is 'Actual ÷ target; reverse by the pack''s formula · 完成率：实际值÷目标值，反向指标按规则包公式';
comment on column facts.indicator_results.deviation_rate is '(Actual − target) ÷ target, sign kept; unknown at target 0 · 偏离率：（实际值－目标值）÷目标值';
comment on column facts.indicator_results.deviation_points is 'Percentages: actual minus target, 0.01 = one percentage point · 百分比指标的偏离（1 = 100 个百分点）';
comment on column facts.indicator_results.score_expected is 'Score the pack''s rules give; unknown where they give none · 按规则包应得分';
comment on column facts.indicator_results.is_cause_disputed is 'Whether the stated cause and the figures disagree · 所称原因与数据是否不一致';
