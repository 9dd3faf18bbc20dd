-- {"evaluation": "*"}
select
    rule_code,
    outcome,
    severity,
    reason,
    table_name,
    substr(row_key, length($evaluation) + 2) as row_part,
    column_name,
    lead_key,
    level_3,
    expected,
    found,
    inputs,
    indicator_ordinal,
    amount_yuan,
from findings.every as every
left join (select ordinal, level_3 from forms.indicators where evaluation_id = $evaluation)
    on indicator_ordinal = ordinal
where evaluation_id = $evaluation
