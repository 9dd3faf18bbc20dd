-- One row per text and column of funds whose amount the text names otherwise than the table.
--
-- Rule: no amount that a goal, an outcome or a passage calls by the column's name (words of data/vocabulary/rule_words.toml) is the
-- table's, beyond a unit of the text's last digit, rounded or cut off, and half a unit of the table's. Amounts said to be about
-- right, limits, amounts a head and amounts of a part are left out; where one of several fits, the others are taken as parts.
-- Cannot be judged where the table has no such amount.
create view findings.a12 as
with figures as (
    select * from facts.figures_in_text
    where unit_kind = '元'
        and table_name in ('goals', 'sections')
        and not is_about
        and not is_bound
        and not is_per_unit
        and figure_value_low is null
),

words as (
    select * from rules.rule_words
    where word_list in ('amount_in_text', 'amount_of_a_part')
),

execution as (
    select * from facts.execution
    where is_current
),

evaluations as (
    select * from forms.evaluations
),

-- The same few words stand before most amounts: each wording is compared once.
wordings as (
    select distinct
        words_before,
        regexp_replace(words_before, '[\s(:]*(为|是|共|共计|合计|总计|达|达到)?[\s(:]*$', '') as name,
    from figures
),

named as (
    select
        wordings.words_before,
        min(words.meaning) as column_name,
    from wordings
    inner join words
        on words.word_list = 'amount_in_text'
        and ends_with(wordings.name, words.word)
    group by wordings.words_before
),

partial as (
    select distinct
        wordings.words_before,
    from wordings
    inner join words
        on words.word_list = 'amount_of_a_part'
        and contains(wordings.name, words.word)
),

compared as (
    select
        figures.evaluation_id,
        figures.table_name,
        figures.row_key,
        figures.column_name as text_column,
        named.column_name,
        figures.figure_text,
        figures.figure_value,
        case named.column_name
            when 'budget_initial_yuan' then execution.budget_initial_yuan
            when 'budget_adjusted_yuan' then execution.budget_adjusted_yuan
            else execution.executed_yuan
        end as table_yuan,
        2 * figures.rounding_value
        + case when evaluations.amount_unit_reported = 'wan_yuan' then 50 else 0.005 end as tolerance_yuan,
    from figures
    inner join named
        on figures.words_before = named.words_before
    anti join partial
        on figures.words_before = partial.words_before
    inner join execution
        on figures.evaluation_id = execution.evaluation_id
    inner join evaluations
        on figures.evaluation_id = evaluations.evaluation_id
),

judged as (
    select
        evaluation_id,
        table_name,
        row_key,
        text_column,
        column_name,
        min(table_yuan) as table_yuan,
        arg_min(figure_text, abs(figure_value - coalesce(table_yuan, 0))) as figure_text,
        arg_min(figure_value, abs(figure_value - coalesce(table_yuan, 0))) as text_yuan,
        bool_and(abs(figure_value - table_yuan) > tolerance_yuan) as is_lead,
        case when min(table_yuan) is null then 'amount_missing' end as reason,
    from compared
    group by evaluation_id, table_name, row_key, text_column, column_name
)

select
    'A12' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    cast(table_yuan as varchar) as expected,
    figure_text as found,
    cast(abs(text_yuan - table_yuan) as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'column_name', column_name,
            'figure_text', figure_text,
            'text_yuan', cast(text_yuan as decimal(18, 2)),
            'table_yuan', table_yuan
        ) as varchar
    ) as inputs,
    reason,
    table_name,
    row_key,
    text_column as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.a12 is 'A12 Amounts in the text against the table, one row per lead or case not judged · 文字所述金额与表中金额不符，每条疑点或无法判断的情形一行';
