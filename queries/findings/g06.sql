-- One row per evaluation that scores more than last year's form of the same project or body, having spent a smaller share.
--
-- Rule: last year's execution rate (of the adjusted budget) − this year's reaches the pack's limit, and the score rose. Cannot be
-- judged where the rate fell and a score is missing in one of the years, or the score rose and a rate is unknown.
create view findings.g06 as
with filings as (
    select * from facts.filings
    where is_current
        and previous_filing_number is not null
),

execution as (
    select * from facts.execution
),

scores as (
    select * from facts.scores
),

packs as (
    select * from rules.packs
),

compared as (
    select
        filings.evaluation_id,
        packs.execution_drop,
        now_execution.execution_rate,
        before_execution.execution_rate as previous_execution_rate,
        now_execution.unspent_yuan,
        now_scores.score_reported,
        before_scores.score_reported as previous_score,
        now_scores.score_rate,
        before_scores.score_rate as previous_score_rate,
        round(before_execution.execution_rate - now_execution.execution_rate, 9) as execution_drop_found,
        coalesce(now_execution.budget_adjusted_yuan = 0 or before_execution.budget_adjusted_yuan = 0, false) as is_budget_zero,
    from filings
    inner join scores as now_scores
        on filings.filing_number = now_scores.filing_number
    inner join scores as before_scores
        on filings.previous_filing_number = before_scores.filing_number
    left join execution as now_execution
        on filings.filing_number = now_execution.filing_number
    left join execution as before_execution
        on filings.previous_filing_number = before_execution.filing_number
    left join packs
        on filings.pack_id = packs.pack_id
),

judged as (
    select
        *,
        case
            when execution_drop_found >= execution_drop and (score_rate is null) <> (previous_score_rate is null)
                then 'previous_score_missing'
            when execution_drop_found is null and score_rate > previous_score_rate and is_budget_zero then 'budget_is_zero'
            when execution_drop_found is null and score_rate > previous_score_rate then 'amount_missing'
        end as reason,
    from compared
)

select
    'G06' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≤ ' || printf('%.2f', cast(previous_score as double)) as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    unspent_yuan as amount_yuan,
    cast(
        json_object(
            'execution_rate', execution_rate,
            'previous_execution_rate', previous_execution_rate,
            'execution_difference', execution_drop_found,
            'score_reported', score_reported,
            'previous_score', previous_score
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from judged
where reason is not null
    or (execution_drop_found >= execution_drop and score_rate > previous_score_rate);

comment on view findings.g06 is 'G06 Score up while execution went down, one row per lead or case not judged · 执行率下降而得分上升，每条疑点或无法判断的情形一行';
