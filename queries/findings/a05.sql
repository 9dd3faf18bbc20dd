-- One row per evaluation whose total score is not the sum of its parts.
--
-- Rule: |total − (execution score + indicator scores)| beyond the pack's tolerance. Cannot be judged where a part's score is
-- missing, or where the weights that can be seen do not make the printed total: then parts of the form are not visible.
create view findings.a05 as
with scores as (
    select * from facts.scores
    where is_current
        and score_reported is not null
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
        count(score_reported) as scores_seen,
        coalesce(sum(weight) filter (where is_bonus), 0) as bonus_weight,
        count(*) filter (
            where score_reported is null and kind is distinct from 'not_applicable' and weight is distinct from 0
        ) as scores_missing,
        coalesce(sum(score_reported), 0) as indicator_score,
    from indicators
    group by evaluation_id
),

summed as (
    select
        scores.evaluation_id,
        scores.score_reported,
        scores.execution_score_reported,
        seen.indicator_score,
        seen.indicator_score + coalesce(scores.execution_score_reported, 0) as score_recomputed,
        seen.scores_missing > 0
        or (scores.execution_weight is not null and scores.execution_score_reported is null) as is_score_missing,
        coalesce(scores.weight_total_reported, 100) as weight_total,
        scores.weight_total_recomputed,
        coalesce(
            abs(scores.weight_total_recomputed - coalesce(scores.weight_total_reported, 100)) <= packs.weight_tolerance
            or abs(scores.weight_total_recomputed - seen.bonus_weight - coalesce(scores.weight_total_reported, 100))
            <= packs.weight_tolerance,
            false
        ) as is_complete,
        packs.total_tolerance,
    from scores
    inner join seen
        on scores.evaluation_id = seen.evaluation_id
    left join packs
        on scores.pack_id = packs.pack_id
    where seen.scores_seen > 0
),

judged as (
    select
        *,
        case
            when is_score_missing then 'score_missing'
            when not is_complete and weight_total_recomputed is null then 'weight_missing'
            when not is_complete then 'parts_not_visible'
        end as reason,
    from summed
    where abs(score_reported - score_recomputed) > total_tolerance
)

select
    'A05' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    printf('%.2f', cast(score_recomputed as double)) as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'score_reported', score_reported,
            'score_recomputed', score_recomputed,
            'execution_score_reported', execution_score_reported,
            'indicator_score_recomputed', indicator_score,
            'weight_total', weight_total,
            'weight_total_recomputed', weight_total_recomputed
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from judged;

comment on view findings.a05 is 'A05 Total score against the sum of its parts, one row per lead or case not judged · 总分与各部分得分合计不符，每条疑点或无法判断的情形一行';
