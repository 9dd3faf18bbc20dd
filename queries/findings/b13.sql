-- One row per indicator that scores the execution rate a second time.
--
-- Rule: a weighted indicator is named for the execution of the budget (words of data/vocabulary/rule_words.toml) in a
-- form that gives execution points of its own. Where a form prints no
-- such points and its weights make 100 without them, execution is scored once. Cannot be judged where they do not.
create view findings.b13 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
),

scores as (
    select * from facts.scores
    where is_current
),

execution as (
    select * from facts.execution
    where is_current
),

words as (
    select * from rules.rule_words
    where word_list = 'execution_indicators'
),

-- Names repeat from form to form: each is compared with the words once.
names as (
    select distinct
        indicators.level_3,
    from indicators
    inner join words
        on indicators.level_3 = words.word
        or (words.meaning = 'part_of_name' and contains(indicators.level_3, words.word))
),

judged as (
    select
        indicators.evaluation_id,
        indicators.ordinal,
        indicators.level_3,
        indicators.target_text,
        indicators.actual_text,
        indicators.weight,
        indicators.score_reported,
        scores.execution_weight,
        scores.execution_score_reported,
        execution.execution_rate,
        case when scores.execution_weight is null then 'parts_not_visible' end as reason,
    from indicators
    inner join names
        on indicators.level_3 = names.level_3
    inner join scores
        on indicators.evaluation_id = scores.evaluation_id
    left join execution
        on indicators.evaluation_id = execution.evaluation_id
    where scores.execution_weight > 0
        or (scores.execution_weight is null and not scores.is_complete)
)

select
    'B13' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '0.00' as expected,
    printf('%.2f', cast(weight as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_3', level_3,
            'target_text', target_text,
            'actual_text', actual_text,
            'weight', weight,
            'score_reported', score_reported,
            'execution_weight', execution_weight,
            'execution_score_reported', execution_score_reported,
            'execution_rate', execution_rate
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'level_3' as column_name,
from judged;

comment on view findings.b13 is 'B13 Execution rate scored again as an indicator, one row per lead or case not judged · 执行率在指标中重复计分，每条疑点或无法判断的情形一行';
