-- One row per score, of an indicator, of execution or of the whole form, that is below 0 or above its weight.
--
-- Rule: beyond the pack's tolerance. Bonus and malus items may go as far below 0 as above; a bonus above its cap and a total
-- above its scale are A11. Cannot be judged where a score has no weight although others of its form have one.
create view findings.a03 as
with indicators as (
    select * from facts.indicator_results
    where is_current
),

execution as (
    select * from facts.execution
    where is_current
),

scores as (
    select * from facts.scores
    where is_current
),

packs as (
    select * from rules.packs
),

weighted as (
    select
        evaluation_id,
        count(weight) as weights,
    from indicators
    group by evaluation_id
),

scored as (
    select
        indicators.evaluation_id,
        indicators.pack_id,
        indicators.ordinal,
        'indicators' as table_name,
        indicators.evaluation_id || '/' || indicators.ordinal as row_key,
        indicators.score_reported,
        indicators.weight,
        case when indicators.is_bonus then -indicators.weight else 0 end as score_lowest,
        case when not indicators.is_bonus then indicators.weight end as score_highest,
        weighted.weights > 0 and indicators.weight is null as is_weight_missing,
    from indicators
    inner join weighted
        on indicators.evaluation_id = weighted.evaluation_id
    union all
    select
        evaluation_id,
        pack_id,
        null as ordinal,
        'funds' as table_name,
        evaluation_id || '/total' as row_key,
        score_reported,
        weight,
        0 as score_lowest,
        weight as score_highest,
        false as is_weight_missing,
    from execution
    union all
    select
        scores.evaluation_id,
        scores.pack_id,
        null as ordinal,
        'evaluations' as table_name,
        scores.evaluation_id as row_key,
        scores.score_reported,
        coalesce(scores.weight_total_reported, 100) as weight,
        0 as score_lowest,
        null as score_highest,
        false as is_weight_missing,
    from scores
),

judged as (
    select
        scored.*,
        case when scored.is_weight_missing then 'weight_missing' end as reason,
        scored.score_reported < scored.score_lowest - packs.score_tolerance
        or scored.score_reported > scored.score_highest + packs.score_tolerance as is_lead,
    from scored
    left join packs
        on scored.pack_id = packs.pack_id
    where scored.score_reported is not null
)

select
    'A03' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(ordinal as integer) as indicator_ordinal,
    printf('%.2f', cast(score_lowest as double)) || ' – ' || printf('%.2f', cast(weight as double)) as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object('score_reported', score_reported, 'weight', weight, 'score_lowest', score_lowest) as varchar
    ) as inputs,
    reason,
    table_name,
    row_key,
    'score_reported' as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.a03 is 'A03 Scores below 0 or above their weight, one row per lead or case not judged · 得分超出分值范围，每条疑点或无法判断的情形一行';
