-- One row per printed adjustment, or printed adjustment rate, that the form's own amounts do not give.
--
-- Rule: adjustment against adjusted − initial budget, rate against adjustment ÷ initial budget (the printed adjustment where
-- there is one), sizes alone, as forms print reductions with and without a sign; beyond what the printed digits cannot
-- show. A zero at the end may have been left out, so a round figure is taken as printed to its last digit above zero. Cannot be judged where
-- an amount is missing, or the initial budget is 0 under a rate.
create view findings.a10 as
with execution as (
    select * from facts.execution
    where is_current
        and (adjustment_reported_yuan is not null or adjustment_rate_reported is not null)
),

evaluations as (
    select * from forms.evaluations
),

packs as (
    select * from rules.packs
),

-- One unit of the last digit above zero, at most a unit of what the form counts in; nothing is as exact as can be.
stepped as (
    select
        execution.*,
        packs.rate_tolerance,
        case when evaluations.amount_unit_reported = 'wan_yuan' then 100 else 0.01 end as amount_step,
        case
            when execution.adjustment_reported_yuan = 0 then 0
            when evaluations.amount_unit_reported = 'wan_yuan' and execution.adjustment_reported_yuan % 10000 = 0 then 10000
            when evaluations.amount_unit_reported = 'wan_yuan' and execution.adjustment_reported_yuan % 1000 = 0 then 1000
            when evaluations.amount_unit_reported = 'wan_yuan' then 100
            when execution.adjustment_reported_yuan % 1 = 0 then 1
            else 0.01
        end as adjustment_step,
        case
            when execution.adjustment_rate_reported % 0.01 = 0 then 0.01
            when execution.adjustment_rate_reported % 0.001 = 0 then 0.001
            else 0.0001
        end as rate_step,
    from execution
    inner join evaluations
        on execution.evaluation_id = evaluations.evaluation_id
    inner join packs
        on execution.pack_id = packs.pack_id
),

recomputed as (
    select
        *,
        cast(coalesce(adjustment_reported_yuan, adjustment_yuan) as double)
        / nullif(cast(budget_initial_yuan as double), 0) as adjustment_rate_recomputed,
    from stepped
),

figures as (
    select
        evaluation_id,
        budget_initial_yuan,
        budget_adjusted_yuan,
        adjustment_yuan,
        adjustment_reported_yuan,
        cast(null as double) as adjustment_rate_recomputed,
        cast(null as double) as adjustment_rate_reported,
        'adjustment_reported_yuan' as column_name,
        cast(adjustment_yuan as varchar) as expected,
        cast(adjustment_reported_yuan as varchar) as found,
        case
            when budget_initial_yuan is null then 'initial_budget_missing'
            when budget_adjusted_yuan is null then 'amount_missing'
        end as reason,
        abs(abs(adjustment_yuan) - abs(adjustment_reported_yuan)) > amount_step + adjustment_step / 2 as is_lead,
    from recomputed
    where adjustment_reported_yuan is not null
    union all
    select
        evaluation_id,
        budget_initial_yuan,
        budget_adjusted_yuan,
        adjustment_yuan,
        adjustment_reported_yuan,
        adjustment_rate_recomputed,
        adjustment_rate_reported,
        'adjustment_rate_reported' as column_name,
        printf('%.2f%%', round(adjustment_rate_recomputed * 100, 2)) as expected,
        printf('%.2f%%', round(cast(adjustment_rate_reported as double) * 100, 2)) as found,
        case
            when budget_initial_yuan is null then 'initial_budget_missing'
            when budget_initial_yuan = 0 and adjustment_rate_reported <> 0 then 'initial_budget_is_zero'
            when budget_initial_yuan <> 0 and adjustment_rate_recomputed is null then 'amount_missing'
        end as reason,
        round(abs(abs(adjustment_rate_recomputed) - abs(cast(adjustment_rate_reported as double))), 9)
        > round(
            rate_step
            + rate_tolerance
            + (amount_step + abs(adjustment_rate_recomputed) * amount_step) / 2 / abs(cast(budget_initial_yuan as double)),
            9
        ) as is_lead,
    from recomputed
    where adjustment_rate_reported is not null
)

select
    'A10' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    expected,
    found,
    case when column_name = 'adjustment_reported_yuan'
        then cast(abs(abs(adjustment_yuan) - abs(adjustment_reported_yuan)) as decimal(18, 2))
    end as amount_yuan,
    cast(
        json_object(
            'column_name', column_name,
            'budget_initial_yuan', budget_initial_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'adjustment_yuan', adjustment_yuan,
            'adjustment_reported_yuan', adjustment_reported_yuan,
            'recomputed', expected,
            'printed', found
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    column_name,
from figures
where reason is not null
    or is_lead;

comment on view findings.a10 is 'A10 Printed adjustment and adjustment rate against the amounts, one row per lead or case not judged · 预算调整数、预算调整率复核，每条疑点或无法判断的情形一行';
