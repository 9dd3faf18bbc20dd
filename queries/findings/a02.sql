-- One row per evaluation whose execution score is none that its rate and weight give.
--
-- Rule: the printed score differs by more than the pack's tolerance from min(rate, 1) × weight, rounded half up or cut off
-- as the pack says (either where it does not), with the rate of the amounts or the printed one: small amounts in 万元 give
-- a rate that is only nearly theirs, and a wrong printed rate is A01. Cannot be judged where weight or rate is unknown.
create view findings.a02 as
with execution as (
    select * from facts.execution
    where is_current
        and score_reported is not null
),

packs as (
    select * from rules.packs
),

candidates as (
    select
        execution.*,
        packs.score_tolerance,
        packs.execution_rounding,
        case when execution.execution_rate_reported is not null
            then greatest(least(execution.execution_rate_reported, 1), 0) * execution.weight
        end as points_printed,
    from execution
    left join packs
        on execution.pack_id = packs.pack_id
),

rounded as (
    select
        *,
        cast(round(points_printed, 2) as decimal(9, 4)) as score_of_printed_rate,
        cast(floor(points_printed * 100) * 0.01 as decimal(9, 4)) as score_cut_off_of_printed_rate,
    from candidates
),

judged as (
    select
        *,
        case
            when weight is null then 'weight_missing'
            when score_recomputed is not null or points_printed is not null then null
            when budget_adjusted_yuan = 0 then 'budget_is_zero'
            else 'amount_missing'
        end as reason,
        coalesce(
            execution_rounding <> 'cut_off'
            and (
                abs(score_reported - score_recomputed) <= score_tolerance
                or abs(score_reported - score_of_printed_rate) <= score_tolerance
            ),
            false
        )
        or coalesce(
            execution_rounding <> 'half_up'
            and (
                abs(score_reported - score_cut_off_recomputed) <= score_tolerance
                or abs(score_reported - score_cut_off_of_printed_rate) <= score_tolerance
            ),
            false
        ) as is_recomputed,
    from rounded
)

select
    'A02' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    case execution_rounding
        when 'cut_off' then printf('%.2f', cast(coalesce(score_cut_off_recomputed, score_cut_off_of_printed_rate) as double))
        else printf('%.2f', cast(coalesce(score_recomputed, score_of_printed_rate) as double))
    end as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'score_reported', score_reported,
            'score_recomputed', coalesce(score_recomputed, score_of_printed_rate),
            'score_cut_off_recomputed', coalesce(score_cut_off_recomputed, score_cut_off_of_printed_rate),
            'weight', weight,
            'execution_rate', coalesce(execution_rate, execution_rate_reported)
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'score_reported' as column_name,
from judged
where reason is not null
    or not is_recomputed;

comment on view findings.a02 is 'A02 Printed execution score against min(rate, 1) × weight, one row per lead or case not judged · 执行率得分复核，每条疑点或无法判断的情形一行';
