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

keyed as (
    select
        indicators.evaluation_id,
        indicators.ordinal,
        filings.filing_number,
        filings.previous_filing_number,
        filings.is_current,
        nullif(translate(indicators.level_3, ' 　（）()【】[]《》“”"、，,。.：:；;·—-', ''), '') as indicator_key,
    from indicators
    inner join filings
        on indicators.evaluation_id = filings.evaluation_id
),

-- A name that stands twice on a form tells no indicator from year to year.
named_once as (
    select
        filing_number,
        indicator_key,
        min(ordinal) as ordinal,
        min(previous_filing_number) as previous_filing_number,
    from keyed
    where is_current
        and indicator_key is not null
    group by filing_number, indicator_key
    having count(*) = 1
),

followed as (
    select
        named_once.filing_number,
        named_once.ordinal,
        before.ordinal as previous_ordinal,
    from named_once
    inner join named_once as before
        on named_once.previous_filing_number = before.filing_number
        and named_once.indicator_key = before.indicator_key
),

-- Target and actual in one unit: the same words, one of them silent, or two units of one kind (元 and 万元).
aligned as (
    select
        indicators.*,
        filings.filing_number,
        filings.previous_filing_number,
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
        coalesce(coalesce(indicators.target_unit, indicators.actual_unit) in ('%', '％'), false) as is_percentage,
        coalesce(indicators.level_1, '') like '%成本%' or coalesce(indicators.level_2, '') like '%成本%' as is_cost,
        coalesce(indicators.level_1, '') like '%加减分%' or coalesce(indicators.level_1, '') like '%加分%' as is_bonus,
        coalesce(indicators.weight > 0, true) and indicators.kind is distinct from 'not_applicable' as is_applicable,
        coalesce(indicators.target_unit, indicators.actual_unit)
        is not distinct from coalesce(indicators.actual_unit, indicators.target_unit) as is_one_unit,
        case when target_scales.kind = actual_scales.kind then target_scales.scale end as target_scale,
        case when target_scales.kind = actual_scales.kind then actual_scales.scale end as actual_scale,
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

-- As decimals: 34.52 万元 and 345200 元 must be equal, not nearly so.
measured as (
    select
        *,
        case when is_one_unit or target_scale is null then cast(target_value as decimal(38, 6))
            else cast(round(cast(target_value as double) * target_scale, 6) as decimal(38, 6))
        end as target,
        case when is_one_unit or target_scale is null then cast(target_value_high as decimal(38, 6))
            else cast(round(cast(target_value_high as double) * target_scale, 6) as decimal(38, 6))
        end as target_high,
        case when is_one_unit then cast(actual_value as decimal(38, 6))
            else cast(round(cast(actual_value as double) * actual_scale, 6) as decimal(38, 6))
        end as actual,
    from aligned
),

-- A cost without a sign, or with "=", may be a ceiling or an amount to be spent: the form does not say which.
directed as (
    select
        *,
        case
            when target is null or kind is distinct from 'quantitative' then null
            when target_operator in ('<=', '<') then 'reverse'
            when target_operator in ('between', 'about') then 'range'
            when target_operator in ('>=', '>') then 'forward'
            when target = 0 then 'reverse'
            when is_cost and not is_percentage then null
            when target_operator = '=' then 'exact'
            else 'forward'
        end as direction,
        -- "7-8月" is met by "达成指标": the result is a word, whatever the target is.
        coalesce(
            kind = 'qualitative'
            or (kind <> 'not_applicable' and actual_value is null and not regexp_matches(actual_text, '[0-9０-９]')),
            false
        ) as is_in_words,
        -- Nine decimals: the quotient of two binary fractions may miss a threshold that the figures meet.
        case when target > 0 and kind = 'quantitative'
            then round(cast(actual - target as double) / cast(target as double), 9)
        end as deviation_rate,
        case when is_percentage and kind = 'quantitative'
            then round(cast(actual - target as double) / 100, 9)
        end as deviation_points,
    from measured
),

compared as (
    select
        *,
        case
            when direction = 'reverse' and target_operator = '<' and not is_inclusive_comparison then actual < target
            when direction = 'reverse' then actual <= target
            when direction = 'forward' and target_operator = '>' and not is_inclusive_comparison then actual > target
            when direction in ('forward', 'exact') then actual >= target
            -- Below the range of a cost is a saving, or something that was not bought.
            when target_operator = 'between' and is_cost and not is_percentage and actual < target then null
            when target_operator = 'between' then actual >= target and (target_high is null or actual <= target_high)
            -- Near a figure that is only about right nobody can say; inside its own bounds it is met.
            when target_operator = 'about' and actual between target and coalesce(target_high, target) then true
            when kind = 'quantitative' and target_operator is distinct from 'about' and actual = target then true
        end as is_met,
        case
            when target < 0 or actual is null then null
            when direction = 'reverse' and actual <= target then 1.0
            when direction = 'reverse' and target = 0 then 0.0
            when direction = 'reverse' and reverse_formula = 'ratio'
                then round(cast(target as double) / nullif(cast(actual as double), 0), 9)
            when direction = 'reverse' then greatest(1.0 - deviation_rate, 0.0)
            when direction in ('forward', 'exact')
                then round(cast(actual as double) / nullif(cast(target as double), 0), 9)
        end as attainment_rate,
        coalesce(
            direction in ('forward', 'exact')
            and deviation_rate is not null
            and not is_cost
            and not (is_percentage and target_value >= near_cap_from),
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
            when direction in ('forward', 'exact') and actual > target then 'over_target'
            when direction = 'range' and actual > target_high then 'over_target'
            when is_met then 'on_target'
            else 'under_target'
        end as deviation_direction,
        is_met
        and is_deviation_comparable
        and deviation_rate >= coalesce(over_target_deduct_from, over_target_explain_from) as is_far_over,
        regexp_matches(
            coalesce(remark, ''), '^[\s　]*((无|没有|暂无|不适用|—+|-+|/)[。.]?)?[\s　]*$'
        ) as is_unexplained,
    from compared
),

caused as (
    select
        *,
        case
            when points_lost is null or points_lost <= score_tolerance then null
            when is_far_over or (not is_met and deviation_direction = 'over_target') then 'over_target'
            when not is_met then 'under_target'
            when is_unexplained then 'unexplained'
            else 'other'
        end as deduction_cause,
        case
            when weight is null or is_met is null then null
            when is_far_over and over_target_deduction = 'flat' then greatest(weight - over_target_deduction_points, 0)
            when is_far_over and over_target_deduction = 'proportional' then null
            when is_met then weight
            when direction = 'reverse' and reverse_formula = 'either' and target <> 0 then null
            -- A tie at half a cent goes up, whatever side of it the binary fraction fell on.
            when attainment_rate is not null
                then floor(cast(weight as double) * least(greatest(attainment_rate, 0), 1) * 100 + 0.5000001) / 100
        end as score_expected,
        case
            when is_met is not null or kind is distinct from 'quantitative' then null
            when actual_value is null then 'actual_not_a_figure'
            when actual is null then 'units_differ'
            when direction is null or target_operator = 'between' then 'direction_unknown'
            else 'target_is_approximate'
        end as met_unknown_reason,
        case
            when deviation_rate is not null or is_cost or coalesce(direction not in ('forward', 'exact'), true) then null
            when is_percentage and target_value >= near_cap_from then null
            when actual_value is null then 'actual_not_a_figure'
            when actual is null then 'units_differ'
            when target < 0 then 'target_is_negative'
            when actual > target then 'target_is_zero'
        end as deviation_unknown_reason,
    from judged
)

select
    caused.filing_number,
    case when followed.previous_ordinal is not null then caused.previous_filing_number end as previous_filing_number,
    followed.previous_ordinal,
    caused.evaluation_id,
    caused.ordinal,
    caused.region_code,
    caused.pack_id,
    caused.form_type,
    caused.department_name,
    caused.unit_name,
    caused.project_name,
    caused.level_1,
    caused.level_2,
    caused.level_3,
    keyed.indicator_key,
    caused.target_text,
    caused.actual_text,
    caused.remark,
    caused.kind,
    caused.direction,
    caused.target_operator,
    caused.target_unit,
    caused.actual_unit,
    caused.deviation_direction,
    caused.deduction_cause,
    stated_causes.cause_stated,
    caused.met_unknown_reason,
    caused.deviation_unknown_reason,
    caused.year,
    caused.is_current,
    caused.is_percentage,
    caused.is_bonus,
    caused.is_cost,
    caused.is_applicable,
    caused.is_in_words,
    caused.is_met,
    caused.is_deviation_comparable,
    caused.is_unexplained,
    caused.target_value,
    caused.target_value_high,
    caused.actual_value,
    caused.weight,
    caused.score_reported,
    cast(caused.score_reported as double) / nullif(cast(caused.weight as double), 0) as score_rate,
    caused.points_lost,
    caused.attainment_rate,
    caused.deviation_rate,
    caused.deviation_points,
    cast(caused.score_expected as decimal(9, 2)) as score_expected,
    case when caused.deduction_cause is not null
        then stated_causes.cause_stated <> caused.deviation_direction
    end as is_cause_disputed,
from caused
left join stated_causes
    on caused.evaluation_id = stated_causes.evaluation_id
    and caused.ordinal = stated_causes.ordinal
left join keyed
    on caused.filing_number = keyed.filing_number
    and caused.ordinal = keyed.ordinal
left join followed
    on caused.filing_number = followed.filing_number
    and caused.ordinal = followed.ordinal;

comment on view facts.indicator_results is 'Indicators against their targets, one row each · 指标完成情况，每个指标一行';
comment on column facts.indicator_results.previous_filing_number is 'Form of the year before on which the same project has the indicator, by filing_number · 上一年度含有同一指标的自评的编号';
comment on column facts.indicator_results.previous_ordinal is 'The indicator''s ordinal on that form; empty where its name stands there, or here, not exactly once · 该指标在上一年度表内的序号，名称不唯一时为空';
comment on column facts.indicator_results.direction is 'forward (more is better), reverse (less is better), exact (an "=" target), range; unknown without a target figure and for a cost without a sign · 指标方向：正向、反向、等于、区间；无目标数值或成本未注明符号时不可知';
comment on column facts.indicator_results.deviation_direction is 'over_target, under_target or on_target, signs compared as the pack says · 偏离方向：超额、未完成、相符';
comment on column facts.indicator_results.deduction_cause is 'Why points were lost, by the figures and the pack: over_target, under_target, unexplained, other · 扣分原因（按数据与规则包判定）：超额完成、未完成、未说明、其他';
comment on column facts.indicator_results.cause_stated is 'Cause the form''s own explanation names · 填报说明所称原因';
comment on column facts.indicator_results.met_unknown_reason is 'Why a target with a figure cannot be called met or missed, a code · 有目标数值而无法判断是否完成的原因（代码）';
comment on column facts.indicator_results.deviation_unknown_reason is 'Why the deviation from a target that admits one is unknown, a code · 偏离率应可计算而无法计算的原因（代码）';
comment on column facts.indicator_results.is_percentage is 'Whether target or actual is a percentage · 是否为百分比';
comment on column facts.indicator_results.is_bonus is 'Whether the row is a bonus or malus item, which loses no points · 是否为加减分项';
comment on column facts.indicator_results.is_cost is 'Whether the row stands under costs · 是否为成本指标';
comment on column facts.indicator_results.is_applicable is 'Whether the row applies and is not weighted at 0 · 是否适用（非“不适用”，分值不为 0）';
comment on column facts.indicator_results.is_in_words is 'Whether the result is a word: a qualitative target, or an actual without a digit · 是否仅以文字评判：定性指标，或实际完成值没有数字';
comment on column facts.indicator_results.indicator_key is 'Name of the indicator without punctuation: identifies it on its form and across years · 指标识别键：去除标点的三级指标名称';
comment on column facts.indicator_results.is_met is 'Whether the target is met, ">" and "<" read as the pack says · 是否完成';
comment on column facts.indicator_results.is_deviation_comparable is 'Whether the deviation counts in over-target measures: no costs, ranges, or percentages near their cap · 偏离率是否纳入超额度量';
comment on column facts.indicator_results.is_unexplained is 'Whether the explanation is empty or says nothing · 是否未作说明';
comment on column facts.indicator_results.attainment_rate is 'Actual ÷ target; reverse by the pack''s formula · 完成率：实际值÷目标值，反向指标按规则包公式';
comment on column facts.indicator_results.deviation_rate is '(Actual − target) ÷ target, sign kept; unknown at target 0 · 偏离率：（实际值－目标值）÷目标值';
comment on column facts.indicator_results.deviation_points is 'Percentages: actual minus target, 0.01 = one percentage point · 百分比指标的偏离（1 = 100 个百分点）';
comment on column facts.indicator_results.score_expected is 'Score the pack''s rules give; unknown where they give none · 按规则包应得分';
comment on column facts.indicator_results.is_cause_disputed is 'Whether the stated cause and the figures disagree · 所称原因与数据是否不一致';
