-- {"regions": "*", "departments": "*"}
select
    tasks.evaluation_id,
    filings.form_type,
    filings.department_name,
    filings.year,
    tasks.ordinal,
    tasks.task_name,
    tasks.goal_text,
    tasks.outcome_text,
    tasks.indicator_name,
    tasks.indicator_outcome,
    tasks.amount_yuan,
from forms.tasks as tasks
inner join facts.filings as filings using (evaluation_id)
where filings.is_current and filings.region_code = $regions[1] and filings.department_name = $departments[1]
order by filings.year desc, tasks.evaluation_id, tasks.ordinal
limit $row_limit
