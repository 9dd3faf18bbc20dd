-- One row per form type, district, rule pack and band of deviation: how many indicators went so far over their targets, and
-- what their forms took off for it. At most row_limit districts and packs a form type, the most points lost first.
create macro marts.deviation_treatment(years, regions, departments, form_types, words, row_limit) as table
with over_target as (
    select
        results.form_type,
        results.region_code,
        results.pack_id,
        case
            when results.deviation_rate < 0.3 then 'below_30'
            when results.deviation_rate < 0.5 then 'from_30_to_50'
            when results.deviation_rate < 1 then 'from_50_to_100'
            when results.deviation_rate < 2 then 'from_100_to_200'
            else 'from_200'
        end as deviation_band,
        results.deviation_rate,
        results.points_lost,
        results.deduction_cause is not null as is_deducted,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
),

bands as (
    select
        form_type,
        region_code,
        pack_id,
        deviation_band,
        count(*) as indicators,
        count(*) filter (is_deducted) as indicators_deducted,
        coalesce(sum(points_lost) filter (is_deducted), 0) as points_lost,
        min(points_lost) filter (is_deducted) as points_lost_lowest,
        max(points_lost) filter (is_deducted) as points_lost_highest,
        min(deviation_rate) as deviation_rate_lowest,
        max(deviation_rate) as deviation_rate_highest,
    from over_target
    group by form_type, region_code, pack_id, deviation_band
),

-- Places are the sums of their bands: indicators are read once.
places as (
    select
        form_type,
        region_code,
        pack_id,
        row_number() over (
            partition by form_type
            order by sum(points_lost) desc, sum(indicators) desc, region_code, pack_id
        ) as place,
        count(*) over (partition by form_type) as members,
    from bands
    group by form_type, region_code, pack_id
)

select
    bands.form_type,
    bands.region_code,
    bands.pack_id,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    packs.name_zh as pack_name_zh,
    packs.name_en as pack_name_en,
    bands.deviation_band,
    places.place,
    places.members,
    bands.indicators,
    bands.indicators_deducted,
    bands.indicators_deducted / bands.indicators as deducted_share,
    bands.points_lost,
    bands.points_lost_lowest,
    bands.points_lost_highest,
    bands.deviation_rate_lowest,
    bands.deviation_rate_highest,
from bands
inner join places
    on bands.form_type = places.form_type
    and bands.region_code is not distinct from places.region_code
    and bands.pack_id is not distinct from places.pack_id
left join rules.regions as regions
    on bands.region_code = regions.region_code
left join rules.packs as packs
    on bands.pack_id = packs.pack_id
where places.place <= row_limit
order by bands.form_type desc, places.place, bands.deviation_rate_lowest;

comment on macro table marts.deviation_treatment is 'one row per form type, district, rule pack and band of deviation: what came off · 按表单类型、地区、规则包与偏离档次的扣分情况';
