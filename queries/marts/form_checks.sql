-- One row per figure of an evaluation that its form prints and that follows from its other figures: both, side by side.
-- Whether they agree is what the audit rule says that compares them; once superseded, it is not said.
create macro marts.form_checks(years, regions, departments, form_types, words, evaluation) as table
with filing as (
    select * from facts.filings
    where evaluation_id = evaluation
),

execution as (
    select * from facts.execution
    where evaluation_id = evaluation
),

scores as (
    select * from facts.scores
    where evaluation_id = evaluation
),

found as (
    select
        rule_code,
        -- One rule compares the adjustment and its rate: its leads are told apart by their cells.
        case when rule_code = 'A10' then column_name end as column_name,
        min(outcome) as outcome,
        min(reason) as reason,
    from findings.every
    where evaluation_id = evaluation
        and (rule_code <> 'A01' or row_key = evaluation || '/total')
    group by all
),

compared as (
    select 1 as ordinal, 'execution_rate' as checked, 'rate' as reading, 'A01' as rule_code, 'funds' as table_name,
        'total' as row_part, 'execution_rate_reported' as column_reported, 'execution_rate' as column_recomputed,
        cast(execution_rate_reported as double) as reported, execution_rate as recomputed,
        null as text_reported, null as text_recomputed,
    from execution
    union all
    select 2, 'execution_score', 'points', 'A02', 'funds', 'total', 'score_reported', 'score_recomputed',
        cast(score_reported as double),
        cast(
            case when score_reported = score_cut_off_recomputed then score_cut_off_recomputed else score_recomputed end
            as double
        ),
        null, null,
    from execution
    union all
    select 3, 'adjustment', 'amount', 'A10', 'funds', 'total', 'adjustment_reported_yuan', 'adjustment_yuan',
        cast(adjustment_reported_yuan as double), cast(adjustment_yuan as double), null, null,
    from execution
    where adjustment_reported_yuan is not null
    union all
    select 4, 'adjustment_rate', 'rate', 'A10', 'funds', 'total', 'adjustment_rate_reported', 'adjustment_rate',
        cast(adjustment_rate_reported as double), adjustment_rate, null, null,
    from execution
    where adjustment_rate_reported is not null
    union all
    select 5, 'weight_total', 'points', 'A04', 'evaluations', '', 'weight_total_reported', 'weight_total_recomputed',
        cast(weight_total_reported as double), cast(weight_total_recomputed as double), null, null,
    from scores
    union all
    select 6, 'score', 'points', 'A05', 'evaluations', '', 'score_reported', 'score_recomputed',
        cast(score_reported as double), cast(score_recomputed as double), null, null,
    from scores
    union all
    select 7, 'grade', 'text', 'A09', 'evaluations', '', 'grade_reported', 'grade_recomputed',
        null, null, grade_reported, grade_recomputed,
    from scores
)

select
    compared.checked,
    compared.reading,
    compared.table_name,
    compared.row_part,
    compared.column_reported,
    compared.column_recomputed,
    compared.text_reported,
    compared.text_recomputed,
    case
        when not filing.is_current then 'superseded'
        when found.outcome = 'lead' then 'differs'
        when found.outcome = 'not_judged' then 'not_judged'
        when coalesce(cast(compared.reported as varchar), compared.text_reported) is null then 'not_reported'
        when coalesce(cast(compared.recomputed as varchar), compared.text_recomputed) is null then 'unknown'
        else 'agrees'
    end as verdict,
    case when filing.is_current and found.outcome = 'not_judged' then found.reason end as unjudged_reason,
    compared.rule_code,
    compared.reported,
    compared.recomputed,
    case when found.outcome is distinct from 'not_judged' then compared.recomputed - compared.reported end as difference,
from compared
cross join filing
left join found
    on compared.rule_code = found.rule_code
    and coalesce(found.column_name, compared.column_reported) = compared.column_reported
where coalesce(
    cast(compared.reported as varchar),
    cast(compared.recomputed as varchar),
    compared.text_reported,
    compared.text_recomputed
) is not null
order by compared.ordinal;

comment on macro table marts.form_checks is 'one row per figure printed and recomputed of an evaluation · 一份自评中可核对的数值，照原文与重算，每个一行';
