-- One row per form type and member of the grain (`department`, `district`, `year`): where its scores lie. At most
-- row_limit members a form type, the lowest mean first; years in their order. Whiskers end at the farthest score within
-- one and a half times the distance between the quarters.
create macro marts.score_groups(years, regions, departments, form_types, words, grain, row_limit) as table
with scored as (
    select
        scores.form_type,
        case when grain <> 'year' then scores.region_code end as region_code,
        case when grain = 'department' then scores.department_name end as department_name,
        case when grain = 'year' then scores.year end as year,
        scores.score_reported,
        cast(scores.score_reported as double) as score,
        scores.score_reported >= coalesce(scores.weight_total_reported, 100) as is_full,
    from facts.scores as scores
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on scores.filing_number = selected.filing_number
    where scores.score_reported is not null
),

-- The mean is taken of decimals: members with equal scores must not be told apart by the order of adding.
summed as (
    select
        form_type,
        region_code,
        department_name,
        year,
        count(*) as evaluations_scored,
        count(*) filter (is_full) / count(*) as full_share,
        avg(score_reported) as score_mean,
        min(score) as score_lowest,
        quantile_cont(score, [0.25, 0.5, 0.75]) as quarters,
        max(score) as score_highest,
        list(score) as scores,
    from scored
    group by form_type, region_code, department_name, year
),

keyed as (
    select
        *,
        case grain
            when 'department' then concat_ws('|', region_code, department_name)
            when 'district' then coalesce(region_code, '')
            when 'year' then coalesce(cast(year as varchar), '')
            else error('score_groups: expected grain department, district or year')
        end as member_key,
        quarters[1] - 1.5 * (quarters[3] - quarters[1]) as fence_low,
        quarters[3] + 1.5 * (quarters[3] - quarters[1]) as fence_high,
    from summed
),

ranked as (
    select
        *,
        row_number() over (
            partition by form_type
            order by year, score_mean, member_key
        ) as place,
        count(*) over (partition by form_type) as members,
    from keyed
)

select
    ranked.form_type,
    ranked.member_key,
    ranked.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    ranked.department_name,
    ranked.year,
    ranked.place,
    ranked.members,
    ranked.evaluations_scored,
    ranked.full_share,
    ranked.score_mean,
    ranked.score_lowest,
    list_min(list_filter(ranked.scores, lambda score: score >= ranked.fence_low)) as score_whisker_low,
    ranked.quarters[1] as score_quarter_low,
    ranked.quarters[2] as score_median,
    ranked.quarters[3] as score_quarter_high,
    list_max(list_filter(ranked.scores, lambda score: score <= ranked.fence_high)) as score_whisker_high,
    ranked.score_highest,
from ranked
left join rules.regions as regions
    on ranked.region_code = regions.region_code
where row_limit is null or ranked.place <= row_limit
order by ranked.form_type desc, ranked.place;

comment on macro table marts.score_groups is 'one row per form type and department, district or year: where its scores lie · 按表单类型与部门、地区或年度的得分分布';
