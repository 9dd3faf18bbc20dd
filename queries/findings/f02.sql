-- One row per evaluation whose outcome repeats its goal although one of its indicators was not met.
--
-- Rule: goal and outcome as alike as F01 asks, and a weighted indicator missed its target. Cannot be judged where the texts
-- are alike, no indicator is known to have been missed, and of one nobody can tell.
create view findings.f02 as
with goals as (
    select * from facts.goal_outcomes
),

filings as (
    select * from facts.filings
    where is_current
),

indicators as (
    select * from facts.indicator_results
    where weight > 0
),

packs as (
    select * from rules.packs
),

copied as (
    select
        goals.filing_number,
        goals.evaluation_id,
        packs.text_similarity_copied,
        arg_max(goals.table_name, goals.similarity_rate) as table_name,
        arg_max(goals.row_key, goals.similarity_rate) as row_key,
        max(goals.similarity_rate) as similarity_rate,
    from goals
    inner join filings
        on goals.filing_number = filings.filing_number
    left join packs
        on filings.pack_id = packs.pack_id
    where least(goals.goal_length, goals.outcome_length) >= packs.text_compared_from
        and goals.similarity_rate >= packs.text_similarity_copied
    group by goals.filing_number, goals.evaluation_id, packs.text_similarity_copied
),

results as (
    select
        filing_number,
        count(*) filter (where not is_met) as indicators_missed,
        first(level_3 order by ordinal) filter (where not is_met) as level_3,
        first(target_text order by ordinal) filter (where not is_met) as target_text,
        first(actual_text order by ordinal) filter (where not is_met) as actual_text,
        first(met_unknown_reason order by ordinal) filter (where met_unknown_reason is not null) as met_unknown_reason,
    from indicators
    group by filing_number
),

judged as (
    select
        copied.*,
        results.* exclude (filing_number),
        case when results.indicators_missed = 0 then results.met_unknown_reason end as reason,
    from copied
    inner join results
        on copied.filing_number = results.filing_number
)

select
    'F02' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '< ' || printf('%.0f%%', text_similarity_copied * 100) as expected,
    printf('%.2f%%', similarity_rate * 100) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'similarity_rate', similarity_rate,
            'text_similarity_copied_rate', text_similarity_copied,
            'missed_count', indicators_missed,
            'level_3', coalesce(level_3, ''),
            'target_text', coalesce(target_text, ''),
            'actual_text', coalesce(actual_text, '')
        ) as varchar
    ) as inputs,
    reason,
    table_name,
    row_key,
    'outcome_text' as column_name,
from judged
where reason is not null
    or indicators_missed > 0;

comment on view findings.f02 is 'F02 Outcome copied although something was not met, one row per lead or case not judged · 有指标未完成而完成情况照抄目标，每条疑点或无法判断的情形一行';
