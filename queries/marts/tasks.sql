-- One row per key indicator of a task in a selection, at most row_limit.
create macro marts.tasks(years, regions, departments, form_types, words, row_limit) as table
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
inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
    on tasks.evaluation_id = filings.evaluation_id
order by filings.year desc, tasks.evaluation_id, tasks.ordinal
limit row_limit;

comment on macro table marts.tasks is 'one row per key indicator of a task in a selection · 所选范围内的主要任务，每个关键指标一行';
