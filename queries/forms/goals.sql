-- One row per annual goal of an evaluation.
create table forms.goals (
    evaluation_id varchar not null,
    ordinal integer not null,
    goal_text varchar,
    outcome_text varchar,
);

comment on table forms.goals is 'Annual goals and outcomes, one row each · 年度总体目标与实际完成情况，每条一行';
comment on column forms.goals.evaluation_id is 'Evaluation · 自评编号';
comment on column forms.goals.ordinal is 'Order on the form, from 1 · 表内顺序，从 1 起';
comment on column forms.goals.goal_text is 'Goal as filed · 预期目标（照原文）';
comment on column forms.goals.outcome_text is 'Outcome as filed · 实际完成情况（照原文）';
