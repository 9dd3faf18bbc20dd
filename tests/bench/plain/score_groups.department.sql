-- {"form_types": ["project"], "grain": "department"}
with scored as (
    select
        form_type,
        region_code,
        department_name,
        cast(score_reported as double) as score,
        score_reported >= 100 as is_full,
    from facts.scores
    where is_current and form_type = 'project' and score_reported is not null
),

shown as (
    select
        form_type,
        region_code,
        department_name,
        row_number() over (
            partition by form_type order by avg(score), concat_ws('|', region_code, department_name)
        ) as place,
        count(*) over (partition by form_type) as members,
        count(*) as evaluations_scored,
        count(*) filter (is_full) / count(*) as full_share,
        avg(score) as score_mean,
        min(score) as score_lowest,
        quantile_cont(score, [0.25, 0.5, 0.75]) as quarters,
        max(score) as score_highest,
    from scored
    group by form_type, region_code, department_name
    qualify place <= $row_limit
)

select
    shown.form_type,
    concat_ws('|', shown.region_code, shown.department_name) as member_key,
    shown.region_code,
    any_value(regions.name_zh) as region_name_zh,
    any_value(regions.name_en) as region_name_en,
    shown.department_name,
    cast(null as integer) as year,
    shown.place,
    shown.members,
    shown.evaluations_scored,
    shown.full_share,
    shown.score_mean,
    shown.score_lowest,
    min(scored.score) filter (scored.score >= quarters[1] - 1.5 * (quarters[3] - quarters[1])) as score_whisker_low,
    shown.quarters[1] as score_quarter_low,
    shown.quarters[2] as score_median,
    shown.quarters[3] as score_quarter_high,
    max(scored.score) filter (scored.score <= quarters[3] + 1.5 * (quarters[3] - quarters[1])) as score_whisker_high,
    shown.score_highest,
from shown
inner join scored
    on shown.form_type = scored.form_type
    and shown.region_code = scored.region_code
    and shown.department_name = scored.department_name
left join rules.regions as regions on shown.region_code = regions.region_code
group by all
