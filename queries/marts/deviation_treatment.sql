-- One row per form type, district, rule pack and band of deviation: how many indicators went so far over their targets, and
-- what their forms took off for it.
create macro marts.deviation_treatment(years, regions, departments, form_types, words) as table
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
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.evaluation_id = selected.evaluation_id
    inner join facts.filings as filings
        on results.evaluation_id = filings.evaluation_id
    where results.deviation_direction = 'over_target' and results.is_deviation_comparable and results.weight > 0
)

select
    form_type,
    region_code,
    pack_id,
    any_value(region_name_zh) as region_name_zh,
    any_value(region_name_en) as region_name_en,
    any_value(pack_name_zh) as pack_name_zh,
    any_value(pack_name_en) as pack_name_en,
    deviation_band,
    count(*) as indicators,
    count(*) filter (is_deducted) as indicators_deducted,
    count(*) filter (is_deducted) / count(*) as deducted_share,
    coalesce(sum(points_lost) filter (is_deducted), 0) as points_lost,
    min(points_lost) filter (is_deducted) as points_lost_lowest,
    max(points_lost) filter (is_deducted) as points_lost_highest,
    min(deviation_rate) as deviation_rate_lowest,
    max(deviation_rate) as deviation_rate_highest,
from chosen
group by form_type, region_code, pack_id, deviation_band
order by form_type desc, region_code, pack_id, deviation_rate_lowest;

comment on macro table marts.deviation_treatment is 'one row per form type, district, rule pack and band of deviation: what came off · 按表单类型、地区、规则包与偏离档次的扣分情况';
