-- One row per project form that lacks benefits or satisfaction, or has few outputs.
--
-- Rule: of the indicators that apply, none is of benefits, none of satisfaction (on any level), or outputs are fewer than the pack's
-- least. Cannot be judged where something lacks and part of the form, or a first level, is not visible.
create view findings.e07 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and form_type = 'project'
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

counted as (
    select
        evaluation_id,
        count(*) filter (where level_1 like '%产出%') as outputs,
        count(*) filter (where level_1 like '%效益%' or level_1 like '%效果%') as benefits,
        count(*) filter (
            where level_1 like '%满意%' or level_2 like '%满意%' or level_3 like '%满意%'
        ) as satisfactions,
        count(*) filter (where level_1 is null) as levels_missing,
    from indicators
    group by evaluation_id
),

judged as (
    select
        counted.*,
        packs.outputs_at_least,
        case
            when counted.levels_missing > 0 then 'parts_not_visible'
            when scores.indicators_weighted > 0
                and coalesce(
                    scores.weight_total_recomputed < coalesce(scores.weight_total_reported, 100) - packs.weight_tolerance,
                    true
                )
                then 'parts_not_visible'
        end as reason,
    from counted
    inner join scores
        on counted.evaluation_id = scores.evaluation_id
    left join packs
        on scores.pack_id = packs.pack_id
    where counted.outputs < packs.outputs_at_least
        or counted.benefits = 0
        or counted.satisfactions = 0
)

select
    'E07' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≥ ' || outputs_at_least || ' / ≥ 1 / ≥ 1' as expected,
    concat_ws(' / ', outputs, benefits, satisfactions) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'output_count', outputs,
            'benefit_count', benefits,
            'satisfaction_count', satisfactions,
            'outputs_at_least', outputs_at_least
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from judged;

comment on view findings.e07 is 'E07 No benefits, no satisfaction or few outputs, one row per lead or case not judged · 缺少效益、满意度指标或产出指标过少，每条疑点或无法判断的情形一行';
