-- One row per evaluation of the same project (or the same department's form): other years and other versions, itself
-- included; a form that names nothing has no relatives. Year by year, the version in force first.
create macro marts.form_history(years, regions, departments, form_types, words, evaluation) as table
with filings as (
    select * from facts.filings
),

leads as (
    select
        evaluation_id,
        count(*) as leads,
    from findings.every
    where outcome = 'lead'
        and severity <> 'I'
    group by evaluation_id
),

this as (
    select * from filings
    where evaluation_id = evaluation
),

relatives as (
    select filings.*
    from this
    inner join filings
        on filings.evaluation_id = this.evaluation_id
        or (
            filings.form_type = this.form_type
            and filings.region_code is not distinct from this.region_code
            and filings.department_name is not distinct from this.department_name
            and filings.unit_name is not distinct from this.unit_name
            and filings.project_key is not distinct from this.project_key
            and coalesce(filings.project_key, filings.unit_name, filings.department_name) is not null
        )
)

select
    relatives.evaluation_id,
    relatives.document_id,
    relatives.form_type,
    relatives.project_name,
    relatives.document_title,
    relatives.year,
    relatives.evaluation_id = this.evaluation_id as is_this,
    relatives.is_current,
    execution.budget_initial_yuan,
    execution.budget_adjusted_yuan,
    execution.executed_yuan,
    execution.execution_rate,
    execution.execution_rate_initial,
    scores.score_reported,
    scores.grade_reported,
    coalesce(leads.leads, 0) as leads,
    relatives.imported_at,
from relatives
cross join this
left join facts.execution as execution
    on relatives.evaluation_id = execution.evaluation_id
left join facts.scores as scores
    on relatives.evaluation_id = scores.evaluation_id
left join leads
    on relatives.evaluation_id = leads.evaluation_id
order by relatives.year, relatives.is_current desc, relatives.imported_at desc;

comment on macro table marts.form_history is 'one row per year and version of the same project · 同一项目的历年与历次版本，每份一行';
