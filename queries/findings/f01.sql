-- One row per outcome that repeats the words of its own goal.
--
-- Rule: goal and outcome are at least as alike as the pack says, punctuation and spaces aside. Texts shorter than the pack's
-- length are left out: few words are soon alike. Cannot be judged where a form fills in only one of the two.
create view findings.f01 as
with goals as (
    select * from facts.goal_outcomes
),

filings as (
    select * from facts.filings
    where is_current
),

packs as (
    select * from rules.packs
),

judged as (
    select
        goals.*,
        packs.text_similarity_copied,
        least(goals.goal_length, goals.outcome_length) >= packs.text_compared_from
        and goals.similarity_rate >= packs.text_similarity_copied as is_lead,
        case
            when goals.table_name = 'tasks' then null
            when goals.outcome_length is null then 'outcome_missing'
            when goals.goal_length is null then 'goal_missing'
        end as reason,
    from goals
    inner join filings
        on goals.filing_number = filings.filing_number
    left join packs
        on filings.pack_id = packs.pack_id
)

select
    'F01' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '< ' || printf('%.0f%%', text_similarity_copied * 100) as expected,
    printf('%.2f%%', similarity_rate * 100) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'similarity_rate', similarity_rate,
            'text_similarity_copied_rate', text_similarity_copied,
            'goal_length', goal_length,
            'outcome_length', outcome_length
        ) as varchar
    ) as inputs,
    reason,
    table_name,
    row_key,
    case when reason = 'outcome_missing' then 'goal_text' else 'outcome_text' end as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.f01 is 'F01 Outcome copied from the goal, one row per lead or case not judged · 完成情况照抄绩效目标，每条疑点或无法判断的情形一行';
