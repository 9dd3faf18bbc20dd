-- One row per lead in a selection, gravest first, at most row_limit.
create macro marts.leads(years, regions, departments, form_types, words, row_limit) as table
with found as (
    select every.*
    from findings.every as every
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on every.evaluation_id = selected.evaluation_id
    where every.outcome = 'lead'
)

select
    found.evaluation_id,
    found.rule_code,
    found.severity,
    filings.form_type,
    filings.region_code,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    indicators.level_3,
    found.expected,
    found.found,
    found.inputs,
    filings.year,
    found.indicator_ordinal,
    found.amount_yuan,
    count(*) over () as members,
from found
inner join facts.filings as filings
    on found.evaluation_id = filings.evaluation_id
left join forms.indicators as indicators
    on found.evaluation_id = indicators.evaluation_id
    and found.indicator_ordinal = indicators.ordinal
order by
    list_position(['E', 'H', 'M', 'L', 'I'], found.severity),
    found.rule_code,
    found.amount_yuan desc nulls last,
    found.evaluation_id,
    found.indicator_ordinal
limit row_limit;

comment on macro table marts.leads is 'one row per lead in a selection, gravest first · 所选范围内的疑点，每条一行，重者在前';
