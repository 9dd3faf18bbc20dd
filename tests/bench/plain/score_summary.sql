-- {}
select
    scores.form_type,
    count(*) as evaluations,
    count(scores.score_reported) as evaluations_scored,
    count(*) filter (scores.score_reported >= 100) as evaluations_full,
    count(*) filter (scores.score_reported >= 100) / nullif(count(scores.score_reported), 0) as full_share,
    avg(cast(scores.score_reported as double)) as score_mean,
    sum(cast(scores.score_reported as double) * cast(execution.budget_adjusted_yuan as double))
        filter (execution.budget_adjusted_yuan > 0)
    / sum(cast(execution.budget_adjusted_yuan as double))
        filter (scores.score_reported is not null and execution.budget_adjusted_yuan > 0) as score_mean_weighted,
    median(cast(scores.score_reported as double)) as score_median,
    min(cast(scores.score_reported as double)) as score_lowest,
    max(cast(scores.score_reported as double)) as score_highest,
    stddev_pop(cast(scores.score_reported as double)) as score_deviation,
from facts.scores as scores
left join facts.execution as execution using (filing_number)
where scores.is_current
group by scores.form_type
