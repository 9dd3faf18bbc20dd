-- One row per department form and amount (initial, adjusted, executed) that is smaller than the sum of its projects'.
--
-- Rule: the project forms of one department, year and region add to more than the department's own form has, beyond half a
-- unit of the last printed digit of each. Less is in order: a department spends on more than projects, and not every project
-- files. Cannot be judged where the department's amount is blank, or where only a project's blank amount could make it more.
create view findings.g08 as
with execution as (
    select * from facts.execution
    where is_current
),

evaluations as (
    select * from forms.evaluations
),

amounts as (
    select
        execution.evaluation_id,
        execution.form_type,
        execution.year,
        execution.region_code,
        coalesce(execution.department_name, execution.unit_name) as body_name,
        if(evaluations.amount_unit_reported = 'wan_yuan', 100, 0.01) / 2 as rounding_yuan,
        unnest(['budget_initial_yuan', 'budget_adjusted_yuan', 'executed_yuan']) as column_name,
        unnest([execution.budget_initial_yuan, execution.budget_adjusted_yuan, execution.executed_yuan]) as amount_yuan,
    from execution
    inner join evaluations
        on execution.evaluation_id = evaluations.evaluation_id
),

projects as (
    select
        year,
        region_code,
        body_name,
        column_name,
        count(*) as projects,
        count(amount_yuan) as projects_known,
        sum(amount_yuan) as sum_yuan,
        sum(rounding_yuan) as rounding_yuan,
    from amounts
    where form_type = 'project'
    group by year, region_code, body_name, column_name
),

judged as (
    select
        departments.evaluation_id,
        departments.column_name,
        departments.amount_yuan as department_yuan,
        projects.projects,
        projects.sum_yuan,
        projects.sum_yuan - departments.amount_yuan as excess_yuan,
        coalesce(
            projects.sum_yuan - departments.amount_yuan > projects.rounding_yuan + departments.rounding_yuan, false
        ) as is_lead,
        case
            when departments.amount_yuan is null and projects.projects_known > 0 then 'amount_missing'
            when projects.projects_known < projects.projects
                and projects.sum_yuan <= departments.amount_yuan + projects.rounding_yuan + departments.rounding_yuan
                then 'amount_missing'
        end as reason,
    from amounts as departments
    inner join projects
        on departments.year is not distinct from projects.year
        and departments.region_code is not distinct from projects.region_code
        and departments.body_name = projects.body_name
        and departments.column_name = projects.column_name
    where departments.form_type = 'department'
)

select
    'G08' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≥ ' || cast(sum_yuan as varchar) as expected,
    cast(department_yuan as varchar) as found,
    cast(excess_yuan as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'column_name', column_name,
            'department_yuan', department_yuan,
            'projects_yuan', sum_yuan,
            'excess_yuan', excess_yuan,
            'project_count', projects
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.g08 is 'G08 Department and its projects do not tie up, one row per lead or case not judged · 部门整体与项目资金对不上，每条疑点或无法判断的情形一行';
