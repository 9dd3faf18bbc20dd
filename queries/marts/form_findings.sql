-- One row per lead on an evaluation, gravest first, then per case that a rule could not judge, with its main cell.
create macro marts.form_findings(years, regions, departments, form_types, words, evaluation) as table
with found as (
    select * from findings.every
    where evaluation_id = evaluation
)

select
    found.rule_code,
    found.outcome,
    found.severity,
    found.reason,
    found.table_name,
    substr(found.row_key, length(found.evaluation_id) + 2) as row_part,
    found.column_name,
    found.lead_key,
    indicators.level_3,
    found.expected,
    found.found,
    found.inputs,
    found.indicator_ordinal,
    found.amount_yuan,
from found
left join forms.indicators as indicators
    on found.evaluation_id = indicators.evaluation_id
    and found.indicator_ordinal = indicators.ordinal
order by
    found.outcome,
    list_position(['E', 'H', 'M', 'L', 'I'], found.severity),
    found.rule_code,
    found.indicator_ordinal;

comment on macro table marts.form_findings is 'one row per lead or case not judged of an evaluation · 一份自评的疑点与无法判断的情形，每条一行';
