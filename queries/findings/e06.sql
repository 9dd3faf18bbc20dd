-- One row per benefit indicator that stands under the outputs of its form too.
--
-- Rule: the same name, punctuation aside, under a first level of outputs and one of benefits. Cannot be judged: nowhere, a
-- form without first levels is not asked about.
create view findings.e06 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
),

outputs as (
    select
        filing_number,
        indicator_key,
        min(ordinal) as output_ordinal,
        arg_min(level_2, ordinal) as output_level_2,
        arg_min(target_text, ordinal) as output_target_text,
    from indicators
    where level_1 like '%产出%'
    group by filing_number, indicator_key
)

select
    'E06' as rule_code,
    'lead' as outcome,
    'M' as severity,
    indicators.evaluation_id,
    indicators.ordinal as indicator_ordinal,
    cast(null as varchar) as expected,
    indicators.level_3 as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_3', indicators.level_3,
            'level_2', indicators.level_2,
            'target_text', indicators.target_text,
            'output_level_2', outputs.output_level_2,
            'output_target_text', outputs.output_target_text,
            'output_ordinal', outputs.output_ordinal
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    indicators.evaluation_id || '/' || indicators.ordinal as row_key,
    'level_3' as column_name,
from indicators
inner join outputs
    on indicators.filing_number = outputs.filing_number
    and indicators.indicator_key = outputs.indicator_key
where indicators.level_1 like '%效益%';

comment on view findings.e06 is 'E06 One indicator under outputs and benefits, one row per lead · 同一指标重复列入产出与效益，每条疑点一行';
