-- {"evaluation": "*"}
select
    filings.evaluation_id,
    filings.document_id,
    filings.region_code,
    filings.pack_id,
    filings.form_type,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_code,
    filings.project_name,
    evaluations.amount_unit_reported,
    scores.grade_reported,
    scores.grade_recomputed,
    if(scores.execution_weight is null, 'indicators_alone', 'with_execution') as score_case,
    filings.pack_name_zh,
    filings.pack_name_en,
    filings.document_title,
    documents.file_name,
    documents.media_type,
    documents.publisher,
    documents.published_date,
    documents.published_address,
    filings.year,
    filings.position,
    filings.is_current,
    filings.is_synthetic,
    scores.is_complete,
    execution.budget_adjusted_yuan,
    execution.executed_yuan,
    execution.execution_rate,
    execution.execution_rate_initial,
    scores.execution_weight,
    scores.execution_score_reported,
    execution.score_recomputed as execution_score_recomputed,
    execution.score_cut_off_recomputed as execution_score_cut_off_recomputed,
    scores.indicators_weighted,
    scores.indicator_score_recomputed,
    scores.indicator_weight_recomputed,
    scores.weight_total_reported,
    scores.weight_total_recomputed,
    scores.score_reported,
    evaluations.score_reviewed,
    scores.score_recomputed,
    scores.points_lost,
    (
        select count(*)
        from findings.every
        where evaluation_id = $evaluation and outcome = 'lead' and severity <> 'I'
    ) as leads,
    filings.imported_at,
from facts.filings as filings
join forms.evaluations as evaluations using (evaluation_id)
join forms.documents as documents on filings.document_id = documents.document_id
left join facts.execution as execution using (evaluation_id)
left join facts.scores as scores using (evaluation_id)
where filings.evaluation_id = $evaluation
