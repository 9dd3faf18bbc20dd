-- {"evaluation": "*"}
select
    results.ordinal,
    results.level_1,
    results.level_2,
    results.level_3,
    indicators.definition_text,
    results.target_text,
    results.actual_text,
    results.remark,
    results.kind,
    results.direction,
    results.target_operator,
    results.target_unit,
    results.actual_unit,
    results.deviation_direction,
    results.deduction_cause,
    results.cause_stated,
    case
        when results.attainment_rate is null then 'unknown'
        when results.direction = 'reverse' and results.is_met then 'reverse_met'
        when results.direction = 'reverse' then 'reverse_missed'
        else 'forward'
    end as attainment_case,
    case
        when results.weight is null then 'weight_unknown'
        when results.is_met is null then 'not_comparable'
        when results.score_expected is null and results.is_met then 'over_target_unknown'
        when results.score_expected is null then 'formula_unknown'
        when results.is_met and results.score_expected < results.weight then 'over_target_flat'
        when results.is_met then 'met'
        else 'missed'
    end as expected_case,
    results.is_bonus,
    results.is_met,
    results.is_percentage,
    results.is_deviation_comparable,
    results.is_cause_disputed,
    results.target_value,
    results.target_value_high,
    results.actual_value,
    results.weight,
    results.score_reported,
    indicators.score_reviewed,
    results.score_expected,
    results.points_lost,
    results.attainment_rate,
    results.deviation_rate,
    results.deviation_points,
from facts.indicator_results as results
inner join forms.indicators as indicators
    on results.evaluation_id = indicators.evaluation_id
    and results.ordinal = indicators.ordinal
where results.evaluation_id = $evaluation
