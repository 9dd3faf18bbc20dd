-- One row per quantity indicator whose target holds no figure.
--
-- Rule: the second level says quantity, the indicator applies and its target is words without a digit. Cannot be judged where the target is
-- not visible.
create view findings.e02 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
        and level_2 like '%数量%'
),

judged as (
    select
        *,
        case when target_text is null or kind is null then 'target_missing' end as reason,
        kind = 'qualitative' and not regexp_matches(target_text, '[0-9０-９一二两三四五六七八九十百千万]') as is_lead,
    from indicators
)

select
    'E02' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    cast(null as varchar) as expected,
    target_text as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_2', level_2,
            'level_3', level_3,
            'target_text', target_text,
            'actual_text', actual_text
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when reason is null then 'target_text' else 'level_3' end as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.e02 is 'E02 Quantity indicator without a number, one row per lead or case not judged · 数量指标未量化，每条疑点或无法判断的情形一行';
