-- One row per indicator with a target of 0 that was missed and kept points.
--
-- Rule: less is better, target 0, not met, and points kept beyond the pack's tolerance: against 0 there is no proportion, such
-- a target is all or nothing. Cannot be judged where the actual or the score is unknown.
create view findings.c08 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and direction = 'reverse'
        and target_value = 0
),

packs as (
    select * from rules.packs
),

judged as (
    select
        indicators.*,
        case
            when indicators.met_unknown_reason is not null and indicators.score_reported > packs.score_tolerance
                then indicators.met_unknown_reason
            when not indicators.is_met and indicators.score_reported is null and not indicators.is_bonus then 'score_missing'
        end as reason,
        not indicators.is_met and indicators.score_reported > packs.score_tolerance as is_lead,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
)

select
    'C08' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '0.00' as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'score_reported', score_reported,
            'weight', weight
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case
        when reason = 'score_missing' then 'weight'
        when reason is null then 'score_reported'
        else 'actual_text'
    end as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.c08 is 'C08 Target of 0 missed, points kept, one row per lead or case not judged · 指标值为零而未达到仍得分，每条疑点或无法判断的情形一行';
