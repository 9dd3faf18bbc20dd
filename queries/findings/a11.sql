-- One row per bonus item above its cap, and per evaluation whose total is above the scale it is scored on.
--
-- Rule: a bonus item's cap is its weight; the scale is the printed total weight, at least 100: a bonus fills up what was lost and
-- lifts no total above it. Beyond the pack's tolerances. Cannot be judged where a bonus item has points and no weight.
create view findings.a11 as
with bonuses as (
    select * from facts.indicator_results
    where is_current
        and is_bonus
        and score_reported is not null
),

scores as (
    select * from facts.scores
    where is_current
        and score_reported is not null
),

packs as (
    select * from rules.packs
),

capped as (
    select
        bonuses.evaluation_id,
        bonuses.ordinal,
        'indicators' as table_name,
        bonuses.evaluation_id || '/' || bonuses.ordinal as row_key,
        bonuses.score_reported,
        bonuses.weight as score_highest,
        case when bonuses.weight is null and bonuses.score_reported > 0 then 'weight_missing' end as reason,
        bonuses.score_reported > bonuses.weight + packs.score_tolerance as is_lead,
    from bonuses
    inner join packs
        on bonuses.pack_id = packs.pack_id
    union all
    select
        scores.evaluation_id,
        null as ordinal,
        'evaluations' as table_name,
        scores.evaluation_id as row_key,
        scores.score_reported,
        greatest(coalesce(scores.weight_total_reported, 100), 100) as score_highest,
        null as reason,
        scores.score_reported > greatest(coalesce(scores.weight_total_reported, 100), 100) + packs.total_tolerance
        as is_lead,
    from scores
    inner join packs
        on scores.pack_id = packs.pack_id
)

select
    'A11' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(ordinal as integer) as indicator_ordinal,
    '≤ ' || printf('%.2f', cast(score_highest as double)) as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(json_object('score_reported', score_reported, 'score_highest', score_highest) as varchar) as inputs,
    reason,
    table_name,
    row_key,
    'score_reported' as column_name,
from capped
where reason is not null
    or is_lead;

comment on view findings.a11 is 'A11 Bonus over its cap, or total above its scale, one row per lead or case not judged · 加分超过上限或总分超过满分，每条疑点或无法判断的情形一行';
