-- One row per form type and member of the grain (`all`, `district`, `department`, `unit`, `project`), and per year where
-- is_by_year: funds, execution, scores and leads. Form types are never added together. At most row_limit members a form
-- type, NULL takes all: the lowest execution first (or the highest, where is_highest_first); by year, those seen in
-- several years first, then by budget.
create macro marts.results(
    years, regions, departments, form_types, words, grain, is_by_year, is_highest_first, row_limit
) as table
with chosen as (
    select * from marts.selected_filings(years, regions, departments, form_types, words)
),

leads as (
    select
        filing_number,
        count(*) as leads,
    from findings.every
    where outcome = 'lead' and severity <> 'I'
    group by filing_number
),

-- What the grain does not tell apart is NULL here; names are looked up for the rows shown.
measured as (
    select
        chosen.form_type,
        case when grain <> 'all' then chosen.region_code end as region_code,
        case when grain in ('department', 'unit', 'project') then chosen.department_name end as department_name,
        case when grain in ('unit', 'project') then chosen.unit_name end as unit_name,
        case when grain = 'project' and is_by_year then chosen.project_key end as project_key,
        case when is_by_year or grain = 'project' then chosen.year end as year,
        case when grain = 'project' and not is_by_year then chosen.evaluation_id end as member_evaluation_id,
        case when grain = 'project' then chosen.evaluation_id end as evaluation_id,
        case when grain = 'project' then chosen.project_name end as project_name,
        execution.budget_initial_yuan,
        execution.budget_adjusted_yuan,
        execution.executed_yuan,
        execution.execution_rate,
        scores.score_reported,
        scores.points_lost,
        coalesce(leads.leads, 0) as leads,
    from chosen
    left join facts.execution as execution
        on chosen.filing_number = execution.filing_number
    left join facts.scores as scores
        on chosen.filing_number = scores.filing_number
    left join leads
        on chosen.filing_number = leads.filing_number
),

summed as (
    select
        form_type,
        region_code,
        department_name,
        unit_name,
        project_key,
        year,
        member_evaluation_id,
        max(evaluation_id) as evaluation_id,
        any_value(project_name) as project_name,
        count(*) as evaluations,
        sum(budget_initial_yuan) as budget_initial_yuan,
        sum(budget_adjusted_yuan) as budget_adjusted_yuan,
        sum(executed_yuan) as executed_yuan,
        sum(budget_adjusted_yuan - executed_yuan) as unspent_yuan,
        -- A sum over a sum counts only forms that state both.
        cast(sum(executed_yuan) filter (budget_adjusted_yuan is not null) as double)
        / nullif(cast(sum(budget_adjusted_yuan) filter (executed_yuan is not null) as double), 0) as execution_rate,
        cast(sum(executed_yuan) filter (budget_initial_yuan is not null) as double)
        / nullif(cast(sum(budget_initial_yuan) filter (executed_yuan is not null) as double), 0)
            as execution_rate_initial,
        avg(execution_rate) as execution_rate_mean,
        count(execution_rate) as evaluations_rated,
        avg(cast(score_reported as double)) as score_mean,
        median(cast(score_reported as double)) as score_median,
        count(score_reported) as evaluations_scored,
        sum(points_lost) as points_lost,
        cast(sum(leads) as bigint) as leads,
    from measured
    group by form_type, region_code, department_name, unit_name, project_key, year, member_evaluation_id
),

keyed as (
    select
        *,
        case
            when grain = 'all' then ''
            when grain = 'district' then coalesce(region_code, '')
            when grain = 'project' and not is_by_year then member_evaluation_id
            when grain in ('department', 'unit', 'project')
                then concat_ws('|', region_code, department_name, unit_name, project_key)
            else error('results: expected grain all, district, department, unit or project')
        end as member_key,
    from summed
),

weighed as (
    select
        keyed.*,
        sum(budget_adjusted_yuan) over (partition by form_type, member_key) as member_budget_yuan,
        count(*) over (partition by form_type, member_key) > 1 as has_several_years,
    from keyed
),

ranked as (
    select
        weighed.*,
        case
            when is_by_year
                then dense_rank() over (
                    partition by form_type
                    order by has_several_years desc, member_budget_yuan desc nulls last, member_key
                )
            else row_number() over (
                partition by form_type
                order by
                    case when is_highest_first then -execution_rate else execution_rate end nulls last,
                    unspent_yuan desc nulls last,
                    member_key
            )
        end as place,
        count(distinct member_key) over (partition by form_type) as members,
    from weighed
)

select
    ranked.form_type,
    ranked.member_key,
    ranked.evaluation_id,
    ranked.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    ranked.department_name,
    ranked.unit_name,
    ranked.project_name,
    ranked.year,
    ranked.place,
    ranked.members,
    ranked.evaluations,
    ranked.evaluations_rated,
    ranked.evaluations_scored,
    ranked.budget_initial_yuan,
    ranked.budget_adjusted_yuan,
    ranked.executed_yuan,
    ranked.unspent_yuan,
    ranked.execution_rate,
    ranked.execution_rate_initial,
    ranked.execution_rate_mean,
    ranked.score_mean,
    ranked.score_median,
    ranked.points_lost,
    ranked.leads,
from ranked
left join rules.regions as regions
    on ranked.region_code = regions.region_code
where row_limit is null or ranked.place <= row_limit
order by list_position(['project', 'department', 'report'], ranked.form_type), ranked.place, ranked.year;

comment on macro table marts.results is 'one row per form type and member of a grain: funds, execution, scores, leads · 按表单类型与口径汇总的资金、执行、得分与疑点';
