-- One row per key indicator of a task of a department form or report.
create macro marts.form_tasks(years, regions, departments, form_types, words, evaluation) as table
select
    ordinal,
    task_name,
    goal_text,
    outcome_text,
    indicator_name,
    indicator_outcome,
    amount_yuan,
from forms.tasks
where evaluation_id = evaluation
order by ordinal;

comment on macro table marts.form_tasks is 'one row per key indicator of a task of an evaluation · 一份自评的主要任务，每个关键指标一行';
