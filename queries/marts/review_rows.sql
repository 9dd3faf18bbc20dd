-- One row per weighted indicator of the given evaluations, as a reviewer needs it; in the order of the list.
create macro marts.review_rows(years, regions, departments, form_types, words, evaluations) as table
select
    filings.evaluation_id,
    indicators.ordinal,
    filings.department_name,
    filings.unit_name,
    coalesce(filings.project_name, filings.unit_name, filings.department_name) as form_name,
    filings.year,
    indicators.level_1,
    indicators.level_2,
    indicators.level_3,
    indicators.kind,
    indicators.target_text,
    indicators.target_unit,
    indicators.weight,
    indicators.actual_text,
    indicators.score_reported,
    indicators.score_reviewed,
    filings.document_id,
    scores.score_reported as score_total,
from forms.indicators as indicators
inner join facts.filings as filings
    on indicators.evaluation_id = filings.evaluation_id
inner join facts.scores as scores
    on filings.filing_number = scores.filing_number
where list_contains(cast(evaluations as varchar[]), indicators.evaluation_id)
    and indicators.weight > 0
order by list_position(cast(evaluations as varchar[]), indicators.evaluation_id), indicators.ordinal;

comment on macro table marts.review_rows is 'one row per weighted indicator of evaluations to be reviewed · 待复核自评的指标，每个一行';
