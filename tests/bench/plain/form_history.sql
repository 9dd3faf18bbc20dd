-- {"evaluation": "*"}
with relatives as (
    select filings.*, filings.evaluation_id = this.evaluation_id as is_this,
    from facts.filings as this
    inner join facts.filings as filings
        on filings.form_type = this.form_type
        and filings.region_code is not distinct from this.region_code
        and filings.department_name is not distinct from this.department_name
        and filings.unit_name is not distinct from this.unit_name
        and filings.project_key is not distinct from this.project_key
    where this.evaluation_id = $evaluation
),

leads as (
    select filing_number, count(*) as leads
    from findings.every
    where outcome = 'lead' and severity <> 'I' and filing_number in (select filing_number from relatives)
    group by filing_number
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
left join facts.execution as execution using (filing_number)
left join facts.scores as scores using (filing_number)
left join leads using (filing_number)
