-- One row per rule and severity with a lead in a selection: how many leads, evaluations, and how much money.
create macro marts.lead_counts(years, regions, departments, form_types, words) as table
select
    every.rule_code,
    every.severity,
    count(*) as leads,
    count(distinct every.evaluation_id) as evaluations,
from findings.every as every
inner join marts.selected(years, regions, departments, form_types, words) as selected
    on every.filing_number = selected.filing_number
where every.outcome = 'lead'
group by every.rule_code, every.severity
order by list_position(['E', 'H', 'M', 'L', 'I'], every.severity), leads desc, every.rule_code;

comment on macro table marts.lead_counts is 'one row per rule and severity with a lead in a selection · 所选范围内有疑点的规则，每条规则每个等级一行';
