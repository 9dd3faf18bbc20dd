-- One row per goal and the outcome beside it, of a form's annual goals or a department's tasks: how alike the two texts are.
--
-- Likeness is the share of letter pairs that two normalised texts have in common (twice the common ones ÷ all, each pair
-- counted once); of texts whose lengths are more than a tenth apart it is not worked out: neither was copied as it stands.
create view facts.goal_outcomes as
with texts as (
    select * from facts.texts
    where table_name in ('goals', 'tasks')
),

-- A task is repeated for each of its indicators: it counts once.
goals as (
    select
        coalesce(goals.filing_number, outcomes.filing_number) as filing_number,
        coalesce(goals.evaluation_id, outcomes.evaluation_id) as evaluation_id,
        coalesce(goals.table_name, outcomes.table_name) as table_name,
        min(coalesce(goals.ordinal, outcomes.ordinal)) as ordinal,
        goals.text_normalised as goal_normalised,
        outcomes.text_normalised as outcome_normalised,
        goals.text_length as goal_length,
        outcomes.text_length as outcome_length,
    from (select * from texts where column_name = 'goal_text') as goals
    full join (select * from texts where column_name = 'outcome_text') as outcomes
        on goals.row_key = outcomes.row_key
        and goals.table_name = outcomes.table_name
    group by all
),

paired as (
    select
        *,
        goal_normalised = outcome_normalised as is_same,
        case
            when goal_normalised <> outcome_normalised
                and least(goal_length, outcome_length) >= 0.9 * greatest(goal_length, outcome_length)
                then [substring(goal_normalised, place, 2) for place in range(1, goal_length)]
        end as goal_pairs,
        case
            when goal_normalised <> outcome_normalised
                and least(goal_length, outcome_length) >= 0.9 * greatest(goal_length, outcome_length)
                then [substring(outcome_normalised, place, 2) for place in range(1, outcome_length)]
        end as outcome_pairs,
    from goals
)

select
    filing_number,
    evaluation_id,
    table_name,
    evaluation_id || '/' || ordinal as row_key,
    ordinal,
    goal_length,
    outcome_length,
    is_same,
    case
        when is_same then 1.0
        when goal_pairs is not null
            then round(
                2.0 * len(list_intersect(goal_pairs, outcome_pairs))
                / nullif(len(list_distinct(goal_pairs)) + len(list_distinct(outcome_pairs)), 0),
                9
            )
    end as similarity_rate,
from paired;

comment on view facts.goal_outcomes is 'Goals and the outcomes beside them, one row each · 绩效目标与完成情况的文字对照，每条一行';
comment on column facts.goal_outcomes.goal_length is 'Characters of the goal without punctuation; empty where none is filed · 目标字数（不计标点），未填为空';
comment on column facts.goal_outcomes.outcome_length is 'Characters of the outcome without punctuation; empty where none is filed · 完成情况字数（不计标点），未填为空';
comment on column facts.goal_outcomes.is_same is 'Whether the two are the same but for punctuation and spaces · 除标点和空格外是否完全相同';
comment on column facts.goal_outcomes.similarity_rate is 'Share of letter pairs in common; empty where the lengths are more than a tenth apart · 相邻两字重合比例（相似度）；字数相差一成以上不计算';
