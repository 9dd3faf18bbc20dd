-- One row per evaluation of the same project (or the same department's form): other years and other versions, itself
-- included; a form that names nothing has no relatives. Year by year, the version in force first.
create macro marts.form_history(years, regions, departments, form_types, words, evaluation) as table
-- Read twice for a handful of rows: kept in memory between, all filings would be copied first.
with filings as not materialized (
    select * from facts.filings
),

this as (
    select * from filings
    where evaluation_id = evaluation
),

relatives as (
    select
        filings.*,
        filings.filing_number = this.filing_number as is_this,
    from this
    inner join filings
        on filings.form_type = this.form_type
        and filings.region_code is not distinct from this.region_code
        and filings.department_name is not distinct from this.department_name
        and filings.unit_name is not distinct from this.unit_name
        and filings.project_key is not distinct from this.project_key
    where filings.filing_number = this.filing_number
        or coalesce(filings.project_key, filings.unit_name, filings.department_name) is not null
),

leads as (
    select
        every.filing_number,
        count(*) as leads,
    from findings.every as every
    inner join relatives
        on every.filing_number = relatives.filing_number
    where every.outcome = 'lead'
        and every.severity <> 'I'
    group by every.filing_number
)

select
    relatives.evaluation_id,
    relatives.document_id,
    relatives.form_type,
    relatives.project_name,
    relatives.document_title,
    relatives.year,
    relatives.is_this,
    relatives.is_current,
    execution.budget_initial_yuan,
    execution.budget_adjusted_yuan,
    execution.executed_yuan,
    execution.execution_rate,
    execution.execution_rate_initial,
    execution.adjustment_rate,
    scores.score_reported,
    scores.grade_reported,
    coalesce(leads.leads, 0) as leads,
    relatives.imported_at,
from relatives
left join facts.execution as execution
    on relatives.filing_number = execution.filing_number
left join facts.scores as scores
    on relatives.filing_number = scores.filing_number
left join leads
    on relatives.filing_number = leads.filing_number
order by relatives.year, relatives.is_current desc, relatives.imported_at desc;

comment on macro table marts.form_history is 'one row per year and version of the same project · 同一项目的历年与历次版本，每份一行';
