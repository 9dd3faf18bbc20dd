-- {"regions": "*", "departments": "*", "grain": "year", "row_limit": null}
with scored as (
    select form_type, year, cast(score_reported as double) as score, score_reported >= 100 as is_full,
    from facts.scores
    where
        is_current
        and region_code = $regions[1]
        and department_name = $departments[1]
        and score_reported is not null
),

shown as (
    select
        form_type,
        year,
        count(*) as evaluations_scored,
        count(*) filter (is_full) / count(*) as full_share,
        avg(score) as score_mean,
        min(score) as score_lowest,
        quantile_cont(score, [0.25, 0.5, 0.75]) as quarters,
        max(score) as score_highest,
        row_number() over (partition by form_type order by year) as place,
        count(*) over (partition by form_type) as members,
    from scored
    group by form_type, year
)

select
    shown.form_type,
    cast(shown.year as varchar) as member_key,
    cast(null as varchar) as region_code,
    cast(null as varchar) as region_name_zh,
    cast(null as varchar) as region_name_en,
    cast(null as varchar) as department_name,
    shown.year,
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
inner join scored on shown.form_type = scored.form_type and shown.year = scored.year
group by all
