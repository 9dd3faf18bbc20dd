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
        evaluation_id,
        count(*) as leads,
    from findings.every
    where outcome = 'lead' and severity <> 'I'
    group by evaluation_id
),

measured as (
    select
        chosen.form_type,
        case grain
            when 'all' then ''
            when 'district' then coalesce(chosen.region_code, '')
            when 'department' then concat_ws('|', chosen.region_code, chosen.department_name)
            when 'unit' then concat_ws('|', chosen.region_code, chosen.department_name, chosen.unit_name)
            when 'project' then case
                when is_by_year
                    then concat_ws(
                        '|', chosen.region_code, chosen.department_name, chosen.unit_name, chosen.project_key
                    )
                else chosen.evaluation_id
            end
            else error('results: expected grain all, district, department, unit or project')
        end as member_key,
        case when is_by_year or grain = 'project' then chosen.year end as year,
        case when grain = 'project' then chosen.evaluation_id end as evaluation_id,
        case when grain <> 'all' then chosen.region_code end as region_code,
        case when grain <> 'all' then chosen.region_name_zh end as region_name_zh,
        case when grain <> 'all' then chosen.region_name_en end as region_name_en,
        case when grain in ('department', 'unit', 'project') then chosen.department_name end as department_name,
        case when grain in ('unit', 'project') then chosen.unit_name end as unit_name,
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
        on chosen.evaluation_id = execution.evaluation_id
    left join facts.scores as scores
        on chosen.evaluation_id = scores.evaluation_id
    left join leads
        on chosen.evaluation_id = leads.evaluation_id
),

summed as (
    select
        form_type,
        member_key,
        year,
        max(evaluation_id) as evaluation_id,
        any_value(region_code) as region_code,
        any_value(region_name_zh) as region_name_zh,
        any_value(region_name_en) as region_name_en,
        any_value(department_name) as department_name,
        any_value(unit_name) as unit_name,
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
    group by form_type, member_key, year
),

weighed as (
    select
        summed.*,
        sum(budget_adjusted_yuan) over (partition by form_type, member_key) as member_budget_yuan,
        count(*) over (partition by form_type, member_key) > 1 as has_several_years,
    from summed
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
    form_type,
    member_key,
    evaluation_id,
    region_code,
    region_name_zh,
    region_name_en,
    department_name,
    unit_name,
    project_name,
    year,
    place,
    members,
    evaluations,
    evaluations_rated,
    evaluations_scored,
    budget_initial_yuan,
    budget_adjusted_yuan,
    executed_yuan,
    unspent_yuan,
    execution_rate,
    execution_rate_initial,
    execution_rate_mean,
    score_mean,
    score_median,
    points_lost,
    leads,
from ranked
where row_limit is null or place <= row_limit
order by list_position(['project', 'department', 'report'], form_type), place, year;

comment on macro table marts.results is 'one row per form type and member of a grain: funds, execution, scores, leads · 按表单类型与口径汇总的资金、执行、得分与疑点';
