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

-- The first output of the name.
twins as (
    select
        benefits.evaluation_id,
        benefits.ordinal,
        benefits.level_2,
        benefits.level_3,
        benefits.target_text,
        outputs.ordinal as output_ordinal,
        outputs.level_2 as output_level_2,
        outputs.target_text as output_target_text,
    from indicators as benefits
    inner join indicators as outputs
        on benefits.filing_number = outputs.filing_number
        and benefits.indicator_key = outputs.indicator_key
    where benefits.level_1 like '%效益%'
        and outputs.level_1 like '%产出%'
    qualify row_number() over (partition by benefits.evaluation_id, benefits.ordinal order by outputs.ordinal) = 1
)

select
    'E06' as rule_code,
    'lead' as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    cast(null as varchar) as expected,
    level_3 as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_3', level_3,
            'level_2', level_2,
            'target_text', target_text,
            'output_level_2', output_level_2,
            'output_target_text', output_target_text,
            'output_ordinal', output_ordinal
        ) as varchar
    ) as inputs,
    cast(null as varchar) as reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'level_3' as column_name,
from twins;

comment on view findings.e06 is 'E06 One indicator under outputs and benefits, one row per lead · 同一指标重复列入产出与效益，每条疑点一行';
