-- One row per evaluation of the best grade that executed little of its budget.
--
-- Rule: the printed grade, or where none is printed the grade its score has by the pack's bands, is the best of the pack,
-- and the execution rate is below the pack's mark for high leads. Cannot be judged where one of the two holds and the
-- other is unknown.
create view findings.b09 as
with scores as (
    select * from facts.scores
    where is_current
),

execution as (
    select * from facts.execution
    where is_current
),

packs as (
    select * from rules.packs
),

grade_bands as (
    select * from rules.grade_bands
),

best_grades as (
    select
        pack_id,
        arg_max(grade, score_from) as grade,
    from grade_bands
    group by pack_id
),

rated as (
    select
        scores.evaluation_id,
        scores.score_reported,
        scores.grade_reported,
        scores.grade_recomputed,
        execution.budget_adjusted_yuan,
        execution.executed_yuan,
        execution.unspent_yuan,
        execution.execution_rate,
        packs.low_execution_high,
        best_grades.grade as grade_best,
        contains(coalesce(scores.grade_reported, scores.grade_recomputed), best_grades.grade) as is_best,
        execution.execution_rate < packs.low_execution_high as is_low,
    from scores
    inner join execution
        on scores.evaluation_id = execution.evaluation_id
    inner join packs
        on scores.pack_id = packs.pack_id
    inner join best_grades
        on scores.pack_id = best_grades.pack_id
),

judged as (
    select
        *,
        case
            when is_low is null and is_best and budget_adjusted_yuan = 0 then 'budget_is_zero'
            when is_low is null and is_best then 'amount_missing'
            when is_best is null and is_low then 'score_missing'
        end as reason,
    from rated
)

select
    'B09' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≥ ' || printf('%.0f%%', low_execution_high * 100) as expected,
    printf('%.2f%%', round(execution_rate * 100, 2)) as found,
    unspent_yuan as amount_yuan,
    cast(
        json_object(
            'grade', coalesce(grade_reported, grade_recomputed),
            'score_reported', score_reported,
            'execution_rate', execution_rate,
            'low_execution_high_rate', low_execution_high,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'executed_yuan', executed_yuan,
            'unspent_yuan', unspent_yuan
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'executed_yuan' as column_name,
from judged
where reason is not null
    or (is_best and is_low);

comment on view findings.b09 is 'B09 Best grade with low execution, one row per lead or case not judged · 执行率偏低而评为最高等级，每条疑点或无法判断的情形一行';
