-- One row per indicator that lost points without a word of explanation.
--
-- Rule: points lost beyond the pack's tolerance, explanation empty or saying nothing; bonus items lose none. Cannot be judged
-- where the score is missing.
create view findings.c06 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
),

packs as (
    select * from rules.packs
),

judged as (
    select
        indicators.*,
        case when indicators.score_reported is null and not indicators.is_bonus then 'score_missing' end as reason,
        indicators.points_lost > packs.score_tolerance and indicators.is_unexplained as is_lead,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
)

select
    'C06' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    printf('%.2f', cast(weight as double)) as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object('weight', weight, 'score_reported', score_reported, 'points_lost', points_lost) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when reason is null then 'score_reported' else 'weight' end as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.c06 is 'C06 Points off, no explanation, one row per lead or case not judged · 扣分未说明原因，每条疑点或无法判断的情形一行';
