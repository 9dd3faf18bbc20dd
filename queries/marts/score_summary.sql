-- One row per form type: how many forms carry a score, where the scores lie, and the share at full marks.
create macro marts.score_summary(years, regions, departments, form_types, words) as table
with chosen as (
    select
        scores.form_type,
        cast(scores.score_reported as double) as score,
        scores.score_reported >= coalesce(scores.weight_total_reported, 100) as is_full,
        case when scores.score_reported is not null and execution.budget_adjusted_yuan > 0
            then cast(execution.budget_adjusted_yuan as double)
        end as amount,
    from facts.scores as scores
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on scores.filing_number = selected.filing_number
    left join facts.execution as execution
        on scores.filing_number = execution.filing_number
)

select
    form_type,
    count(*) as evaluations,
    count(score) as evaluations_scored,
    count(*) filter (is_full) as evaluations_full,
    count(*) filter (is_full) / nullif(count(score), 0) as full_share,
    avg(score) as score_mean,
    sum(score * amount) / nullif(sum(amount), 0) as score_mean_weighted,
    median(score) as score_median,
    min(score) as score_lowest,
    max(score) as score_highest,
    stddev_pop(score) as score_deviation,
from chosen
group by form_type
order by form_type desc;

comment on macro table marts.score_summary is 'one row per form type: scores at a glance · 按表单类型的得分概况，每类一行';
