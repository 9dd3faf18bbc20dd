-- {"form_types": ["project"], "behind": "would_deduct", "curve": "flat", "points": 1, "scope": "all"}
with beyond as (
    select
        *,
        row_number() over (
            order by deviation_rate desc, points_lost desc nulls last, evaluation_id, ordinal
        ) as place,
        count(*) over () as members,
    from facts.indicator_results
    where
        is_current
        and form_type = 'project'
        and deviation_direction = 'over_target'
        and is_deviation_comparable
        and weight > 0
        and deviation_rate >= $threshold
    qualify place <= $row_limit
)

select
    beyond.evaluation_id,
    beyond.form_type,
    beyond.region_code,
    coalesce(beyond.project_name, beyond.unit_name, beyond.department_name) as form_name,
    beyond.project_name,
    beyond.level_3,
    beyond.target_text,
    beyond.actual_text,
    beyond.deviation_rate,
    beyond.weight,
    beyond.points_lost,
    cast(least(1, beyond.weight) as decimal(9, 2)) as points_simulated,
    beyond.deduction_cause,
    coalesce(beyond.cause_stated, if(beyond.is_unexplained, 'blank', 'unclear')) as cause_stated,
    beyond.is_cause_disputed,
    beyond.remark,
    beyond.unit_name,
    beyond.department_name,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    beyond.year,
    beyond.ordinal,
    beyond.place,
    beyond.members,
from beyond
left join rules.packs as packs on beyond.pack_id = packs.pack_id
left join rules.regions as regions on beyond.region_code = regions.region_code
