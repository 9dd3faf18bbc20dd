-- One row per key indicator of a task of a department form (one row for a task without one).
create table forms.tasks (
    evaluation_id varchar not null,
    ordinal integer not null,
    task_name varchar,
    goal_text varchar,
    outcome_text varchar,
    indicator_name varchar,
    indicator_outcome varchar,
    amount_yuan decimal(18, 2),
);

comment on table forms.tasks is 'Tasks of department forms, one row per key indicator · 部门主要任务，每个关键指标一行';
comment on column forms.tasks.evaluation_id is 'Evaluation · 自评编号';
comment on column forms.tasks.ordinal is 'Order on the form, from 1 · 表内顺序，从 1 起';
comment on column forms.tasks.task_name is 'Task as filed · 任务名称（照原文）';
comment on column forms.tasks.goal_text is 'Goal of the task as filed · 任务预期目标（照原文）';
comment on column forms.tasks.outcome_text is 'Outcome of the task as filed · 任务完成情况（照原文）';
comment on column forms.tasks.indicator_name is 'Key indicator as filed · 关键指标（照原文）';
comment on column forms.tasks.indicator_outcome is 'Outcome of the key indicator as filed · 关键指标完成情况（照原文）';
comment on column forms.tasks.amount_yuan is 'Funds of the task, yuan, on its first row alone · 任务涉及资金（元），仅记于该任务首行';
