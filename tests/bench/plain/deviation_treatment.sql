-- {"form_types": ["project"], "row_limit": 20}
with places as (
    select
        region_code,
        pack_id,
        row_number() over (
            order by
                coalesce(sum(points_lost) filter (deduction_cause is not null), 0) desc,
                count(*) desc,
                region_code,
                pack_id
        ) as place,
        count(*) over () as members,
    from facts.indicator_results
    where
        is_current
        and form_type = 'project'
        and deviation_direction = 'over_target'
        and is_deviation_comparable
        and weight > 0
    group by region_code, pack_id
)

select
    results.form_type,
    results.region_code,
    results.pack_id,
    any_value(regions.name_zh) as region_name_zh,
    any_value(regions.name_en) as region_name_en,
    any_value(packs.name_zh) as pack_name_zh,
    any_value(packs.name_en) as pack_name_en,
    case
        when results.deviation_rate < 0.3 then 'below_30'
        when results.deviation_rate < 0.5 then 'from_30_to_50'
        when results.deviation_rate < 1 then 'from_50_to_100'
        when results.deviation_rate < 2 then 'from_100_to_200'
        else 'from_200'
    end as deviation_band,
    any_value(places.place) as place,
    any_value(places.members) as members,
    count(*) as indicators,
    count(results.deduction_cause) as indicators_deducted,
    count(results.deduction_cause) / count(*) as deducted_share,
    coalesce(sum(results.points_lost) filter (results.deduction_cause is not null), 0) as points_lost,
    min(results.points_lost) filter (results.deduction_cause is not null) as points_lost_lowest,
    max(results.points_lost) filter (results.deduction_cause is not null) as points_lost_highest,
    min(results.deviation_rate) as deviation_rate_lowest,
    max(results.deviation_rate) as deviation_rate_highest,
from facts.indicator_results as results
inner join places
    on results.region_code is not distinct from places.region_code
    and results.pack_id is not distinct from places.pack_id
    and places.place <= 20
left join rules.packs as packs on results.pack_id = packs.pack_id
left join rules.regions as regions on results.region_code = regions.region_code
where
    results.is_current
    and results.form_type = 'project'
    and results.deviation_direction = 'over_target'
    and results.is_deviation_comparable
    and results.weight > 0
group by results.form_type, results.region_code, results.pack_id, deviation_band
