-- {"grain": "all", "is_by_year": true}
with leads as (
    select filing_number, count(*) as leads
    from findings.every
    where outcome = 'lead' and severity <> 'I'
    group by filing_number
)

select
    form_type,
    '' as member_key,
    cast(null as varchar) as evaluation_id,
    cast(null as varchar) as region_code,
    cast(null as varchar) as region_name_zh,
    cast(null as varchar) as region_name_en,
    cast(null as varchar) as department_name,
    cast(null as varchar) as unit_name,
    cast(null as varchar) as project_name,
    year,
    1 as place,
    1 as members,
    evaluations,
    evaluations_rated,
    evaluations_scored,
    budget_initial_yuan,
    budget_adjusted_yuan,
    executed_yuan,
    unspent_yuan,
    execution_rate,
    execution_rate_initial,
    execution_rate_mean,
    score_mean,
    score_median,
    points_lost,
    leads,
from (
    select
        filings.form_type,
        filings.year,
        count(*) as evaluations,
        count(execution.execution_rate) as evaluations_rated,
        count(scores.score_reported) as evaluations_scored,
        sum(execution.budget_initial_yuan) as budget_initial_yuan,
        sum(execution.budget_adjusted_yuan) as budget_adjusted_yuan,
        sum(execution.executed_yuan) as executed_yuan,
        sum(execution.unspent_yuan) as unspent_yuan,
        cast(sum(execution.executed_yuan) as double) / cast(sum(execution.budget_adjusted_yuan) as double)
            as execution_rate,
        cast(sum(execution.executed_yuan) as double) / cast(sum(execution.budget_initial_yuan) as double)
            as execution_rate_initial,
        avg(execution.execution_rate) as execution_rate_mean,
        avg(cast(scores.score_reported as double)) as score_mean,
        median(cast(scores.score_reported as double)) as score_median,
        sum(scores.points_lost) as points_lost,
        cast(coalesce(sum(leads.leads), 0) as bigint) as leads,
    from facts.filings as filings
    left join facts.execution as execution using (filing_number)
    left join facts.scores as scores using (filing_number)
    left join leads using (filing_number)
    where filings.is_current
    group by all
)
