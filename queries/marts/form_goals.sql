-- One row per annual goal of an evaluation, with what came of it.
create macro marts.form_goals(years, regions, departments, form_types, words, evaluation) as table
select
    ordinal,
    goal_text,
    outcome_text,
from forms.goals
where evaluation_id = evaluation
order by ordinal;

comment on macro table marts.form_goals is 'one row per annual goal of an evaluation · 一份自评的年度目标与完成情况，每条一行';
