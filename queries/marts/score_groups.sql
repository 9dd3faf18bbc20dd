-- One row per form type and member of the grain (`department`, `district`, `year`): where its scores lie. At most
-- row_limit members a form type, the lowest mean first; years in their order. Whiskers end at the farthest score within
-- one and a half times the distance between the quarters.
create macro marts.score_groups(years, regions, departments, form_types, words, grain, row_limit) as table
with chosen as (
    select
        filings.form_type,
        case grain
            when 'department' then concat_ws('|', filings.region_code, filings.department_name)
            when 'district' then coalesce(filings.region_code, '')
            when 'year' then coalesce(cast(filings.year as varchar), '')
            else error('score_groups: expected grain department, district or year')
        end as member_key,
        case when grain <> 'year' then filings.region_code end as region_code,
        case when grain <> 'year' then filings.region_name_zh end as region_name_zh,
        case when grain <> 'year' then filings.region_name_en end as region_name_en,
        case when grain = 'department' then filings.department_name end as department_name,
        case when grain = 'year' then filings.year end as year,
        cast(scores.score_reported as double) as score,
        scores.score_reported >= coalesce(scores.weight_total_reported, 100) as is_full,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    inner join facts.scores as scores
        on filings.evaluation_id = scores.evaluation_id
    where scores.score_reported is not null
),

summed as (
    select
        form_type,
        member_key,
        any_value(region_code) as region_code,
        any_value(region_name_zh) as region_name_zh,
        any_value(region_name_en) as region_name_en,
        any_value(department_name) as department_name,
        any_value(year) as year,
        count(*) as evaluations_scored,
        count(*) filter (is_full) / count(*) as full_share,
        avg(score) as score_mean,
        min(score) as score_lowest,
        quantile_cont(score, 0.25) as score_quarter_low,
        median(score) as score_median,
        quantile_cont(score, 0.75) as score_quarter_high,
        max(score) as score_highest,
    from chosen
    group by form_type, member_key
),

ranked as (
    select
        *,
        row_number() over (
            partition by form_type
            order by year, score_mean, member_key
        ) as place,
        count(*) over (partition by form_type) as members,
    from summed
),

shown as (
    select * from ranked
    where row_limit is null or place <= row_limit
),

whiskers as (
    select
        shown.form_type,
        shown.member_key,
        min(chosen.score) filter (
            chosen.score >= shown.score_quarter_low - 1.5 * (shown.score_quarter_high - shown.score_quarter_low)
        ) as score_whisker_low,
        max(chosen.score) filter (
            chosen.score <= shown.score_quarter_high + 1.5 * (shown.score_quarter_high - shown.score_quarter_low)
        ) as score_whisker_high,
    from shown
    inner join chosen
        on shown.form_type = chosen.form_type
        and shown.member_key = chosen.member_key
    group by shown.form_type, shown.member_key
)

select
    shown.form_type,
    shown.member_key,
    shown.region_code,
    shown.region_name_zh,
    shown.region_name_en,
    shown.department_name,
    shown.year,
    shown.place,
    shown.members,
    shown.evaluations_scored,
    shown.full_share,
    shown.score_mean,
    shown.score_lowest,
    whiskers.score_whisker_low,
    shown.score_quarter_low,
    shown.score_median,
    shown.score_quarter_high,
    whiskers.score_whisker_high,
    shown.score_highest,
from shown
inner join whiskers
    on shown.form_type = whiskers.form_type
    and shown.member_key = whiskers.member_key
order by shown.form_type desc, shown.place;

comment on macro table marts.score_groups is 'one row per form type and department, district or year: where its scores lie · 按表单类型与部门、地区或年度的得分分布';
