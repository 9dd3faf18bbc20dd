-- One row per scored form of the named members that a box does not show: every form of a member with at most point_limit
-- forms, else those farthest below and above its quarters, at most point_limit of them.
create macro marts.score_points(
    years, regions, departments, form_types, words, grain, member_keys, point_limit
) as table
with chosen as (
    select
        filings.evaluation_id,
        filings.form_type,
        case grain
            when 'department' then concat_ws('|', filings.region_code, filings.department_name)
            when 'district' then coalesce(filings.region_code, '')
            when 'year' then coalesce(cast(filings.year as varchar), '')
            else error('score_points: expected grain department, district or year')
        end as member_key,
        filings.department_name,
        filings.unit_name,
        filings.project_name,
        filings.year,
        cast(scores.score_reported as double) as score_reported,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    inner join facts.scores as scores
        on filings.filing_number = scores.filing_number
    where scores.score_reported is not null
),

measured as (
    select
        *,
        count(*) over (partition by form_type, member_key) as evaluations_scored,
        quantile_cont(score_reported, 0.25) over (partition by form_type, member_key) as quarter_low,
        quantile_cont(score_reported, 0.75) over (partition by form_type, member_key) as quarter_high,
    from chosen
    where list_contains(cast(member_keys as varchar[]), member_key)
),

placed as (
    select
        *,
        row_number() over (
            partition by form_type, member_key
            order by greatest(quarter_low - score_reported, score_reported - quarter_high) desc, evaluation_id
        ) as place,
    from measured
    where
        evaluations_scored <= point_limit
        or score_reported < quarter_low - 1.5 * (quarter_high - quarter_low)
        or score_reported > quarter_high + 1.5 * (quarter_high - quarter_low)
)

select
    evaluation_id,
    form_type,
    member_key,
    department_name,
    unit_name,
    project_name,
    year,
    score_reported,
from placed
where place <= point_limit
order by form_type desc, member_key, score_reported, evaluation_id;

comment on macro table marts.score_points is 'one row per form that a box of scores does not show · 箱线图之外需单独标出的自评表，每份一行';
