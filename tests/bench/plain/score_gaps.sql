-- {"form_types": ["project"]}
with widest as (
    select
        filing_number,
        scores.form_type,
        cast(every.inputs ->> 'score_gap_rate' as double) as gap_rate,
        row_number() over (
            partition by scores.form_type order by cast(every.inputs ->> 'score_gap_rate' as double) desc, filing_number
        ) as place,
        count(*) over (partition by scores.form_type) as members,
    from findings.every as every
    inner join facts.scores as scores using (filing_number)
    where every.rule_code = 'B08' and every.outcome = 'lead' and scores.form_type = 'project'
    qualify place <= $row_limit
)

select
    filings.evaluation_id,
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
inner join facts.filings as filings using (filing_number)
inner join facts.scores as scores using (filing_number)
inner join facts.execution as execution using (filing_number)
