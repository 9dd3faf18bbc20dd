-- One row per evaluation in a selection: who filed it, its funds, its scores, and how many of its fields hold a correction.
create macro marts.evaluations(years, regions, departments, form_types, words) as table
with corrected as (
    select
        split_part(row_key, '/', 1) as evaluation_id,
        count(*) as corrections,
    from forms.corrections
    where is_in_force
        and table_name <> 'unread'
    group by all
)

select
    filings.evaluation_id,
    filings.document_id,
    filings.region_code,
    filings.form_type,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_code,
    filings.project_name,
    scores.grade_reported,
    filings.pack_name_zh,
    filings.pack_name_en,
    filings.year,
    execution.budget_initial_yuan,
    execution.budget_adjusted_yuan,
    execution.executed_yuan,
    execution.unspent_yuan,
    execution.execution_rate,
    execution.execution_rate_initial,
    execution.adjustment_rate,
    scores.execution_score_reported,
    scores.score_reported,
    scores.score_recomputed,
    scores.points_lost,
    coalesce(corrected.corrections, 0) as corrections,
from marts.selected_filings(years, regions, departments, form_types, words) as filings
left join facts.execution as execution
    on filings.filing_number = execution.filing_number
left join facts.scores as scores
    on filings.filing_number = scores.filing_number
left join corrected
    on filings.evaluation_id = corrected.evaluation_id
order by filings.year, filings.region_code, filings.department_name, filings.unit_name, filings.document_id, filings.position;

comment on macro table marts.evaluations is 'one row per evaluation in a selection · 所选范围内的自评，每份一行';
