-- One row per form type, district, rule pack and band of deviation: how many indicators went so far over their targets, and
-- what their forms took off for it. At most row_limit districts and packs a form type, the most points lost first.
create macro marts.deviation_treatment(years, regions, departments, form_types, words, row_limit) as table
with chosen as (
    select
        results.form_type,
        filings.region_code,
        filings.region_name_zh,
        filings.region_name_en,
        filings.pack_id,
        filings.pack_name_zh,
        filings.pack_name_en,
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
    inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
        on results.evaluation_id = filings.evaluation_id
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
),

places as (
    select
        form_type,
        region_code,
        pack_id,
        row_number() over (
            partition by form_type
            order by
                coalesce(sum(points_lost) filter (is_deducted), 0) desc,
                count(*) desc,
                region_code,
                pack_id
        ) as place,
        count(*) over (partition by form_type) as members,
    from chosen
    group by form_type, region_code, pack_id
)

select
    chosen.form_type,
    chosen.region_code,
    chosen.pack_id,
    any_value(chosen.region_name_zh) as region_name_zh,
    any_value(chosen.region_name_en) as region_name_en,
    any_value(chosen.pack_name_zh) as pack_name_zh,
    any_value(chosen.pack_name_en) as pack_name_en,
    chosen.deviation_band,
    any_value(places.place) as place,
    any_value(places.members) as members,
    count(*) as indicators,
    count(*) filter (chosen.is_deducted) as indicators_deducted,
    count(*) filter (chosen.is_deducted) / count(*) as deducted_share,
    coalesce(sum(chosen.points_lost) filter (chosen.is_deducted), 0) as points_lost,
    min(chosen.points_lost) filter (chosen.is_deducted) as points_lost_lowest,
    max(chosen.points_lost) filter (chosen.is_deducted) as points_lost_highest,
    min(chosen.deviation_rate) as deviation_rate_lowest,
    max(chosen.deviation_rate) as deviation_rate_highest,
from chosen
inner join places
    on chosen.form_type = places.form_type
    and chosen.region_code is not distinct from places.region_code
    and chosen.pack_id is not distinct from places.pack_id
where places.place <= row_limit
group by chosen.form_type, chosen.region_code, chosen.pack_id, chosen.deviation_band
order by chosen.form_type desc, place, deviation_rate_lowest;

comment on macro table marts.deviation_treatment is 'one row per form type, district, rule pack and band of deviation: what came off · 按表单类型、地区、规则包与偏离档次的扣分情况';
