-- One row per scored evaluation whose weights do not add to 100.
--
-- Rule: execution weight plus indicator weights, with or without bonus items, differ from 100 by more than the pack's
-- tolerance; 100 is the scale every form is scored on. Cannot be judged where a weight is missing, or where less than 100
-- is seen of a form that begins without its first level or prints no execution weight where just that is missing.
create view findings.a04 as
with scores as (
    select * from facts.scores
    where is_current
        and indicators_weighted > 0
),

indicators as (
    select * from facts.indicator_results
    where is_current
),

packs as (
    select * from rules.packs
),

seen as (
    select
        evaluation_id,
        coalesce(sum(weight) filter (where is_bonus), 0) as bonus_weight,
        count(*) filter (where weight is null and kind is distinct from 'not_applicable') as weights_missing,
        count(*) filter (where weight > 0 and level_1 is null) as levels_missing,
    from indicators
    group by evaluation_id
),

compared as (
    select
        scores.evaluation_id,
        scores.execution_weight,
        scores.indicator_weight_recomputed,
        scores.weight_total_recomputed,
        seen.bonus_weight,
        seen.weights_missing,
        seen.levels_missing,
        packs.execution_weight as execution_weight_expected,
        packs.weight_tolerance,
        100 - scores.weight_total_recomputed as weight_short,
    from scores
    inner join seen
        on scores.evaluation_id = seen.evaluation_id
    left join packs
        on scores.pack_id = packs.pack_id
),

judged as (
    select
        *,
        case
            when weights_missing > 0 then 'weight_missing'
            when weight_short > 0 and levels_missing > 0 then 'parts_not_visible'
            when execution_weight is null and abs(weight_short - execution_weight_expected) <= weight_tolerance
                then 'parts_not_visible'
        end as reason,
    from compared
    where abs(weight_short) > weight_tolerance
        and abs(weight_short + bonus_weight) > weight_tolerance
)

select
    'A04' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '100.00' as expected,
    printf('%.2f', cast(weight_total_recomputed as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'weight_total_recomputed', weight_total_recomputed,
            'execution_weight', execution_weight,
            'indicator_weight_recomputed', indicator_weight_recomputed,
            'bonus_weight', bonus_weight
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'weight_total_reported' as column_name,
from judged;

comment on view findings.a04 is 'A04 Weights that do not add to 100, one row per lead or case not judged · 分值合计不等于 100，每条疑点或无法判断的情形一行';
