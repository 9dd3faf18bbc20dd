-- {"form_types": ["project"]}
with widest as (
    select
        evaluation_id,
        scores.form_type,
        cast(b08.inputs ->> 'score_gap_rate' as double) as gap_rate,
        row_number() over (
            partition by scores.form_type order by cast(b08.inputs ->> 'score_gap_rate' as double) desc, evaluation_id
        ) as place,
        count(*) over (partition by scores.form_type) as members,
    from findings.b08 as b08
    inner join facts.scores as scores using (evaluation_id)
    where b08.outcome = 'lead' and scores.form_type = 'project'
    qualify place <= $row_limit
)

select
    evaluation_id,
    filings.form_type,
    filings.region_code,
    filings.region_name_zh,
    filings.region_name_en,
    coalesce(filings.project_name, filings.unit_name, filings.department_name) as form_name,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    filings.pack_name_zh,
    filings.pack_name_en,
    filings.year,
    widest.place,
    widest.members,
    execution.unspent_yuan,
    scores.score_reported,
    cast(scores.indicator_score_recomputed as double) / cast(scores.indicator_weight_recomputed as double) as score_rate,
    execution.execution_rate,
    execution.execution_rate_initial,
    widest.gap_rate,
from widest
inner join facts.filings as filings using (evaluation_id)
inner join facts.scores as scores using (evaluation_id)
inner join facts.execution as execution using (evaluation_id)
