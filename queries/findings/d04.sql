-- One row per indicator that lost the same points for going over target as others of its unit with far other deviations.
--
-- Rule: among the over-target deductions of one unit, form and year that took the same points, the largest deviation is at
-- least the pack's spread times the smallest. Every indicator of such a group is a row, so each carries its own place.
-- Cannot be judged: nowhere, for a deduction has this cause only where its deviation is known.
create view findings.d04 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and deduction_cause = 'over_target'
        and is_deviation_comparable
),

packs as (
    select * from rules.packs
),

grouped as (
    select
        indicators.*,
        packs.deduction_spread,
        count(*) over same_deduction as indicators_alike,
        min(indicators.deviation_rate) over same_deduction as deviation_rate_lowest,
        max(indicators.deviation_rate) over same_deduction as deviation_rate_highest,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
    window same_deduction as (
        partition by
            indicators.form_type,
            indicators.year,
            indicators.region_code,
            indicators.department_name,
            indicators.unit_name,
            indicators.points_lost
    )
)

select
    'D04' as rule_code,
    'lead' as outcome,
    'L' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    printf('%+.2f%%', round(deviation_rate_lowest * 100, 2))
    || ' – ' || printf('%+.2f%%', round(deviation_rate_highest * 100, 2)) as expected,
    printf('%+.2f%%', round(deviation_rate * 100, 2)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'deviation_rate', deviation_rate,
            'deviation_rate_lowest', deviation_rate_lowest,
            'deviation_rate_highest', deviation_rate_highest,
            'points_lost', points_lost,
            'indicator_count', indicators_alike,
            'deduction_spread', deduction_spread
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'score_reported' as column_name,
from grouped
where round(deviation_rate_highest / deviation_rate_lowest, 9) >= deduction_spread;

comment on view findings.d04 is 'D04 Same deduction for very different deviations, one row per lead · 偏离程度悬殊而扣分相同，每条疑点一行';
