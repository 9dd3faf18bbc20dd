-- One row per project form whose weights are not those of the rule pack's profile.
--
-- Rule: the execution weight or the sum of a first level's weights differs from the profile by more than the pack's tolerance;
-- bonus items are left out. A level of the profile that the form lacks shows in those it has, as all make 100. A form that
-- prints no execution weight and makes 100 without it gives execution none. Cannot be judged where a weight or a level is
-- not visible and the weights that are make no 100, or the profile has no weight for a level of the form.
create view findings.a07 as
with scores as (
    select * from facts.scores
    where is_current
        and form_type = 'project'
        and indicators_weighted > 0
),

indicators as (
    select * from facts.indicator_results
    where is_current
        and form_type = 'project'
        and not is_bonus
        and kind is distinct from 'not_applicable'
        and weight is distinct from 0
),

packs as (
    select * from rules.packs
),

profile as (
    select
        *,
        replace(level_1, '指标', '') as level,
    from rules.level_weights
),

levels as (
    select
        evaluation_id,
        level_1,
        replace(regexp_replace(level_1, '\s', '', 'g'), '指标', '') as level,
        count(*) - count(weight) as weights_missing,
        sum(weight) as weight,
    from indicators
    group by evaluation_id, level_1
),

seen as (
    select
        levels.evaluation_id,
        sum(levels.weights_missing) as weights_missing,
        count(*) filter (where levels.level_1 is null) as levels_missing,
        count(*) filter (where levels.level_1 is not null and profile.level is null) as levels_unknown,
        count(*) filter (where abs(levels.weight - profile.weight) > packs.weight_tolerance) as levels_differing,
        string_agg(
            levels.level_1 || ' ' || format('{:g}', cast(levels.weight as double)), '、'
            order by profile.weight desc nulls last, levels.level_1
        ) as weights_found,
        string_agg(
            profile.level_1 || ' ' || format('{:g}', cast(profile.weight as double)), '、'
            order by profile.weight desc, profile.level_1
        ) as weights_expected,
    from levels
    inner join scores
        on levels.evaluation_id = scores.evaluation_id
    inner join packs
        on scores.pack_id = packs.pack_id
    left join profile
        on scores.pack_id = profile.pack_id
        and levels.level = profile.level
    group by levels.evaluation_id
),

judged as (
    select
        scores.evaluation_id,
        seen.weights_found,
        seen.weights_expected,
        coalesce(scores.execution_weight, 0) as execution_weight,
        packs.execution_weight as execution_weight_expected,
        case
            when seen.weights_missing > 0 and not scores.is_complete then 'weight_missing'
            when seen.levels_missing > 0 or (scores.execution_weight is null and not scores.is_complete)
                then 'parts_not_visible'
            when seen.levels_unknown > 0 then 'level_not_in_profile'
        end as reason,
        seen.levels_differing > 0
        or abs(coalesce(scores.execution_weight, 0) - packs.execution_weight) > packs.weight_tolerance as is_lead,
    from scores
    inner join seen
        on scores.evaluation_id = seen.evaluation_id
    inner join packs
        on scores.pack_id = packs.pack_id
)

select
    'A07' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'I' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    format('{:g}', cast(execution_weight_expected as double)) || ' + ' || weights_expected as expected,
    format('{:g}', cast(execution_weight as double)) || ' + ' || weights_found as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'execution_weight', execution_weight,
            'execution_weight_expected', execution_weight_expected,
            'weights_found', weights_found,
            'weights_expected', weights_expected
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'weight_total_reported' as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.a07 is 'A07 Weights that differ from the rule pack''s profile, one row per lead or case not judged · 分值设置与规则包不同，每条疑点或无法判断的情形一行';
