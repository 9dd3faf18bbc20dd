-- One row per rule pack that is known to take points off for going over target, and district under another pack in the
-- selection: what that rule would have done to the district's forms. Form types apart. Packs of the whole warehouse count.
create macro marts.rule_effects(years, regions, departments, form_types, words) as table
with known as (
    select * from rules.packs
    where over_target_deduct_from is not null
        and over_target_deduction = 'flat'
        and over_target_deduction_points is not null
),

weighed as (
    select
        results.filing_number,
        results.deviation_rate,
        results.weight,
        case when results.deduction_cause is not null then results.points_lost else 0 end as points_lost,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    where results.deviation_direction = 'over_target'
        and results.is_deviation_comparable
        and results.weight > 0
),

-- Each form under each rule that is not its own.
judged as (
    select
        weighed.filing_number,
        known.pack_id as rule_pack_id,
        count(*) filter (weighed.deviation_rate >= known.over_target_deduct_from) as indicators_simulated,
        sum(weighed.points_lost) as points_lost,
        sum(
            facts.points_off(
                weighed.deviation_rate,
                weighed.weight,
                known.over_target_deduct_from,
                known.over_target_deduction,
                known.over_target_deduction_points
            )
        ) as points_simulated,
    from weighed
    cross join known
    group by weighed.filing_number, known.pack_id
),

-- Forms without an indicator over target belong to the district's mean as well.
scored as (
    select
        scores.*,
        known.pack_id as rule_pack_id,
    from facts.scores as scores
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on scores.filing_number = selected.filing_number
    inner join known
        on scores.pack_id is distinct from known.pack_id
    where scores.indicators_weighted > 0
),

summed as (
    select
        scored.rule_pack_id,
        scored.form_type,
        scored.region_code,
        count(*) as evaluations,
        count(*) filter (judged.points_simulated <> judged.points_lost) as evaluations_changed,
        cast(coalesce(sum(judged.indicators_simulated), 0) as bigint) as indicators_simulated,
        coalesce(sum(judged.points_lost), 0) as points_lost,
        coalesce(sum(judged.points_simulated), 0) as points_simulated,
        avg(cast(scored.score_reported as double)) as score_mean,
        avg(
            cast(
                scored.score_reported + coalesce(judged.points_lost, 0) - coalesce(judged.points_simulated, 0) as double
            )
        ) as score_mean_simulated,
    from scored
    left join judged
        on scored.filing_number = judged.filing_number
        and scored.rule_pack_id = judged.rule_pack_id
    group by scored.rule_pack_id, scored.form_type, scored.region_code
)

select
    summed.form_type,
    known.name_zh as pack_name_zh,
    known.name_en as pack_name_en,
    summed.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    known.over_target_deduct_from as deduct_from_rate,
    known.over_target_deduction_points as deduction_points,
    summed.evaluations,
    summed.evaluations_changed,
    summed.indicators_simulated,
    summed.points_lost,
    summed.points_simulated,
    summed.score_mean,
    summed.score_mean_simulated,
from summed
inner join known
    on summed.rule_pack_id = known.pack_id
left join rules.regions as regions
    on summed.region_code = regions.region_code
order by
    summed.form_type desc,
    known.pack_id,
    abs(summed.points_simulated - summed.points_lost) desc,
    summed.region_code;

comment on macro table marts.rule_effects is 'one row per known deduction rule and district under another: what it would have done there · 已知扣分规则对其他地区自评的影响，每条规则每个地区一行';
