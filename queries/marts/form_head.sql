-- One row: an evaluation with its document, its rule pack and its scores, current or superseded; none for an unknown id.
-- The selection is not asked: a link opens what it names.
create macro marts.form_head(years, regions, departments, form_types, words, evaluation) as table
with filing as (
    select * from facts.filings
    where evaluation_id = evaluation
),

leads as (
    select count(*) as leads
    from findings.every
    where outcome = 'lead'
        and severity <> 'I'
        and evaluation_id = evaluation
)

select
    filing.evaluation_id,
    filing.document_id,
    filing.region_code,
    filing.pack_id,
    filing.form_type,
    filing.region_name_zh,
    filing.region_name_en,
    filing.department_name,
    filing.unit_name,
    filing.project_code,
    filing.project_name,
    evaluations.amount_unit_reported,
    scores.grade_reported,
    scores.grade_recomputed,
    case when scores.execution_weight is null then 'indicators_alone' else 'with_execution' end as score_case,
    filing.pack_name_zh,
    filing.pack_name_en,
    filing.document_title,
    documents.file_name,
    documents.media_type,
    documents.publisher,
    documents.published_date,
    documents.published_address,
    filing.year,
    filing.position,
    filing.is_current,
    filing.is_synthetic,
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
    leads.leads,
    filing.imported_at,
from filing
cross join leads
inner join forms.evaluations as evaluations
    on filing.evaluation_id = evaluations.evaluation_id
inner join forms.documents as documents
    on filing.document_id = documents.document_id
left join facts.execution as execution
    on filing.evaluation_id = execution.evaluation_id
left join facts.scores as scores
    on filing.evaluation_id = scores.evaluation_id;

comment on macro table marts.form_head is 'one row: an evaluation with its document, rule pack and scores · 一份自评的基本情况、所在文件、适用规则与得分，一行';
