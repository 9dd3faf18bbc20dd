-- One row per evaluation whose numeric actuals are nearly all the very figures of their targets.
--
-- Rule: of the indicators with a figure as target and as actual, the share that is equal is from the pack's upwards, and there
-- are at least as many as it says. Targets of 100 % and of 0, which can be met in no other way, are counted and said to be.
-- Cannot be judged where targets with figures are enough and actuals with figures are not.
create view findings.e08 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
        and target_value is not null
        and not is_bonus
),

packs as (
    select * from rules.packs
),

counted as (
    select
        evaluation_id,
        min(pack_id) as pack_id,
        count(*) as targets,
        count(*) filter (where met_unknown_reason in ('actual_not_a_figure', 'units_differ')) as actuals_unknown,
        count(*) filter (where is_exact) as equals,
        count(*) filter (where is_exact and (target_value = 0 or (is_percentage and target_value = 100))) as equals_at_limit,
    from (
        select
            *,
            actual_value = target_value and coalesce(target_unit, actual_unit, '') = coalesce(actual_unit, target_unit, '') as is_exact,
        from indicators
    )
    group by evaluation_id
),

judged as (
    select
        counted.*,
        counted.targets - counted.actuals_unknown as indicators,
        packs.exact_share,
        packs.exact_count_from,
        round(counted.equals / nullif(counted.targets - counted.actuals_unknown, 0), 9) as exact_rate,
        case when counted.targets - counted.actuals_unknown < packs.exact_count_from then 'actual_not_a_figure' end as reason,
    from counted
    left join packs
        on counted.pack_id = packs.pack_id
    where counted.targets >= packs.exact_count_from
)

select
    'E08' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '< ' || printf('%.0f%%', exact_share * 100) as expected,
    equals || ' / ' || indicators as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'indicator_count', indicators,
            'equal_count', equals,
            'limit_count', equals_at_limit,
            'exact_rate', exact_rate,
            'exact_share_rate', exact_share
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from judged
where reason is not null
    or exact_rate >= exact_share;

comment on view findings.e08 is 'E08 Nearly all numeric actuals equal their targets, one row per lead or case not judged · 数值指标完成值普遍与指标值相同，每条疑点或无法判断的情形一行';
