-- One row per third-level indicator that carries a large part of the form's points alone.
--
-- Rule: a weight from the pack's single-indicator weight upwards, bonus items aside. Cannot be judged where the weight is
-- missing and the visible weights fall short of the total by as much; rows within rows carry no weight of their own.
create view findings.c10 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
        and not is_bonus
),

scores as (
    select * from facts.scores
    where is_current
),

packs as (
    select * from rules.packs
),

judged as (
    select
        indicators.*,
        packs.single_indicator_weight,
        case when indicators.weight is null then 'weight_missing' end as reason,
    from indicators
    inner join scores
        on indicators.filing_number = scores.filing_number
    left join packs
        on indicators.pack_id = packs.pack_id
    where indicators.weight >= packs.single_indicator_weight
        or (
            indicators.weight is null
            and coalesce(scores.weight_total_reported, 100) - scores.weight_total_recomputed >= packs.single_indicator_weight
        )
)

select
    'C10' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'L' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '< ' || printf('%.2f', cast(single_indicator_weight as double)) as expected,
    printf('%.2f', cast(weight as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_3', level_3,
            'target_text', target_text,
            'weight', weight,
            'single_indicator_weight', single_indicator_weight
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when reason is null then 'weight' else 'target_text' end as column_name,
from judged;

comment on view findings.c10 is 'C10 A large part of the points on one indicator, one row per lead or case not judged · 单项三级指标分值过高，每条疑点或无法判断的情形一行';
