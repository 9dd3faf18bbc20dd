-- {"regions": "*", "departments": "*", "grain": "project", "is_by_year": false, "is_highest_first": false}
with chosen as (
    select * from facts.filings
    where is_current and region_code = $regions[1] and department_name = $departments[1]
),

leads as (
    select filing_number, count(*) as leads
    from findings.every
    where outcome = 'lead' and severity <> 'I' and filing_number in (select filing_number from chosen)
    group by filing_number
)

select
    filings.form_type,
    filings.evaluation_id as member_key,
    filings.evaluation_id,
    filings.region_code,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    filings.year,
    row_number() over (
        partition by filings.form_type
        order by execution.execution_rate nulls last, execution.unspent_yuan desc nulls last, filings.evaluation_id
    ) as place,
    count(*) over (partition by filings.form_type) as members,
    cast(1 as bigint) as evaluations,
    if(execution.execution_rate is null, 0, 1) as evaluations_rated,
    if(scores.score_reported is null, 0, 1) as evaluations_scored,
    execution.budget_initial_yuan,
    execution.budget_adjusted_yuan,
    execution.executed_yuan,
    execution.unspent_yuan,
    execution.execution_rate,
    execution.execution_rate_initial,
    execution.execution_rate as execution_rate_mean,
    cast(scores.score_reported as double) as score_mean,
    cast(scores.score_reported as double) as score_median,
    scores.points_lost,
    coalesce(leads.leads, 0) as leads,
from chosen as filings
left join facts.execution as execution using (filing_number)
left join facts.scores as scores using (filing_number)
left join leads using (filing_number)
qualify place <= $row_limit
