-- One row per case of a selection that a rule could not judge, at most row_limit.
create macro marts.unjudged_cases(years, regions, departments, form_types, words, row_limit) as table
select
    every.evaluation_id,
    every.rule_code,
    every.reason as unjudged_reason,
    filings.form_type,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    indicators.level_3,
    filings.year,
    every.indicator_ordinal,
    count(*) over () as members,
from findings.every as every
inner join marts.selected(years, regions, departments, form_types, words) as selected
    on every.filing_number = selected.filing_number
inner join facts.filings as filings
    on every.filing_number = filings.filing_number
left join forms.indicators as indicators
    on every.evaluation_id = indicators.evaluation_id
    and every.indicator_ordinal = indicators.ordinal
where every.outcome = 'not_judged'
order by every.rule_code, every.evaluation_id, every.indicator_ordinal
limit row_limit;

comment on macro table marts.unjudged_cases is 'one row per case that a rule could not judge · 规则无法判断的情形，每条一行';
