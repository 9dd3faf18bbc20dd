-- One row per indicator of which less is better that went over its target and has points by neither formula.
--
-- Rule: on a project form (a department's indicators have scales of their own) not met, points are lost, target above 0, and the score is further than the pack's tolerance from every formula it
-- accepts: weight × (1 − (actual − target) ÷ target), 0 from double; weight × target ÷ actual. Full marks are C01, a target of 0
-- is C08. Cannot be judged where the actual cannot be set against the target.
create view findings.c03 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and form_type = 'project'
        and direction = 'reverse'
        and target_value > 0
),

packs as (
    select * from rules.packs
),

-- The attainment rate follows the pack's formula; by the deviation both can be reckoned.
scored as (
    select
        indicators.*,
        packs.deduction_tolerance,
        case when packs.reverse_formula <> 'ratio'
            then cast(indicators.weight as double) * greatest(1 - indicators.deviation_rate, 0)
        end as score_linear,
        case when packs.reverse_formula <> 'linear'
            then cast(indicators.weight as double) / (1 + indicators.deviation_rate)
        end as score_ratio,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
    where indicators.points_lost > packs.score_tolerance
        and (indicators.met_unknown_reason is not null or not indicators.is_met)
),

judged as (
    select
        *,
        coalesce(round(abs(cast(score_reported as double) - score_linear), 6) > deduction_tolerance, true)
        and coalesce(round(abs(cast(score_reported as double) - score_ratio), 6) > deduction_tolerance, true) as is_lead,
    from scored
)

select
    'C03' as rule_code,
    case when met_unknown_reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    case when met_unknown_reason is null
        then concat_ws(' / ', printf('%.2f', round(score_linear, 2)), printf('%.2f', round(score_ratio, 2)))
    end as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'deviation_rate', deviation_rate,
            'scores', concat_ws(' / ', printf('%.2f', round(score_linear, 2)), printf('%.2f', round(score_ratio, 2))),
            'score_reported', score_reported,
            'weight', weight
        ) as varchar
    ) as inputs,
    met_unknown_reason as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when met_unknown_reason is null then 'score_reported' else 'actual_text' end as column_name,
from judged
where met_unknown_reason is not null
    or is_lead;

comment on view findings.c03 is 'C03 Reverse indicator scored by neither formula, one row per lead or case not judged · 反向指标得分与两种公式均不符，每条疑点或无法判断的情形一行';
